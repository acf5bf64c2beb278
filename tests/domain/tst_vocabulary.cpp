#include <QTest> // first: moc cannot read <concepts> otherwise

#include "fields.h"
#include "notation.h"

#include <set>

using namespace ledger;

class TestVocabulary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasAWordOfItsOwn();
    void aMistypedWordFindsTheNearest();
    void aWordThatIsFarFromAllFindsNone();
    void ofEachPairTheFirstDependsOnTheSecond();
    void everyMetricHasItsUnit();
    void noRecordHasAKeyTwice();
    void numbersAreWrittenOutInFull_data();
    void numbersAreWrittenOutInFull();
};

namespace
{
template <typename Enum> void checkWords(Enum last)
{
    QCOMPARE(words<Enum>().size(), static_cast<std::size_t>(last) + 1);
    for (std::size_t i = 0; i < words<Enum>().size(); ++i)
        QCOMPARE(fromWord<Enum>(words<Enum>()[i]), std::optional(static_cast<Enum>(i)));
    QVERIFY(!fromWord<Enum>("nothing-like-it"));
    QVERIFY(!fromWord<Enum>(""));
}

template <typename Record> void checkKeys()
{
    std::set<std::string_view> keys;
    int count = 0;
    forEachField<Record>([&](const auto &field) {
        keys.insert(field.key);
        ++count;
    });
    QCOMPARE(static_cast<int>(keys.size()), count);
}
} // namespace

void TestVocabulary::everyValueHasAWordOfItsOwn()
{
    checkWords(SourceKind::Social);
    checkWords(PartyKind::Other);
    checkWords(DealKind::Governance);
    checkWords(DealStatus::Cancelled);
    checkWords(Role::Partner);
    checkWords(Nature::Guarantee);
    checkWords(Firmness::Potential);
    checkWords(Counts::Power);
    checkWords(Hedge::About);
    checkWords(Unit::Accelerators);
    checkWords(Per::Year);
    checkWords(Stance::Speculative);
    checkWords(Metric::Power);
    checkWords(ObservationUnit::Count);
    checkWords(SubjectKind::Observation);
    checkWords(Verdict::NoConflict);
    checkWords(RecordKind::Story);
}

void TestVocabulary::aMistypedWordFindsTheNearest()
{
    QCOMPARE(nearestWord("consumtion", words<Nature>()), word(Nature::Consumption));
    QCOMPARE(nearestWord("offical", words<Stance>()), word(Stance::Official));
    QCOMPARE(nearestWord("comitments", viewNames()), std::string_view("commitments"));
    QCOMPARE(nearestWord("x", {}), std::string_view());
}

void TestVocabulary::aWordThatIsFarFromAllFindsNone()
{
    constexpr std::array<std::string_view, 4> keys{"id", "kind", "format", "title"};
    QCOMPARE(nearWord("titel", keys), std::string_view("title"));
    QCOMPARE(nearWord("titles", keys), std::string_view("title"));
    QCOMPARE(nearWord("formatt", keys), std::string_view("format"));
    QCOMPARE(nearWord("knd", keys), std::string_view("kind"));
    QCOMPARE(nearWord("ids", keys), std::string_view("id"));
    QCOMPARE(nearWord("colour", keys), std::string_view());
    QCOMPARE(nearWord("TITEL", keys), std::string_view("title"));
    QCOMPARE(nearWord(std::string(20'000'000, 'k'), keys), std::string_view()); // and at once
    QCOMPARE(nearWord("find me", keys), std::string_view());
    QCOMPARE(nearWord("x", {}), std::string_view());
}

void TestVocabulary::ofEachPairTheFirstDependsOnTheSecond()
{
    QCOMPARE(providerOf(Role::Buyer), std::optional(Role::Seller));
    QCOMPARE(providerOf(Role::Tenant), std::optional(Role::Operator));
    QCOMPARE(providerOf(Role::Operator), std::optional(Role::Builder));
    QVERIFY(!providerOf(Role::Seller));
    QVERIFY(!providerOf(Role::Partner));
}

void TestVocabulary::everyMetricHasItsUnit()
{
    QCOMPARE(unitOf(Metric::CloudShare), ObservationUnit::Percent);
    QCOMPARE(unitOf(Metric::CommitmentsTotal), ObservationUnit::Usd);
    QCOMPARE(unitOf(Metric::UsersWeekly), ObservationUnit::Count);
    QCOMPARE(unitOf(Metric::Power), ObservationUnit::Gigawatts);
}

void TestVocabulary::noRecordHasAKeyTwice()
{
    checkKeys<Source>();
    checkKeys<Party>();
    checkKeys<Deal>();
    checkKeys<Commitment>();
    checkKeys<Deployment>();
    checkKeys<Claim>();
    checkKeys<Observation>();
    checkKeys<Decision>();
    checkKeys<View>();
    checkKeys<Story>();
}

void TestVocabulary::numbersAreWrittenOutInFull_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("dollars") << 38e9 << QStringLiteral("38000000000");
    QTest::newRow("gigawatts") << 4.5 << QStringLiteral("4.5");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0");
    QTest::newRow("the largest") << 9007199254740992.0 << QStringLiteral("9007199254740992");
    QTest::newRow("a tenth") << 0.1 << QStringLiteral("0.1");
    QTest::newRow("south") << -33.5 << QStringLiteral("-33.5");
}

void TestVocabulary::numbersAreWrittenOutInFull()
{
    QFETCH(double, number);
    QTEST(QString::fromStdString(numberText(number)), "text");
}

QTEST_APPLESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
