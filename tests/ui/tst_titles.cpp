#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "titles.h"

using namespace ledger;

namespace
{
/// OpenAI with three clouds, one of them an Oracle by another name; all computing unless said otherwise.
LedgerFixture openai()
{
    LedgerFixture made;
    const auto named = [&made](const char *id, const char *name, PartyKind kind, const char *parent = "") {
        Party &party = made.party(id, parent);
        party.name = name;
        party.kind = kind;
    };
    named("openai", "OpenAI", PartyKind::Lab);
    named("oracle", "Oracle", PartyKind::Cloud);
    named("oci", "Oracle Cloud Infrastructure", PartyKind::Cloud, "oracle");
    named("google", "Alphabet", PartyKind::Cloud);
    named("gcp", "Google Cloud", PartyKind::Cloud, "google");
    named("cerebras", "Cerebras Systems", PartyKind::Chipmaker);
    Claim &oracle = made.promise("oci-deal", "openai", "oci", 300e9);
    oracle.start = on("2027");
    oracle.end = on("2031");
    Claim &google = made.promise("gcp-deal", "openai", "gcp", 200e9);
    google.start = on("2026");
    google.end = on("2030");
    made.promise("cerebras-deal", "openai", "cerebras", 20e9);
    return made;
}

TitleContext contextOf(const Ledger &ledger, const Lens &lens)
{
    return {&ledger, lens, on("2026-06-30").last(), QLocale::c()};
}

Lens paidByOpenai()
{
    Lens lens;
    lens.payers = {Id<Party>("openai")};
    return lens;
}
} // namespace

class TitlesTest : public QObject
{
    Q_OBJECT

    QString shareTitleThrough(const LedgerFixture &made, const Lens &lens, ShareGroup group = ShareGroup::Payee)
    {
        const Readings readings = made.readings(lens);
        return shareTitle(shares(readings, lens, Nature::Consumption, group), Nature::Consumption, group,
                          contextOf(readings.ledger(), lens));
    }

    /// Two sites: Oracle's in 2029, Google's in 2027.
    static LedgerFixture power()
    {
        LedgerFixture made = openai();
        made.deal("sites", "2025-01-01");
        made.deployment("large", "oci").country = "US";
        made.claim("large-c", 3, "2025-01-01").start = on("2029");
        made.deployment("small", "gcp").country = "FR";
        made.claim("small-c", 1, "2025-01-01").start = on("2027");
        return made;
    }

    QString capacityTitleThrough(const LedgerFixture &made, const Lens &lens,
                                 CapacityGroup group = CapacityGroup::Operator)
    {
        const Readings readings = made.readings(lens);
        return capacityTitle(capacity(readings, lens, group), group, {}, contextOf(readings.ledger(), lens));
    }

    QString commitmentsTitleThrough(const LedgerFixture &made, const Lens &lens)
    {
        const Readings readings = made.readings(lens);
        return commitmentsTitle(totals(readings, lens), contextOf(readings.ledger(), lens));
    }

private Q_SLOTS:
    void theLargestCloudIsNamedInTheNextYear()
    {
        QCOMPARE(shareTitleThrough(openai(), paidByOpenai()),
                 QStringLiteral("Oracle is OpenAI’s largest cloud in 2027, with 58\u202f%"));
    }

    void withoutPayerTheTitleSpeaksOfAllContracts()
    {
        QCOMPARE(shareTitleThrough(openai(), Lens()),
                 QStringLiteral("Oracle is the largest cloud in 2027, with 58\u202f% of all compute contracts"));
    }

    void aSingleSupplierIsSaidToHaveAll()
    {
        LedgerFixture made = openai();
        std::erase_if(made.records.deals, [](const Deal &deal) { return deal.id.text != "oci-deal"; });
        QCOMPARE(shareTitleThrough(made, paidByOpenai()),
                 QStringLiteral("All of OpenAI’s compute contracts of 2027 are with Oracle"));
    }

    void twoOfOneFamilyKeepTheirFullNames()
    {
        LedgerFixture made = openai();
        made.promise("oracle-deal", "openai", "oracle", 5e9);
        QVERIFY(shareTitleThrough(made, paidByOpenai()).startsWith(QStringLiteral("Oracle Cloud Infrastructure is")));
    }

    void nothingNotableGivesPlainTitles()
    {
        Lens ofKind = paidByOpenai();
        ofKind.kinds = {DealKind::Compute};
        QCOMPARE(shareTitleThrough(openai(), ofKind), QStringLiteral("OpenAI’s compute contracts, 2025–2031"));
        Lens withOracle = paidByOpenai();
        withOracle.payees = {Id<Party>("oracle")};
        QCOMPARE(shareTitleThrough(openai(), withOracle),
                 QStringLiteral("OpenAI’s compute contracts with Oracle, 2027–2031"));
    }

