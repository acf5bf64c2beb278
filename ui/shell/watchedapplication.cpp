#include "watchedapplication.h"

#include <QDebug>
#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <ctime>

#include <sys/resource.h>

namespace ledger
{

namespace
{
/// A moment of this thread.
struct Moment
{
    double clock = 0; ///< milliseconds
    double processor = 0; ///< milliseconds that the thread has computed
    long displaced = 0; ///< how often the processor was taken from it
};

double milliseconds(clockid_t id)
{
    timespec time{};
    clock_gettime(id, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

Moment moment()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return {milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_THREAD_CPUTIME_ID), usage.ru_nivcsw};
}

double heldSince(const Moment &start)
{
    const Moment now = moment();
    return now.displaced > start.displaced ? now.processor - start.processor : now.clock - start.clock;
}

QString wordsFor(QEvent::Type type, const char *receiver, const QString &name)
{
    const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    const QString what = key != nullptr ? QString::fromLatin1(key) : QString::number(type);
    return QStringLiteral("%1 to %2 «%3»").arg(what, QString::fromLatin1(receiver), name);
}
} // namespace

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
    , tell([](const Hold &hold) {
        qWarning("the window was held for %.0f ms: %s", hold.milliseconds, qPrintable(hold.event));
    })
{
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const QEvent::Type type = event->type();
    const char *const kind = receiver->metaObject()->className();
    const QString name = receiver->objectName();
    const Moment start = moment();
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    const double held = heldSince(start);
    if (held > mostMilliseconds)
        tell({held, wordsFor(type, kind, name)});
    return isTaken;
}

} // namespace ledger
