#pragma once

#include <QSplitter>

namespace ledger
{

/// A line that parts two areas: one pixel, no relief.
class ThinLine : public QWidget
{
    Q_OBJECT

public:
    explicit ThinLine(Qt::Orientation orientation, QWidget *parent = nullptr);
};

/// Areas side by side, parted by thin lines that can be dragged.
class Panes : public QSplitter
{
    Q_OBJECT

public:
    explicit Panes(QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

/// Where a popup of that size stands on the screen: below a widget, or above it, and within its window where it can.
[[nodiscard]] QPoint besides(const QWidget &anchor, QSize size);

} // namespace ledger
