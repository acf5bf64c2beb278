#include "choicebar.h"

#include "fieldwidgets.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

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
    , m_folded(new QToolButton(this))
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
    buildFolded(caption);
    row->addWidget(m_folded);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(m_name, m_choices[static_cast<std::size_t>(id)].value); });
    setValue({});
    keepTabOnChosen(*m_group);
}

void ChoiceBar::setValue(const QString &value)
{
    int chosen = 0;
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i)
        if (m_choices[static_cast<std::size_t>(i)].value == value)
            chosen = i;
    if (QAbstractButton *button = m_group->button(chosen))
        button->setChecked(true);
    m_folded->menu()->actions().at(chosen)->setChecked(true);
    m_folded->setText(m_choices[static_cast<std::size_t>(chosen)].text);
    m_folded->setAccessibleName(accessibleName() + QStringLiteral(": ") + m_folded->text());
}

void ChoiceBar::buildFolded(const QString &caption)
{
    m_folded->setObjectName(objectName() + QStringLiteral("-folded"));
    m_folded->setToolTip(caption);
    m_folded->setAutoRaise(true);
    m_folded->setFocusPolicy(Qt::StrongFocus);
    m_folded->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_folded);
    auto *group = new QActionGroup(menu);
    for (const Choice &choice : m_choices) {
        QAction *action = menu->addAction(choice.text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, value = choice.value] { Q_EMIT chosen(m_name, value); });
    }
    m_folded->setMenu(menu);
    m_folded->hide();
}

void ChoiceBar::setFolded(bool isFolded)
{
    if (isFolded != m_folded->isHidden())
        return;
    const bool hadFocus = m_folded->hasFocus() || (m_group->checkedButton() && m_group->checkedButton()->hasFocus());
    for (QAbstractButton *button : m_group->buttons())
        button->setVisible(!isFolded);
    m_folded->setVisible(isFolded);
    if (hadFocus)
        (isFolded ? static_cast<QWidget *>(m_folded) : m_group->checkedButton())->setFocus();
}

int ChoiceBar::widthSpread() const
{
    int width = 0;
    for (const QAbstractButton *button : m_group->buttons())
        width += button->sizeHint().width();
    return width;
}

int ChoiceBar::widthFolded() const
{
    // As wide as its longest value: choosing another one moves nothing.
    int width = 0;
    for (const Choice &choice : m_choices)
        width = std::max(width, fontMetrics().horizontalAdvance(choice.text));
    return width + m_folded->sizeHint().width() - fontMetrics().horizontalAdvance(m_folded->text());
}

} // namespace ledger
