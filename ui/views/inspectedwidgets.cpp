#include "inspectedwidgets.h"

#include "wording.h"

#include <QDesktopServices>
#include <QFontInfo>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QUrl>

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

QFont sized(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font = base;
    font.setPixelSize(qRound(QFontInfo(base).pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

bool isOpenable(const QString &url)
{
    const QString scheme = QUrl(url).scheme();
    return scheme == QStringLiteral("https") || scheme == QStringLiteral("http");
}

bool openInBrowser(const QString &url) { return isOpenable(url) && QDesktopServices::openUrl(QUrl(url)); }

namespace
{
/// `$38B ▪3` as one says it: `$38B, 3 claims`.
QString spokenFigure(const QString &figure)
{
    const qsizetype mark = figure.indexOf(QChar(0x25aa));
    if (mark < 0)
        return figure;
    const QString claims = claimsText(figure.mid(mark + 1).toInt());
    const QString value = figure.left(mark).trimmed();
    return value.isEmpty() ? claims : value + QStringLiteral(", ") + claims;
}
} // namespace

InspectedRowButton::InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent)
    : QAbstractButton(parent)
    , m_style(style)
    , m_leadsTo(row.leadsTo)
{
    setObjectName(QStringLiteral("row-") + row.leadsTo.kind + QLatin1Char('-') + row.leadsTo.id);
    QStringList spoken{row.name, spokenFigure(row.figure), row.isContested ? tr("contested") : QString(), row.detail};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    const bool leads = !m_leadsTo.kind.isEmpty();
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // a button's own would be as wide as its words
    if (leads)
        setCursor(Qt::PointingHandCursor);
    layOut(row);
    for (QLabel *label : findChildren<QLabel *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void InspectedRowButton::layOut(const InspectedRow &row)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 5);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const auto add = [&](const QString &text, const QColor &ink, int column) {
        if (text.isEmpty())
            return;
        QLabel *label = plainLabel(text, ink, this);
        label->setWordWrap(false);
        label->setFont(strong);
        grid->addWidget(label, 0, column, Qt::AlignTop | Qt::AlignRight);
    };
    grid->addWidget(plainLabel(row.name, m_style.ink, this), 0, 0);
    add(row.figure, m_style.ink, 1);
    add(row.isContested ? QStringLiteral("≠") : QString(), m_style.warning, 2);
    if (!row.detail.isEmpty())
        grid->addWidget(plainLabel(row.detail, m_style.mutedInk, this), 1, 0, 1, 3);
}

void InspectedRowButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !m_leadsTo.kind.isEmpty())
        Q_EMIT opened();
    else
        QAbstractButton::keyPressEvent(event);
}

void InspectedRowButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_leadsTo.kind.isEmpty())
        Q_EMIT opened();
    else
        QAbstractButton::mouseDoubleClickEvent(event);
}

void InspectedRowButton::paintEvent(QPaintEvent *)
{
    if (m_leadsTo.kind.isEmpty())
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
