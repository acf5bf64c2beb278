#include "helpkey.h"

#include "helpwindow.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace ledger
{

HelpKey::HelpKey(QObject *parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool HelpKey::eventFilter(QObject *watched, QEvent *event)
{
    // The first that is told of a key is the widget that has the keyboard; where a menu has F1, none is.
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    auto *asking = static_cast<QWidget *>(watched);
    const bool isPassing = asking->window()->windowType() == Qt::Popup; // it would close, and with it what is typed
    if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier || isPassing)
        return QObject::eventFilter(watched, event);
    HelpWindow::openFor(*asking);
    return true;
}

} // namespace ledger
