#include "sharepicture.h"

#include "picturetext.h"
#include "stack.h"
#include "wording.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t mostParts = 11;
constexpr double leastShare = 0.008; // below, an area is thinner than the line between two

/// Which parts are shown by themselves, and where each stands in the stack.
struct ShareParts
{
    std::vector<StackPart> parts;
    std::unordered_map<std::string, std::size_t> placeOf;
    std::size_t others = 0; ///< how many are gathered in the last part; 0: there is none

    std::size_t place(const std::string &id) const
    {
        const auto found = placeOf.find(id);
        return found == placeOf.end() ? parts.size() - 1 : found->second;
    }
};

struct Ranked
{
    std::string_view id;
    std::string_view name;
    double sum = 0;
};

template <typename Amount> double numberOf(Amount amount) { return amount; }
template <> double numberOf(Usd amount) { return static_cast<double>(amount.dollars); }

template <typename Amount>
void addRanks(std::unordered_map<std::string_view, Ranked> &ranks, const Shares<Amount> &shares, double weight)
{
    double whole = 0;
    for (const auto &period : shares)
        whole += numberOf(period.total);
    for (const auto &period : shares)
        for (const auto &part : period.parts) {
            Ranked &rank = ranks[part.id];
            rank.id = part.id;
            rank.name = part.name;
            rank.sum += weight * numberOf(part.value) / std::max(whole, 1.0);
        }
}

/// All parts of what is shown, the largest first; of two pictures side by side each weighs the same.
std::vector<Ranked> rankingOf(const ShareFindings &findings)
{
    std::unordered_map<std::string_view, Ranked> ranks;
    addRanks(ranks, findings.contracts, 1);
    addRanks(ranks, findings.reported, 1);
    std::vector<Ranked> ranking;
    for (auto &[id, rank] : ranks)
        ranking.push_back(rank);
    std::sort(ranking.begin(), ranking.end(),
              [](const Ranked &a, const Ranked &b) { return a.sum != b.sum ? a.sum > b.sum : a.id < b.id; });
    return ranking;
}

QColor dimmed(const PicturePlan &plan, const std::string &id, const QColor &colour)
{
    return plan.highlight.empty() || plan.highlight.contains(id) ? colour : mixed(colour, plan.style.background, 0.68);
}

ShareParts partsOf(const ShareFindings &findings, const PicturePlan &plan, double height, double scale)
{
    const std::vector<Ranked> ranking = rankingOf(findings);
    std::vector<double> sums;
    for (const Ranked &rank : ranking)
        sums.push_back(rank.sum);
    const auto room = std::min<std::size_t>(mostParts, static_cast<std::size_t>(stackCapacity(height, scale)));
    const std::size_t shown = shownCount(sums, room, leastShare);
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
        if (!plan.byDeal)
            part.target = {QStringLiteral("others"), QString::number(shown)};
        parts.parts.push_back(std::move(part));
    }
    return parts;
}

