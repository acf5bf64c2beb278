#include "graphpicture.h"

#include "graphlegend.h"
#include "graphpainter.h"
#include "graphtitles.h"
#include "graphwords.h"
#include "picturetext.h"
#include "wording.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
QStringList cellsOf(const Edge &edge)
{
    QStringList kinds;
    for (const DealKind kind : edge.kinds)
        kinds.append(qstring(word(kind)));
    QStringList deals;
    for (const Id<Deal> &deal : edge.deals)
        deals.append(qstring(deal.text));
    return {qstring(edge.from.text),
            qstring(edge.to.text),
            kinds.join(QLatin1Char(' ')),
            deals.join(QLatin1Char(' ')),
            QString::number(edge.value.dollars),
            QString::number(edge.power.gw, 'g', 15)};
}

PictureTable dependenciesTable(const GraphFindings &findings)
{
    PictureTable table;
    table.columns = {PictureText::tr("From"),  PictureText::tr("To"),        PictureText::tr("Kinds"),
                     PictureText::tr("Deals"), PictureText::tr("Value ($)"), PictureText::tr("Power (GW)")};
    table.isNumeric = {false, false, false, false, true, true};
    for (const Edge &edge : findings.all.edges)
        table.rows.push_back(cellsOf(edge));
    return table;
}

QString dependenciesSentence(const FrameWords &words, const GraphFindings &findings, const PicturePlan &plan)
{
    QStringList told;
    for (const GatheredEdge &edge : findings.shown.edges) {
        if (told.size() == 5)
            break;
        const QString label = edgeLabel(edge, findings, plan.locale);
        told.append(label.isEmpty() ? edgeName(edge, findings)
                                    : edgeName(edge, findings) + QStringLiteral(" (") + label + QLatin1Char(')'));
    }
    return PictureText::tr("%1. %2. %3.").arg(words.title, words.subtitle, told.join(QStringLiteral("; ")));
}

/// The room that the words round a picture leave in it.
QMarginsF marginsOf(const FrameWords &words, QSizeF size, const Style &style, double scale)
{
    Drawing probe(size);
    const QRectF body = drawFrame(probe, words, style, scale);
    return {body.left(), body.top(), size.width() - body.right(), size.height() - body.bottom()};
}

/// What is settled before the geometry: words, and the room that is left for the graph.
struct GraphSheet
{
    FrameWords words = {};
    double frameScale = 1;
    QMarginsF margins = {}; ///< round the graph and its legend

    [[nodiscard]] QSizeF inner(QSizeF size) const
    {
        return size - QSizeF(margins.left() + margins.right(), margins.top() + margins.bottom());
    }
};

GraphSheet sheetOf(const GraphFindings &findings, const PicturePlan &plan)
{
    GraphSheet sheet;
    sheet.words = plan.frameWords(dependenciesTitle(findings, plan.titleContext()),
                                  dependenciesSubtitle(findings, plan.style.usesPatterns), findings.sources);
    if (findings.undrawn > 0)
        sheet.words.notes.append(PictureText::tr("%1 lighter dependences are not drawn; the data has them all")
                                     .arg(plan.locale.toString(findings.undrawn)));
    sheet.words.room = plan.size.width();
    sheet.frameScale = scaleFor(plan.size);
    FrameWords reserved = sheet.words; // a note that comes or goes moves nothing
    if (reserved.notes.isEmpty())
        reserved.notes.append(QStringLiteral("·"));
    sheet.margins = marginsOf(reserved, plan.size, plan.style, sheet.frameScale);
    return sheet;
}

/// The scale in which a graph just fits, as long as that is legible.
double fittingScale(const GraphFindings &findings, const Arrangement &arrangement, const PicturePlan &plan)
{
    constexpr double least = 0.92; // small text is 11 px then
    constexpr double most = 1.3;
    const QSizeF room = sheetOf(findings, plan).inner(plan.size);
    const QSizeF natural = laidOut(arrangement, graphOf(findings)).size;
    const double legend = GraphLegend(findings, plan, 1).height(room.width());
    const double fits = std::min(room.width() / natural.width(), room.height() / (natural.height() + legend));
    return std::max(least, std::min({fits, most, std::max(1.0, scaleFor(plan.size))}));
}
} // namespace

PicturePtr graphPicture(const std::shared_ptr<const GraphFindings> &found, const Arrangement &arrangement,
                        const PicturePlan &plan, double scale)
{
    const GraphFindings &findings = *found;
    const TitleContext context = plan.titleContext();
    if (findings.shown.nodes.empty()) {
        const EmptyWords empty = nothingToShow(context);
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const GraphSheet sheet = sheetOf(findings, plan);
    const QSizeF inner = sheet.inner(plan.size);
    const GraphLegend legend(findings, plan, scale);
    const double legendHeight = legend.height(inner.width());
    const GraphGeometry geometry
        = laidOut(arrangement, graphOf(findings), {}, QSizeF(inner.width(), inner.height() - legendHeight) / scale);

    const auto sizeWith = [&](const QMarginsF &margins) {
        const double width = geometry.size.width() * scale + margins.left() + margins.right();
        const double height = geometry.size.height() * scale + legendHeight + margins.top() + margins.bottom();
        return QSizeF(std::ceil(width - 0.001), std::ceil(height - 0.001)).expandedTo(plan.size);
    };
    QSizeF size = sizeWith(sheet.margins);
    if (size != plan.size) // the words break otherwise in a larger picture
        size = size.expandedTo(sizeWith(marginsOf(sheet.words, size, plan.style, sheet.frameScale)));
    Drawing drawing(size);
    const QRectF body = drawFrame(drawing, sheet.words, plan.style, sheet.frameScale);
    legend.draw(drawing, {body.left(), body.top(), inner.width(), legendHeight});
    GraphPainter(drawing, findings, geometry, plan, {body.left(), body.top() + legendHeight}, scale).draw();
    drawing.caption.legend = legend.words();
    drawing.table = [found] { return dependenciesTable(*found); };
    drawing.sentence = dependenciesSentence(sheet.words, findings, plan);
    return std::move(drawing).picture();
}

PicturePtr dependenciesPicture(const PictureRequest &request, const Readings &readings)
{
    const PicturePlan plan = graphPlan(request, readings);
    const auto findings = std::make_shared<const GraphFindings>(graphFindings(request, readings, plan));
    const Arrangement arrangement = arrangedAnew(graphOf(*findings));
    return graphPicture(findings, arrangement, plan, fittingScale(*findings, arrangement, plan));
}

} // namespace ledger