    void theLargestCustomerIsNamedTheOtherWayRound()
    {
        LedgerFixture made = openai();
        made.parties({"anthropic"});
        made.promise("small", "anthropic", "oci", 10e9);
        Lens lens;
        lens.payees = {Id<Party>("oracle")};
        QCOMPARE(shareTitleThrough(made, lens, ShareGroup::Payer),
                 QStringLiteral("OpenAI is Oracle’s largest customer in 2027, with 97\u202f%"));
    }

    void aPromiseIsSaidAsOne()
    {
        QCOMPARE(commitmentsTitleThrough(openai(), paidByOpenai()),
                 QStringLiteral("OpenAI has promised to buy $520B of computing"));
        Lens toOracle;
        toOracle.payees = {Id<Party>("oracle")};
        QCOMPARE(commitmentsTitleThrough(openai(), toOracle),
                 QStringLiteral("Oracle has been promised $300B for computing"));
        QCOMPARE(commitmentsTitleThrough(openai(), Lens()), QStringLiteral("$520B of computing has been promised"));
        Lens in2027 = paidByOpenai();
        in2027.from = in2027.to = on("2027");
        QCOMPARE(commitmentsTitleThrough(openai(), in2027),
                 QStringLiteral("OpenAI has promised to buy $104B of computing in 2027"));
    }

    void whatIsNotFirmIsNoPromise()
    {
        LedgerFixture made = openai();
        made.records.commitments[1].firmness = Firmness::Potential;
        QCOMPARE(commitmentsTitleThrough(made, paidByOpenai()),
                 QStringLiteral("OpenAI may buy $520B of computing, $320B of it firm"));
        for (Commitment &commitment : made.records.commitments)
            commitment.firmness = Firmness::Contingent;
        QCOMPARE(commitmentsTitleThrough(made, paidByOpenai()),
                 QStringLiteral("OpenAI may buy $520B of computing, none of it firm"));
    }

    void theBasisIsPartOfTheSentence()
    {
        Lens low = paidByOpenai();
        low.basis = Basis::Low;
        QCOMPARE(commitmentsTitleThrough(openai(), low),
                 QStringLiteral("OpenAI has promised to buy at least $520B of computing"));
    }

    void naturesAreNeverAddedInATitle()
    {
        LedgerFixture made = openai();
        made.promise("stake", "openai", "cerebras", 5e9, Nature::Equity);
        QCOMPARE(commitmentsTitleThrough(made, paidByOpenai()), QStringLiteral("OpenAI’s commitments by nature"));
    }

    void periodsTellTheirPeak()
    {
        const LedgerFixture made = openai();
        const Lens lens = paidByOpenai();
        const Readings readings = made.readings(lens);
        const auto periods = totalsByPeriod({readings, lens}, TotalGroup::Payee);
        const TitleContext context = contextOf(readings.ledger(), lens);
        QCOMPARE(periodTotalsTitle(periods, false, context),
                 QStringLiteral("OpenAI’s payments for computing peak from 2027 to 2029, at $104B"));
        QCOMPARE(periodTotalsTitle(periods, true, context),
                 QStringLiteral("By the end of 2031, $520B for computing falls due from OpenAI"));
    }

    void aPeakIsOneYearWhereItsFigureReadsSo()
    {
        LedgerFixture made = openai();
        Claim &more = made.promise("more", "openai", "gcp", 10e9);
        more.start = on("2028");
        more.end = on("2028");
        const Lens lens = paidByOpenai();
        const Readings readings = made.readings(lens);
        QCOMPARE(periodTotalsTitle(totalsByPeriod({readings, lens}, TotalGroup::Payee), false,
                                   contextOf(readings.ledger(), lens)),
                 QStringLiteral("OpenAI’s payments for computing peak in 2028, at $114B"));
    }

    void whatFallsDueIsHeldAgainstTheRevenueOfTheYear()
    {
        LedgerFixture made = openai();
        const auto earned = [&made](const char *id, double dollars, const char *day) {
            Observation &said = made.observation(id, "openai", "", dollars, day, "paper");
            said.metric = Metric::Revenue;
            said.unit = ObservationUnit::Usd;
        };
        earned("earned-2026", 22e9, "2026");
        earned("earned-2030", 280e9, "2030"); // still to come
        const auto through = [&made](const Lens &lens) {
            const Readings readings = made.readings(lens);
            return burdenTitle(totalsByPeriod({readings, lens}, TotalGroup::Payee),
                               observed(readings.ledger(), lens, Id<Party>("openai"), Metric::Revenue),
                               contextOf(readings.ledger(), lens));
        };
        Lens lens = paidByOpenai();
        QCOMPARE(through(lens),
                 QStringLiteral("In 2026 $44B for computing falls due from OpenAI, 2 times its revenue"));
        lens.from = on("2026-07"); // half a year is not held against a whole one
        QVERIFY2(through(lens).contains(QStringLiteral("peak")), qPrintable(through(lens)));
        made.records.commitments[1].firmness = Firmness::Potential; // may never fall due
        QVERIFY2(through(paidByOpenai()).contains(QStringLiteral("peak")), qPrintable(through(paidByOpenai())));
    }