/// What each part that is shown rests on over all periods, by its place.
std::vector<QString> supportOf(const ShareFindings &findings, const ShareParts &parts, const PicturePlan &plan)
{
    std::vector<QString> words(parts.parts.size());
    for (const Total &total : findings.totals) {
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

/// One period of what is contracted, without words; shares from 0 to 1.
StackColumn contractColumn(const SharePeriod<Usd> &period, const ShareParts &parts)
{
    StackColumn column;
    column.period = {period.period, period.first, period.last};
    column.cells.resize(parts.parts.size());
    column.concentration = period.hhi;
    column.assumed = numberOf(period.assumed) / std::max(numberOf(period.total), 1.0);
    for (const SharePart<Usd> &part : period.parts)
        column.cells[parts.place(part.id)].value += part.share;
    return column;
}

/// The steps of an area: nothing but values.
std::vector<StackColumn> contractSteps(const Shares<Usd> &shares, const ShareParts &parts)
{
    std::vector<StackColumn> steps;
    for (const SharePeriod<Usd> &period : shares)
        steps.push_back(contractColumn(period, parts));
    return steps;
}

/// The columns of what is contracted, with the words of their marks.
std::vector<StackColumn> contractColumns(const ShareFindings &findings, const ShareParts &parts,
                                         const PicturePlan &plan)
{
    const std::vector<QString> support = supportOf(findings, parts, plan);
    std::vector<StackColumn> columns;
    for (const SharePeriod<Usd> &period : findings.contracts) {
        StackColumn column = contractColumn(period, parts);
        column.sumText = moneyText(period.total, plan.locale);
        std::vector<Usd> sums(parts.parts.size());
        for (const SharePart<Usd> &part : period.parts)
            sums[parts.place(part.id)] += part.value;
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
std::vector<StackColumn> reportedColumns(const ShareFindings &findings, const ShareParts &parts,
                                         const PicturePlan &plan)
{
    std::vector<StackColumn> columns;
    for (const SharePeriod<double> &period : findings.reported) {
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

Stack stackOf(std::vector<StackColumn> columns, const ShareParts &parts, const PicturePlan &plan)
{
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

QString contractsSubtitle(const ShareFindings &findings, const PicturePlan &plan)
{
    const QString by = plan.byDeal            ? PictureText::tr("by deal")
        : findings.group == ShareGroup::Payee ? PictureText::tr("by payee")
                                              : PictureText::tr("by payer");
    const QString step = !findings.monthly.empty() ? nameOf(Step::Month) : nameOf(plan.lens.by);
    return PictureText::tr("Contracts for %1 %2, % of what falls due each %3").arg(nameOf(findings.nature), by, step);
}

PictureTable contractsTable(const Shares<Usd> &shares)
{
    PictureTable table;
    table.columns = {PictureText::tr("Period"),    PictureText::tr("Total ($)"), PictureText::tr("Assumed ($)"),
                     PictureText::tr("HHI"),       PictureText::tr("Id"),        PictureText::tr("Name"),
                     PictureText::tr("Value ($)"), PictureText::tr("Share")};
    table.isNumeric = {false, true, true, true, false, false, true, true};
    for (const auto &period : shares)
        for (const auto &part : period.parts)
            table.rows.push_back({qstring(period.period), QString::number(period.total.dollars),
                                  QString::number(period.assumed.dollars), QString::number(period.hhi, 'g', 15),
                                  qstring(part.id), qstring(part.name), QString::number(part.value.dollars),
                                  QString::number(part.share, 'g', 15)});
    return table;
}

void addReported(PictureTable &table, const Shares<double> &shares)
{
    for (const auto &period : shares)
        for (const auto &part : period.parts)
            table.rows.push_back({qstring(period.period), QString::number(period.total, 'g', 12),
                                  QString::number(period.assumed, 'g', 12), QString::number(period.hhi, 'g', 15),
                                  qstring(part.id), qstring(part.name), QString::number(part.value, 'g', 12),
                                  QString::number(part.share, 'g', 15)});
}

/// What the table's figures are: dollars, per cent, or either, told apart by a first column.
PictureTable tableOf(const ShareFindings &findings)
{
    PictureTable table = contractsTable(findings.contracts);
    if (findings.source == ShareSource::Contracts)
        return table;
    addReported(table, findings.reported);
    table.columns[1]
        = findings.source == ShareSource::Both ? PictureText::tr("Total ($ or %)") : PictureText::tr("Total (%)");
    table.columns[2] = PictureText::tr("Assumed ($)");
    table.columns[6]
        = findings.source == ShareSource::Both ? PictureText::tr("Value ($ or %)") : PictureText::tr("Value (%)");
    if (findings.source == ShareSource::Both) {
        std::size_t contracted = 0;
        for (const auto &period : findings.contracts)
            contracted += period.parts.size();
        table.columns.prepend(PictureText::tr("Source"));
        table.isNumeric.insert(table.isNumeric.begin(), false);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            table.rows[i].prepend(i < contracted ? PictureText::tr("contracts") : PictureText::tr("reported"));
    }
    return table;
}

/// What is assumed, and what else a reader must know.
void addNotes(FrameWords &words, const ShareFindings &findings, const PicturePlan &plan)
{
    double total = 0;
    double assumed = 0;
    for (const auto &period : findings.contracts) {
        total += numberOf(period.total);
        assumed += numberOf(period.assumed);
    }
    if (const QString note = plan.assumedNote(assumed, total); !note.isEmpty()) {
        words.notes.append(note);
        words.legend.push_back(LegendSign::AssumedTop);
    }
    for (const auto &period : findings.reported)
        if (std::abs(period.total - 100) > 0.5)
            words.notes.append(
                PictureText::tr("What is reported of %1 adds up to %2")
                    .arg(periodText(period.period, plan.locale), shareText(period.total / 100, plan.locale)));
    words.notes.append(PictureText::tr("HHI: sum of squared shares, 1 is a single supplier"));
}

QString sentenceOf(const FrameWords &words, const ShareParts &parts)
{
    QStringList names;
    for (const StackPart &part : parts.parts)
        names.append(part.tail.isEmpty() ? part.name : part.name + QLatin1Char(' ') + part.tail);
    return PictureText::tr("%1. %2. Shares over time, in the last period: %3.")
        .arg(words.title, words.subtitle, names.join(QStringLiteral(", ")));
}

PicturePtr nothingReported(const ShareFindings &findings, const PicturePlan &plan)
{
    const QString title = findings.subject.isEmpty() ? PictureText::tr("Nobody's shares have been reported")
                                                     : reportedShareTitle({}, findings.subject, plan.titleContext());
    return emptyPicture(
        plan.size, title,
        PictureText::tr("No source known through this lens says what share of the computing each "
                        "provider serves. Show the contracts instead, choose another payer, or move the day."),
        plan.style);
}

/// Both pictures of shares in one room, or the one that is asked for.
void drawShares(Drawing &drawing, Stack contracts, Stack reported, const QRectF &body, const PicturePlan &plan,
                double scale)
{
    if (reported.columns.empty())
        return drawStack(drawing, contracts, body, plan.style, scale);
    if (contracts.columns.empty())
        return drawStack(drawing, reported, body, plan.style, scale);
    const auto periods = static_cast<double>(contracts.columns.size() + reported.columns.size() + 3);
    const double part = std::clamp(static_cast<double>(contracts.columns.size()) / periods, 0.35, 0.6);
    const double gap = 22 * scale;
    const double width = (body.width() - gap) * part;
    contracts.hasLabels = false;
    contracts.heading = PictureText::tr("By contract");
    reported.heading = PictureText::tr("As reported");
    for (StackPart &partLook : reported.parts)
        partLook.tail.clear();
    drawStack(drawing, contracts, {body.left(), body.top(), width, body.height()}, plan.style, scale);
    drawStack(drawing, reported, {body.left() + width + gap, body.top(), body.width() - width - gap, body.height()},
              plan.style, scale);
}
} // namespace

PicturePtr sharePicture(const std::shared_ptr<const ShareFindings> &found, const PicturePlan &plan)
{
    const ShareFindings &findings = *found;
    if (findings.source == ShareSource::Reported && findings.reported.empty())
        return nothingReported(findings, plan);
    if (findings.contracts.empty() && findings.reported.empty()) {
        const EmptyWords empty = nothingToShow(plan.titleContext());
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    const bool isReported = findings.source == ShareSource::Reported;
    const TitleContext context = plan.titleContext();
    const QString title = isReported ? reportedShareTitle(findings.reported, findings.subject, context)
                                     : shareTitle(findings.contracts, findings.nature, findings.group, context);
    const QString subtitle = isReported
        ? PictureText::tr("Share of computing by provider, as sources report it, % of each year")
        : contractsSubtitle(findings, plan);
    FrameWords words = plan.frameWords(title, subtitle, findings.sources);
    addNotes(words, findings, plan);
    const QRectF body = drawFrame(drawing, words, plan.style);

    const ShareParts parts = partsOf(findings, plan, body.height(), scale);
    Stack contracts = stackOf(contractColumns(findings, parts, plan), parts, plan);
    contracts.id = QStringLiteral("contracts/");
    contracts.steps = contractSteps(findings.monthly, parts);
    contracts.known = plan.known();
    contracts.sumName = PictureText::tr("due");
    tailParts(contracts, plan);
    Stack reported = stackOf(reportedColumns(findings, parts, plan), parts, plan);
    reported.id = QStringLiteral("reported/");
    tailParts(reported, plan);
    ShareParts told = parts;
    told.parts = isReported ? reported.parts : contracts.parts;
    drawShares(drawing, std::move(contracts), std::move(reported), body, plan, scale);
    drawing.table = [found] { return tableOf(*found); };
    drawing.sentence = sentenceOf(words, told);
    return std::move(drawing).picture();
}

} // namespace ledger
