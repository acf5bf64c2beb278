#include "periodcolumns.h"

#include "observedfigures.h"
#include "periods.h"
#include "picturetext.h"
#include "stack.h"
#include "wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t mostStacked = 11;
constexpr std::size_t mostInPanel = 6; // where several natures stand side by side

double dollars(Usd amount) { return static_cast<double>(amount.dollars); }

/// The parts of one nature: which totals are shown by themselves, and where each stands.
struct ColumnParts
{
    std::vector<StackPart> parts;
    std::unordered_map<std::string, std::size_t> placeOf;

    std::size_t place(const std::string &id) const
    {
        const auto found = placeOf.find(id);
        return found == placeOf.end() ? parts.size() - 1 : found->second;
    }
};

QColor partColour(const Total &total, std::size_t rank, const CommitmentFindings &findings, const PicturePlan &plan,
                  int &hue, int &greys)
{
    const bool isParty = findings.group == TotalGroup::Payee || findings.group == TotalGroup::Payer;
    hue = -1;
    QColor colour = plan.style.series;
    if (isParty && !plan.byDeal) {
        const PartyHue party = plan.hueOf(total.id);
        hue = party.index;
        colour = hue < 0 ? greyAt(plan.style, greys++) : partyColour(plan.style, party);
    } else if (findings.group != TotalGroup::Nature && findings.group != TotalGroup::Firmness) {
        hue = static_cast<int>(rank % partyHueCount);
        colour = partyColour(plan.style, {hue, 0});
    }
    return plan.highlight.empty() || plan.highlight.contains(total.id) ? colour
                                                                       : mixed(colour, plan.style.background, 0.68);
}

ColumnParts columnParts(const std::vector<const Total *> &totals, const CommitmentFindings &findings,
                        const PicturePlan &plan, std::size_t most, double height, double scale)
{
    std::vector<double> ranking;
    for (const Total *total : totals)
        ranking.push_back(dollars(total->value));
    const std::size_t room = std::min<std::size_t>(most, static_cast<std::size_t>(stackCapacity(height, scale)));
    const std::size_t shown = shownCount(ranking, room, 0.006);
    ColumnParts parts;
    int greys = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        StackPart part;
        part.id = totals[i]->id;
        part.name = groupName(*totals[i], findings.group, plan.byDeal);
        part.tail = moneyText(totals[i]->value, plan.locale);
        const int greysBefore = greys;
        part.colour = partColour(*totals[i], i, findings, plan, part.pattern, greys);
        part.isGrey = greys > greysBefore;
        part.target = groupTarget(*totals[i], findings.group, plan.byDeal);
        parts.placeOf.emplace(part.id, i);
        parts.parts.push_back(std::move(part));
    }
    if (shown < totals.size()) {
        const Total rest = sumOfTotals(std::vector(totals.begin() + static_cast<std::ptrdiff_t>(shown), totals.end()));
        StackPart part;
        part.id = "others";
        part.name = PictureText::tr("Others (%1)").arg(totals.size() - shown);
        part.tail = moneyText(rest.value, plan.locale);
        part.colour = greyAt(plan.style, greys);
        part.isGrey = true;
        part.target = {QStringLiteral("others"), QString::number(shown + static_cast<std::size_t>(plan.skipped))};
        parts.parts.push_back(std::move(part));
    }
    return parts;
}

/// One column for each period between a nature's first and last, also those in which nothing falls due: time has no
/// gaps.
std::vector<PeriodTotals> withoutGaps(const std::vector<PeriodTotals> &periods, Nature nature, Step by)
{
    std::vector<PeriodTotals> all;
    for (const PeriodTotals &period : periods) {
        if (std::none_of(period.totals.begin(), period.totals.end(),
                         [nature](const Total &total) { return total.nature == nature && total.high > Usd(0); }))
            continue;
        if (!all.empty())
            for (int number = periodNumber(all.back().first, by) + 1; number < periodNumber(period.first, by);
                 ++number) {
                const Period empty = periodOf(number, by);
                all.push_back({empty.label, empty.first, empty.last, {}});
            }
        all.push_back(period);
    }
    return all;
}

StackColumn columnOf(const PeriodTotals &period, const std::vector<Total> &sums, const ColumnParts &parts,
                     const PicturePlan &plan)
{
    StackColumn column;
    column.period = {period.period, period.first, period.last};
    column.cells.resize(parts.parts.size());
    std::vector<const Total *> all;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        all.push_back(&sums[i]);
        StackCell &cell = column.cells[i];
        cell.value = dollars(sums[i].value);
        for (std::size_t k = 0; k < cell.byFirmness.size(); ++k)
            cell.byFirmness[k] = dollars(sums[i].byFirmness[k]);
        cell.name = PictureText::tr("%1, %2", "party, period")
                        .arg(parts.parts[i].name, periodText(period.period, plan.locale));
        cell.words = totalWords(sums[i], plan.locale);
    }
    const Total total = sumOfTotals(all);
    if (total.value > Usd(0)) {
        column.topText = moneyText(total.value, plan.locale);
        column.assumed = dollars(total.assumed) / dollars(total.value);
    }
    if (dollars(total.high) - dollars(total.low) > 0.01 * dollars(total.value))
        column.range = {dollars(total.low), dollars(total.high)};
    return column;
}

