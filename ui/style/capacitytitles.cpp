#include "titles.h"

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct CapacityTitles
{
    Q_DECLARE_TR_FUNCTIONS(CapacityTitles)
};

constexpr double notableUndated = 0.2; // of all power
constexpr double notableLeader = 0.1; // of a period's power

/// What the gigawatts are of, at the beginning of a title.
QString powerOf(Counts counts)
{
    switch (counts) {
    case Counts::Site:
        return CapacityTitles::tr("Power of sites");
    case Counts::Contract:
        return CapacityTitles::tr("Contracted capacity");
    case Counts::Chips:
        return CapacityTitles::tr("Power of chips");
    case Counts::Power:
        break;
    }
    return CapacityTitles::tr("Electricity");
}

/// What a leader does with so much power by then; empty where no sentence is sure to fit.
QString deedOf(CapacityGroup group, Counts counts)
{
    switch (group) {
    case CapacityGroup::Operator:
        return counts == Counts::Contract ? CapacityTitles::tr("%1 provides %2 under contract by %3")
            : counts == Counts::Power     ? CapacityTitles::tr("%1 supplies %2 of electricity by %3")
            : counts == Counts::Chips     ? CapacityTitles::tr("%1 runs chips of %2 by %3")
                                          : CapacityTitles::tr("%1 runs %2 by %3");
    case CapacityGroup::Tenant:
        return counts == Counts::Contract ? CapacityTitles::tr("%1 has contracts for %2 by %3")
            : counts == Counts::Chips     ? CapacityTitles::tr("%1 has ordered chips of %2 by %3")
            : counts == Counts::Power     ? CapacityTitles::tr("%1 buys %2 of electricity by %3")
                                          : CapacityTitles::tr("%1 has the use of %2 by %3");
    case CapacityGroup::Supplier:
        return CapacityTitles::tr("%1 has chips in %2 by %3");
    case CapacityGroup::Country:
        return CapacityTitles::tr("%1 is to have %2 by %3");
    case CapacityGroup::Deal:
        break;
    }
    return {};
}

/// The word for one of a group: «the most of any operator».
QString anyOf(CapacityGroup group, Counts counts)
{
    switch (group) {
    case CapacityGroup::Operator:
        return counts == Counts::Power ? CapacityTitles::tr("supplier") : CapacityTitles::tr("operator");
    case CapacityGroup::Tenant:
        return counts == Counts::Power ? CapacityTitles::tr("buyer") : CapacityTitles::tr("tenant");
    case CapacityGroup::Supplier:
        return CapacityTitles::tr("chip supplier");
    case CapacityGroup::Country:
        return CapacityTitles::tr("country");
    case CapacityGroup::Deal:
        break;
    }
    return CapacityTitles::tr("deal");
}

QString powerPhrase(Gigawatts power, const TitleContext &context)
{
    const QString text = powerText(power, context.locale);
    if (context.lens.basis == Basis::Low)
        return CapacityTitles::tr("at least %1").arg(text);
    return context.lens.basis == Basis::High ? CapacityTitles::tr("as much as %1").arg(text) : text;
}

QString upperFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

double sumOfParts(const std::vector<CapacityPart> &parts)
{
    double sum = 0;
    for (const CapacityPart &part : parts)
        sum += part.value.gw;
    return sum;
}

double undatedOf(const Capacity &capacity, const std::string &id)
{
    for (const CapacityPart &part : capacity.undated)
        if (part.id == id)
            return part.value.gw;
    return 0;
}

/// Whether nobody could have more even if all that has no date were there by then.
bool leadsWhateverComes(const Capacity &capacity, const CapacityPart &leader)
{
    for (const CapacityPart &part : capacity.periods.back().parts)
        if (part.id != leader.id && part.value.gw + undatedOf(capacity, part.id) >= leader.value.gw)
            return false;
    return std::none_of(capacity.undated.begin(), capacity.undated.end(), [&leader](const CapacityPart &part) {
        return part.id != leader.id && part.value.gw >= leader.value.gw;
    });
}

QString yearsOf(const Capacity &capacity)
{
    if (capacity.periods.empty())
        return {};
    const int first = partialDate(capacity.periods.front().last).year;
    const int last = partialDate(capacity.periods.back().last).year;
    const QString years = first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
    return QStringLiteral(", ") + years;
}

/// «: OpenAI»: whose alone it is, through filter and drill.
QString scopeOf(const QStringList &within, const TitleContext &context)
{
    QStringList names;
    for (const Id<Party> &id : context.lens.parties)
        names.append(everydayName(*context.ledger, id.text));
    QStringList scope;
    if (!names.isEmpty())
        scope.append(names.size() > 2 ? CapacityTitles::tr("%1 parties").arg(names.size())
                                      : names.join(CapacityTitles::tr(" and ")));
    scope += within;
    return scope.join(QStringLiteral(" › "));
}

QString groupPhrase(CapacityGroup group, Counts counts)
{
    return CapacityTitles::tr("by %1", "operator").arg(anyOf(group, counts));
}

QString neutralTitle(const Capacity &capacity, CapacityGroup group, const QStringList &within,
                     const TitleContext &context)
{
    QString title
        = powerOf(context.lens.counts) + QLatin1Char(' ') + groupPhrase(group, context.lens.counts) + yearsOf(capacity);
    if (const QString scope = scopeOf(within, context); !scope.isEmpty()) {
        title[0] = title[0].toLower();
        title = CapacityTitles::tr("%1: %2", "scope, title").arg(scope, title);
    }
    return title;
}

