#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
#include "randomchange.h"
#include "rules.h"

#include <algorithm>
#include <functional>
#include <limits>

using namespace ledger;

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSmallLedgerBreaksNoRule();
    void whatIsRefused_data();
    void whatIsRefused();
    void whatIsTaken_data();
    void whatIsTaken();
    void violationsAreInTheOrderOfRecords();
    void circlesAreToldOnceAtTheirSmallestId();
    void takingAwayWhatOthersNeedIsRefused_data();
    void takingAwayWhatOthersNeedIsRefused();
    void aViewThatAStoryShowsMayBeTakenAway();
    void aChangeViolatesWhatTheWholeLedgerDoes_data();
    void aChangeViolatesWhatTheWholeLedgerDoes();
    void soDoesOneThatFillsAnEmptyLedger();
};

namespace
{
using Edit = std::function<void(Records &)>;

/// A rule: how to break it, and which key of which record is then refused.
struct RefusedCase
{
    const char *name;
    Edit edit;
    RecordKind kind;
    const char *id;
    const char *field;
};

Claim &claim(Records &records, const char *id = "buys-1") { return in(records.claims, id); }
Observation &observation(Records &records) { return records.observations[0]; }

void addFigureRules(std::vector<RefusedCase> &rules)
{
    const auto onClaim = [&](const char *name, const char *field, std::function<void(Claim &)> edit) {
        rules.push_back({name, [edit](Records &r) { edit(claim(r)); }, RecordKind::Claim, "buys-1", field});
    };
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    onClaim("low above high", "low", [](Claim &c) { c.amount = {}, c.low = 40e9, c.high = 30e9; });
    onClaim("low above amount", "low", [](Claim &c) { c.low = 39e9; });
    onClaim("amount above high", "amount", [](Claim &c) { c.high = 37e9; });
    onClaim("a lower bound alone", "low", [](Claim &c) { c.amount = {}, c.low = 1e9; });
    onClaim("an upper bound alone", "high", [](Claim &c) { c.amount = {}, c.high = 1e9; });
    onClaim("no figure", "amount", [](Claim &c) { c.amount = {}; });
    onClaim("a negative amount", "amount", [](Claim &c) { c.amount = -1; });
    onClaim("a negative bound", "low", [](Claim &c) { c.low = -1; });
    onClaim("an amount without end", "amount", [](Claim &c) { c.amount = infinity; });
    onClaim("an amount that is no number", "amount",
            [](Claim &c) { c.amount = std::numeric_limits<double>::quiet_NaN(); });
    onClaim("an amount beyond 2^53", "amount", [](Claim &c) { c.amount = 9007199254740994.0; });
    onClaim("half a dollar", "amount", [](Claim &c) { c.amount = 1.5; });
    onClaim("half a dollar as a bound", "high", [](Claim &c) { c.high = 40e9 + 0.5; });
    onClaim("half an accelerator", "amount", [](Claim &c) {
        c.of = {SubjectKind::Deployment, "site-1"}, c.unit = Unit::Accelerators, c.amount = 0.5;
    });
    onClaim("per year without end", "per", [](Claim &c) { c.per = Per::Year, c.start = date("2026"); });
    onClaim("per year without start", "per", [](Claim &c) { c.per = Per::Year, c.end = date("2026"); });
    onClaim("start after end", "start", [](Claim &c) { c.start = date("2027"), c.end = date("2026-12-31"); });
    onClaim("a commitment in gigawatts", "unit", [](Claim &c) { c.unit = Unit::Gigawatts; });
    onClaim("a deployment in dollars", "unit", [](Claim &c) { c.of = {SubjectKind::Deployment, "site-1"}; });
    onClaim("a deal in accelerators", "unit", [](Claim &c) {
        c.of = {SubjectKind::Deal, "buys"}, c.unit = Unit::Accelerators;
    });
    onClaim("a claim without source", "source", [](Claim &c) { c.source = {}; });
    onClaim("a source that is nothing", "source", [](Claim &c) { c.source = Id<Source>("gone"); });
    onClaim("a claim without its day", "stated", [](Claim &c) { c.stated = {}; });
    onClaim("a day that is none", "recorded", [](Claim &c) { c.recorded = PartialDate{2026, 2, 30}; });
    onClaim("superseding nothing", "supersedes/0", [](Claim &c) { c.supersedes = {Id<Claim>("gone")}; });
    onClaim("superseding itself", "supersedes/0", [](Claim &c) { c.supersedes = {Id<Claim>("buys-1")}; });
    onClaim("superseding a claim on another thing", "supersedes/1", [](Claim &c) {
        c.supersedes = {Id<Claim>("buys-2"), Id<Claim>("extends-1")};
    });
    onClaim("a quote of 501 characters", "quote", [](Claim &c) {
        for (int i = 0; i < 501; ++i)
            c.quote += "ü";
    });
    onClaim("a currency that is no code", "said/currency", [](Claim &c) { c.said = SaidAs{1e9, "Euro", 1.2, {}}; });
    onClaim("no currency", "said/currency", [](Claim &c) { c.said = SaidAs{1e9, "", 1.2, {}}; });
    onClaim("a negative rate", "said/rate", [](Claim &c) { c.said = SaidAs{1e9, "EUR", -1.2, {}}; });
    onClaim("a rate of nothing", "said/rate", [](Claim &c) { c.said = SaidAs{1e9, "EUR", 0, {}}; });
    onClaim("a negative amount in euros", "said/amount", [](Claim &c) { c.said = SaidAs{-1e9, "EUR", 1.2, {}}; });
    onClaim("a line end in a locator", "locator", [](Claim &c) { c.locator = "p. 1\np. 2"; });
    rules.push_back({"superseding a claim in another unit",
                     [](Records &r) {
                         Claim &chips = r.claims.emplace_back(gigawatts("site-1-2", "site-1", 5, "2026"));
                         chips.unit = Unit::Accelerators;
                         chips.supersedes = {Id<Claim>("site-1-1")};
                     },
                     RecordKind::Claim, "site-1-2", "supersedes/0"});
    rules.push_back({"a circle of supersedes", [](Records &r) { claim(r).supersedes = {Id<Claim>("buys-3")}; },
                     RecordKind::Claim, "buys-1", "supersedes"});
}

void addPartRules(std::vector<RefusedCase> &rules)
{
    const auto onDeal = [&](const char *name, const char *field, std::function<void(Deal &)> edit) {
        rules.push_back({name, [edit](Records &r) { edit(in(r.deals, "buys")); }, RecordKind::Deal, "buys", field});
    };
    onDeal("a deal without title", "title", [](Deal &d) { d.title.clear(); });
    onDeal("a title of blanks", "title", [](Deal &d) { d.title = "  "; });
    onDeal("a role of nobody known", "parties/1/party", [](Deal &d) { d.parties[1].party = Id<Party>("gone"); });
    onDeal("a role of nobody", "parties/0/party", [](Deal &d) { d.parties[0].party = {}; });
    onDeal("a source of the deal that is nothing", "sources/0", [](Deal &d) { d.sources = {Id<Source>("gone")}; });
    onDeal("amending nothing", "amends", [](Deal &d) { d.amends = Id<Deal>("gone"); });
    onDeal("a circle of amendments", "amends", [](Deal &d) { d.amends = Id<Deal>("extends"); });
    onDeal("an empty tag", "tags/1", [](Deal &d) { d.tags[1].clear(); });
    rules.push_back({"a deal that nothing establishes",
                     [](Records &r) { r.deals.push_back(Deal{.id = Id<Deal>("new"), .title = "New"}); },
                     RecordKind::Deal, "new", "sources"});
    const auto onMoney = [&](const char *name, const char *field, std::function<void(Commitment &)> edit) {
        rules.push_back({name, [edit](Records &r) { edit(in(r.commitments, "buys-money")); }, RecordKind::Commitment,
                         "buys-money", field});
    };
    onMoney("payer is payee", "payee", [](Commitment &c) { c.payee = c.payer; });
    onMoney("payer is payee by a merged id", "payee",
            [](Commitment &c) { c.payer = Id<Party>("house"), c.payee = Id<Party>("old-house"); });
    onMoney("no payer", "payer", [](Commitment &c) { c.payer = {}; });
    onMoney("a payer that is nothing", "payer", [](Commitment &c) { c.payer = Id<Party>("gone"); });
    onMoney("a payee that is nothing", "payee", [](Commitment &c) { c.payee = Id<Party>("gone"); });
    rules.push_back({"a commitment without claim",
                     [](Records &r) { r.commitments.push_back(money("new", "buys", "lab", "cloud")); },
                     RecordKind::Commitment, "new", "claims"});
    const auto onPower = [&](const char *name, const char *field, std::function<void(Deployment &)> edit) {
        rules.push_back(
            {name, [edit](Records &r) { edit(in(r.deployments, "site-1")); }, RecordKind::Deployment, "site-1", field});
    };
    onPower("an operator that is nothing", "operator", [](Deployment &d) { d.operatedBy = Id<Party>("gone"); });
    onPower("a tenant that is nothing", "tenant", [](Deployment &d) { d.tenant = Id<Party>("gone"); });
    onPower("a supplier that is nothing", "supplier", [](Deployment &d) { d.supplier = Id<Party>("gone"); });
    onPower("part of nothing", "part_of", [](Deployment &d) { d.partOf = Id<Deployment>("gone"); });
    onPower("a circle of wholes", "part_of", [](Deployment &d) { d.partOf = Id<Deployment>("site-2"); });
    onPower("part of itself", "part_of", [](Deployment &d) { d.partOf = Id<Deployment>("site-1"); });
    onPower("a site that is no slug", "site", [](Deployment &d) { d.site = "The Site"; });
    onPower("beyond the pole", "lat", [](Deployment &d) { d.latitude = 90.5; });
    onPower("no latitude at all", "lat", [](Deployment &d) { d.latitude = std::numeric_limits<double>::quiet_NaN(); });
    onPower("beyond the date line", "lon", [](Deployment &d) { d.longitude = -181; });
    onPower("a country in full", "country", [](Deployment &d) { d.country = "Sweden"; });
    onPower("a deployment without name", "name", [](Deployment &d) { d.name.clear(); });
    rules.push_back({"a deployment without claim",
                     [](Records &r) {
                         r.deployments.push_back(
                             {.id = Id<Deployment>("new"), .deal = Id<Deal>("buys"), .name = "New"});
                     },
                     RecordKind::Deployment, "new", "claims"});
}

void addNamedRules(std::vector<RefusedCase> &rules)
{
    const auto onSource = [&](const char *name, const char *field, std::function<void(Source &)> edit) {
        rules.push_back(
            {name, [edit](Records &r) { edit(in(r.sources, "paper")); }, RecordKind::Source, "paper", field});
    };
    onSource("a source without publisher", "publisher", [](Source &s) { s.publisher.clear(); });
    onSource("a source without title", "title", [](Source &s) { s.title.clear(); });
    onSource("an address of another kind", "url", [](Source &s) { s.url = "ftp://example.org/a"; });
    onSource("an address that runs", "url", [](Source &s) { s.url = "javascript:alert(1)"; });
    onSource("an address without host", "url", [](Source &s) { s.url = "https://"; });
    onSource("an address with a blank", "archive", [](Source &s) { s.archive = "https://example.org/a b"; });
    onSource("a bell in a text", "title", [](Source &s) { s.title = "A\adeal"; });
    onSource("a delete in a text", "title", [](Source &s) { s.title = "A\x7F deal"; });
    onSource("a C1 control in a text", "title", [](Source &s) { s.title = "A\xC2\x85 deal"; });
    onSource("a bidirectional override", "title", [](Source &s) { s.title = "A \u202E deal"; });
    onSource("a bidirectional isolate", "publisher", [](Source &s) { s.publisher = "\u2066The Paper"; });
    onSource("invalid UTF-8", "title", [](Source &s) { s.title = "A \xFF deal"; });
    onSource("UTF-8 that is cut off", "title", [](Source &s) { s.title = "A deal \xE2\x82"; });
    onSource("UTF-8 that is longer than need be", "title", [](Source &s) { s.title = "A deal \xC0\xAF"; });
    onSource("a surrogate", "title", [](Source &s) { s.title = "A deal \xED\xA0\x80"; });
    onSource("a merged id that is no slug", "was/0", [](Source &s) { s.was = {Id<Source>("The Paper")}; });
    onSource("a merged id that lives", "was/1", [](Source &s) { s.was = {Id<Source>("old"), Id<Source>("filing")}; });
    onSource("an empty alias", "aliases/0", [](Source &s) { s.aliases = {""}; });
    rules.push_back({"an id merged into two", [](Records &r) { in(r.parties, "lab").was = {Id<Party>("old-house")}; },
                     RecordKind::Party, "lab", "was/0"});
    rules.push_back({"an id that is no slug",
                     [](Records &r) { r.parties.push_back({.id = Id<Party>("Lab"), .name = "Lab"}); },
                     RecordKind::Party, "Lab", "id"});
    rules.push_back({"no id", [](Records &r) { r.parties.push_back({.name = "Lab"}); }, RecordKind::Party, "", "id"});
    const auto onParty = [&](const char *name, const char *field, std::function<void(Party &)> edit) {
        rules.push_back(
            {name, [edit](Records &r) { edit(in(r.parties, "cloud")); }, RecordKind::Party, "cloud", field});
    };
    onParty("a party without name", "name", [](Party &p) { p.name.clear(); });
    onParty("a parent that is nothing", "parent", [](Party &p) { p.parent = Id<Party>("gone"); });
    onParty("its own parent", "parent", [](Party &p) { p.parent = p.id; });
    onParty("a country in small letters", "country", [](Party &p) { p.country = "us"; });
    onParty("a carriage return in a note", "note", [](Party &p) { p.note = "one\r\ntwo"; });
    rules.push_back({"a circle of parents", [](Records &r) { in(r.parties, "house").parent = Id<Party>("cloud"); },
                     RecordKind::Party, "cloud", "parent"});
    rules.push_back({"a circle of parents through a merged id",
                     [](Records &r) {
                         in(r.parties, "cloud").parent = Id<Party>("old-house");
                         in(r.parties, "house").parent = Id<Party>("cloud");
                     },
                     RecordKind::Party, "cloud", "parent"});
    const auto onView = [&](const char *name, const char *field, std::function<void(View &)> edit) {
        rules.push_back({name, [edit](Records &r) { edit(r.views[0]); }, RecordKind::View, "shares", field});
    };
    onView("a view of no kind", "view", [](View &v) { v.view = "shraes"; });
    onView("a view without title", "title", [](View &v) { v.title.clear(); });
    onView("options that are no object", "options", [](View &v) { v.options = "[1]"; });
    onView("a lens that is not closed", "lens", [](View &v) { v.lens = "{"; });
    onView("a control character in an option", "options", [](View &v) { v.options = R"({"title":"a\u0007b"})"; });
    onView("an override in an option", "options", [](View &v) { v.options = "{\"title\":\"a\u202Eb\"}"; });
    rules.push_back({"a step without view", [](Records &r) { r.stories[0].steps[0].view = {}; }, RecordKind::Story,
                     "talk", "steps/0/view"});
}

void addJudgementRules(std::vector<RefusedCase> &rules)
{
    const auto onObservation = [&](const char *name, const char *field, std::function<void(Observation &)> edit) {
        rules.push_back(
            {name, [edit](Records &r) { edit(observation(r)); }, RecordKind::Observation, "lab-2025", field});
    };
    onObservation("an observation of nobody", "subject", [](Observation &o) { o.subject = {}; });
    onObservation("a subject that is nothing", "subject", [](Observation &o) { o.subject = Id<Party>("gone"); });
    onObservation("a counterparty that is nothing", "counterparty",
                  [](Observation &o) { o.counterparty = Id<Party>("gone"); });
    onObservation("an observation without source", "source", [](Observation &o) { o.source = {}; });
    onObservation("an observation without day", "date", [](Observation &o) { o.date = {}; });
    onObservation("an observation without figure", "value", [](Observation &o) { o.value = {}; });
    onObservation("an observation with one bound", "high", [](Observation &o) { o.value = {}, o.high = 5; });
    onObservation("bounds in disorder", "low", [](Observation &o) { o.value = {}, o.low = 6, o.high = 5; });
    onObservation("a value and a range", "value", [](Observation &o) { o.low = 5; });
    onObservation("a negative value", "value", [](Observation &o) { o.value = -1; });
    onObservation("half a dollar of revenue", "value",
                  [](Observation &o) { o.metric = Metric::Revenue, o.unit = ObservationUnit::Usd, o.value = 0.5; });
    onObservation("a share in dollars", "unit", [](Observation &o) { o.unit = ObservationUnit::Usd; });
    onObservation("users in per cent", "unit", [](Observation &o) { o.metric = Metric::UsersWeekly; });
    const auto onDecision = [&](const char *name, const char *id, const char *field,
                                std::function<void(Decision &)> edit) {
        rules.push_back({name, [edit, id](Records &r) { edit(in(r.decisions, id)); }, RecordKind::Decision, id, field});
    };
    onDecision("a decision of nothing", "slip", "of", [](Decision &d) { d.of.id = "gone"; });
    onDecision("a decision of another kind of thing", "slip", "of",
               [](Decision &d) { d.of.kind = SubjectKind::Deployment; });
    onDecision("a decision without reason", "slip", "reason", [](Decision &d) { d.reason.clear(); });
    onDecision("a decision without day", "slip", "decided", [](Decision &d) { d.decided = {}; });
    onDecision("nothing set aside", "slip", "claim", [](Decision &d) { d.claim = {}; });
    onDecision("a claim set aside that is nothing", "slip", "claim", [](Decision &d) { d.claim = Id<Claim>("gone"); });
    onDecision("a claim set aside that is not one of its subject", "slip", "claim",
               [](Decision &d) { d.claim = Id<Claim>("extends-1"); });
    onDecision("a claim of an observation", "slip", "claim", [](Decision &d) {
        d.of = {SubjectKind::Observation, "lab-2025"};
    });
    onDecision("nothing judged", "years", "judged", [](Decision &d) { d.judged.clear(); });
    onDecision("a judged claim of another subject", "years", "judged/2",
               [](Decision &d) { d.judged.push_back(Id<Claim>("extends-1")); });
    onDecision("a judged observation that is none", "years", "judged/0", [](Decision &d) {
        d.of = {SubjectKind::Observation, "lab-2025"};
        d.judged = {Id<Claim>("buys-1")};
    });
}

const std::vector<RefusedCase> &refusedCases()
{
    static const std::vector<RefusedCase> cases = [] {
        std::vector<RefusedCase> rules;
        addFigureRules(rules);
        addPartRules(rules);
        addNamedRules(rules);
        addJudgementRules(rules);
        return rules;
    }();
    return cases;
}

struct TakenCase
{
    const char *name;
    Edit edit;
};

const std::vector<TakenCase> &takenCases()
{
    static const std::vector<TakenCase> cases{
        {"up to", [](Records &r) { claim(r).low = 0, claim(r).hedge = Hedge::UpTo; }},
        {"a range without headline", [](Records &r) { claim(r).amount = {}, claim(r).low = 1e9, claim(r).high = 2e9; }},
        {"a lower bound beside the amount", [](Records &r) { claim(r).low = 1e9; }},
        {"bounds that meet", [](Records &r) { claim(r).low = claim(r).high = 38e9; }},
        {"nothing at all", [](Records &r) { claim(r).amount = 0; }},
        {"the largest number", [](Records &r) { claim(r).amount = 9007199254740992.0; }},
        {"a fraction of a gigawatt", [](Records &r) { claim(r, "site-1-1").amount = 0.001; }},
        {"accelerators on a deployment",
         [](Records &r) { claim(r, "site-1-1").unit = Unit::Accelerators, claim(r, "site-1-1").amount = 400'000; }},
        {"gigawatts of a deal as a whole", [](Records &r) { claim(r, "buys-whole").unit = Unit::Gigawatts; }},
        {"per year with both days",
         [](Records &r) { claim(r).per = Per::Year, claim(r).start = date("2026"), claim(r).end = date("2030"); }},
        {"a term within one month",
         [](Records &r) { claim(r).start = date("2026-05-20"), claim(r).end = date("2026-05"); }},
        {"a start that may be before the end",
         [](Records &r) { claim(r).start = date("2026"), claim(r).end = date("2026-02"); }},
        {"a quote of 500 characters",
         [](Records &r) {
             for (int i = 0; i < 500; ++i)
                 claim(r).quote += "ü";
         }},
        {"lines and tabs in a note", [](Records &r) { claim(r).note = "one\n\ttwo"; }},
        {"every script, and its marks",
         [](Records &r) { r.parties[0].name = "Łódź 東京 عربي \u200F\u200D 🏗"; }},
        {"another currency",
         [](Records &r) {
             claim(r).said = SaidAs{1.7e9, "EUR", 1.17, date("2026-03-30")};
         }},
        {"an address in capitals", [](Records &r) { r.sources[1].url = "HTTPS://example.org:8080/a?b=c#d"; }},
        {"a party by its merged id", [](Records &r) { r.commitments[0].payee = Id<Party>("old-house"); }},
        {"a deal by its sources alone",
         [](Records &r) {
             r.deals.push_back({.id = Id<Deal>("new"), .title = "New", .sources = {Id<Source>("paper")}});
         }},
        {"a deal by its own claim alone", [](Records &r) { r.deals[0].sources.clear(); }},
        {"a range observed",
         [](Records &r) { observation(r).value = {}, observation(r).low = 5, observation(r).high = 5; }},
        {"an observation set aside",
         [](Records &r) {
             in(r.decisions, "slip").of = {SubjectKind::Observation, "lab-2025"};
             in(r.decisions, "slip").claim = {};
         }},
        {"an observation judged",
         [](Records &r) {
             in(r.decisions, "years").of = {SubjectKind::Observation, "lab-2025"};
             in(r.decisions, "years").judged = {Id<Claim>("lab-2025")};
         }},
        {"a story without steps", [](Records &r) { r.stories[0].steps.clear(); }},
        {"a view that names what is gone", [](Records &r) { r.views[0].lens = R"({"payer":["gone"]})"; }},
        {"lines in an option", [](Records &r) { r.views[0].options = R"({"title":"a\nb \\u0007"})"; }},
        {"poles", [](Records &r) { r.deployments[0].latitude = -90, r.deployments[0].longitude = 180; }},
    };
    return cases;
}

LedgerPtr edited(const Edit &edit)
{
    Records records = smallRecords();
    edit(records);
    return ledgerOf(std::move(records));
}

void tell(const std::vector<Violation> &found)
{
    for (const Violation &violation : found)
        qInfo("%s %s %s: %s; %s", word(violation.record.kind).data(), violation.record.id.c_str(),
              violation.field.c_str(), violation.what.c_str(), violation.remedy.c_str());
}
} // namespace

void TestRules::theSmallLedgerBreaksNoRule() { QVERIFY(violations(*smallLedger()).empty()); }

void TestRules::whatIsRefused_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < refusedCases().size(); ++i)
        QTest::newRow(refusedCases()[i].name) << static_cast<int>(i);
}