/// The sums of each part in a period, of one nature.
std::vector<Total> partSums(const PeriodTotals &period, Nature nature, const ColumnParts &parts)
{
    std::vector<std::vector<const Total *>> totals(parts.parts.size());
    for (const Total &total : period.totals)
        if (total.nature == nature)
            totals[parts.place(total.id)].push_back(&total);
    std::vector<Total> sums;
    for (const auto &ofPart : totals)
        sums.push_back(sumOfTotals(ofPart));
    return sums;
}

/// Adds what fell due before; commitments and claims are those of the largest period, since the same ones recur.
void accumulate(Total &sum, const Total &before)
{
    const int commitments = std::max(sum.commitments, before.commitments);
    const int claims = std::max(sum.claims, before.claims);
    sum = sumOfTotals(std::vector<const Total *>{&before, &sum});
    sum.commitments = commitments;
    sum.claims = claims;
}

/// Holds the columns against what the payer earns in the same years.
void addRevenue(Stack &stack, const OwnFigures &own, const PicturePlan &plan)
{
    const QString name = everydayName(*plan.ledger, own.subject.text);
    for (StackColumn &column : stack.columns)
        for (const Observed &said : own.revenue)
            if (partialDate(column.period.first).year == said.year)
                column.rival
                    = revenueRival(said, own.subject, name, periodText(column.period.period, plan.locale), plan);
    // What falls due stands under the years then: over the columns it would be taken for what a line says.
    stack.sumName = PictureText::tr("due");
    if (std::any_of(stack.columns.begin(), stack.columns.end(),
                    [](const StackColumn &column) { return column.rival.has_value(); }))
        for (StackColumn &column : stack.columns)
            column.sumText = column.topText;
}

Stack stackOfNature(const CommitmentFindings &findings, Nature nature, const PicturePlan &plan, std::size_t most,
                    double height, double scale)
{
    std::vector<const Total *> totals;
    for (const Total &total : findings.totals)
        if (total.nature == nature)
            totals.push_back(&total);
    const ColumnParts parts = columnParts(totals, findings, plan, most, height, scale);
    Stack stack;
    stack.id = qstring(word(nature)) + QLatin1Char('/');
    stack.parts = parts.parts;
    stack.locale = plan.locale;
    std::vector<Total> before(parts.parts.size());
    double largest = 0;
    for (const PeriodTotals &period : withoutGaps(findings.periods, nature, plan.lens.by)) {
        std::vector<Total> sums = partSums(period, nature, parts);
        if (findings.show == CommitmentsShow::Cumulated)
            for (std::size_t i = 0; i < sums.size(); ++i) {
                accumulate(sums[i], before[i]);
                before[i] = sums[i];
            }
        stack.columns.push_back(columnOf(period, sums, parts, plan));
        const StackColumn &column = stack.columns.back();
        largest = std::max({largest, column.total(), column.range ? column.range->second : 0});
    }
    addRevenue(stack, findings.own, plan);
    for (const StackColumn &column : stack.columns)
        if (column.rival)
            largest = std::max({largest, column.rival->value, column.rival->high});
    stack.axis = moneyAxis(largest, std::clamp(static_cast<int>(height / (70 * scale)), 2, 6));
    stack.axisText = [locale = plan.locale](double amount) { return moneyText(Usd(std::llround(amount)), locale); };
    stack.known = plan.known();
    return stack;
}
} // namespace

void drawPeriodColumns(Drawing &drawing, const CommitmentFindings &findings, const QRectF &room,
                       const PicturePlan &plan, double scale)
{
    std::vector<Nature> natures = naturesOf(findings.totals);
    if (natures.size() == 1)
        return drawStack(drawing, stackOfNature(findings, natures.front(), plan, mostStacked, room.height(), scale),
                         room, plan.style, scale);

    const std::size_t across = room.width() > 560 * scale && natures.size() > 1 ? (natures.size() > 4 ? 3 : 2) : 1;
    const double least = 120 * scale; // lower, a panel shows nothing
    const auto down = static_cast<std::size_t>(std::max(1.0, std::floor(room.height() / least)));
    natures.resize(std::min(natures.size(), across * down)); // the rest is in the table
    const std::size_t lines = (natures.size() + across - 1) / across;
    const double gap = 20 * scale;
    const QSizeF panel((room.width() - gap * static_cast<double>(across - 1)) / static_cast<double>(across),
                       (room.height() - gap * static_cast<double>(lines - 1)) / static_cast<double>(lines));
    for (std::size_t i = 0; i < natures.size(); ++i) {
        Stack stack = stackOfNature(findings, natures[i], plan, mostInPanel, panel.height(), scale);
        const QString name = nameOf(natures[i]);
        stack.heading = name.left(1).toUpper() + name.mid(1);
        stack.hasLabels = findings.group != TotalGroup::Nature;
        const QPointF corner(room.left() + static_cast<double>(i % across) * (panel.width() + gap),
                             room.top() + static_cast<double>(i / across) * (panel.height() + gap));
        drawStack(drawing, stack, {corner, panel}, plan.style, scale);
    }
}

} // namespace ledger
