#include "tiles.h"

#include "bars.h"
#include "chartpainter.h"
#include "observedfigures.h"
#include "picturetext.h"
#include "sharestacks.h"
#include "stack.h"
#include "wording.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace ledger
{

namespace
{
constexpr std::size_t mostOperators = 8;

double labelLine(double scale) { return std::ceil(QFontMetricsF(fontFor(TextRole::LabelStrong, scale)).height()) + 1; }

/// How many labels stand beside a plot in a room that low.
int labelsIn(double height, double scale)
{
    const double axis = std::ceil(QFontMetricsF(fontFor(TextRole::Axis, scale)).height());
    return std::max(2, static_cast<int>((height - axis) / labelLine(scale)));
}

void drawShareTile(Drawing &drawing, const QRectF &room, const OverviewFindings &findings, const PicturePlan &plan,
                   double scale)
{
    // Nothing stands beneath the names here, so that there is room for more labels.
    const double spare = 2 * std::ceil(QFontMetricsF(fontFor(TextRole::Axis, scale)).height()) + 40 * scale;
    const ShareParts parts = shareParts(findings.share, plan, room.height() + spare, scale);
    Stack stack = contractsStack(findings.share.contracts, parts, plan);
    if (room.height() < 190 * scale)
        stack.known.reset(); // its words would take the picture's room
    for (StackColumn &column : stack.columns) {
        column.concentration.reset();
        column.sumText.clear();
    }
    for (StackColumn &step : stack.steps)
        step.concentration.reset();
    stack.axis.step = 0.5;
    drawStack(drawing, stack, room, plan.style, scale);
}

/// What falls due each year, and the revenue across it.
Stack dueStack(const OverviewFindings &findings, const PicturePlan &plan, double height, double scale)
{
    const Burden &burden = findings.burden;
    const QString name = qstring(burden.name);
    Stack stack;
    stack.id = QStringLiteral("due/");
    stack.hasLabels = false;
    stack.locale = plan.locale;
    StackPart part;
    part.id = burden.payer.text;
    part.colour = plan.style.series;
    stack.parts = {part};
    double largest = 0;
    for (const BurdenYear &year : burden.years) {
        StackColumn column;
        column.period = {year.period, year.first, year.last};
        StackCell cell;
        cell.value = static_cast<double>(year.due.value.dollars);
        for (std::size_t i = 0; i < cell.byFirmness.size(); ++i)
            cell.byFirmness[i] = static_cast<double>(year.due.byFirmness[i].dollars);
        cell.name = PictureText::tr("Due from %1, %2", "party, period").arg(name, qstring(year.period));
        cell.words = totalWords(year.due, plan.locale);
        column.cells = {cell};
        if (cell.value > 0) {
            column.topText = moneyText(year.due.value, plan.locale);
            column.assumed = static_cast<double>(year.due.assumed.dollars) / cell.value;
        }
        largest = std::max(largest, cell.value);
        if (year.revenue) {
            const Observed &said = *year.revenue;
            column.rival = revenueRival(said, burden.payer, name, qstring(year.period), plan);
            largest = std::max({largest, said.value, said.high});
        }
        stack.columns.push_back(std::move(column));
    }
    stack.parts.front().target = {QStringLiteral("party"), qstring(burden.payer.text)};
    stack.axis = moneyAxis(largest, std::clamp(static_cast<int>(height / (60 * scale)), 2, 4));
    stack.axisText = [locale = plan.locale](double dollars) { return moneyText(Usd(std::llround(dollars)), locale); };
    return stack;
}

/// The operators by the power of each where it is largest.
std::vector<CapacityPart> operatorsBySize(const std::vector<CapacityPeriod> &periods)
{
    std::map<std::string, CapacityPart> most;
    for (const CapacityPeriod &period : periods)
        for (const CapacityPart &part : period.parts)
            if (CapacityPart &known = most[part.id]; known.value < part.value || known.id.empty())
                known = part;
    std::vector<CapacityPart> ranked;
    for (const auto &[id, part] : most)
        ranked.push_back(part);
    std::ranges::stable_sort(ranked, std::greater(), &CapacityPart::value);
    return ranked;
}

/// So many of them with a colour each, the rest gathered.
std::vector<StackPart> operatorParts(const std::vector<CapacityPart> &ranked, std::size_t shown,
                                     const PicturePlan &plan)
{
    std::vector<StackPart> parts;
    int greys = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        StackPart part;
        part.id = ranked[i].id;
        part.name = partName(part.id, ranked[i].name);
        const PartyHue hue = plan.hueOf(part.id);
        part.isGrey = hue.index < 0;
        part.colour = part.isGrey ? greyAt(plan.style, greys++) : partyColour(plan.style, hue);
        part.pattern = hue.index;
        if (!part.id.empty())
            part.target = {QStringLiteral("party"), qstring(part.id)};
        parts.push_back(std::move(part));
    }
    if (shown < ranked.size()) {
        StackPart part;
        part.id = "others";
        part.name = PictureText::tr("Others (%1)").arg(ranked.size() - shown);
        part.isGrey = true;
        part.colour = greyAt(plan.style, greys);
        parts.push_back(std::move(part));
    }
    return parts;
}

/// A period's power by those parts, what has none of its own in the last.
StackColumn rampColumn(const CapacityPeriod &period, const std::vector<StackPart> &parts, const PicturePlan &plan)
{
    StackColumn column;
    const auto dates = periodDates(period.period);
    column.period
        = {period.period, dates ? dates->first.first() : period.last, dates ? dates->second.last() : period.last};
    column.cells.resize(parts.size());
    for (const CapacityPart &part : period.parts) {
        const auto place = std::ranges::find(parts, part.id, &StackPart::id);
        const auto cell
            = place == parts.end() ? column.cells.end() - 1 : column.cells.begin() + (place - parts.begin());
        cell->value += part.value.gw;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        StackCell &cell = column.cells[i];
        cell.name
            = PictureText::tr("%1, %2", "party, period").arg(parts[i].name, periodText(period.period, plan.locale));
        cell.words = PictureText::tr("%1 of %2")
                         .arg(powerText(Gigawatts(cell.value), plan.locale), powerText(period.total, plan.locale));
    }
    column.topText = powerText(period.total, plan.locale);
    return column;
}

/// The operators with most power at the end, the rest gathered, stacked over time.
Stack rampStack(const OverviewFindings &findings, const PicturePlan &plan, double height, double scale)
{
    const std::vector<CapacityPart> ranked = operatorsBySize(findings.capacity.periods);
    std::vector<double> ranking;
    for (const CapacityPart &part : ranked)
        ranking.push_back(part.value.gw);
    const auto room = std::min(mostOperators, static_cast<std::size_t>(labelsIn(height, scale)));

    Stack stack;
    stack.id = QStringLiteral("ramp/");
    stack.locale = plan.locale;
    stack.parts = operatorParts(ranked, shownCount(ranking, room, 0.01), plan);
    double largest = 0;
    for (const CapacityPeriod &period : findings.capacity.periods) {
        stack.columns.push_back(rampColumn(period, stack.parts, plan));
        largest = std::max(largest, period.total.gw);
    }
    for (std::size_t i = 0; i < stack.parts.size(); ++i)
        stack.parts[i].tail = powerText(Gigawatts(stack.columns.back().cells[i].value), plan.locale);
    stack.axis = roundAxis(largest, std::clamp(static_cast<int>(height / (60 * scale)), 2, 4));
    stack.axisText = [locale = plan.locale](double gw) { return powerText(Gigawatts(gw), locale); };
    return stack;
}

/// One claim a line: the day, what it is about, what it says, who said it.
class NewsPainter : private ChartPainter
{
public:
    NewsPainter(Drawing &drawing, const QRectF &room, const OverviewFindings &findings, const PicturePlan &plan,
                double scale)
        : ChartPainter(drawing, plan, room, scale)
        , m_findings(findings)
        , m_pitch(std::ceil(QFontMetricsF(m_strong).height() + 6 * scale))
    {
    }

    void draw()
    {
        const auto lines = static_cast<std::size_t>(std::max(0.0, m_room.height() / m_pitch));
        const std::size_t shown = std::min(lines, m_findings.news.newest.size());
        for (std::size_t i = 0; i < shown; ++i)
            m_dayWidth = std::max(m_dayWidth, widthOf(day(i), m_small));
        for (std::size_t i = 0; i < shown; ++i) {
            drawLine(i, m_room.top() + m_pitch * static_cast<double>(i));
            if (i > 0)
                m_drawing.rule(
                    {m_room.left(), m_room.top() + m_pitch * static_cast<double>(i) - m_scale, m_room.width(), 1},
                    m_plan.style.grid);
        }
    }

private:
    const ChangeRow &row(std::size_t i) const { return m_findings.news.newest[i]; }
    QString day(std::size_t i) const { return shortDateText(row(i).place.claim->stated, m_plan.locale); }
    QString said(const Claim &claim) const
    {
        const Source *source = m_plan.ledger->find(claim.source);
        const QString publisher = qstring(source ? source->publisher : claim.source.text);
        return PictureText::tr("%1, %2", "stance, publisher").arg(nameOf(claim.stance), publisher);
    }

    void drawLine(std::size_t i, double top)
    {
        const Style &style = m_plan.style;
        const Claim &claim = *row(i).place.claim;
        const double middle = top + m_pitch / 2;
        const bool isNew = m_findings.news.isNew[i];
        const QString about = subjectText(row(i).place, *m_plan.ledger);
        const QString figure = claimText(claim, m_plan.locale);

        m_drawing.text(day(i), m_small, style.mutedInk, {m_room.left() + m_dayWidth, middle}, Across::Right,
                       Along::Middle);
        double left = m_room.left() + m_dayWidth + 12 * m_scale;
        if (isNew) {
            QPainterPath dot;
            dot.addEllipse(QPointF(left + 3 * m_scale, middle), 3.2 * m_scale, 3.2 * m_scale);
            m_drawing.fill(dot, style.accent);
            left += 12 * m_scale;
        }
        double right = m_room.right();
        if (m_room.width() > 560 * m_scale) { // room for who said it
            const double from = m_room.left() + m_room.width() * 0.68;
            m_drawing.text(shortened(said(claim), m_small, right - from), m_small, style.mutedInk, {from, middle},
                           Across::Left, Along::Middle);
            right = from - 18 * m_scale;
        }
        const double most = (right - left) * 0.5;
        const QRectF written = m_drawing.text(shortened(figure, m_strong, most), m_strong, style.ink, {right, middle},
                                              Across::Right, Along::Middle);
        m_drawing.text(shortened(about, m_plain, written.left() - 10 * m_scale - left), m_plain, style.ink,
                       {left, middle}, Across::Left, Along::Middle);

        QPainterPath outline;
        outline.addRect(QRectF(m_room.left(), top, m_room.width(), m_pitch - 2 * m_scale));
        QString words = PictureText::tr("%1, stated %2, %3", "figure, day, who said it")
                            .arg(figure, dateText(claim.stated, m_plan.locale), said(claim));
        if (isNew)
            words += PictureText::tr("; new since you last looked");
        m_drawing.mark({QStringLiteral("news/") + qstring(claim.id.text),
                        outline,
                        about,
                        words,
                        {QStringLiteral("claim"), qstring(claim.id.text)}});
    }

    const OverviewFindings &m_findings;
    double m_pitch;
    double m_dayWidth = 0;
};
} // namespace

void drawTileChart(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
                   const PicturePlan &plan, double scale)
{
    switch (tile) {
    case OverviewTile::Share:
        return drawShareTile(drawing, room, findings, plan, scale);
    case OverviewTile::Counterparties:
        return drawBars(drawing, fittedSections(findings.counterparties, plan, room.height(), scale), room, plan,
                        scale);
    case OverviewTile::Due:
        return drawStack(drawing, dueStack(findings, plan, room.height(), scale), room, plan.style, scale);
    case OverviewTile::Ramp:
        return drawStack(drawing, rampStack(findings, plan, room.height(), scale), room, plan.style, scale);
    case OverviewTile::News:
        return NewsPainter(drawing, room, findings, plan, scale).draw();
    default:
        break; // figures have gauges
    }
}

} // namespace ledger