void TestRules::whatIsRefused()
{
    QFETCH(int, which);
    const RefusedCase &rule = refusedCases()[static_cast<std::size_t>(which)];
    const LedgerPtr good = smallLedger();
    const LedgerPtr bad = edited(rule.edit);
    const std::vector<Violation> found = violations(*bad);
    const auto isMeant = [&](const Violation &violation) {
        return violation.record == RecordRef{rule.kind, rule.id} && violation.field == rule.field;
    };
    const bool isFound = std::ranges::any_of(found, isMeant);
    if (!isFound)
        tell(found);
    QVERIFY(isFound);
    for (const Violation &violation : found)
        QVERIFY(!violation.what.empty() && !violation.remedy.empty());
    QVERIFY(violations(*bad, difference(*good, *bad)) == found);
}

void TestRules::whatIsTaken_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < takenCases().size(); ++i)
        QTest::newRow(takenCases()[i].name) << static_cast<int>(i);
}

void TestRules::whatIsTaken()
{
    QFETCH(int, which);
    const LedgerPtr ledger = edited(takenCases()[static_cast<std::size_t>(which)].edit);
    const std::vector<Violation> found = violations(*ledger);
    tell(found);
    QVERIFY(found.empty());
}

void TestRules::violationsAreInTheOrderOfRecords()
{
    const LedgerPtr ledger = edited([](Records &r) {
        r.stories[0].title.clear();
        claim(r, "buys-2").source = Id<Source>("gone");
        claim(r, "buys-1").amount = -1;
        r.sources[0].publisher.clear();
        r.sources[0].url = "x";
    });
    const std::vector<Violation> found = violations(*ledger);
    QCOMPARE(found.size(), std::size_t(5));
    QVERIFY(std::ranges::is_sorted(found, {}, &Violation::record));
    QCOMPARE(found[0].field, std::string("publisher"));
    QCOMPARE(found[1].field, std::string("url"));
    QCOMPARE(found[4].record.kind, RecordKind::Story);
}

