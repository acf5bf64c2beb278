#include "sharestacks.h"

#include "periods.h"
#include "picturetext.h"
#include "strokes.h"
#include "wording.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t mostParts = 11;
constexpr double leastShare = 0.008; // below, an area is thinner than the line between two

struct Ranked
{
    std::string_view id;
    std::string_view name;
    double sum = 0;
};

double numberOf(Usd amount) { return static_cast<double>(amount.dollars); }

/// All parts of what is contracted, the largest first.
std::vector<Ranked> contractedRanking(const std::vector<Total> &totals)
{
    double whole = 0;
    for (const Total &total : totals)
        whole += numberOf(total.value);
    std::vector<Ranked> ranking;
    ranking.reserve(totals.size());
    for (const Total &total : totals)
        if (total.value > Usd(0))
            ranking.push_back({total.id, total.name, numberOf(total.value) / whole});
    return ranking;
}

/// All parts of what is shown, the largest first; of two pictures side by side each weighs the same.
std::vector<Ranked> rankingOf(const ShareFindings &findings)
{
    std::vector<Ranked> ranking = contractedRanking(findings.contracts.totals);
    if (findings.reported.empty())
        return ranking;
    std::unordered_map<std::string_view, Ranked> ranks;
    for (const Ranked &rank : ranking)
        ranks.emplace(rank.id, rank);
    double whole = 0;
    for (const SharePeriod<double> &period : findings.reported)
        whole += period.total;
    for (const SharePeriod<double> &period : findings.reported)
        for (const SharePart<double> &part : period.parts)
            ranks.try_emplace(part.id, Ranked{part.id, part.name, 0}).first->second.sum
                += part.value / std::max(whole, 1.0);
    ranking.clear();
    for (const auto &[id, rank] : ranks)
        ranking.push_back(rank);
    std::sort(ranking.begin(), ranking.end(),
              [](const Ranked &a, const Ranked &b) { return a.sum != b.sum ? a.sum > b.sum : a.id < b.id; });
    return ranking;
}

QColor dimmed(const PicturePlan &plan, const std::string &id, const QColor &colour)
{
    return plan.highlight.empty() || plan.highlight.contains(id) ? colour : mixed(colour, plan.style.background, 0.68);
}
/// Of the largest so many, those who can be told apart by their colour alone, with a grey to spare for the others.
std::size_t toldApart(const std::vector<Ranked> &ranking, std::size_t shown, const PicturePlan &plan)
{
    int greys = 0;
    for (std::size_t i = 0; i < shown; ++i)
        if (plan.hueOf(std::string(ranking[i].id)).index < 0 && ++greys == greyCount)
            return std::max<std::size_t>(1, i);
    return shown;
}
} // namespace

ShareParts shareParts(const ShareFindings &findings, const PicturePlan &plan, double height, double scale)
{
    const std::vector<Ranked> ranking = rankingOf(findings);
    std::vector<double> sums;
    for (const Ranked &rank : ranking)
        sums.push_back(rank.sum);
    const auto room = std::min<std::size_t>(mostParts, static_cast<std::size_t>(stackCapacity(height, scale)));
    std::size_t shown = shownCount(sums, room, leastShare);
    if (!findings.subjects.empty())
        shown = toldApart(ranking, shown, plan);
    const QString kind = plan.byDeal ? QStringLiteral("deal") : QStringLiteral("party");

    ShareParts parts;
    int greys = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        StackPart part;
        part.id = ranking[i].id;
        part.name = partName(part.id, std::string(ranking[i].name));
        const PartyHue hue = plan.byDeal ? PartyHue{static_cast<int>(i % partyHueCount), 0} : plan.hueOf(part.id);
        part.colour = dimmed(plan, part.id, hue.index < 0 ? greyAt(plan.style, greys++) : partyColour(plan.style, hue));
        part.isGrey = hue.index < 0;
        part.pattern = hue.index;
        if (!part.id.empty())
            part.target = {kind, QString::fromStdString(part.id)};
        parts.placeOf.emplace(part.id, i);
        parts.parts.push_back(std::move(part));
    }
    parts.others = ranking.size() - shown;
    if (parts.others > 0) {
        StackPart part;
        part.id = "others";
        part.name = PictureText::tr("Others (%1)").arg(parts.others);
        part.colour = dimmed(plan, part.id, greyAt(plan.style, greys));
        part.isGrey = true;
        part.target = {QStringLiteral("others"), QString::number(shown + static_cast<std::size_t>(plan.skipped))};
        parts.parts.push_back(std::move(part));
    }
    return parts;
}

