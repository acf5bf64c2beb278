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
    if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier)
        return QObject::eventFilter(watched, event);
    // A list under a field closes, as the field keeps what is typed; another popup would take it along.
    if (QWidget *window = asking->window(); window->windowType() == Qt::Popup) {
        asking = window->focusProxy();
        if (asking == nullptr)
            return QObject::eventFilter(watched, event);
        window->hide();
    }
    HelpWindow::openFor(*asking);
    return true;
}

} // namespace ledger
