#include "trials.h"

#include "claimstable.h"
#include "largework.h"
#include "ledgerfile.h"
#include "measured.h"
#include "picturepanel.h"
#include "pictures.h"
#include "pictureview.h"
#include "readingscache.h"
#include "windowprogram.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <cstdio>

namespace ledger
{

namespace
{

constexpr QSize windowSize(1280, 800);
constexpr QSizeF pictureSize(1120, 640);
constexpr std::size_t steps = 25;

bool showsPicture(const MainWindow &window)
{
    auto *view = qobject_cast<PictureView *>(window.openView());
    return view && !view->isBusy() && view->pictures().picture() && !view->pictures().isMaking();
}

/// The days on which something was said, evenly thinned.
std::vector<PartialDate> daysOf(const Ledger &ledger)
{
    std::vector<PartialDate> days;
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block)
            for (const CommitmentDossier &commitment : deal.commitments)
                for (const Claim &claim : commitment.claims)
                    days.push_back(claim.stated);
    std::sort(days.begin(), days.end());
    std::vector<PartialDate> thinned;
    for (std::size_t i = 1; i <= steps && !days.empty(); ++i)
        thinned.push_back(days[(days.size() - 1) * i / steps]);
    return thinned;
}

/// Milliseconds.
double since(std::int64_t start) { return double(clockNow() - start) / 1e6; }

double repaint(const Picture &picture)
{
    QImage image(pictureSize.toSize(), QImage::Format_RGB32);
    const auto start = clockNow();
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    picture.paint(painter);
    painter.end();
    return since(start);
}

} // namespace

int windowTrial(int argc, char **argv, const QString &ledger)
{
    QApplication application(argc, argv);
    if (!loadFonts())
        return 1;
    WindowProgram program;
    MainWindow &window = program.openWindow(ledger);
    window.resize(windowSize);
    while (!showsPicture(window))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    window.repaint();
    readyNow();
    return 0;
}

int tableTrial(int argc, char **argv, const QString &ledger)
{
    const QApplication application(argc, argv);
    ClaimsTable claims(ledger);
    QTableView table;
    table.setModel(&claims);
    table.resize(windowSize);
    table.show();
    QApplication::processEvents();
    table.repaint();
    readyNow();
    return 0;
}

int stepTrial(int argc, char **argv, const QString &ledger, const QString &view)
{
    const QApplication application(argc, argv);
    keepFreedMemory(); // as the window's program does
    const auto snapshot = readLedger(ledger);
    if (!snapshot || !loadFonts()) {
        std::fprintf(stderr, "%s\n", snapshot ? "no typeface" : qPrintable(snapshot.error().text()));
        return 1;
    }
    PictureRequest request;
    request.view = view.toStdString();
    request.style = styleFor(ThemeName::Light);
    request.size = pictureSize;
    request.traits = std::make_shared<const LedgerTraits>(traitsOf(*snapshot->ledger));

    std::vector<double> readingTimes;
    std::vector<double> stepTimes;
    std::vector<double> paintTimes;
    ReadingsCache cache;
    for (const PartialDate &day : daysOf(*snapshot->ledger)) {
        request.lens.asOf = day;
        const auto start = clockNow();
        const ReadingsPtr readings = cache.readings(snapshot->ledger, request.lens);
        readingTimes.push_back(since(start));
        const PicturePtr picture = pictureOf(request, *readings);
        stepTimes.push_back(since(start));
        paintTimes.push_back(repaint(*picture));
    }
    std::printf("%f %f %f\n", median(stepTimes), median(readingTimes), median(paintTimes));
    return 0;
}

} // namespace ledger
