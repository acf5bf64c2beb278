#include "inboxbar.h"

#include "choicebar.h"
#include "icons.h"
#include "style.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
const char decidedKind[] = "decided";
}

InboxBar::InboxBar(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new ChoiceBar(QStringLiteral("inbox"), tr("Shown"),
                           {{QString(), tr("To decide")}, {QString::fromLatin1(decidedKind), tr("Decided")}}, this))
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("inboxBar"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setAccessibleName(tr("Search what is doubted"));
    m_field->setPlaceholderText(tr("Search"));
    m_field->setToolTip(tr("Words in any line: amazon equity. Ctrl+F; Esc clears."));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_lens = m_field->addAction(icon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    m_lens->setText(m_field->accessibleName());
    m_count->setObjectName(QStringLiteral("itemCount"));
    m_count->setTextFormat(Qt::PlainText);

    auto *above = new QHBoxLayout;
    above->setSpacing(6);
    above->addWidget(m_tabs);
    above->addStretch(1);
    above->addWidget(m_field, 2);
    auto *below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_count);
    below->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 4);
    rows->setSpacing(2);
    rows->addLayout(above);
    rows->addLayout(below);
    m_sort = addButton(QStringLiteral("sortButton"), tr("All sorts"), tr("Show one sort of doubt alone"));
    m_sort->setPopupMode(QToolButton::InstantPopup);
    m_sort->setMenu(new QMenu(m_sort));
    m_draw = addButton(QStringLiteral("drawButton"), tr("Picture"),
                       tr("What is contested as a picture, to copy or export"));
    m_draw->setCheckable(true);
    m_export = addButton(QStringLiteral("exportButton"), tr("Export…"), tr("The picture of what is contested"));
    for (QToolButton *button : {m_sort, m_draw, m_export})
        below->addWidget(button);

    connect(m_tabs, &ChoiceBar::chosen, this,
            [this](const QString &, const QString &kind) { Q_EMIT kindChosen(kind); });
    connect(m_field, &QLineEdit::textChanged, this, &InboxBar::searchTyped);
    connect(m_draw, &QToolButton::clicked, this, &InboxBar::drawToggled);
    connect(m_export, &QToolButton::clicked, this, &InboxBar::exportRequested);
    connect(m_sort->menu(), &QMenu::aboutToShow, this, &InboxBar::fillSorts);
    refreshIcons();
    setKind({});
}

QToolButton *InboxBar::addButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void InboxBar::refreshIcons()
{
    m_lens->setIcon(icon(QStringLiteral("search"), palette()));
    m_sort->setIcon(icon(QStringLiteral("filter"), palette()));
    m_draw->setIcon(icon(QStringLiteral("commitments"), palette()));
    m_export->setIcon(icon(QStringLiteral("export"), palette()));
}

void InboxBar::setKind(const QString &kind)
{
    m_kind = kind;
    const bool isDecided = kind == QLatin1String(decidedKind);
    m_tabs->setValue(isDecided ? kind : QString());
    m_sort->setVisible(!isDecided);
    nameSort();
}

void InboxBar::setSorts(const std::vector<Sort> &sorts)
{
    m_sorts = sorts;
    nameSort();
}

/// The button says what it shows.
void InboxBar::nameSort()
{
    const auto shown = std::ranges::find(m_sorts, m_kind, &Sort::value);
    m_sort->setText(shown == m_sorts.end() ? tr("All sorts") : shown->name);
    m_sort->setAccessibleName(tr("Sort: %1").arg(m_sort->text()));
}

void InboxBar::fillSorts()
{
    QMenu *menu = m_sort->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &value, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QStringLiteral("sort-") + value);
        action->setCheckable(true);
        action->setChecked(value == m_kind);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, value] { Q_EMIT kindChosen(value); });
    };
    add({}, tr("All sorts"));
    menu->addSeparator();
    for (const Sort &sort : m_sorts)
        add(sort.value, tr("%1 (%2)", "sort and count").arg(sort.name, QLocale().toString(sort.count)));
}

void InboxBar::setCount(const QString &count)
{
    m_count->setText(count);
    m_count->setAccessibleName(count);
}

void InboxBar::setDraws(bool draws) { m_draw->setChecked(draws); }

void InboxBar::setStyle(const Style &style)
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, style.mutedInk);
    m_count->setPalette(muted);
    refreshIcons();
}

void InboxBar::fit()
{
    const int room = width() - 32;
    const int character = fontMetrics().averageCharWidth();
    m_tabs->setFolded(m_tabs->widthSpread() + character * 18 > room);
    const bool hasRoom = room > m_count->sizeHint().width() + character * 52;
    for (QToolButton *button : {m_draw, m_export})
        button->setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void InboxBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void InboxBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_export)
        fit();
    if (event->type() == QEvent::PaletteChange && m_export)
        refreshIcons();
    QWidget::changeEvent(event);
}

bool InboxBar::eventFilter(QObject *watched, QEvent *event)
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
