#pragma once

#include <QDialog>

class QMenuBar;

namespace ledger
{

/// Every key of a window, as its menus have them, and those that go without a menu.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QMenuBar &menus, QWidget *parent);
};

} // namespace ledger
