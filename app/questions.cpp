#include "questions.h"

#include "answervalues.h"
#include "capacity.h"
#include "disputes.h"
#include "listing.h"
#include "relations.h"
#include "shares.h"
#include "totals.h"

#include <algorithm>

namespace ledger
{

namespace
{

/// Puts a member into a row, unless there is nothing to say: an absent value is left out.
class RowFields
{
public:
    explicit RowFields(AnswerRow &row) : m_row(row) { }

    void put(const char *key, const std::string &text)
    {
        if (!text.empty())
            m_row[key] = text;
    }
    template <typename Record> void put(const char *key, const Id<Record> &id) { put(key, id.text); }
    void put(const char *key, const std::optional<PartialDate> &date)
    {
        if (date)
            m_row[key] = date->text();
    }
    void put(const char *key, const std::optional<double> &value)
    {
        if (value)
            m_row[key] = number(*value);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(const char *key, const std::optional<Enum> &value)
    {
        if (value)
            m_row[key] = worded(*value);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(const char *key, Enum value) { m_row[key] = worded(value); }
    template <typename Record> void put(const char *key, const std::vector<Id<Record>> &ids)
    {
        if (!ids.empty())
            m_row[key] = worded(ids);
    }
    void put(const char *key, const std::vector<std::string> &texts)
    {
        if (!texts.empty())
            m_row[key] = texts;
    }

private:
    AnswerRow &m_row;
};

std::vector<std::string> wordList(std::span<const std::string_view> known) { return {known.begin(), known.end()}; }

template <typename Enum> Enum groupOf(const Asked &asked) { return fromWord<Enum>(asked.group).value_or(Enum{}); }

// -- what it amounts to ---------------------------------------------------------------------------------------------

Result<Done> answerTotals(const Asked &asked, AnswerWriter &writer)
{
    for (const Total &each : totals(readingsFor(asked), asked.lens, groupOf<TotalGroup>(asked)))
        writer.row({{"id", each.id},
                    {"name", each.name},
                    {"nature", worded(each.nature)},
                    {"value", each.value.dollars},
                    {"low", each.low.dollars},
                    {"high", each.high.dollars},
                    {"commitments", each.commitments}});
    return Done{};
}

AnswerRow plainAmount(Usd amount) { return amount.dollars; }

AnswerRow plainAmount(double percent) { return number(percent); }

template <typename Amount> void writeShares(const Shares<Amount> &shares, AnswerWriter &writer)
{
    for (const SharePeriod<Amount> &period : shares) {
        AnswerRow parts = AnswerRow::array();
        for (const SharePart<Amount> &part : period.parts)
            parts.push_back({{"id", part.id},
                             {"name", part.name},
                             {"value", plainAmount(part.value)},
                             {"share", number(part.share)}});
        writer.row({{"period", period.period},
                    {"total", plainAmount(period.total)},
                    {"assumed", plainAmount(period.assumed)},
                    {"hhi", number(period.hhi)},
                    {"parts", std::move(parts)}});
    }
}

Result<Done> answerReportedShare(const Asked &asked, AnswerWriter &writer)
{
    if (asked.lens.payers.size() != 1)
        return Error{QStringLiteral("share --reported tells of exactly one subject"),
                     QStringLiteral("name it with --payer ID")};
    if (!asked.group.empty() && asked.group != "payee")
        return Error{QStringLiteral("share --reported groups by counterparty alone"),
                     QStringLiteral("leave out --group")};
    writeShares(reportedShares(*asked.ledger, asked.lens, asked.lens.payers.front()), writer);
    return Done{};
}

Result<Done> answerShare(const Asked &asked, AnswerWriter &writer)
{
    if (asked.isReported)
        return answerReportedShare(asked, writer);
    if (asked.lens.natures.size() > 1)
        return Error{QStringLiteral("share tells of one nature, since natures are never added together"),
                     QStringLiteral("name one with --nature")};
    const Nature nature = asked.lens.natures.empty() ? Nature::Consumption : asked.lens.natures.front();
    writeShares(shares(readingsFor(asked), asked.lens, nature, groupOf<ShareGroup>(asked)), writer);
    return Done{};
}

AnswerRow capacityPart(const CapacityPart &part)
{
    return {{"id", part.id}, {"name", part.name}, {"value", number(part.value.gw)}};
}

Result<Done> answerCapacity(const Asked &asked, AnswerWriter &writer)
{
    const Capacity found = capacity(readingsFor(asked), asked.lens, groupOf<CapacityGroup>(asked));
    writer.list("periods");
    for (const CapacityPeriod &period : found.periods) {
        AnswerRow parts = AnswerRow::array();
        for (const CapacityPart &part : period.parts)
            parts.push_back(capacityPart(part));
        writer.row({{"period", period.period}, {"total", number(period.total.gw)}, {"parts", std::move(parts)}});
    }
    writer.list("undated");
    for (const CapacityPart &part : found.undated)
        writer.row(capacityPart(part));
    return Done{};
}

// -- what is doubtful -----------------------------------------------------------------------------------------------

Result<Done> answerContested(const Asked &asked, AnswerWriter &writer)
{
    for (const Contested &each : contested(readingsFor(asked), asked.lens))
        writer.row({{"subject", worded(each.of.kind)},
                    {"id", each.of.id},
                    {"unit", worded(each.unit)},
                    {"low", number(each.low)},
                    {"high", number(each.high)},
                    {"claims", worded(each.claims)}});
    return Done{};
}

Result<Done> answerUncounted(const Asked &asked, AnswerWriter &writer)
{
    for (const Uncounted &each : uncounted(readingsFor(asked), asked.lens)) {
        AnswerRow row = {{"subject", worded(each.of.kind)}, {"id", each.of.id}, {"why", worded(each.why)}};
        if (each.of.kind == SubjectKind::Deal)
            row["value"] = each.value.dollars;
        writer.row(row);
    }
    return Done{};
}

// -- what was said, and of what -------------------------------------------------------------------------------------

Result<Done> answerChanges(const Asked &asked, AnswerWriter &writer)
{
    for (const ChangeRow &each : changeRows(*asked.ledger, asked.lens)) {
        const Claim &claim = *each.place.claim;
        writer.row({{"day", isoText(each.day)},
                    {"claim", claim.id.text},
                    {"deal", each.place.deal->record.id.text},
                    {"subject", worded(claim.of.kind)},
                    {"of", claim.of.id},
                    {"unit", worded(claim.unit)},
                    {"headline", number(each.headline)},
                    {"stance", worded(claim.stance)},
                    {"source", claim.source.text},
                    {"supersedes", worded(claim.supersedes)}});
    }
    return Done{};
}

Result<Done> answerDeals(const Asked &asked, AnswerWriter &writer)
{
    for (const DealRow &each : dealRows(readingsFor(asked), asked.lens)) {
        const Deal &deal = each.deal->record;
        AnswerRow row = {
            {"id", deal.id.text}, {"title", deal.title}, {"kind", worded(deal.kind)}, {"status", worded(each.status)}};
        RowFields(row).put("announced", deal.announced);
        std::vector<std::string> parties;
        for (const RoleHolder &holder : deal.parties)
            if (std::find(parties.begin(), parties.end(), holder.party.text) == parties.end())
                parties.push_back(holder.party.text);
        row["parties"] = std::move(parties);
        row["commitments"] = each.deal->commitments.size();
        row["deployments"] = each.deal->deployments.size();
        row["claims"] = each.claims;
        row["contested"] = each.contested;
        writer.row(row);
    }
    return Done{};
}

/// What a claim is about, and between whom.
void putSubject(RowFields &fields, const ClaimRow &claim)
{
    fields.put("subject", claim.claim->of.kind);
    fields.put("of", claim.claim->of.id);
    if (claim.commitment) {
        const Commitment &commitment = claim.commitment->record;
        fields.put("payer", commitment.payer);
        fields.put("payee", commitment.payee);
        fields.put("nature", commitment.nature);
        fields.put("firmness", commitment.firmness);
    }
    if (claim.deployment) {
        const Deployment &deployment = claim.deployment->record;
        fields.put("operator", deployment.operatedBy);
        fields.put("tenant", deployment.tenant);
        fields.put("counts", deployment.counts);
    }
}

void putFigure(RowFields &fields, const Claim &claim)
{
    fields.put("unit", claim.unit);
    fields.put("amount", claim.amount);
    fields.put("low", claim.low);
    fields.put("high", claim.high);
    fields.put("hedge", claim.hedge);
    fields.put("per", claim.per);
    fields.put("start", claim.start);
    fields.put("end", claim.end);
}

Result<Done> answerClaims(const Asked &asked, AnswerWriter &writer)
{
    for (const ClaimRow &each : claimRows(readingsFor(asked), asked.lens)) {
        AnswerRow row = {{"id", each.claim->id.text}, {"deal", each.deal->record.id.text}};
        RowFields fields(row);
        putSubject(fields, each);
        putFigure(fields, *each.claim);
        fields.put("source", each.claim->source);
        fields.put("stated", std::optional(each.claim->stated));
        fields.put("stance", each.claim->stance);
        fields.put("state", each.state);
        fields.put("note", each.claim->note);
        writer.row(row);
    }
    return Done{};
}

Result<Done> answerParties(const Asked &asked, AnswerWriter &writer)
{
    for (const PartyRow &each : partyRows(readingsFor(asked), asked.lens)) {
        const Party &party = *each.party;
        AnswerRow row = {{"id", party.id.text}, {"name", party.name}, {"kind", worded(party.kind)}};
        RowFields fields(row);
        fields.put("parent", party.parent);
        fields.put("country", party.country);
        fields.put("aliases", party.aliases);
        fields.put("was", party.was);
        fields.put("ticker", party.ticker);
        fields.put("url", party.url);
        fields.put("note", party.note);
        row["deals"] = each.deals;
        writer.row(row);
    }
    return Done{};
}

Result<Done> answerSources(const Asked &asked, AnswerWriter &writer)
{
    for (const SourceRow &each : sourceRows(readingsFor(asked), asked.lens)) {
        const Source &source = *each.source;
        AnswerRow row = {{"id", source.id.text}, {"publisher", source.publisher}, {"title", source.title}};
        RowFields fields(row);
        fields.put("url", source.url);
        fields.put("published", source.published);
        fields.put("accessed", source.accessed);
        fields.put("archive", source.archive);
        fields.put("aliases", source.aliases);
        fields.put("was", source.was);
        fields.put("kind", source.kind);
        row["claims"] = each.claims;
        writer.row(row);
    }
    return Done{};
}

Result<Done> answerObservations(const Asked &asked, AnswerWriter &writer)
{
    for (const Observation *each : observationRows(readingsFor(asked), asked.lens)) {
        AnswerRow row = {{"id", each->id.text}, {"subject", each->subject.text}};
        RowFields fields(row);
        fields.put("counterparty", each->counterparty);
        fields.put("metric", each->metric);
        fields.put("date", std::optional(each->date));
        fields.put("value", each->value);
        fields.put("low", each->low);
        fields.put("high", each->high);
        fields.put("unit", each->unit);
        fields.put("source", each->source);
        fields.put("stance", each->stance);
        fields.put("note", each->note);
        writer.row(row);
    }
    return Done{};
}

/// The questions about single things and what they add up to.
std::vector<Question> questionsOfThings()
{
    return {
        {"totals",
         "money promised, for each group and nature",
         {"id", "name", "nature", "value", "low", "high", "commitments"},
         wordList(words<TotalGroup>()),
         false,
         {},
         answerTotals},
        {"share",
         "how the money of one nature falls due in each period, and to whom",
         {"period", "total", "assumed", "hhi", "id", "name", "value", "share"},
         wordList(words<ShareGroup>()),
         true,
         {},
         answerShare},
        {"capacity",
         "gigawatts at the end of each period, and those without a date",
         {"period", "total", "id", "name", "value"},
         wordList(words<CapacityGroup>()),
         false,
         {},
         answerCapacity},
        {"contested",
         "things of which standing claims are at odds",
         {"subject", "id", "unit", "low", "high", "claims"},
         {},
         false,
         {},
         answerContested},
        {"uncounted",
         "what is in no total, and why",
         {"subject", "id", "why", "value"},
         {},
         false,
         {},
         answerUncounted},
        {"changes",
         "what was said in the period, claim by claim",
         {"day", "claim", "deal", "subject", "of", "unit", "headline", "stance", "source", "supersedes"},
         {},
         false,
         {},
         answerChanges},
        {"deals",
         "the deals",
         {"id", "title", "kind", "status", "announced", "parties", "commitments", "deployments", "claims", "contested"},
         {},
         false,
         {},
         answerDeals},
        {"claims",
         "the claims, and whether each counts",
         {"id",       "deal",   "subject", "of",     "payer",  "payee",  "nature", "firmness",
          "operator", "tenant", "counts",  "unit",   "amount", "low",    "high",   "hedge",
          "per",      "start",  "end",     "source", "stated", "stance", "state",  "note"},
         {},
         false,
         {},
         answerClaims},
        {"parties",
         "the parties, with how many deals each is in",
         {"id", "name", "kind", "parent", "country", "aliases", "was", "ticker", "url", "note", "deals"},
         {},
         false,
         {},
         answerParties},
        {"sources",
         "the sources, with how many claims each makes",
         {"id", "publisher", "title", "url", "published", "accessed", "archive", "aliases", "was", "kind", "claims"},
         {},
         false,
         {},
         answerSources},
        {"observations",
         "the figures that are no deals",
         {"id", "subject", "counterparty", "metric", "date", "value", "low", "high", "unit", "source", "stance",
          "note"},
         {},
         false,
         {},
         answerObservations},
    };
}

std::vector<Question> allQuestions()
{
    std::vector<Question> all = questionsOfThings();
    std::vector<Question> others = questionsOfRelations();
    const auto afterFigures
        = std::find_if(all.begin(), all.end(), [](const Question &each) { return each.what == "contested"; });
    all.insert(afterFigures, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return all;
}

} // namespace

const std::vector<Question> &questions()
{
    static const std::vector<Question> all = allQuestions();
    return all;
}

const Question *questionNamed(const std::string &what)
{
    const auto found
        = std::find_if(questions().begin(), questions().end(), [&](const Question &each) { return each.what == what; });
    return found == questions().end() ? nullptr : &*found;
}

} // namespace ledger
