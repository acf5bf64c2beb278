#include "recordrules.h"

#include "notation.h"

#include <algorithm>

namespace ledger
{

namespace
{
constexpr std::size_t longestQuote = 500;

std::string quoted(std::string_view text) { return "«" + std::string(text) + "»"; }

/// A name for a thing in messages: `commitment openai-aws-2025-compute`.
std::string named(const Subject &subject) { return notation(subject.kind) + ' ' + quoted(subject.id); }

/// Bounds in disorder, with the key at which it shows.
std::optional<std::pair<std::string_view, Fault>> boundsFault(std::string_view amountKey, std::optional<double> amount,
                                                              std::optional<double> low, std::optional<double> high)
{
    const auto is = [](std::string_view what, double a, std::string_view than, double b) {
        return Fault{std::string(what) + ' ' + numberText(a) + " is above " + std::string(than) + ' ' + numberText(b),
                     "check which of the two figures is meant"};
    };
    if (low && high && *low > *high)
        return std::pair(std::string_view("low"), is("low", *low, "high", *high));
    if (low && amount && *low > *amount)
        return std::pair(std::string_view("low"), is("low", *low, amountKey, *amount));
    if (amount && high && *amount > *high)
        return std::pair(amountKey, is(amountKey, *amount, "high", *high));
    if (!amount && low.has_value() != high.has_value())
        return std::pair(std::string_view(low ? "low" : "high"),
                         Fault{std::string("a range with one bound and no ") + std::string(amountKey),
                               "give both low and high, or " + std::string(amountKey)});
    if (!amount && !low && !high)
        return std::pair(amountKey, Fault{"has no figure", "give " + std::string(amountKey) + ", or low and high"});
    return std::nullopt;
}

constexpr Content contentOf(Content listed, bool isOwnId)
{
    // Other ids are checked as references: an id that is no slug names nothing.
    return listed == Content::Slug && !isOwnId ? Content::Line : listed;
}
} // namespace

std::string FieldPath::text() const
{
    std::string path(key);
    if (index >= 0)
        path += (path.empty() ? "" : "/") + std::to_string(index);
    if (!member.empty())
        path += '/' + std::string(member);
    return path;
}

void RecordRules::add(RecordRef record, std::string field, Fault fault)
{
    m_found.push_back({std::move(record), std::move(field), std::move(fault.what), std::move(fault.remedy)});
}

std::vector<Violation> RecordRules::take()
{
    std::ranges::stable_sort(m_found, {}, &Violation::record);
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    return std::move(m_found);
}

template <typename Record> void RecordRules::fault(const Record &record, const FieldPath &path, const Fault &found)
{
    add({kindOf<Record>, record.id.text}, path.text(), found);
}

template <typename Record> void RecordRules::checkFields(const Record &record)
{
    forEachField<Record>([&](const auto &field) {
        checkValue(record, {.key = field.key}, record.*field.member, field.presence, field.content);
    });
}

template <typename Record, typename Value>
void RecordRules::checkValue(const Record &record, const FieldPath &path, const Value &value, Presence presence,
                             Content content)
{
    if (presence == Presence::Owner)
        return;
    bool isMissing = isAbsent(value);
    if constexpr (std::is_same_v<Value, std::string>)
        isMissing = isBlank(value);
    else if constexpr (std::is_same_v<Value, PartialDate>)
        isMissing = value == PartialDate();
    if (!isMissing)
        checkPresent(record, path, value, content);
    else if (presence == Presence::Required)
        fault(record, path, {path.text() + " is missing", "every " + notation(kindOf<Record>) + " needs it"});
}

template <typename Record, typename Value>
void RecordRules::checkPresent(const Record &record, const FieldPath &path, const Value &value, Content content)
{
    if constexpr (std::is_same_v<Value, std::string>) {
        if (auto found = textFault(value, content))
            fault(record, path, *found);
    } else if constexpr (isId<Value>) {
        if (auto found = textFault(value.text, contentOf(content, path.key == "id" || path.key == "was")))
            fault(record, path, *found);
    } else if constexpr (std::is_same_v<Value, PartialDate>) {
        if (!isDate(value))
            fault(record, path, {quoted(value.text()) + " is no date", "write YYYY-MM-DD, YYYY-MM or YYYY"});
    } else if constexpr (isOptional<Value>) {
        checkPresent(record, path, *value, content);
    } else if constexpr (isList<Value>) {
        for (int i = 0; i < static_cast<int>(value.size()); ++i)
            checkValue(record, {.key = path.key, .index = i}, value[i], Presence::Required, content);
    } else if constexpr (requires { Fields<Value>::list; }) {
        forEachField<Value>([&](const auto &field) {
            checkValue(record, {.key = path.key, .index = path.index, .member = field.key}, value.*field.member,
                       field.presence, field.content);
        });
    }
}

template <typename Record, typename Target>
void RecordRules::checkReference(const Record &record, const FieldPath &path, const Id<Target> &target)
{
    if (target.isEmpty() || m_ledger.find(target))
        return;
    fault(record, path,
          {"there is no " + notation(kindOf<Target>) + ' ' + quoted(target.text), "add it, or correct the id"});
    m_found.back().missing = kindOf<Target>;
}

void RecordRules::check(const Source &source) { checkFields(source); }

void RecordRules::check(const Party &party)
{
    checkFields(party);
    checkReference(party, {.key = "parent"}, party.parent);
}

void RecordRules::check(const DealDossier &deal)
{
    const Deal &record = deal.record;
    checkFields(record);
    for (int i = 0; i < static_cast<int>(record.parties.size()); ++i)
        checkReference(record, {.key = "parties", .index = i, .member = "party"}, record.parties[i].party);
    for (int i = 0; i < static_cast<int>(record.sources.size()); ++i)
        checkReference(record, {.key = "sources", .index = i}, record.sources[i]);
    checkReference(record, {.key = "amends"}, record.amends);
    const auto hasClaims = [](const auto &part) { return !part.claims.empty(); };
    if (record.sources.empty() && deal.claims.empty() && std::ranges::none_of(deal.commitments, hasClaims)
        && std::ranges::none_of(deal.deployments, hasClaims))
        fault(record, {.key = "sources"},
              {"nothing establishes this deal", "name a source in sources, or give it or one of its parts a claim"});
}

void RecordRules::check(const CommitmentDossier &commitment)
{
    const Commitment &record = commitment.record;
    checkFields(record);
    checkReference(record, {.key = "payer"}, record.payer);
    checkReference(record, {.key = "payee"}, record.payee);
    const Party *payer = m_ledger.find(record.payer);
    if (payer && payer == m_ledger.find(record.payee))
        fault(record, {.key = "payee"}, {"payer and payee are the same party", "name who pays and who is paid"});
    if (commitment.claims.empty())
        fault(record, {.key = "claims"},
              {"has no claim", "say who stated the amount: a commitment needs at least one claim"});
}

void RecordRules::check(const DeploymentDossier &deployment)
{
    const Deployment &record = deployment.record;
    checkFields(record);
    checkReference(record, {.key = "operator"}, record.operatedBy);
    checkReference(record, {.key = "tenant"}, record.tenant);
    checkReference(record, {.key = "supplier"}, record.supplier);
    checkReference(record, {.key = "part_of"}, record.partOf);
    const auto checkDegrees = [&](std::string_view key, std::optional<double> degrees, double limit) {
        if (degrees && !(*degrees >= -limit && *degrees <= limit))
            fault(record, {.key = key},
                  {"is no place on the earth", "give degrees from -" + numberText(limit) + " to " + numberText(limit)});
    };
    checkDegrees("lat", record.latitude, 90);
    checkDegrees("lon", record.longitude, 180);
    if (deployment.claims.empty())
        fault(record, {.key = "claims"},
              {"has no claim", "say who stated the power: a deployment needs at least one claim"});
}

void RecordRules::check(const Claim &claim, std::span<const Claim> onSameThing)
{
    checkFields(claim);
    checkReference(claim, {.key = "source"}, claim.source);
    checkFigure(claim);
    checkTerm(claim);
    checkUnit(claim);
    checkSuperseded(claim, onSameThing);
    if (claim.quote.size() > longestQuote && characters(claim.quote) > longestQuote)
        fault(claim, {.key = "quote"},
              {"is " + std::to_string(characters(claim.quote)) + " characters long", "quote at most 500 characters"});
}

void RecordRules::checkFigure(const Claim &claim)
{
    const bool mustBeWhole = claim.unit != Unit::Gigawatts;
    const auto checkNumber = [&](const FieldPath &path, std::optional<double> number, bool isWhole) {
        const auto found = number ? numberFault(*number, isWhole) : std::nullopt;
        if (found)
            fault(claim, path, *found);
        return !found;
    };
    const bool amountHolds = checkNumber({.key = "amount"}, claim.amount, mustBeWhole);
    const bool lowHolds = checkNumber({.key = "low"}, claim.low, mustBeWhole);
    const bool highHolds = checkNumber({.key = "high"}, claim.high, mustBeWhole);
    if (amountHolds && lowHolds && highHolds)
        if (auto found = boundsFault("amount", claim.amount, claim.low, claim.high))
            fault(claim, {.key = found->first}, found->second);
    if (!claim.said)
        return;
    checkNumber({.key = "said", .member = "amount"}, claim.said->amount, false);
    if (checkNumber({.key = "said", .member = "rate"}, claim.said->rate, false) && claim.said->rate == 0)
        fault(claim, {.key = "said", .member = "rate"}, {"a rate of 0", "give dollars for one unit of the currency"});
}

void RecordRules::checkTerm(const Claim &claim)
{
    const auto holds = [](const std::optional<PartialDate> &date) { return date && isDate(*date); };
    if (holds(claim.start) && holds(claim.end) && claim.start->first() > claim.end->last())
        fault(claim, {.key = "start"},
              {"start " + claim.start->text() + " is after end " + claim.end->text(), "check the two days"});
    if (claim.per && (!claim.start || !claim.end))
        fault(claim, {.key = "per"},
              {"a figure for each year without both days of its term", "state start and end, or leave per out"});
}

void RecordRules::checkUnit(const Claim &claim)
{
    const auto refuse = [&](std::string_view thing, std::string_view units) {
        fault(claim, {.key = "unit"},
              {"a claim on a " + std::string(thing) + " in " + notation(claim.unit),
               "state it in " + std::string(units)});
    };
    if (claim.of.kind == SubjectKind::Commitment && claim.unit != Unit::Usd)
        refuse("commitment", "USD");
    if (claim.of.kind == SubjectKind::Deployment && claim.unit == Unit::Usd)
        refuse("deployment", "GW or accelerators");
    if (claim.of.kind == SubjectKind::Deal && claim.unit == Unit::Accelerators)
        refuse("deal as a whole", "USD or GW");
}

void RecordRules::checkSuperseded(const Claim &claim, std::span<const Claim> onSameThing)
{
    for (int i = 0; i < static_cast<int>(claim.supersedes.size()); ++i) {
        const Id<Claim> &id = claim.supersedes[i];
        const FieldPath path{.key = "supersedes", .index = i};
        const auto found = std::ranges::lower_bound(onSameThing, id, {}, &Claim::id);
        if (found == onSameThing.end() || found->id != id) {
            if (const Claim *elsewhere = m_ledger.find(id))
                fault(claim, path,
                      {quoted(id.text) + " is a claim on " + named(elsewhere->of) + ", not on the same thing",
                       "name a claim on the same thing"});
            else
                checkReference(claim, path, id);
        } else if (id == claim.id) {
            fault(claim, path, {"a claim cannot supersede itself", "name the claim that it replaces"});
        } else if (found->unit != claim.unit) {
            fault(claim, path,
                  {quoted(id.text) + " is in " + notation(found->unit) + ", this one in " + notation(claim.unit),
                   "a claim supersedes claims in its own unit"});
        }
    }
}

void RecordRules::check(const Observation &observation)
{
    checkFields(observation);
    checkReference(observation, {.key = "subject"}, observation.subject);
    checkReference(observation, {.key = "counterparty"}, observation.counterparty);
    checkReference(observation, {.key = "source"}, observation.source);
    const bool isWhole = observation.unit == ObservationUnit::Usd || observation.unit == ObservationUnit::Count;
    bool holds = true;
    for (const auto &[key, number] : {std::pair("value", observation.value), std::pair("low", observation.low),
                                      std::pair("high", observation.high)})
        if (const auto found = number ? numberFault(*number, isWhole) : std::nullopt) {
            fault(observation, {.key = key}, *found);
            holds = false;
        }
    if (observation.value && (observation.low || observation.high))
        fault(observation, {.key = "value"}, {"has a value and a range", "give value, or low and high"});
    else if (auto found = boundsFault("value", observation.value, observation.low, observation.high); found && holds)
        fault(observation, {.key = found->first}, found->second);
    if (observation.unit != unitOf(observation.metric))
        fault(observation, {.key = "unit"},
              {notation(observation.metric) + " in " + notation(observation.unit),
               "state it in " + notation(unitOf(observation.metric))});
}

bool RecordRules::exists(const Subject &subject) const
{
    switch (subject.kind) {
    case SubjectKind::Commitment:
        return m_ledger.find(Id<Commitment>(subject.id));
    case SubjectKind::Deployment:
        return m_ledger.find(Id<Deployment>(subject.id));
    case SubjectKind::Deal:
        return m_ledger.find(Id<Deal>(subject.id));
    case SubjectKind::Observation:
        return m_ledger.find(Id<Observation>(subject.id));
    }
    return false;
}

/// Of observations, whose claims they are themselves: those of the same metric of the same party.
bool RecordRules::isOn(const Subject &subject, const Id<Claim> &claim) const
{
    if (subject.kind != SubjectKind::Observation) {
        const Claim *found = m_ledger.find(claim);
        return found && found->of == subject;
    }
    const Observation *judged = m_ledger.find(Id<Observation>(claim.text));
    const Observation *about = m_ledger.find(Id<Observation>(subject.id));
    return judged && about && judged->subject == about->subject && judged->metric == about->metric;
}

void RecordRules::check(const Decision &decision)
{
    checkFields(decision);
    if (exists(decision.of))
        return checkJudgement(decision);
    fault(decision, {.key = "of"}, {"there is no " + named(decision.of), "add it, or correct the id"});
    m_found.back().missing = fromWord<RecordKind>(word(decision.of.kind));
}

void RecordRules::checkJudgement(const Decision &decision)
{
    const bool isOfObservation = decision.of.kind == SubjectKind::Observation;
    const auto checkOn = [&](const FieldPath &path, const Id<Claim> &claim) {
        if (isOn(decision.of, claim))
            return;
        fault(decision, path,
              {quoted(claim.text) + (isOfObservation ? " is no observation like " : " is no claim on ")
                   + named(decision.of),
               "name one that is"});
        m_found.back().missing = isOfObservation ? RecordKind::Observation : RecordKind::Claim;
    };
    if (!decision.claim.isEmpty() && isOfObservation)
        fault(decision, {.key = "claim"},
              {"an observation has no claims", "leave claim out: the observation itself is set aside"});
    else if (!decision.claim.isEmpty())
        checkOn({.key = "claim"}, decision.claim);
    else if (decision.verdict == Verdict::SetAside && !isOfObservation)
        fault(decision, {.key = "claim"}, {"claim is missing", "name the claim that is set aside"});
    for (int i = 0; i < static_cast<int>(decision.judged.size()); ++i)
        checkOn({.key = "judged", .index = i}, decision.judged[i]);
    if (decision.verdict == Verdict::NoConflict && decision.judged.empty())
        fault(decision, {.key = "judged"}, {"judged is missing", "name the claims that were judged not to be at odds"});
}

void RecordRules::check(const View &view)
{
    checkFields(view);
    const std::string_view near = nearWord(view.view, viewNames());
    if (!view.view.empty() && std::ranges::find(viewNames(), view.view) == viewNames().end())
        fault(view, {.key = "view"},
              {"there is no view " + quoted(view.view),
               near.empty() ? "name one of those that there are" : "did you mean " + quoted(near) + "?"});
}

// A step to a view that is gone is doubted: the story shows the rest (document-format.md).
void RecordRules::check(const Story &story) { checkFields(story); }

} // namespace ledger
