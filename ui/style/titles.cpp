#include "titles.h"

#include "periods.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct Titles
{
    Q_DECLARE_TR_FUNCTIONS(Titles)
};

/// How a nature of money reads in sentences.
struct NatureWords
{
    QString contracts; ///< «compute contracts»
    QString object; ///< «computing», after «$730B of» or «for»
    QString promise; ///< «promised to buy %1 of computing»
    QString may; ///< «may buy %1 of computing»
};

NatureWords wordsOf(Nature nature)
{
    switch (nature) {
    case Nature::Consumption:
        return {Titles::tr("compute contracts"), Titles::tr("computing"), Titles::tr("promised to buy %1 of computing"),
                Titles::tr("may buy %1 of computing")};
    case Nature::Equity:
        return {Titles::tr("equity investments"), Titles::tr("equity"), Titles::tr("promised to invest %1"),
                Titles::tr("may invest %1")};
    case Nature::Debt:
        return {Titles::tr("loans"), Titles::tr("debt"), Titles::tr("promised to lend %1"), Titles::tr("may lend %1")};
    case Nature::Hardware:
        return {Titles::tr("hardware orders"), Titles::tr("hardware"), Titles::tr("promised to buy %1 of hardware"),
                Titles::tr("may buy %1 of hardware")};
    case Nature::Lease:
        return {Titles::tr("leases"), Titles::tr("leases"), Titles::tr("promised to pay %1 of rent"),
                Titles::tr("may pay %1 of rent")};
    case Nature::Capex:
        return {Titles::tr("building contracts"), Titles::tr("building"),
                Titles::tr("promised to spend %1 on building"), Titles::tr("may spend %1 on building")};
    case Nature::Power:
        return {Titles::tr("electricity contracts"), Titles::tr("electricity"),
                Titles::tr("promised to buy %1 of electricity"), Titles::tr("may buy %1 of electricity")};
    case Nature::License:
        return {Titles::tr("licences"), Titles::tr("licences"), Titles::tr("promised to pay %1 for licences"),
                Titles::tr("may pay %1 for licences")};
    case Nature::Guarantee:
        break;
    }
    return {Titles::tr("guarantees"), Titles::tr("guarantees"), Titles::tr("promised to guarantee %1"),
            Titles::tr("may guarantee %1")};
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// «OpenAI», «OpenAI, Anthropic and Meta», «4 parties».
QString listed(const Ledger &ledger, const std::vector<Id<Party>> &ids)
{
    if (ids.size() > 3)
        return Titles::tr("%1 parties").arg(ids.size());
    QStringList names;
    for (const Id<Party> &id : ids)
        names.append(everydayName(ledger, id.text));
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return Titles::tr("%1 and %2", "names").arg(names.join(QStringLiteral(", ")), last);
}

template <typename Amount> QString spanOf(const Shares<Amount> &shares)
{
    const int first = partialDate(shares.front().first).year;
    const int last = partialDate(shares.back().last).year;
    return first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
}

bool isUnfiltered(const Lens &lens) { return lens.parties.empty() && lens.kinds.empty() && lens.statuses.empty(); }

/// The first period of what is still to come; the last one where nothing is.
template <typename Amount> const SharePeriod<Amount> &toldPeriod(const Shares<Amount> &shares, std::optional<Day> known)
{
    const auto next = std::find_if(shares.begin(), shares.end(),
                                   [&known](const auto &period) { return known && period.first > *known; });
    return next == shares.end() ? shares.back() : *next;
}

/// The party's everyday name, unless another part of the period belongs to the same family.
template <typename Amount>
QString leaderName(const SharePeriod<Amount> &period, const SharePart<Amount> &leader, const Ledger &ledger)
{
    const auto family = [&ledger](const std::string &id) { return ledger.topmost(ledger.partyNumber(Id<Party>(id))); };
    if (ledger.partyNumber(Id<Party>(leader.id)) < 0)
        return qstring(leader.name);
    const int own = family(leader.id);
    const bool hasKin = std::any_of(period.parts.begin(), period.parts.end(), [&](const auto &part) {
        return part.id != leader.id && ledger.partyNumber(Id<Party>(part.id)) >= 0 && family(part.id) == own;
    });
    return hasKin ? qstring(leader.name) : everydayName(ledger, leader.id);
}

/// What the largest of a group is called; empty where no word is sure to fit.
QString payeeNoun(Nature nature, PartyKind kind)
{
    switch (nature) {
    case Nature::Consumption:
        return kind == PartyKind::Cloud ? Titles::tr("cloud") : Titles::tr("supplier of computing");
    case Nature::Hardware:
        return kind == PartyKind::Chipmaker ? Titles::tr("chipmaker") : Titles::tr("hardware supplier");
    case Nature::Equity:
        return Titles::tr("investment");
    case Nature::Debt:
        return Titles::tr("borrower");
    case Nature::Lease:
        return Titles::tr("landlord");
    case Nature::Power:
        return Titles::tr("supplier of electricity");
    default:
        return {};
    }
}

QString payerNoun(Nature nature)
{
    switch (nature) {
    case Nature::Equity:
        return Titles::tr("investor");
    case Nature::Debt:
        return Titles::tr("lender");
    case Nature::Lease:
        return Titles::tr("tenant");
    case Nature::Guarantee:
        return {};
    default:
        return Titles::tr("customer");
    }
}

QString neutralShareTitle(const Shares<Usd> &shares, Nature nature, ShareGroup group, const TitleContext &context)
{
    const std::vector<Id<Party>> &owners = group == ShareGroup::Payee ? context.lens.payers : context.lens.payees;
    const std::vector<Id<Party>> &partners = group == ShareGroup::Payee ? context.lens.payees : context.lens.payers;
    const QString contracts = wordsOf(nature).contracts;
    QString what = owners.empty() ? capitalised(contracts)
                                  : possessive(listed(*context.ledger, owners)) + QLatin1Char(' ') + contracts;
    if (!partners.empty() && owners.empty() && group == ShareGroup::Payer) // the partners are who pays
        what = possessive(listed(*context.ledger, partners)) + QLatin1Char(' ') + contracts;
    else if (!partners.empty())
        what = Titles::tr("%1 with %2", "contracts with a party").arg(what, listed(*context.ledger, partners));
    return shares.empty() ? what : Titles::tr("%1, %2", "contracts, years").arg(what, spanOf(shares));
}
} // namespace

