#pragma once

#include <QStyledItemDelegate>

namespace ledger
{

/// Draws right-aligned cells with digits of one width, so that numbers stand under one another: Inter's own are
/// proportional.
class FigureDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ledger
