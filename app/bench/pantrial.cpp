#include "trials.h"

#include "dependenciesview.h"
#include "ledgerfile.h"
#include "mainwindow.h"
#include "mapcanvas.h"
#include "mappanel.h"
#include "measured.h"
#include "windowprogram.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ledger
{

namespace
{
constexpr int pages = 3; // of each group: so many times as many parties stand by themselves
constexpr double panSeconds = 10;
constexpr double frameSeconds = 1 / 60.0;

void wait(const DependenciesView &view)
{
    while (view.isBusy() || !view.pictures().picture())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

QString everyKind()
{
    QStringList open;
    for (const std::string_view kind : words<PartyKind>())
        for (int i = 0; i < pages; ++i)
            open.append(QString::fromLatin1(kind.data(), static_cast<qsizetype>(kind.size())));
    return open.join(QLatin1Char(','));
}

/// A way that goes up and down through the whole picture.
QPointF wayAt(double seconds, QSizeF room)
{
    const double turn = seconds / panSeconds * 6.283185307179586;
    return {room.width() * (0.5 - 0.5 * std::cos(turn)), room.height() * (0.5 - 0.5 * std::cos(3 * turn))};
}
} // namespace

int panTrial(int argc, char **argv, const QString &ledger)
{
    QApplication application(argc, argv);
    if (!loadFonts())
        return 1;
    WindowProgram program;
    MainWindow &window = program.openWindow(ledger);
    window.resize(1280, 800);
    window.focus().setView(QStringLiteral("dependencies"));
    while (qobject_cast<DependenciesView *>(window.openView()) == nullptr)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    auto *view = static_cast<DependenciesView *>(window.openView());
    wait(*view);
    window.focus().setOption(QStringLiteral("open"), everyKind());
    wait(*view);

    MapCanvas &map = view->pictures().map();
    const QSizeF whole = map.picture()->size() * map.scale();
    const QSizeF room(std::max(0.0, whole.width() - map.width()), std::max(0.0, whole.height() - map.height()));
    std::vector<double> frames;
    QElapsedTimer clock;
    clock.start();
    QPointF at = wayAt(0, room);
    while (double(clock.elapsed()) < panSeconds * 1000) {
        const double now = double(clock.elapsed()) / 1000;
        const auto start = clockNow();
        const QPointF next = wayAt(now, room);
        map.moveBy(at - next);
        at = next;
        map.repaint();
        QApplication::processEvents();
        frames.push_back(double(clockNow() - start) / 1e6);
        const double left = now + frameSeconds - double(clock.elapsed()) / 1000;
        if (left > 0)
            QThread::usleep(static_cast<unsigned long>(left * 1e6));
    }
    std::sort(frames.begin(), frames.end());
    const auto &marks = map.picture()->marks();
    const auto edges = std::count_if(marks.begin(), marks.end(),
                                     [](const Mark &mark) { return mark.target.kind == QStringLiteral("edge"); });
    std::printf("%f %f %f %d %d\n", frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back(),
                static_cast<int>(marks.size()) - static_cast<int>(edges), static_cast<int>(edges));
    return 0;
}

} // namespace ledger
