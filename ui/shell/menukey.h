#pragma once

#include <QObject>

namespace ledger
{

/// Shift+F10 opens the context menu of what has the keyboard, as the Menu key does, which many keyboards lack: on X11
/// and Wayland Qt leaves that to the program. Works in every window while it lives.
class MenuKey : public QObject
{
    Q_OBJECT

public:
    explicit MenuKey(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ledger
