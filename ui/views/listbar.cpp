#include "listbar.h"

#include "barbutton.h"
#include "icons.h"
#include "inspectedwidgets.h"
#include "style.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
// In letters.
constexpr int leastField = 24;
constexpr int wordsOfButtons = 60;

/// What comes before the search in the bar does so for Tab as well: it is in the window first.
ChoiceBar *adopted(ChoiceBar *choices, QWidget *by)
{
    choices->setParent(by);
    return choices;
}
} // namespace

ListBar::ListBar(const QString &name, ChoiceBar *choices, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_choices(adopted(choices, this))
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_below(new QHBoxLayout)
{
    setObjectName(name);
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setAccessibleName(words.search);
    m_field->setPlaceholderText(tr("Search"));
    m_field->setToolTip(words.tip);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_lens = m_field->addAction(icon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    m_lens->setText(words.search);
    m_count->setObjectName(words.countName);
    m_count->setTextFormat(Qt::PlainText);

    auto *above = new QHBoxLayout;
    above->setSpacing(6);
    above->addWidget(m_choices);
    above->addStretch(1);
    above->addWidget(m_field, 2);
    m_below->setSpacing(6);
    m_below->addWidget(m_count);
    m_below->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 4);
    rows->setSpacing(2);
    rows->addLayout(above);
    rows->addLayout(m_below);
    connect(m_field, &QLineEdit::textChanged, this, &ListBar::searchTyped);
}

QToolButton *ListBar::addButton(const QString &name, const QString &text, const QString &tip, const QString &iconName,
                                bool keepsWords)
{
    QToolButton *button = barButton(name, text, tip, this);
    button->setIcon(icon(iconName, palette()));
    m_below->addWidget(button);
    m_buttons.push_back({button, iconName, keepsWords});
    return button;
}

void ListBar::refreshIcons()
{
    m_lens->setIcon(icon(QStringLiteral("search"), palette()));
    for (const Button &each : m_buttons)
        each.button->setIcon(icon(each.icon, palette()));
}

void ListBar::setCount(const QString &count)
{
    m_count->setText(count);
    m_count->setAccessibleName(count);
}

void ListBar::setStyle(const Style &style)
{
    setInk(m_count, style.mutedInk);
    refreshIcons();
}

void ListBar::fit()
{
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int letter = fontMetrics().averageCharWidth();
    m_choices->setFolded(m_choices->widthSpread() + letter * leastField > room);
    const bool hasRoom = room > m_count->sizeHint().width() + letter * wordsOfButtons;
    for (const Button &each : m_buttons)
        each.button->setToolButtonStyle(hasRoom || each.keepsWords ? Qt::ToolButtonTextBesideIcon
                                                                   : Qt::ToolButtonIconOnly);
}

void ListBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ListBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && layout() != nullptr)
        fit();
    if (event->type() == QEvent::PaletteChange && m_lens != nullptr)
        refreshIcons();
    QWidget::changeEvent(event);
}

bool ListBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT searchLeft();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ledger
