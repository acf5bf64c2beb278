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

} // namespace ledger
