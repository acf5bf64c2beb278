#pragma once

#include <QApplication>
#include <QString>

#include <functional>

namespace ledger
{

/// An application that times every event it delivers and tells which ones held the window's thread for longer than a
/// reader notices. Where the processor was taken from the thread meanwhile, what it has computed is what counts, so
/// that a busy machine accuses nobody; else the clock does, waiting for locks and disks included. Debug builds of the
/// program and tests run on it.
class WatchedApplication : public QApplication
{
public:
    /// So long an event may take.
    static constexpr double mostMilliseconds = 50;

    /// One event that took longer.
    struct Hold
    {
        double milliseconds = 0;
        QString event = {}; ///< its type and whom it was for: `Paint to PictureCanvas «picture»`
    };

    WatchedApplication(int &argc, char **argv);

    /// Who is told; by default a warning is written.
    std::function<void(const Hold &)> tell;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    int m_depth = 0; // events deliver events: the outermost is what holds
};

} // namespace ledger