QString everydayName(const Ledger &ledger, const std::string &party)
{
    const Party *found = ledger.find(Id<Party>(party));
    if (!found)
        return qstring(party);
    std::string name = found->name;
    const Party *parent = found->parent.isEmpty() ? nullptr : ledger.find(found->parent);
    for (int generation = 0; parent && generation < 16; ++generation) {
        if (name.starts_with(parent->name + ' '))
            name = parent->name;
        parent = parent->parent.isEmpty() ? nullptr : ledger.find(parent->parent);
    }
    return qstring(name);
}

QString possessive(const QString &name)
{
    if (name.isEmpty())
        return {};
    return name.endsWith(u's') ? Titles::tr("%1’", "whose, ending in s").arg(name) : Titles::tr("%1’s").arg(name);
}

QString shareTitle(const Shares<Usd> &shares, Nature nature, ShareGroup group, const TitleContext &context)
{
    if (shares.empty())
        return nothingToShow(context).title;
    const bool byPayee = group == ShareGroup::Payee;
    const std::vector<Id<Party>> &owners = byPayee ? context.lens.payers : context.lens.payees;
    const std::vector<Id<Party>> &others = byPayee ? context.lens.payees : context.lens.payers;
    const SharePeriod<Usd> &period = toldPeriod(shares, context.known);
    const SharePart<Usd> &leader = period.parts.front();
    const bool isTied = period.parts.size() > 1 && period.parts[1].value == leader.value;
    const Party *party = context.ledger->find(Id<Party>(leader.id));
    const QString noun = byPayee ? payeeNoun(nature, party ? party->kind : PartyKind::Other) : payerNoun(nature);
    if (!isUnfiltered(context.lens) || !others.empty() || isTied || leader.share < 0.1 || noun.isEmpty())
        return neutralShareTitle(shares, nature, group, context);

    const QString name = leaderName(period, leader, *context.ledger);
    const QString when = periodText(period.period, context.locale);
    const QString contracts = wordsOf(nature).contracts;
    if (period.parts.size() == 1)
        return (owners.empty() ? Titles::tr("All %1 of %2 are with %3").arg(contracts, when, name)
                               : Titles::tr("All of %1 %2 of %3 are with %4")
                                     .arg(possessive(listed(*context.ledger, owners)), contracts, when, name));
    const QString share = shareText(leader.share, context.locale);
    const bool isFirmOnly = context.lens.firmnesses == std::vector{Firmness::Firm};
    const QString ofWhat = isFirmOnly      ? Titles::tr(" of what is firm")
        : !context.lens.firmnesses.empty() ? Titles::tr(" of the chosen firmness")
        : owners.empty()                   ? Titles::tr(" of all %1").arg(contracts)
                                           : QString();
    const QString rank = owners.empty()
        ? Titles::tr("%1 is the largest %2 in %3").arg(name, noun, when)
        : Titles::tr("%1 is %2 largest %3 in %4").arg(name, possessive(listed(*context.ledger, owners)), noun, when);
    return Titles::tr("%1, with %2%3", "rank, share, of what").arg(rank, share, ofWhat);
}

