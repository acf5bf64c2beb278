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
        told.append(label.isEmpty() ? edgeName(edge, findings) : edgeName(edge, findings) + QStringLiteral(" (") + label + QLatin1Char(')'));
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
} // namespace

PicturePtr graphPicture(const std::shared_ptr<const GraphFindings> &found, const Arrangement &arrangement,
                        const PicturePlan &plan)
{
    const GraphFindings &findings = *found;
    const TitleContext context = plan.titleContext();
    if (findings.shown.nodes.empty()) {
        const EmptyWords empty = nothingToShow(context);
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const double scale = std::clamp(scaleFor(plan.size), 0.85, 1.3);
    FrameWords words = plan.frameWords(dependenciesTitle(findings, context), dependenciesSubtitle(findings),
                                       findings.sources);
    const QMarginsF margins = marginsOf(words, plan.size, plan.style, scale);
    const GraphLegend legend(findings, plan, scale);
    const double inner = plan.size.width() - margins.left() - margins.right();
    const double legendHeight = legend.height(inner);
    const QSizeF room(inner / scale,
                      (plan.size.height() - margins.top() - margins.bottom() - legendHeight) / scale);
    const GraphGeometry geometry = laidOut(arrangement, graphOf(findings), {}, room);

    const QSizeF size(std::max(plan.size.width(), std::ceil(geometry.size.width() * scale + margins.left() + margins.right())),
                      std::max(plan.size.height(), std::ceil(geometry.size.height() * scale + margins.top() + margins.bottom()
                                                    + legendHeight)));
    Drawing drawing(size);
    const QRectF body = drawFrame(drawing, words, plan.style, scale);
    legend.draw(drawing, {body.left(), body.top(), inner, legendHeight});
    GraphPainter(drawing, findings, geometry, plan, {body.left(), body.top() + legendHeight}, scale).draw();
    drawing.caption.legend = legend.words();
    drawing.table = [found] { return dependenciesTable(*found); };
    drawing.sentence = dependenciesSentence(words, findings, plan);
    return std::move(drawing).picture();
}

PicturePtr dependenciesPicture(const PictureRequest &request, const Readings &readings)
{
    const PicturePlan plan = graphPlan(request, readings);
    const auto findings = std::make_shared<const GraphFindings>(graphFindings(request, readings, plan));
    return graphPicture(findings, arrangedAnew(graphOf(*findings)), plan);
}

} // namespace ledger