QString withUndated(const QString &title, const Capacity &capacity, const TitleContext &context)
{
    const double undated = sumOfParts(capacity.undated);
    const double all = undated + sumOfParts(capacity.periods.back().parts);
    if (undated < notableUndated * all)
        return title;
    return CapacityTitles::tr("%1; %2 of all power has no date").arg(title, shareText(undated / all, context.locale));
}
} // namespace

QString capacityTitle(const Capacity &capacity, CapacityGroup group, const QStringList &within,
                      const TitleContext &context)
{
    if (capacity.periods.empty())
        return capacity.undated.empty() ? noPowerToShow(context).title : neutralTitle(capacity, group, within, context);
    const Lens &lens = context.lens;
    const CapacityPeriod &period = capacity.periods.back();
    const CapacityPart &leader = period.parts.front();
    const bool isTied = period.parts.size() > 1 && period.parts[1].value == leader.value;
    const bool isNarrowed = !within.isEmpty() || !lens.parties.empty() || !lens.kinds.empty() || !lens.statuses.empty();
    const QString deed = deedOf(group, lens.counts);
    if (isNarrowed || isTied || deed.isEmpty() || leader.id.empty()
        || leader.value.gw < notableLeader * period.total.gw)
        return withUndated(neutralTitle(capacity, group, within, context), capacity, context);

    const bool isCountry = group == CapacityGroup::Country;
    const bool isAlone = period.parts.size() == 1 && capacity.undated.empty();
    const auto family = [&context](const std::string &id) {
        return context.ledger->topmost(context.ledger->partyNumber(Id<Party>(id)));
    };
    const bool isParty = !isCountry && context.ledger->partyNumber(Id<Party>(leader.id)) >= 0;
    const bool hasKin = isParty && std::any_of(period.parts.begin(), period.parts.end(), [&](const CapacityPart &part) {
                            return part.id != leader.id && context.ledger->partyNumber(Id<Party>(part.id)) >= 0
                                && family(part.id) == family(leader.id);
                        });
    const QString name = isCountry ? countryInText(leader.id)
        : isParty && !hasKin       ? everydayName(*context.ledger, leader.id)
                                   : qstring(leader.name);
    QString sentence = deed.arg(name, powerPhrase(leader.value, context), periodText(period.period, context.locale));
    if (!isAlone)
        sentence = CapacityTitles::tr("%1, the most of any %2").arg(sentence, anyOf(group, lens.counts));
    if (!isAlone && !leadsWhateverComes(capacity, leader))
        sentence = CapacityTitles::tr("Of what has a date, %1").arg(sentence);
    if (lens.basis == Basis::Official)
        sentence = CapacityTitles::tr("By official word, %1")
                       .arg(sentence.startsWith(CapacityTitles::tr("Of what"))
                                ? sentence.replace(0, 1, sentence[0].toLower())
                                : sentence);
    return withUndated(upperFirst(sentence), capacity, context);
}

QString sitesTitle(const SiteCount &count, const QStringList &within, const TitleContext &context)
{
    if (count.sites == 0)
        return noPowerToShow(context).title;
    const Lens &lens = context.lens;
    const QString all = countedText(count.sites, lens.counts);
    const QString power = powerPhrase(count.value, context);
    QString title;
    if (lens.to && count.dated == count.sites)
        title = CapacityTitles::tr("%1 with power by the end of %2, in full %3")
                    .arg(all, dateText(*lens.to, context.locale), power);
    else if (lens.to)
        title = CapacityTitles::tr("%1 with power by the end of %2, %3 more without a date")
                    .arg(countedText(count.dated, lens.counts), dateText(*lens.to, context.locale))
                    .arg(count.sites - count.dated);
    else if (count.dated == count.sites)
        title = CapacityTitles::tr("%1 come to %2, each with a date").arg(all, power);
    else if (count.dated == 0)
        title = CapacityTitles::tr("%1 come to %2, none with a date").arg(all, power);
    else
        title = (count.sites - count.dated == 1 ? CapacityTitles::tr("%1 come to %2; %3 of them has no date")
                                                : CapacityTitles::tr("%1 come to %2; %3 of them have no date"))
                    .arg(all, power)
                    .arg(count.sites - count.dated);
    if (count.sites == 1)
        title = CapacityTitles::tr("%1 of %2, %3")
                    .arg(all, power,
                         count.dated == 1 ? CapacityTitles::tr("with a date") : CapacityTitles::tr("without a date"));
    if (const QString scope = scopeOf(within, context); !scope.isEmpty())
        title = CapacityTitles::tr("%1: %2", "scope, title").arg(scope, title);
    return lens.basis == Basis::Official ? CapacityTitles::tr("By official word, %1").arg(title) : title;
}

EmptyWords noPowerToShow(const TitleContext &context)
{
    EmptyWords words = nothingToShow(context);
    if (context.ledger && !context.ledger->dealBlocks().empty() && words.title == nothingToCount())
        words.help
            = CapacityTitles::tr("The ledger holds none of these (%1) with a claim in gigawatts. Choose what else "
                                 "the gigawatts are counted by: sites, contracts, chips or electricity.")
                  .arg(nameOf(context.lens.counts));
    return words;
}

} // namespace ledger
