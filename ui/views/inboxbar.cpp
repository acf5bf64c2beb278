#include "inboxbar.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace ledger
{

namespace
{
const char decidedKind[] = "decided";
}

InboxBar::InboxBar(QWidget *parent)
    : ListBar(QStringLiteral("inboxBar"),
              new ChoiceBar(QStringLiteral("inbox"), tr("Shown"),
                            {{QString(), tr("To decide")}, {QString::fromLatin1(decidedKind), tr("Decided")}}, nullptr),
              {tr("Search what is doubted"), tr("Words in any line: amazon equity. Ctrl+F; Esc clears."),
               QStringLiteral("itemCount")},
              parent)
    , m_sort(addButton(QStringLiteral("sortButton"), tr("All sorts"), tr("Show one sort of doubt alone"),
                       QStringLiteral("filter"), true))
    , m_draw(addButton(QStringLiteral("drawButton"), tr("Picture"),
                       tr("What is contested as a picture, to copy or export"), QStringLiteral("commitments")))
    , m_export(addButton(QStringLiteral("exportButton"), tr("Export…"), tr("The picture of what is contested"),
                         QStringLiteral("export")))
{
    m_sort->setPopupMode(QToolButton::InstantPopup);
    m_sort->setMenu(new QMenu(m_sort));
    m_draw->setCheckable(true);
    connect(&choices(), &ChoiceBar::chosen, this,
            [this](const QString &, const QString &kind) { Q_EMIT kindChosen(kind); });
    connect(m_draw, &QToolButton::clicked, this, &InboxBar::drawToggled);
    connect(m_export, &QToolButton::clicked, this, &InboxBar::exportRequested);
    connect(m_sort->menu(), &QMenu::aboutToShow, this, &InboxBar::fillSorts);
    setKind({});
}

void InboxBar::setKind(const QString &kind)
{
    m_kind = kind;
    const bool isDecided = kind == QLatin1String(decidedKind);
    choices().setValue(isDecided ? kind : QString());
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
    int all = 0;
    for (const Sort &sort : m_sorts)
        all += sort.count;
    add({}, tr("%1 (%2)", "sort and count").arg(tr("All sorts"), QLocale().toString(all)));
    menu->addSeparator();
    for (const Sort &sort : m_sorts)
        add(sort.value, tr("%1 (%2)", "sort and count").arg(sort.name, QLocale().toString(sort.count)));
}

void InboxBar::setDraws(bool draws) { m_draw->setChecked(draws); }

} // namespace ledger
