#include "inspectedwidgets.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace ledger
{

QLabel *plainLabel(const QString &text, const QColor &ink, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
    label->setForegroundRole(QPalette::WindowText); // whatever it stands on
    return label;
}

InspectedRowButton::InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent)
    : QAbstractButton(parent)
    , m_style(style)
    , m_leads(!row.leadsTo.kind.isEmpty())
{
    setObjectName(QStringLiteral("row-") + row.leadsTo.kind + QLatin1Char('-') + row.leadsTo.id);
    const QString figure = row.isContested ? row.figure + QStringLiteral(" ≠") : row.figure;
    setAccessibleName(QStringList{row.name, figure, row.detail}.join(QStringLiteral(", ")));
    setFocusPolicy(m_leads ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // a button's own would be as wide as its words
    if (m_leads)
        setCursor(Qt::PointingHandCursor);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 5);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    QLabel *name = plainLabel(row.name, style.ink, this);
    QLabel *value = plainLabel(figure, row.isContested ? style.warning : style.ink, this);
    value->setWordWrap(false);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    value->setFont(strong);
    QLabel *detail = plainLabel(row.detail, style.mutedInk, this);
    grid->addWidget(name, 0, 0);
    grid->addWidget(value, 0, 1, Qt::AlignTop | Qt::AlignRight);
    if (!row.detail.isEmpty())
        grid->addWidget(detail, 1, 0, 1, 2);
    else
        delete detail;
    for (QLabel *label : findChildren<QLabel *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void InspectedRowButton::paintEvent(QPaintEvent *)
{
    if (!m_leads)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(m_style.panel, m_style.ink, 0.05));
        painter.drawRoundedRect(box, 3, 3);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.selection, 2));
        painter.drawRoundedRect(box, 3, 3);
    }
}

} // namespace ledger