QString subjectSharesTitle(const std::vector<SubjectShare> &subjects, const Shares<Usd> &together, Nature nature,
                           ShareGroup group, const TitleContext &context)
{
    const QString neutral = neutralShareTitle(together, nature, group, context);
    const std::vector<Id<Party>> &others = group == ShareGroup::Payee ? context.lens.payees : context.lens.payers;
    if (together.empty() || subjects.size() > 4 || !isUnfiltered(context.lens) || !others.empty()
        || !context.lens.firmnesses.empty())
        return neutral;
    const SharePeriod<Usd> &told = toldPeriod(together, context.known);
    QString noun;
    QStringList leaders;
    for (const SubjectShare &subject : subjects) {
        const auto period = std::find_if(subject.shares->begin(), subject.shares->end(),
                                         [&](const SharePeriod<Usd> &each) { return each.period == told.period; });
        if (period == subject.shares->end())
            continue;
        const SharePart<Usd> &leader = period->parts.front();
        const Party *party = context.ledger->find(Id<Party>(leader.id));
        const QString own = group == ShareGroup::Payee ? payeeNoun(nature, party ? party->kind : PartyKind::Other)
                                                       : payerNoun(nature);
        const bool isTied = period->parts.size() > 1 && period->parts[1].value == leader.value;
        if (isTied || own.isEmpty() || (!noun.isEmpty() && noun != own))
            return neutral;
        noun = own;
        leaders.append(
            Titles::tr("%1 for %2", "leader, whose")
                .arg(leaderName(*period, leader, *context.ledger), everydayName(*context.ledger, subject.id.text)));
    }
    if (leaders.size() < 2)
        return neutral;
    return Titles::tr("Largest %1 in %2: %3")
        .arg(noun, periodText(told.period, context.locale), leaders.join(QStringLiteral(", ")));
}

QString reportedShareTitle(const Shares<double> &shares, const Id<Party> &subject, const TitleContext &context)
{
    const QString owner = possessive(everydayName(*context.ledger, subject.text));
    if (shares.empty())
        return Titles::tr("Nobody has said yet who serves %1 computing").arg(owner);
    const SharePeriod<double> &period = shares.back();
    const SharePart<double> &leader = period.parts.front();
    if (leader.value <= 0 || (period.parts.size() > 1 && period.parts[1].value == leader.value))
        return Titles::tr("%1 computing by provider as reported, %2").arg(owner, spanOf(shares));
    return Titles::tr("%1 is said to serve %2 of %3 computing in %4")
        .arg(leaderName(period, leader, *context.ledger), shareText(leader.value / 100, context.locale), owner,
             periodText(period.period, context.locale));
}

