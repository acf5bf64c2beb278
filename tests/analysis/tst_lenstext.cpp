#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "lenstext.h"

using namespace ledger;

namespace
{
using Options = std::vector<LensOption>;

LedgerPtr parties()
{
    LedgerFixture books;
    books.parties({"aws", "azure", "openai"});
    books.records.parties.back().was = {Id<Party>("open-ai")};
    return books.ledger();
}

std::string problemOf(const LensOption &option)
{
    const LedgerPtr ledger = parties();
    const ReadLens read = lensOf(Options{option}, ledger.get());
    return read.problems.empty() ? std::string() : read.problems.front();
}
} // namespace

class TestLensText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlainLensNeedsNoWords() { QVERIFY(lensWords({}).empty()); }

    void everyPartOfALensSurvivesItsWords()
    {
        Lens lens;
        lens.asOf = on("2026-02");
        lens.basis = Basis::High;
        lens.from = on("2025");
        lens.to = on("2027-03-04");
        lens.by = Step::Month;
        lens.payers = {Id<Party>("aws"), Id<Party>("openai")};
        lens.payees = {Id<Party>("azure")};
        lens.parties = {Id<Party>("openai")};
        lens.natures = {Nature::Debt, Nature::Guarantee};
        lens.firmnesses = {Firmness::Potential};
        lens.kinds = {DealKind::Compute, DealKind::Governance};
        lens.statuses = {DealStatus::Lapsed};
        lens.counts = Counts::Power;
        lens.rollUp = RollUp::None;
        lens.assumeYears = 0;
        const Options words = lensWords(lens);
        QCOMPARE(words.size(), lensOptionNames().size());
        for (std::size_t i = 0; i < words.size(); ++i)
            QCOMPARE(std::string_view(words[i].first), lensOptionNames()[i]);
        const LedgerPtr ledger = parties();
        QCOMPARE(lensOf(words, ledger.get()), (ReadLens{lens, {}}));
        QCOMPARE(lensOf(words, nullptr), (ReadLens{lens, {}}));
    }

    void valuesMayBeJoinedByCommasAndNamesByUnderscores()
    {
        const LedgerPtr ledger = parties();
        const Options options{{"as_of", {"2026"}}, {"nature", {"lease,equity", "lease"}}, {"payer", {"openai,aws"}}};
        const ReadLens read = lensOf(options, ledger.get());
        QVERIFY(read.problems.empty());
        QCOMPARE(read.lens.asOf, std::optional(on("2026")));
        QCOMPARE(read.lens.natures, (std::vector{Nature::Equity, Nature::Lease}));
        QCOMPARE(read.lens.payers, (std::vector{Id<Party>("aws"), Id<Party>("openai")}));
    }

    void aMergedPartyIsKeptByTheIdThatItHasNow()
    {
        const LedgerPtr ledger = parties();
        const ReadLens read = lensOf(Options{{"party", {"open-ai"}}}, ledger.get());
        QCOMPARE(read.lens.parties, (std::vector{Id<Party>("openai")}));
    }

    void whatIsNotUnderstoodNamesTheNearest_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *value, const char *named) {
            QTest::addRow("%s %s", name, value)
                << QString::fromLatin1(name) << QString::fromLatin1(value) << QString::fromLatin1(named);
        };
        row("basis", "bets", "'best'");
        row("nature", "equty", "'equity'");
        row("status", "canceled", "'cancelled'");
        row("payer", "opnai", "'openai'");
        row("party", "aw", "'aws'");
        row("as-off", "2026", "'as-of'");
        row("rollup", "parents", "'parent'");
        row("as-of", "yesterday", "2026-02-27");
        row("from", "2026-02-30", "2026-02-27");
        row("from", "2026,2027", "one value");
        row("assume-years", "101", "0 to 100");
        row("assume-years", "five", "0 to 100");
        row("assume-years", "-1", "0 to 100");
        row("kind", "", "needs a value");
        row("kind", "site,", "needs a value");
    }
    void whatIsNotUnderstoodNamesTheNearest()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, named);
        const QString problem = QString::fromStdString(problemOf({name.toStdString(), {value.toStdString()}}));
        QVERIFY2(problem.contains(named), qPrintable(problem));
    }

    void whatCanBeReadIsReadAllTheSame()
    {
        const LedgerPtr ledger = parties();
        const ReadLens read = lensOf(Options{{"payer", {"gone,aws"}}, {"basis", {"low"}}}, ledger.get());
        QCOMPARE(read.problems.size(), std::size_t(1));
        QCOMPARE(read.lens.payers, (std::vector{Id<Party>("aws")}));
        QCOMPARE(read.lens.basis, Basis::Low);
    }

    void optionsCanStandOnTopOfASavedLens()
    {
        Lens saved;
        saved.basis = Basis::High;
        saved.natures = {Nature::Debt};
        const ReadLens read = lensOf(Options{{"nature", {"equity"}}}, nullptr, saved);
        QCOMPARE(read.lens.basis, Basis::High);
        QCOMPARE(read.lens.natures, (std::vector{Nature::Equity}));
    }
};

QTEST_APPLESS_MAIN(TestLensText)
#include "tst_lenstext.moc"