void TestRules::circlesAreToldOnceAtTheirSmallestId()
{
    const LedgerPtr ledger = edited([](Records &r) {
        for (const auto &[id, parent] :
             {std::pair("m3", "m1"), std::pair("m1", "m2"), std::pair("m2", "m3"), std::pair("a", "m3")})
            r.parties.push_back({.id = Id<Party>(id), .name = id, .parent = Id<Party>(parent)});
        claim(r, "buys-1").supersedes = {Id<Claim>("buys-2")};
        claim(r, "buys-2").supersedes = {Id<Claim>("buys-3")};
    });
    const std::vector<Violation> found = violations(*ledger);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].record, (RecordRef{RecordKind::Party, "m1"}));
    QCOMPARE(found[0].what, std::string("a circle: m1 → m2 → m3 → m1"));
    QCOMPARE(found[1].record, (RecordRef{RecordKind::Claim, "buys-1"}));
    QCOMPARE(found[1].what, std::string("a circle: buys-1 → buys-2 → buys-3 → buys-1"));
}

void TestRules::takingAwayWhatOthersNeedIsRefused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char *kind, const char *id, const char *refused) {
        QTest::addRow("%s %s", kind, id) << QString::fromLatin1(kind) << QString::fromLatin1(id)
                                         << QString::fromLatin1(refused);
    };
    row("source", "filing", "deal extends sources/0");
    row("party", "house", "party cloud parent");
    row("claim", "buys-2", "decision slip claim");
    row("claim", "buys-1", "claim buys-3 supersedes/0");
    row("claim", "extends-1", "commitment extends-money claims");
    row("deal", "buys", "deal extends amends");
    row("deployment", "site-1", "deployment site-2 part_of");
    row("commitment", "buys-money", "decision slip of");
}

