#pragma once

#include "style.h"

#include <QStyledItemDelegate>

namespace ledger
{

/// Draws rows in a style of ours; one who points at a row reads what a screen reader says of it.
class SpokenDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setStyle(const Style &style) { m_style = style; }
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    [[nodiscard]] const Style &style() const { return m_style; }

private:
    Style m_style;
};

/// Shows what a screen reader says of a row where one points at it.
void showSpokenTip(const QHelpEvent &event, QWidget *view, const QModelIndex &index);

} // namespace ledger