namespace
{
Usd firmIn(const Total &total) { return total.byFirmness[static_cast<std::size_t>(Firmness::Firm)]; }

bool isOfOneNature(const std::vector<Total> &totals)
{
    return std::all_of(totals.begin(), totals.end(),
                       [&totals](const Total &total) { return total.nature == totals.front().nature; });
}

/// « in 2027», « from 2026 to 2028»; empty where the lens has no period.
QString periodPhrase(const TitleContext &context)
{
    const Lens &lens = context.lens;
    const auto text = [&context](const PartialDate &date) { return dateText(date, context.locale); };
    if (lens.from && lens.to)
        return *lens.from == *lens.to ? Titles::tr(" in %1").arg(text(*lens.from))
                                      : Titles::tr(" from %1 to %2").arg(text(*lens.from), text(*lens.to));
    if (lens.from)
        return Titles::tr(" from %1 on").arg(text(*lens.from));
    return lens.to ? Titles::tr(" until %1").arg(text(*lens.to)) : QString();
}

QString kindPhrase(const Lens &lens)
{
    QStringList kinds;
    for (const DealKind kind : lens.kinds)
        kinds.append(nameOf(kind));
    return kinds.isEmpty() ? QString() : Titles::tr(" in %1 deals").arg(kinds.join(Titles::tr(" and ")));
}

QString amountPhrase(Usd amount, const TitleContext &context)
{
    const QString money = moneyText(amount, context.locale);
    if (context.lens.basis == Basis::Low)
        return Titles::tr("at least %1").arg(money);
    return context.lens.basis == Basis::High ? Titles::tr("as much as %1").arg(money) : money;
}

/// Whose commitments they are, where no sentence about them is sure to be true.
QString neutralCommitmentsTitle(const std::vector<Total> &totals, const TitleContext &context)
{
    const Lens &lens = context.lens;
    const std::vector<Id<Party>> &owners = !lens.payers.empty() ? lens.payers
        : !lens.payees.empty()                                  ? lens.payees
                                                                : lens.parties;
    const QString what
        = isOfOneNature(totals) ? wordsOf(totals.front().nature).contracts : Titles::tr("commitments by nature");
    QString title = capitalised(what);
    if (!owners.empty() && !lens.payers.empty())
        title = possessive(listed(*context.ledger, owners)) + QLatin1Char(' ') + what;
    else if (!lens.payees.empty())
        title = Titles::tr("%1 to %2", "loans to a party").arg(capitalised(what), listed(*context.ledger, owners));
    else if (!owners.empty())
        title = Titles::tr("%1 with %2", "contracts with a party")
                    .arg(capitalised(what), listed(*context.ledger, owners));
    return title + kindPhrase(lens) + periodPhrase(context);
}

/// What is promised, as a sentence about whoever promises it or is promised it.
QString promiseSentence(const Total &sum, Nature nature, const TitleContext &context)
{
    const Lens &lens = context.lens;
    const NatureWords words = wordsOf(nature);
    const QString amount = amountPhrase(sum.value, context);
    const bool isFirm = firmIn(sum) == sum.value;
    if (!lens.payers.empty() && lens.payees.empty()) {
        const QString who = listed(*context.ledger, lens.payers);
        const QString has = lens.payers.size() > 1 ? Titles::tr("have") : Titles::tr("has");
        return isFirm ? Titles::tr("%1 %2 %3", "who has promised to …").arg(who, has, words.promise.arg(amount))
                      : who + QLatin1Char(' ') + words.may.arg(amount);
    }
    if (!lens.payers.empty()) {
        const QString from = listed(*context.ledger, lens.payers);
        const QString to = listed(*context.ledger, lens.payees);
        return (isFirm ? Titles::tr("%1 owes %2 %3 for %4") : Titles::tr("%1 may come to owe %2 %3 for %4"))
            .arg(from, to, amount, words.object);
    }
    if (!lens.payees.empty()) {
        const QString who = listed(*context.ledger, lens.payees);
        if (!isFirm)
            return Titles::tr("%1 may receive %2 for %3").arg(who, amount, words.object);
        return lens.payees.size() > 1 ? Titles::tr("%1 have been promised %2 for %3").arg(who, amount, words.object)
                                      : Titles::tr("%1 has been promised %2 for %3").arg(who, amount, words.object);
    }
    return isFirm ? Titles::tr("%1 of %2 has been promised").arg(capitalised(amount), words.object)
                  : Titles::tr("%1 of %2 is promised or possible").arg(capitalised(amount), words.object);
}

QString withFirmness(const QString &sentence, const Total &sum, const TitleContext &context)
{
    if (firmIn(sum) == sum.value)
        return sentence;
    return firmIn(sum).dollars == 0
        ? Titles::tr("%1, none of it firm").arg(sentence)
        : Titles::tr("%1, %2 of it firm").arg(sentence, moneyText(firmIn(sum), context.locale));
}
} // namespace