void TestRules::takingAwayWhatOthersNeedIsRefused()
{
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QString, refused);
    const LedgerPtr good = smallLedger();
    const LedgerPtr bad = edited([&](Records &r) {
        const auto removeFrom = [&](auto &records) {
            std::erase_if(records, [&](const auto &record) {
                return kind == QString::fromLatin1(word(kindOf<std::decay_t<decltype(record)>>).data())
                    && record.id.text == id.toStdString();
            });
        };
        removeFrom(r.sources);
        removeFrom(r.parties);
        removeFrom(r.deals);
        removeFrom(r.commitments);
        removeFrom(r.deployments);
        removeFrom(r.claims);
        removeFrom(r.views);
    });
    const std::vector<Violation> found = violations(*bad);
    QStringList told;
    for (const Violation &violation : found)
        told << QStringLiteral("%1 %2 %3")
                    .arg(QString::fromLatin1(word(violation.record.kind).data()),
                         QString::fromStdString(violation.record.id), QString::fromStdString(violation.field));
    QVERIFY2(told.contains(refused), qPrintable(told.join(QStringLiteral(", "))));
    QVERIFY(violations(*bad, difference(*good, *bad)) == found);
}

void TestRules::aViewThatAStoryShowsMayBeTakenAway()
{
    const LedgerPtr ledger = smallLedger();
    QCOMPARE(ledger->find(Id<Story>("talk"))->steps.at(0).view, Id<View>("shares"));
    Change change;
    change.remove(*ledger->find(Id<View>("shares")));

    const LedgerPtr after = applied(ledger, change).ledger;

    QVERIFY(after && !after->find(Id<View>("shares")));
    QVERIFY(violations(*after, change).empty());
    QVERIFY(violations(*after).empty());
    QCOMPARE(after->find(Id<Story>("talk"))->steps, ledger->find(Id<Story>("talk"))->steps);
}

