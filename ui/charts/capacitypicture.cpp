#include "capacitypicture.h"

#include "periods.h"
#include "picturetext.h"
#include "stack.h"
#include "wording.h"

#include <algorithm>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t mostRampParts = 11;
constexpr std::size_t columnsBeforeSteps = 12;
constexpr double leastRampPart = 0.004; // of all power; below, a segment is thinner than the line between two

/// Which parts are shown by themselves, and where each stands in the stack.
struct RampParts
{
    std::vector<StackPart> parts;
    std::unordered_map<std::string, std::size_t> placeOf;
    std::vector<QString> support; ///< what each rests on, in words

    std::size_t place(const std::string &id) const
    {
        const auto found = placeOf.find(id);
        return found == placeOf.end() ? parts.size() - 1 : found->second;
    }
};

QString supportText(const CapacitySupport &support, const CapacityFindings &findings, const PicturePlan &plan)
{
    const auto text = [&plan](Gigawatts power) { return powerText(power, plan.locale); };
    QString words = PictureText::tr("; in full %1").arg(text(support.value));
    if (support.low != support.high)
        words += PictureText::tr(" (%1 to %2)").arg(text(support.low), text(support.high));
    words += QStringLiteral(", ") + countedText(support.deployments, plan.lens.counts) + QStringLiteral(", ")
        + claimsText(support.claims);
    if (support.isContested)
        words += PictureText::tr(", contested");
    if (findings.group == CapacityGroup::Deal)
        if (const QString price = priceText(findings.prices, support.id, plan.locale); !price.isEmpty())
            words += QStringLiteral(", ") + price;
    return words;
}

RampParts rampPartsOf(const CapacityFindings &findings, const PicturePlan &plan, double height, double scale)
{
    std::vector<double> sums;
    for (const CapacitySupport &support : findings.supports)
        if (support.value.gw > 0)
            sums.push_back(support.value.gw);
    const auto room = std::min<std::size_t>(mostRampParts, static_cast<std::size_t>(stackCapacity(height, scale)));
    const std::size_t shown = shownCount(sums, room, leastRampPart);
    const std::map<std::string, PartColour> colours = partColours(findings, plan);
    RampParts parts;
    std::vector<const CapacitySupport *> named;
    for (std::size_t i = 0; i < shown; ++i)
        named.push_back(&findings.supports[i]);
    // What nobody is named for stands above those who are.
    std::stable_partition(named.begin(), named.end(), [](const CapacitySupport *part) { return !part->id.empty(); });
    for (std::size_t i = 0; i < shown; ++i) {
        const CapacitySupport &support = *named[i];
        const PartColour &look = colours.at(support.id);
        StackPart part;
        part.id = support.id;
        part.name = capacityPartName(findings.group, support.id, support.name);
        part.colour = look.colour;
        part.pattern = look.pattern;
        part.isGrey = look.isGrey;
        part.target = capacityTarget(findings.group, support.id);
        parts.placeOf.emplace(part.id, i);
        parts.parts.push_back(std::move(part));
        parts.support.push_back(supportText(support, findings, plan));
    }
    if (shown < sums.size()) {
        StackPart part;
        part.id = "others";
        part.name = PictureText::tr("Others (%1)").arg(sums.size() - shown);
        part.colour = plan.style.others;
        part.isGrey = true;
        part.target = {QStringLiteral("others"), QString::number(shown)};
        parts.parts.push_back(std::move(part));
        parts.support.emplace_back();
    }
    return parts;
}

/// The cells of some parts, without words.
std::vector<StackCell> cellsOf(const std::vector<CapacityPart> &powers, const RampParts &parts)
{
    std::vector<StackCell> cells(parts.parts.size());
    for (const CapacityPart &power : powers)
        cells[parts.place(power.id)].value += power.value.gw;
    return cells;
}

void nameCells(std::vector<StackCell> &cells, const RampParts &parts, const QString &when, const PicturePlan &plan)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].value <= 0)
            continue;
        cells[i].name = PictureText::tr("%1, %2", "party, period").arg(parts.parts[i].name, when);
        cells[i].words = powerText(Gigawatts(cells[i].value), plan.locale) + parts.support[i];
    }
}

/// Time has no gaps: as many days as the period has, whatever the lens cuts.
AxisPeriod axisPeriod(const CapacityPeriod &period, Step by)
{
    const Period whole = periodOf(periodNumber(period.last, by), by);
    return {whole.label, whole.first, whole.last};
}