QString commitmentsTitle(const std::vector<Total> &totals, const TitleContext &context)
{
    if (totals.empty())
        return nothingToShow(context).title;
    const Lens &lens = context.lens;
    const bool isEquityTo = totals.front().nature == Nature::Equity && lens.payers.size() == 1 && !lens.payees.empty();
    if (!isOfOneNature(totals) || !lens.parties.empty() || !lens.statuses.empty() || isEquityTo)
        return neutralCommitmentsTitle(totals, context);
    const Total sum = sumOfTotals(totals);
    QString sentence = promiseSentence(sum, totals.front().nature, context) + kindPhrase(lens) + periodPhrase(context);
    sentence = withFirmness(sentence, sum, context);
    return lens.basis == Basis::Official ? Titles::tr("By official word, %1").arg(sentence) : sentence;
}

namespace
{
/// «in 2028», «in 2027 and 2028», «from 2027 to 2030»: the periods whose sum reads as that of the largest does, as far
/// as they follow each other.
QString peakPhrase(const std::vector<PeriodTotals> &periods, const PeriodTotals &peak, const TitleContext &context)
{
    const QString amount = moneyText(sumOfTotals(peak.totals).value, context.locale);
    const Step by = context.lens.by;
    const auto isAlike = [&](std::size_t at, std::size_t neighbour) {
        return std::abs(periodNumber(periods[at].first, by) - periodNumber(periods[neighbour].first, by)) == 1
            && moneyText(sumOfTotals(periods[at].totals).value, context.locale) == amount;
    };
    std::size_t first = static_cast<std::size_t>(&peak - periods.data());
    std::size_t last = first;
    while (first > 0 && isAlike(first - 1, first))
        --first;
    while (last + 1 < periods.size() && isAlike(last + 1, last))
        ++last;
    const QString from = periodText(periods[first].period, context.locale);
    const QString to = periodText(periods[last].period, context.locale);
    if (first == last)
        return Titles::tr("in %1").arg(from);
    return last == first + 1 ? Titles::tr("in %1 and %2", "two periods").arg(from, to)
                             : Titles::tr("from %1 to %2", "several periods").arg(from, to);
}

/// «The largest commitments are for computing, at $1.29T»: natures are not added, but they can be ranked.
QString largestNatureTitle(const std::vector<Total> &totals, const TitleContext &context)
{
    const Lens &lens = context.lens;
    const auto largest = std::max_element(totals.begin(), totals.end(),
                                          [](const Total &a, const Total &b) { return a.value < b.value; });
    const QString amount = amountPhrase(largest->value, context);
    const QString object = wordsOf(largest->nature).object;
    const QString sentence = lens.payers.empty()
        ? Titles::tr("The largest commitments are for %1, at %2").arg(object, amount)
        : Titles::tr("%1 largest commitments are for %2, at %3")
              .arg(possessive(listed(*context.ledger, lens.payers)), object, amount);
    return sentence + periodPhrase(context);
}
} // namespace

QString natureTotalsTitle(const std::vector<Total> &totals, const TitleContext &context)
{
    if (totals.empty())
        return nothingToShow(context).title;
    const Lens &lens = context.lens;
    const auto isLike
        = [&totals](const Total &total) { return &total != totals.data() && total.value == totals.front().value; };
    if (totals.size() < 2 || !isUnfiltered(lens) || !lens.payees.empty() || !lens.firmnesses.empty()
        || !lens.natures.empty() || lens.basis == Basis::Official || totals.front().value <= Usd(0)
        || std::any_of(totals.begin(), totals.end(), isLike))
        return commitmentsTitle(totals, context);
    return largestNatureTitle(totals, context);
}

