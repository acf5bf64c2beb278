#include "choicebar.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ledger
{

namespace
{
QColor blend(const QColor &a, const QColor &b, float ofB)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * ofB, a.greenF() + (b.greenF() - a.greenF()) * ofB,
                            a.blueF() + (b.blueF() - a.blueF()) * ofB);
}
} // namespace

ChoiceButton::ChoiceButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 20, metrics.height() + 10};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = palette().color(QPalette::Window);
    const QColor ink = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (isChecked() || isDown() || (underMouse() && isEnabled())) {
        painter.setBrush(blend(ground, ink, isChecked() ? 0.13F : 0.06F));
        painter.drawRoundedRect(box, 4, 4);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRoundedRect(box, 4, 4);
    }
    painter.setPen(isChecked() ? ink : blend(ink, ground, 0.25F));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

ChoiceBar::ChoiceBar(const QString &name, const QString &caption, const std::vector<Choice> &choices, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_choices(choices)
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("option-") + name);
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i) {
        const Choice &choice = m_choices[static_cast<std::size_t>(i)];
        auto *button = new ChoiceButton(choice.text, this);
        button->setObjectName(objectName() + QLatin1Char('-') + choice.value);
        button->setAccessibleName(caption + QStringLiteral(": ") + choice.text);
        m_group->addButton(button, i);
        row->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(m_name, m_choices[static_cast<std::size_t>(id)].value); });
    setValue({});
}

void ChoiceBar::setValue(const QString &value)
{
    int chosen = 0;
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i)
        if (m_choices[static_cast<std::size_t>(i)].value == value)
            chosen = i;
    if (QAbstractButton *button = m_group->button(chosen))
        button->setChecked(true);
}

} // namespace ledger
