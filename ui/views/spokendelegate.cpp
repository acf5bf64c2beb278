#include "spokendelegate.h"

#include "wording.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace ledger
{

void showSpokenTip(const QHelpEvent &event, QWidget *view, const QModelIndex &index)
{
    const QString spoken = index.data(Qt::AccessibleTextRole).toString();
    QToolTip::showText(event.globalPos(), plainTooltip(spoken), view);
}

bool SpokenDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    showSpokenTip(*event, view, index);
    return true;
}

} // namespace ledger
