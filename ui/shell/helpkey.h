#pragma once

#include <QObject>

namespace ledger
{

/// F1 opens the help in every window while it lives, at what speaks of the place that has the keyboard. What is typed
/// stays as it is.
class HelpKey : public QObject
{
    Q_OBJECT

public:
    explicit HelpKey(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ledger