void TestRules::soDoesOneThatFillsAnEmptyLedger()
{
    const LedgerPtr empty = ledgerOf({});
    Change change = difference(*empty, *generatedLedger(1500, 3));
    QVERIFY(change.swaps.size() > 5000);
    const auto isClaim = [](const AnySwap &swap) { return std::holds_alternative<Swap<Claim>>(swap); };
    Claim &claim = *std::get<Swap<Claim>>(*std::ranges::find_if(change.swaps, isClaim)).after;
    claim.source = Id<Source>("nobody");
    const Applied after = applied(empty, change);
    QVERIFY(after.collisions.empty());
    const std::vector<Violation> found = violations(*after.ledger, change);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY((found.front().record == RecordRef{RecordKind::Claim, claim.id.text}));
}

void TestRules::aChangeViolatesWhatTheWholeLedgerDoes_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestRules::aChangeViolatesWhatTheWholeLedgerDoes()
{
    QFETCH(int, seed);
    const LedgerPtr ledger = generatedLedger(120, 21);
    const Change change = RandomChange(*ledger, static_cast<std::uint64_t>(seed)).of(8);
    const LedgerPtr after = applied(ledger, change).ledger;
    QVERIFY(after);
    const std::vector<Violation> all = violations(*after);
    const std::vector<Violation> touched = violations(*after, change);
    if (all != touched) {
        tell(all);
        qInfo("but of the change");
        tell(touched);
    }
    QVERIFY(all == touched);
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
