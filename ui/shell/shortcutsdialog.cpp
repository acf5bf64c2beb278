#include "shortcutsdialog.h"

#include "menus.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace ledger
{

namespace
{
void addKeysOf(const QMenu &menu, QTreeWidgetItem *under)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu() != nullptr) {
            addKeysOf(*action->menu(), under);
            continue;
        }
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (action->isVisible() && !keys.isEmpty())
            new QTreeWidgetItem(under, {plainName(*action), keys.join(QStringLiteral(", "))});
    }
}

struct KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(KeyWords)
};

/// Keys that are in no menu, and where they are meant.
struct KeysSomewhere
{
    QString where = {};
    std::vector<std::pair<QString, QString>> keys = {}; ///< what each does, and which it is
};

std::vector<KeysSomewhere> keysInNoMenu()
{
    return {
        {KeyWords::tr("Anywhere"),
         {{KeyWords::tr("What can be done with what one is on"), KeyWords::tr("Menu, Shift+F10")}}},
        {KeyWords::tr("On the slider"),
         {{KeyWords::tr("A day back, a day on"), KeyWords::tr("Left, Right")},
          {KeyWords::tr("A month back, a month on"), KeyWords::tr("Page Down, Page Up")},
          {KeyWords::tr("First day, latest"), KeyWords::tr("Home, End")},
          {KeyWords::tr("Play, pause"), KeyWords::tr("Space")}}},
        {KeyWords::tr("On a picture"),
         {{KeyWords::tr("From mark to mark"), KeyWords::tr("Arrow keys")},
          {KeyWords::tr("Select a mark; add it to the filters"), KeyWords::tr("Space; Ctrl+Space")},
          {KeyWords::tr("Drill into a mark"), KeyWords::tr("Enter")},
          {KeyWords::tr("Open the page of a mark"), KeyWords::tr("Ctrl+Enter")},
          {KeyWords::tr("Up one level"), KeyWords::tr("Escape")}}},
        {KeyWords::tr("In the tables of the ledger"),
         {{KeyWords::tr("Edit the cell"), KeyWords::tr("F2, or type")},
          {KeyWords::tr("Take what is typed, and down; to the right; not at all"), KeyWords::tr("Enter; Tab; Escape")},
          {KeyWords::tr("Edit in the form; several rows at once"), KeyWords::tr("Shift+F2")},
          {KeyWords::tr("Paste into cells"), KeyWords::tr("Ctrl+V")},
          {KeyWords::tr("Open the page or the source of the row"), KeyWords::tr("Enter")},
          {KeyWords::tr("Choose several rows; all"), KeyWords::tr("Shift+Arrows, Ctrl+Space; Ctrl+A")},
          {KeyWords::tr("Search"), KeyWords::tr("Ctrl+F, /")}}},
        {KeyWords::tr("On a page"),
         {{KeyWords::tr("From row to row, from column to column"), KeyWords::tr("Arrow keys")},
          {KeyWords::tr("From part to part"), KeyWords::tr("Tab, Shift+Tab")},
          {KeyWords::tr("Select a row"), KeyWords::tr("Space")},
          {KeyWords::tr("Open a row’s page or source"), KeyWords::tr("Enter")},
          {KeyWords::tr("Up one level"), KeyWords::tr("Escape")}}},
        {KeyWords::tr("In Reconcile"),
         {{KeyWords::tr("From line to line"), KeyWords::tr("Up, Down")},
          {KeyWords::tr("To what is said, and back to the list"), KeyWords::tr("Right, Left")},
          {KeyWords::tr("Open the deal’s page, or a claim’s source"), KeyWords::tr("Enter")},
          {KeyWords::tr("Set aside, replaces the others, no conflict"), KeyWords::tr("A, S, N")},
          {KeyWords::tr("Merge, amends the other, forget a step"), KeyWords::tr("M, T, G")},
          {KeyWords::tr("Correct, replace by another claim"), KeyWords::tr("C, R")},
          {KeyWords::tr("Take a decision back, let a claim stand again"), KeyWords::tr("B")},
          {KeyWords::tr("What is to be decided, what is decided"), KeyWords::tr("Ctrl+Tab")}}},
        {KeyWords::tr("On a filter"), {{KeyWords::tr("Remove it"), KeyWords::tr("Delete")}}},
    };
}

/// Adds a group to a list, under which its keys stand.
QTreeWidgetItem *addGroup(QTreeWidget *list, const QString &name)
{
    auto *item = new QTreeWidgetItem(list, {name});
    QFont strong = item->font(0);
    strong.setWeight(QFont::DemiBold);
    item->setFont(0, strong);
    return item;
}
} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setObjectName(QStringLiteral("shortcutsDialog"));
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(windowTitle());
    list->setHeaderLabels({tr("What"), tr("Key")});
    list->setRootIsDecorated(false);
    list->setFrameShape(QFrame::NoFrame);
    for (const QAction *action : menus.actions())
        if (action->menu() != nullptr)
            addKeysOf(*action->menu(), addGroup(list, plainName(*action)));
    for (const KeysSomewhere &somewhere : keysInNoMenu()) {
        QTreeWidgetItem *group = addGroup(list, somewhere.where);
        for (const auto &[what, key] : somewhere.keys)
            new QTreeWidgetItem(group, {what, key});
    }
    list->expandAll();
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(list);
    column->addWidget(buttons);
    resize(520, 620);
}

} // namespace ledger
