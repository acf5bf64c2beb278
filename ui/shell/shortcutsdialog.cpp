#include "shortcutsdialog.h"

#include "menus.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

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

void addKey(QTreeWidgetItem *under, const QString &what, const QString &key)
{
    new QTreeWidgetItem(under, {what, key});
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
    const auto group = [list](const QString &name) {
        auto *item = new QTreeWidgetItem(list, {name});
        QFont strong = item->font(0);
        strong.setWeight(QFont::DemiBold);
        item->setFont(0, strong);
        return item;
    };
    for (const QAction *action : menus.actions()) {
        if (action->menu() != nullptr)
            addKeysOf(*action->menu(), group(plainName(*action)));
    }
    QTreeWidgetItem *anywhere = group(tr("Anywhere"));
    addKey(anywhere, tr("What can be done with what one is on"), tr("Menu, Shift+F10"));
    QTreeWidgetItem *slider = group(tr("On the slider"));
    addKey(slider, tr("A day back, a day on"), tr("Left, Right"));
    addKey(slider, tr("A month back, a month on"), tr("Page Down, Page Up"));
    addKey(slider, tr("First day, latest"), tr("Home, End"));
    addKey(slider, tr("Play, pause"), tr("Space"));
    QTreeWidgetItem *picture = group(tr("On a picture"));
    addKey(picture, tr("From mark to mark"), tr("Arrow keys"));
    addKey(picture, tr("Select a mark; add it to the filters"), tr("Space; Ctrl+Space"));
    addKey(picture, tr("Drill into a mark"), tr("Enter"));
    addKey(picture, tr("Open the page of a mark"), tr("Ctrl+Enter"));
    addKey(picture, tr("Up one level"), tr("Escape"));
    QTreeWidgetItem *table = group(tr("In the tables of the ledger"));
    addKey(table, tr("Edit the cell"), tr("F2, or type"));
    addKey(table, tr("Take what is typed, and down; to the right; not at all"), tr("Enter; Tab; Escape"));
    addKey(table, tr("Edit in the form; several rows at once"), tr("Shift+F2"));
    addKey(table, tr("Paste into cells"), tr("Ctrl+V"));
    addKey(table, tr("Open the page or the source of the row"), tr("Enter"));
    addKey(table, tr("Choose several rows; all"), tr("Shift+Arrows, Ctrl+Space; Ctrl+A"));
    addKey(table, tr("Search"), tr("Ctrl+F, /"));
    QTreeWidgetItem *page = group(tr("On a page"));
    addKey(page, tr("From row to row, from column to column"), tr("Arrow keys"));
    addKey(page, tr("From part to part"), tr("Tab, Shift+Tab"));
    addKey(page, tr("Select a row"), tr("Space"));
    addKey(page, tr("Open a row’s page or source"), tr("Enter"));
    addKey(page, tr("Up one level"), tr("Escape"));
    QTreeWidgetItem *inbox = group(tr("In Reconcile"));
    addKey(inbox, tr("From line to line"), tr("Up, Down"));
    addKey(inbox, tr("To what is said, and back to the list"), tr("Right, Left"));
    addKey(inbox, tr("Open the deal’s page, or a claim’s source"), tr("Enter"));
    addKey(inbox, tr("Set aside, replaces the others, no conflict"), tr("A, S, N"));
    addKey(inbox, tr("Merge, amends the other, forget a step"), tr("M, T, G"));
    addKey(inbox, tr("Correct, replace by another claim"), tr("C, R"));
    addKey(inbox, tr("Take a decision back"), tr("B"));
    addKey(inbox, tr("What is to be decided, what is decided"), tr("Ctrl+Tab"));
    QTreeWidgetItem *chip = group(tr("On a filter"));
    addKey(chip, tr("Remove it"), tr("Delete"));
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