std::vector<StackColumn> columnsOf(const Capacity &capacity, const RampParts &parts, Step by, bool hasWords,
                                   const PicturePlan &plan)
{
    std::vector<StackColumn> columns;
    for (const CapacityPeriod &period : capacity.periods) {
        StackColumn column;
        column.period = axisPeriod(period, by);
        column.cells = cellsOf(period.parts, parts);
        if (hasWords) {
            const bool isCut = period.last < column.period.last;
            const QString when = isCut ? dateText(partialDate(period.last), plan.locale)
                                       : PictureText::tr("end of %1").arg(periodText(period.period, plan.locale));
            nameCells(column.cells, parts, when, plan);
            column.topText = powerText(period.total, plan.locale);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

/// The undated in a column of its own; nothing where everything has a date.
std::optional<StackColumn> undatedColumn(const Capacity &capacity, const RampParts &parts, const PicturePlan &plan)
{
    if (capacity.undated.empty())
        return std::nullopt;
    StackColumn column;
    column.period.period = "undated";
    column.cells = cellsOf(capacity.undated, parts);
    nameCells(column.cells, parts, PictureText::tr("no date"), plan);
    column.topText = powerText(Gigawatts(column.total()), plan.locale);
    return column;
}

/// Behind each name: what stands in the end, and what has no date.
void tailParts(Stack &stack, const CapacityFindings &findings, const PicturePlan &plan)
{
    for (std::size_t i = 0; i < stack.parts.size(); ++i) {
        const double last = stack.columns.back().cells[i].value;
        const double undated = stack.apart ? stack.apart->cells[i].value : 0;
        const auto text = [&plan](double power) { return powerText(Gigawatts(power), plan.locale); };
        QString &tail = stack.parts[i].tail;
        tail = text(last + undated);
        for (const CapacitySupport &support : findings.supports)
            if (support.isContested && support.id == stack.parts[i].id)
                tail += QStringLiteral(" ≠");
    }
}

double shareUndated(const Stack &stack)
{
    const double undated = stack.apart ? stack.apart->total() : 0;
    return undated / std::max(undated + stack.columns.back().total(), 1e-12);
}

Stack stackOf(const CapacityFindings &findings, const RampParts &parts, const PicturePlan &plan)
{
    Stack stack;
    stack.parts = parts.parts;
    stack.locale = plan.locale;
    stack.columns = columnsOf(findings.capacity, parts, plan.lens.by, true, plan);
    if (!findings.monthly.periods.empty())
        stack.steps = columnsOf(findings.monthly, parts, Step::Month, false, plan);
    else if (stack.columns.size() > columnsBeforeSteps)
        stack.steps = columnsOf(findings.capacity, parts, plan.lens.by, false, plan);
    stack.apart = undatedColumn(findings.capacity, parts, plan);
    stack.apartName = PictureText::tr("no date");
    stack.futureWords = {PictureText::tr("planned for the future →"), PictureText::tr("planned →")};
    stack.known = plan.known();
    double largest = stack.apart ? stack.apart->total() : 0;
    for (const StackColumn &column : stack.columns)
        largest = std::max(largest, column.total());
    stack.axis = roundAxis(largest, 5);
    const bool isInMegawatts = largest < 1; // one unit for all, or segments would not compare
    stack.axisText = [isInMegawatts, locale = plan.locale](double power) {
        if (power <= 0 || isInMegawatts)
            return power <= 0 ? QStringLiteral("0") : powerText(Gigawatts(power), locale);
        return locale.toString(power, 'f', QLocale::FloatingPointShortest) + QChar(0x202f) + QStringLiteral("GW");
    };
    stack.cellText = [isInMegawatts, locale = plan.locale](double power) {
        const QString text = powerText(Gigawatts(power), locale);
        if (isInMegawatts)
            return text;
        return power < 0.9995 ? locale.toString(power, 'g', 2) : text.left(text.lastIndexOf(QChar(0x202f)));
    };
    tailParts(stack, findings, plan);
    return stack;
}

PictureTable rampTable(const CapacityFindings &findings)
{
    PictureTable table;
    table.columns = {PictureText::tr("Period"), PictureText::tr("Name"), PictureText::tr("Value (GW)"),
                     PictureText::tr("Total (GW)"), PictureText::tr("Id")};
    table.isNumeric = {false, false, true, true, false};
    const auto number = [](Gigawatts power) { return QString::number(power.gw, 'g', 12); };
    for (const CapacityPeriod &period : findings.capacity.periods)
        for (const CapacityPart &part : period.parts)
            table.rows.push_back({qstring(period.period), qstring(part.name), number(part.value), number(period.total),
                                  qstring(part.id)});
    for (const CapacityPart &part : findings.capacity.undated)
        table.rows.push_back(
            {PictureText::tr("undated"), qstring(part.name), number(part.value), {}, qstring(part.id)});
    return table;
}

QString rampSubtitle(const CapacityFindings &findings, const PicturePlan &plan)
{
    QString what;
    switch (plan.lens.counts) {
    case Counts::Site:
        what = PictureText::tr("Gigawatts of sites that have power");
        break;
    case Counts::Contract:
        what = PictureText::tr("Gigawatts of contracted capacity that is there");
        break;
    case Counts::Chips:
        what = PictureText::tr("Gigawatts of chips delivered");
        break;
    case Counts::Power:
        what = PictureText::tr("Gigawatts of electricity supplied");
        break;
    }
    return PictureText::tr("%1 at the end of each %2, by %3", "power, year, operator")
        .arg(what, nameOf(plan.lens.by), groupWord(findings.group));
}

QString sentenceOf(const FrameWords &words, const Stack &stack)
{
    QStringList names;
    for (const StackPart &part : stack.parts)
        names.append(part.name + QLatin1Char(' ') + part.tail);
    return PictureText::tr("%1. %2. With what has no date: %3.")
        .arg(words.title, words.subtitle, names.join(QStringLiteral(", ")));
}
} // namespace

QString capacityPartName(CapacityGroup group, const std::string &id, const std::string &name)
{
    if (id.empty()) {
        switch (group) {
        case CapacityGroup::Operator:
            return PictureText::tr("No operator said");
        case CapacityGroup::Tenant:
            return PictureText::tr("No tenant said");
        case CapacityGroup::Supplier:
            return PictureText::tr("No chips said");
        case CapacityGroup::Country:
            return PictureText::tr("No country said");
        case CapacityGroup::Deal:
            break;
        }
    }
    return group == CapacityGroup::Country ? countryName(id) : partName(id, name);
}

MarkTarget capacityTarget(CapacityGroup group, const std::string &id)
{
    if (id.empty())
        return {};
    const QString kind = group == CapacityGroup::Country ? QStringLiteral("country")
        : group == CapacityGroup::Deal                   ? QStringLiteral("deal")
                                                         : QStringLiteral("party");
    return {kind, qstring(id)};
}

QString groupWord(CapacityGroup group)
{
    switch (group) {
    case CapacityGroup::Operator:
        return PictureText::tr("operator");
    case CapacityGroup::Tenant:
        return PictureText::tr("tenant");
    case CapacityGroup::Supplier:
        return PictureText::tr("supplier of chips");
    case CapacityGroup::Country:
        return PictureText::tr("country");
    case CapacityGroup::Deal:
        break;
    }
    return PictureText::tr("deal");
}

std::map<std::string, PartColour> partColours(const CapacityFindings &findings, const PicturePlan &plan)
{
    const bool isOfParties = findings.group != CapacityGroup::Country && findings.group != CapacityGroup::Deal;
    std::map<std::string, PartColour> colours;
    int rank = 0;
    int greys = 0;
    for (const CapacitySupport &support : findings.supports) {
        PartyHue hue;
        if (isOfParties)
            hue = plan.hueOf(support.id);
        else if (!support.id.empty() && rank < partyHueCount)
            hue.index = rank++;
        PartColour look;
        look.pattern = hue.index;
        look.isGrey = hue.index < 0;
        look.colour = look.isGrey ? greyAt(plan.style, greys++) : partyColour(plan.style, hue);
        if (!plan.highlight.empty() && !plan.highlight.contains(support.id))
            look.colour = mixed(look.colour, plan.style.background, 0.68);
        colours.emplace(support.id, look);
    }
    return colours;
}

QString priceText(const std::vector<PowerPrice> &prices, const std::string &deal, const QLocale &locale)
{
    QStringList texts;
    for (const PowerPrice &price : prices)
        if (price.deal == deal)
            texts.append(PictureText::tr("%1 per GW (%2)")
                             .arg(moneyText(price.perGigawatt, locale),
                                  price.nature ? nameOf(*price.nature) : PictureText::tr("the deal as a whole")));
    return texts.join(QStringLiteral(", "));
}

PicturePtr capacityPicture(const std::shared_ptr<const CapacityFindings> &found, const PicturePlan &plan)
{
    const CapacityFindings &findings = *found;
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    const TitleContext context = plan.titleContext();
    FrameWords words = plan.frameWords(capacityTitle(findings.capacity, findings.group, findings.within, context),
                                       rampSubtitle(findings, plan), findings.sources);
    if (std::any_of(findings.supports.begin(), findings.supports.end(),
                    [](const auto &part) { return part.isContested; }))
        words.legend.push_back(LegendSign::Contested);
    Stack stack = stackOf(findings, rampPartsOf(findings, plan, 1e9, scale), plan);
    if (const double undated = shareUndated(stack); undated > 0)
        words.notes.append(
            PictureText::tr("%1 of all power has no date and is in no year; the figures behind the names count it")
                .arg(shareText(undated, plan.locale)));
    const QRectF body = drawFrame(drawing, words, plan.style);
    stack = stackOf(findings, rampPartsOf(findings, plan, body.height(), scale), plan);
    drawStack(drawing, stack, body, plan.style, scale);
    drawing.table = [found] { return rampTable(*found); };
    drawing.sentence = sentenceOf(words, stack);
    return std::move(drawing).picture();
}

} // namespace ledger
