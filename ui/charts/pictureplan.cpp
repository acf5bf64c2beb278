#include "pictureplan.h"

#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <numeric>

namespace ledger
{

std::optional<Day> PicturePlan::known() const { return lens.asOf ? std::optional(lens.asOf->last()) : traits->lastDay; }

TitleContext PicturePlan::titleContext() const { return {ledger, lens, known(), locale}; }

QString PicturePlan::basisAndDay(bool isShort) const
{
    const std::optional<Day> day = known();
    if (isShort)
        return day ? nameOf(lens.basis) + QStringLiteral(" · ") + shortDateText(partialDate(*day), locale)
                   : nameOf(lens.basis);
    const QString basis = PictureText::tr("basis: %1").arg(nameOf(lens.basis));
    return day ? PictureText::tr("%1 · as known on %2", "basis, day").arg(basis, dateText(partialDate(*day), locale))
               : basis;
}

namespace
{
/// «Reuters, 3 Nov 2025».
QString shortSource(const Source &source, const QLocale &locale)
{
    const QString publisher = qstring(source.publisher);
    return source.published ? publisher + QStringLiteral(", ") + shortDateText(*source.published, locale) : publisher;
}

QString fullSource(const Source &source, const QLocale &locale)
{
    QString text = qstring(source.publisher) + QStringLiteral(": ") + qstring(source.title);
    if (source.published)
        text += QStringLiteral(", ") + dateText(*source.published, locale);
    return source.url.empty() ? text : text + QStringLiteral(", ") + qstring(source.url);
}
} // namespace

FrameWords PicturePlan::frameWords(const QString &madeTitle, const QString &madeSubtitle,
                                   const std::vector<CitedSource> &sources) const
{
    FrameWords words;
    words.title = title.isEmpty() ? madeTitle : title;
    const auto dated = [&](bool isShort) { return madeSubtitle + QStringLiteral(" · ") + basisAndDay(isShort); };
    words.subtitle = subtitle.isEmpty() ? dated(false) : subtitle;
    words.shortSubtitle = subtitle.isEmpty() ? dated(true) : subtitle;
    words.notes = annotations;
    const std::size_t told = std::min(sources.size(), mostFootnotes);
    for (std::size_t i = 0; i < told; ++i) {
        words.sources.append(shortSource(*sources[i].source, locale));
        words.fullSources.append(QStringLiteral("%1 %2").arg(i + 1).arg(fullSource(*sources[i].source, locale)));
    }
    words.furtherSources = static_cast<int>(sources.size() - told);
    if (words.furtherSources > 0)
        words.fullSources.append(PictureText::tr("and %1 more").arg(words.furtherSources));
    if (const std::optional<Day> day = known())
        words.asOf = dateText(partialDate(*day), locale);
    words.basis = nameOf(lens.basis);
    return words;
}

QString PicturePlan::assumedNote(double assumed, double total) const
{
    if (assumed <= 0 || total <= 0)
        return {};
    const QString years
        = lens.assumeYears == 1 ? PictureText::tr("1 year") : PictureText::tr("%1 years").arg(lens.assumeYears);
    return PictureText::tr("%1 rests on assumed terms (%2 where no end is stated)")
        .arg(shareText(assumed / total, locale), years);
}

std::optional<std::pair<PartialDate, PartialDate>> periodDates(const std::string &period)
{
    if (const std::size_t quarter = period.find("-Q"); quarter != std::string::npos && quarter + 3 == period.size()) {
        const auto year = partialDate(period.substr(0, quarter));
        const int number = period.back() - '0';
        if (!year || number < 1 || number > 4)
            return std::nullopt;
        PartialDate first = *year;
        PartialDate last = *year;
        first.month = static_cast<std::uint8_t>(number * 3 - 2);
        last.month = static_cast<std::uint8_t>(number * 3);
        return std::pair(first, last);
    }
    const auto date = partialDate(period);
    return date ? std::optional(std::pair(*date, *date)) : std::nullopt;
}

namespace
{
template <typename Enum> void narrow(std::vector<Enum> &values, const std::string &id)
{
    if (const auto value = fromWord<Enum>(id))
        values = {*value};
}

void drill(PicturePlan &plan, const PictureFilter &step, bool isByPayer)
{
    Lens &lens = plan.lens;
    if (step.kind == "party") {
        std::vector<Id<Party>> &filter = isByPayer ? lens.payers : lens.payees; // g++ 12 miscompiles (a ? b : c) = {…}
        filter = {Id<Party>(step.id)};
        plan.byDeal = true;
        plan.skipped = 0;
    } else if (step.kind == "others") {
        plan.skipped = std::atoi(step.id.c_str());
    } else if (step.kind == "nature") {
        narrow(lens.natures, step.id);
    } else if (step.kind == "firmness") {
        narrow(lens.firmnesses, step.id);
    } else if (step.kind == "kind") {
        narrow(lens.kinds, step.id);
    } else if (step.kind == "status") {
        narrow(lens.statuses, step.id);
    } else if (step.kind == "period") {
        if (const auto dates = periodDates(step.id)) {
            lens.from = dates->first;
            lens.to = dates->second;
        }
    }
}
} // namespace

std::string optionOf(const PictureRequest &request, const std::string &name, const std::string &otherwise)
{
    const auto found = request.options.find(name);
    return found == request.options.end() || found->second.empty() ? otherwise : found->second.front();
}

PicturePlan planOf(const PictureRequest &request, const Readings &readings, bool isByPayer)
{
    PicturePlan plan;
    plan.ledger = &readings.ledger();
    plan.lens = request.lens;
    plan.lens.asOf = readings.asOf();
    plan.lens.basis = readings.basis();
    plan.style = request.style;
    plan.size = request.size;
    plan.locale = request.locale;
    plan.traits = request.traits ? request.traits : std::make_shared<const LedgerTraits>(traitsOf(readings.ledger()));
    plan.title = qstring(optionOf(request, "title", {}));
    plan.subtitle = qstring(optionOf(request, "subtitle", {}));
    if (const auto found = request.options.find("highlight"); found != request.options.end())
        plan.highlight = {found->second.begin(), found->second.end()};
    if (const auto found = request.options.find("annotations"); found != request.options.end())
        for (const std::string &text : found->second)
            plan.annotations.append(qstring(text));
    for (const PictureFilter &step : request.drill)
        drill(plan, step, isByPayer);
    plan.wasDrilled = !request.drill.empty();
    return plan;
}

QString partName(const std::string &id, const std::string &name)
{
    if (!name.empty())
        return qstring(name);
    return id.empty() ? PictureText::tr("Not said") : qstring(id);
}

std::size_t shownCount(const std::vector<double> &ranking, std::size_t room, double least)
{
    const double whole = std::accumulate(ranking.begin(), ranking.end(), 0.0);
    std::size_t seen = ranking.size();
    while (seen > 0 && ranking[seen - 1] < least * whole)
        --seen;
    if (ranking.size() - seen < 2) // one alone is named as well as gathered
        seen = ranking.size();
    if (seen == ranking.size() && seen <= room)
        return seen;
    return std::min(seen, room > 1 ? room - 1 : 1);
}

} // namespace ledger