    void naturesAreRankedAndNotAdded()
    {
        LedgerFixture made = openai();
        made.promise("stake", "google", "openai", 40e9, Nature::Equity);
        const auto through = [&made](const Lens &lens) {
            const Readings readings = made.readings(lens);
            return natureTotalsTitle(totals(readings, lens, TotalGroup::Nature), contextOf(readings.ledger(), lens));
        };
        QCOMPARE(through({}), QStringLiteral("The largest commitments are for computing, at $520B"));
        QCOMPARE(through(paidByOpenai()), QStringLiteral("OpenAI has promised to buy $520B of computing"));
        Lens firm;
        firm.firmnesses = {Firmness::Firm};
        QCOMPARE(through(firm), QStringLiteral("Commitments by nature"));
    }

    void sharesOfOnePayerAreThatPayersContracts()
    {
        QCOMPARE(shareTitleThrough(openai(), paidByOpenai(), ShareGroup::Payer),
                 QStringLiteral("OpenAI’s compute contracts, 2025–2031"));
    }

    // Capacity: the leader is named where that is sure to be true
    void theOperatorWithMostPowerIsNamed()
    {
        QCOMPARE(capacityTitleThrough(power(), Lens()),
                 QStringLiteral("Oracle runs 3\u202fGW by 2029, the most of any operator"));
        LedgerFixture open = power();
        open.deployment("undated", "gcp");
        open.claim("u", 2.5, "2025-01-01"); // with it Google could have more by then
        QCOMPARE(capacityTitleThrough(open, Lens()),
                 QStringLiteral("Of what has a date, Oracle runs 3\u202fGW by 2029, the most of any operator; "
                                "38\u202f% of all power has no date"));
    }

    void eachWayToCountHasAVerbOfItsOwn()
    {
        LedgerFixture made = power();
        for (Deployment &deployment : made.records.deployments)
            deployment.counts = Counts::Contract;
        Lens lens;
        lens.counts = Counts::Contract;
        QCOMPARE(capacityTitleThrough(made, lens),
                 QStringLiteral("Oracle provides 3\u202fGW under contract by 2029, the most of any operator"));
        QCOMPARE(capacityTitleThrough(power(), Lens(), CapacityGroup::Country),
                 QStringLiteral("The United States is to have 3\u202fGW by 2029, the most of any country"));
    }

    void capacityThroughAFilterIsToldPlainly()
    {
        Lens lens;
        lens.parties = {Id<Party>("gcp")};
        QCOMPARE(capacityTitleThrough(power(), lens), QStringLiteral("Google Cloud: power of sites by operator, 2027"));
        QCOMPARE(capacityTitleThrough(power(), Lens(), CapacityGroup::Deal),
                 QStringLiteral("Power of sites by deal, 2027–2029"));
        lens = Lens();
        lens.basis = Basis::Low;
        QCOMPARE(capacityTitleThrough(power(), lens),
                 QStringLiteral("Oracle runs at least 3\u202fGW by 2029, the most of any operator"));
    }

    void aListOfSitesIsCounted()
    {
        LedgerFixture made = power();
        const auto through = [&made](const Lens &lens) {
            const Readings readings = made.readings(lens);
            return sitesTitle(countOf(sites(readings, lens)), {}, contextOf(readings.ledger(), lens));
        };
        QCOMPARE(through({}), QStringLiteral("2 sites come to 4\u202fGW, each with a date"));
        made.deployment("undated", "gcp");
        made.claim("u", 2, "2025-01-01");
        QCOMPARE(through({}), QStringLiteral("3 sites come to 6\u202fGW; 1 of them has no date"));
        Lens lens;
        lens.to = on("2028");
        QCOMPARE(through(lens), QStringLiteral("1 site with power by the end of 2028, 1 more without a date"));
    }

    void withoutPowerTheWordsSpeakOfGigawatts()
    {
        const LedgerPtr full = openai().ledger();
        const EmptyWords words = noPowerToShow(contextOf(*full, Lens()));
        QCOMPARE(words.title, QStringLiteral("Nothing here can be counted yet"));
        QVERIFY(words.help.contains(QStringLiteral("gigawatts")));
    }

    void emptinessIsExplained()
    {
        const LedgerPtr empty = ledgerOf({});
        QCOMPARE(nothingToShow(contextOf(*empty, Lens())).title, QStringLiteral("This ledger is still empty"));
        const LedgerPtr full = openai().ledger();
        Lens lens = paidByOpenai();
        lens.natures = {Nature::Guarantee};
        lens.asOf = on("2019");
        const EmptyWords words = nothingToShow(contextOf(*full, lens));
        QCOMPARE(words.title, QStringLiteral("Nothing comes through this lens"));
        QVERIFY(words.help.contains(QStringLiteral("OpenAI")));
        QVERIFY(words.help.contains(QStringLiteral("guarantees")));
        QVERIFY(words.help.contains(QStringLiteral("2019")));
    }
};

QTEST_MAIN(TitlesTest)
#include "tst_titles.moc"