QString periodTotalsTitle(const std::vector<PeriodTotals> &periods, bool isCumulated, const TitleContext &context)
{
    std::vector<Total> all;
    for (const PeriodTotals &period : periods)
        all.insert(all.end(), period.totals.begin(), period.totals.end());
    if (all.empty())
        return nothingToShow(context).title;
    const Lens &lens = context.lens;
    if (!isOfOneNature(all) || !isUnfiltered(lens) || !lens.payees.empty())
        return neutralCommitmentsTitle(all, context);

    const QString object = wordsOf(all.front().nature).object;
    const QString who = listed(*context.ledger, lens.payers);
    if (isCumulated) {
        const QString by = periodText(periods.back().period, context.locale);
        const QString amount = amountPhrase(sumOfTotals(all).value, context);
        return who.isEmpty() ? Titles::tr("By the end of %1, %2 for %3 falls due").arg(by, amount, object)
                             : Titles::tr("By the end of %1, %2 for %3 falls due from %4").arg(by, amount, object, who);
    }
    const auto peak
        = std::max_element(periods.begin(), periods.end(), [](const PeriodTotals &a, const PeriodTotals &b) {
              return sumOfTotals(a.totals).value < sumOfTotals(b.totals).value;
          });
    const QString amount = amountPhrase(sumOfTotals(peak->totals).value, context);
    const QString whose = who.isEmpty() ? Titles::tr("Payments for %1").arg(object)
                                        : Titles::tr("%1 payments for %2").arg(possessive(who), object);
    if (periods.size() == 1)
        return Titles::tr("%1 come to %2 in %3").arg(whose, amount, periodText(peak->period, context.locale));
    return Titles::tr("%1 peak %2, at %3", "whose payments, when, amount")
        .arg(whose, peakPhrase(periods, *peak, context), amount);
}

QString burdenTitle(const std::vector<PeriodTotals> &years, const std::vector<Observed> &revenue,
                    const TitleContext &context)
{
    const QString usual = periodTotalsTitle(years, false, context);
    const Lens &lens = context.lens;
    const bool isWhole = isUnfiltered(lens) && lens.payees.empty() && lens.firmnesses.empty() && !lens.from && !lens.to;
    if (!isWhole || lens.payers.size() != 1 || lens.by != Step::Year || !context.known || years.empty())
        return usual;
    const int now = partialDate(*context.known).year;
    for (auto said = revenue.rbegin(); said != revenue.rend(); ++said) {
        if (said->year > now || said->value <= 0 || !said->chosen || said->chosen->stance == Stance::Speculative)
            continue;
        const auto year = std::find_if(years.begin(), years.end(), [&said](const PeriodTotals &each) {
            return partialDate(each.first).year == said->year;
        });
        if (year == years.end() || !isOfOneNature(year->totals))
            continue;
        const Total due = sumOfTotals(year->totals);
        if (due.value <= Usd(0) || firmIn(due) != due.value)
            continue;
        const double ratio = static_cast<double>(due.value.dollars) / said->value;
        const QString part = ratio < 0.995 ? Titles::tr("%1 of its revenue").arg(shareText(ratio, context.locale))
            : ratio < 1.05
            ? Titles::tr("as much as its revenue")
            : Titles::tr("%1 times its revenue")
                  .arg(ratio < 10 ? context.locale.toString(ratio, 'g', 2) : context.locale.toString(ratio, 'f', 0));
        return Titles::tr("In %1 %2 for %3 falls due from %4, %5")
            .arg(periodText(year->period, context.locale), amountPhrase(due.value, context),
                 wordsOf(year->totals.front().nature).object, listed(*context.ledger, lens.payers), part);
    }
    return usual;
}

QString nothingToCount() { return Titles::tr("Nothing here can be counted yet"); }

EmptyWords nothingToShow(const TitleContext &context)
{
    if (!context.ledger || context.ledger->dealBlocks().empty())
        return {Titles::tr("This ledger is still empty"),
                Titles::tr("Import a document, or open the bundled ledger to see one at work.")};
    QStringList filters = lensFilterTexts(context.lens, *context.ledger, context.locale);
    if (context.lens.asOf)
        filters.prepend(Titles::tr("as of %1").arg(dateText(*context.lens.asOf, context.locale)));
    if (context.lens.basis == Basis::Official)
        filters.append(Titles::tr("official claims alone"));
    if (filters.isEmpty())
        return {nothingToCount(), Titles::tr("The ledger holds no commitment of this nature with a claim in dollars.")};
    return {Titles::tr("Nothing comes through this lens"),
            Titles::tr("It asks for: %1. Take one of these away, or move the day.")
                .arg(filters.join(QStringLiteral("; ")))};
}

} // namespace ledger