namespace
{
/// What each part that is shown rests on over all periods, by its place.
std::vector<QString> supportOf(const std::vector<Total> &totals, const ShareParts &parts, const PicturePlan &plan)
{
    std::vector<QString> words(parts.parts.size());
    for (const Total &total : totals) {
        const auto place = parts.placeOf.find(total.id);
        if (place == parts.placeOf.end())
            continue;
        words[place->second]
            = PictureText::tr("; in all periods %1, %2")
                  .arg(moneyRangeText(total.low, total.high, plan.locale), restsOnText(total.commitments, total.claims))
            + (total.isContested ? PictureText::tr(", contested") : QString());
    }
    return words;
}

/// One period of what is contracted, without words; shares from 0 to 1. `sums` becomes the money of each part.
StackColumn contractColumn(const SharePeriod<Usd> &period, const ShareParts &parts, std::vector<Usd> &sums)
{
    StackColumn column;
    sums.assign(parts.parts.size(), Usd(0));
    column.period = {period.period, period.first, period.last};
    column.cells.resize(parts.parts.size());
    column.concentration = period.hhi;
    column.assumed = numberOf(period.assumed) / std::max(numberOf(period.total), 1.0);
    for (const SharePart<Usd> &part : period.parts) {
        const std::size_t place = parts.place(part.id);
        column.cells[place].value += part.share;
        sums[place] += part.value;
    }
    return column;
}

/// The steps of an area: nothing but values.
std::vector<StackColumn> contractSteps(const Shares<Usd> &shares, const ShareParts &parts)
{
    std::vector<StackColumn> steps;
    std::vector<Usd> sums;
    for (const SharePeriod<Usd> &period : shares)
        steps.push_back(contractColumn(period, parts, sums));
    return steps;
}

/// The columns of what is contracted, with the words of their marks.
std::vector<StackColumn> contractColumns(const ContractShares &shares, const ShareParts &parts, const PicturePlan &plan)
{
    const std::vector<QString> support = supportOf(shares.totals, parts, plan);
    std::vector<StackColumn> columns;
    std::vector<Usd> sums;
    for (const SharePeriod<Usd> &period : shares.periods) {
        StackColumn column = contractColumn(period, parts, sums);
        column.sumText = moneyText(period.total, plan.locale);
        const QString when = periodText(period.period, plan.locale);
        for (std::size_t i = 0; i < column.cells.size(); ++i) {
            StackCell &cell = column.cells[i];
            if (cell.value <= 0)
                continue;
            cell.name = PictureText::tr("%1, %2", "party, period").arg(parts.parts[i].name, when);
            cell.words = PictureText::tr("%1: %2 of %3")
                             .arg(shareText(cell.value, plan.locale), moneyText(sums[i], plan.locale), column.sumText)
                + support[i];
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

/// The columns of what is reported; percentages as said, which need not make a hundred.
std::vector<StackColumn> reportedColumns(const Shares<double> &shares, const ShareParts &parts, const PicturePlan &plan)
{
    std::vector<StackColumn> columns;
    for (const SharePeriod<double> &period : shares) {
        StackColumn column;
        column.period = {period.period, period.first, period.last};
        column.cells.resize(parts.parts.size());
        column.concentration = period.hhi;
        for (const SharePart<double> &part : period.parts)
            column.cells[parts.place(part.id)].value += part.value / 100;
        for (std::size_t i = 0; i < column.cells.size(); ++i) {
            column.cells[i].name = PictureText::tr("%1, %2", "party, period")
                                       .arg(parts.parts[i].name, periodText(period.period, plan.locale));
            column.cells[i].words
                = PictureText::tr("%1, as reported").arg(shareText(column.cells[i].value, plan.locale));
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

/// Behind each name: its share in the last period, or when it ends.
void tailParts(Stack &stack, const PicturePlan &plan)
{
    const std::vector<StackColumn> &told = stack.steps.empty() ? stack.columns : stack.steps;
    for (std::size_t i = 0; i < stack.parts.size(); ++i) {
        const auto last = std::find_if(told.rbegin(), told.rend(),
                                       [i](const StackColumn &column) { return column.cells[i].value > 0; });
        if (last == told.rend())
            continue;
        stack.parts[i].tail = last == told.rbegin()
            ? shareText(last->cells[i].value, plan.locale)
            : PictureText::tr("until %1").arg(partialDate(last->period.last).year);
    }
}

/// An empty column for each period between the first and the last of which nothing is said: time has no gaps.
std::vector<StackColumn> withEmptyPeriods(std::vector<StackColumn> columns, Step by)
{
    std::vector<StackColumn> all;
    for (StackColumn &column : columns) {
        if (!all.empty())
            for (int number = periodNumber(all.back().period.first, by) + 1;
                 number < periodNumber(column.period.first, by); ++number) {
                const Period empty = periodOf(number, by);
                all.emplace_back().period = {empty.label, empty.first, empty.last};
                all.back().cells.resize(column.cells.size());
            }
        all.push_back(std::move(column));
    }
    return all;
}

Stack stackOf(std::vector<StackColumn> columns, Step by, const ShareParts &parts, const PicturePlan &plan)
{
    columns = withEmptyPeriods(std::move(columns), by);
    double most = 1;
    for (const StackColumn &column : columns)
        most = std::max(most, column.total());
    Stack stack;
    stack.parts = parts.parts;
    stack.columns = std::move(columns);
    stack.axis = {most > 1.0001 ? most : 1.0, 0.25};
    stack.axisText = [locale = plan.locale](double share) { return shareText(share, locale); };
    stack.cellText = stack.axisText;
    stack.locale = plan.locale;
    return stack;
}
} // namespace

Stack contractsStack(const ContractShares &shares, const ShareParts &parts, const PicturePlan &plan)
{
    Stack stack = stackOf(contractColumns(shares, parts, plan), plan.lens.by, parts, plan);
    stack.id = QStringLiteral("contracts/");
    stack.steps = contractSteps(shares.monthly, parts);
    stack.known = plan.known();
    stack.sumName = PictureText::tr("due");
    tailParts(stack, plan);
    return stack;
}

Stack reportedStack(const Shares<double> &shares, const ShareParts &parts, const PicturePlan &plan)
{
    Stack stack = stackOf(reportedColumns(shares, parts, plan), Step::Year, parts, plan);
    stack.id = QStringLiteral("reported/");
    tailParts(stack, plan);
    return stack;
}

/// Both pictures of shares in one room, or the one that is asked for.
void drawSideBySide(Drawing &drawing, Stack contracts, Stack reported, const QRectF &body, const PicturePlan &plan,
                    double scale)
{
    if (reported.columns.empty())
        return drawStack(drawing, contracts, body, plan.style, scale);
    if (contracts.columns.empty())
        return drawStack(drawing, reported, body, plan.style, scale);
    const double gap = 22 * scale;
    double names = 0; // stand beside what is reported
    for (const StackPart &each : reported.parts)
        names = std::max(names, widthOf(each.name, fontFor(TextRole::LabelStrong, scale)));
    const double needed = (static_cast<double>(reported.columns.size()) * 48 + 130) * scale + names;
    const double width = (body.width() - gap) * std::clamp(1 - needed / body.width(), 0.45, 0.6);
    contracts.hasLabels = false;
    contracts.heading = PictureText::tr("By contract");
    reported.heading = PictureText::tr("As reported");
    for (StackPart &partLook : reported.parts)
        partLook.tail.clear();
    const QRectF left(body.left(), body.top(), width, body.height());
    const QRectF right(body.left() + width + gap, body.top(), body.width() - width - gap, body.height());
    // What is compared stands on one ground and on one scale.
    contracts.axis.end = reported.axis.end = std::max(contracts.axis.end, reported.axis.end);
    const PlotLevel a = plotLevel(drawing, contracts, left, plan.style, scale);
    const PlotLevel b = plotLevel(drawing, reported, right, plan.style, scale);
    contracts.level = reported.level = PlotLevel{std::max(a.top, b.top), std::min(a.bottom, b.bottom)};
    drawStack(drawing, contracts, left, plan.style, scale);
    drawStack(drawing, reported, right, plan.style, scale);
}

namespace
{
/// The colours and who has them, in a column of its own.
void drawKey(Drawing &drawing, const std::vector<StackPart> &parts, const QRectF &room, const Style &style,
             double scale)
{
    const QFont font = fontFor(TextRole::Label, scale);
    const double line = std::ceil(textHeight(TextRole::Label, scale) * 1.25);
    double y = room.top() + line / 2;
    for (std::size_t i = parts.size(); i-- > 0 && y + line / 2 <= room.bottom();) { // as they are stacked
        QPainterPath swatch;
        swatch.addRect(QRectF(room.left(), y - 5 * scale, 10 * scale, 10 * scale));
        drawParty(drawing, swatch, parts[i].colour, parts[i].pattern, style);
        const double left = room.left() + 16 * scale;
        drawing.text(shortened(parts[i].name, font, room.right() - left), font, style.ink, {left, y}, Across::Left,
                     Along::Middle);
        y += line;
    }
}

/// Into how many columns so many small pictures go in a room: as near to 3 : 2 as they can be, few places empty.
std::size_t columnsFor(std::size_t count, const QRectF &room)
{
    std::size_t best = 1;
    double nearest = 1e9;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const auto rows = static_cast<double>((count + columns - 1) / columns);
        const double ratio = room.width() / static_cast<double>(columns) / std::max(1.0, room.height() / rows);
        const double empty = static_cast<double>(columns) * rows - static_cast<double>(count);
        const double unlike = std::abs(std::log(ratio / 1.5)) + empty / static_cast<double>(count);
        if (unlike < nearest) {
            nearest = unlike;
            best = columns;
        }
    }
    return best;
}
} // namespace

void drawMultiples(Drawing &drawing, const ShareFindings &findings, const ShareParts &parts, const QRectF &body,
                   const PicturePlan &plan, double scale)
{
    const double gap = 22 * scale;
    double keyWidth = 0;
    for (const StackPart &part : parts.parts)
        keyWidth = std::max(keyWidth, widthOf(part.name, fontFor(TextRole::Label, scale)));
    keyWidth = std::min(keyWidth + 18 * scale, body.width() * 0.26);
    const QRectF room = body.adjusted(0, 0, -keyWidth - gap, 0);
    const std::size_t columns = columnsFor(findings.subjects.size(), room);
    const std::size_t rows = (findings.subjects.size() + columns - 1) / columns;
    const QSizeF each((room.width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns),
                      (room.height() - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows));
    for (std::size_t i = 0; i < findings.subjects.size(); ++i) {
        const SubjectShares &subject = findings.subjects[i];
        Stack stack = contractsStack(subject.contracts, parts, plan);
        stack.id = QStringLiteral("contracts/%1/").arg(qstring(subject.id.text));
        stack.heading = everydayName(*plan.ledger, subject.id.text);
        stack.hasLabels = false;
        stack.from = findings.contracts.periods.front().first;
        stack.to = findings.contracts.periods.back().last;
        for (StackColumn &column : stack.columns)
            for (StackCell &cell : column.cells)
                if (!cell.name.isEmpty())
                    cell.name = PictureText::tr("%1: %2", "whose shares, mark").arg(stack.heading, cell.name);
        const QPointF corner(room.left() + static_cast<double>(i % columns) * (each.width() + gap),
                             room.top() + static_cast<double>(i / columns) * (each.height() + gap));
        drawStack(drawing, stack, {corner, each}, plan.style, scale);
    }
    drawKey(drawing, parts.parts, {room.right() + gap, body.top(), keyWidth, body.height()}, plan.style, scale);
}

} // namespace ledger
