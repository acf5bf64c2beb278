#include "generated.h"
#include "readingscache.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace ledger;

namespace
{
Lens lensOn(Basis basis, const char *day = "")
{
    Lens lens;
    lens.basis = basis;
    lens.asOf = partialDate(day);
    return lens;
}
} // namespace

class ReadingsCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_small = generatedLedger(20, 1);
        m_large = generatedLedger(static_cast<int>(ReadingsCache::dealsAtOnce) + 1, 1);
    }

    void theSameLedgerDayAndBasisGiveTheSameReadings()
    {
        ReadingsCache cache;
        Lens filtered = lensOn(Basis::Best);
        filtered.natures = {Nature::Equity};

        const ReadingsPtr first = cache.readings(m_small, lensOn(Basis::Best));

        QVERIFY(cache.readings(m_small, lensOn(Basis::Best)) == first);
        QVERIFY(cache.readings(m_small, filtered) == first); // filters are no part of a reading
        QVERIFY(cache.readings(m_small, lensOn(Basis::Low)) != first);
        QVERIFY(cache.readings(m_small, lensOn(Basis::Best, "2025")) != first);
        QCOMPARE(first->basis(), Basis::Best);
    }

    void onlyTheLastFewAreKept()
    {
        ReadingsCache cache;
        const std::weak_ptr<const Readings> first = cache.readings(m_small, lensOn(Basis::Best, "2024-01-01"));
        for (const char *day : {"2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08"})
            (void)cache.readings(m_small, lensOn(Basis::Best, day));
        QVERIFY(!first.expired());
        (void)cache.readings(m_small, lensOn(Basis::Best, "2024-09"));
        QVERIFY(first.expired());
    }

    void readingsOfALedgerBeforeAnEditAreNotKept()
    {
        ReadingsCache cache;
        const std::weak_ptr<const Readings> before = cache.readings(m_small, lensOn(Basis::Best));
        (void)cache.readings(generatedLedger(21, 2), lensOn(Basis::Best));
        QVERIFY(before.expired());
    }

    void aSmallLedgerIsAnsweredAtOnce()
    {
        ReadingsCache cache;
        QObject context;
        ReadingsPtr answered;
        cache.request(m_small, lensOn(Basis::Best), &context, [&](const ReadingsPtr &found) { answered = found; });
        QVERIFY(answered);
        QVERIFY(!cache.isBusy());
    }

    void aLargeLedgerIsReadElsewhereAndAnsweredHere()
    {
        ReadingsCache cache;
        QSignalSpy busy(&cache, &ReadingsCache::busyChanged);
        QObject context;
        QThread *workedOn = nullptr;
        QThread *answeredOn = nullptr;
        std::size_t deals = 0;
        cache.compute(
            m_large, lensOn(Basis::Best), &context,
            [&workedOn](const ReadingsPtr &found) {
                workedOn = QThread::currentThread();
                return found->deals().size();
            },
            [&](const ReadingsPtr &found, std::size_t value) {
                answeredOn = QThread::currentThread();
                deals = value;
                QCOMPARE(found->deals().size(), value);
            });
        QVERIFY(answeredOn == nullptr);
        QVERIFY(cache.isBusy());

        QTRY_VERIFY(answeredOn != nullptr);
        QTRY_VERIFY(!cache.isBusy());
        QVERIFY(answeredOn == QThread::currentThread());
        QVERIFY(workedOn != QThread::currentThread());
        QVERIFY(deals > 0);
        QCOMPARE(busy.count(), 2);
    }

    void ofSeveralRequestsOfOneAskerOnlyTheNewestIsAnswered()
    {
        ReadingsCache cache;
        QObject asker;
        QObject other;
        QList<Basis> answered;
        const auto note = [&](const ReadingsPtr &found) { answered << found->basis(); };
        cache.request(m_large, lensOn(Basis::Low), &asker, note);
        cache.request(m_large, lensOn(Basis::Official), &other, note);
        cache.request(m_large, lensOn(Basis::High), &asker, note);

        QTRY_VERIFY(!cache.isBusy());
        QCOMPARE(answered, (QList<Basis>{Basis::Official, Basis::High}));
    }

    void whoIsGoneIsNotAnswered()
    {
        ReadingsCache cache;
        bool isAnswered = false;
        {
            QObject asker;
            cache.request(m_large, lensOn(Basis::Best), &asker, [&](const ReadingsPtr &) { isAnswered = true; });
        }
        QTRY_VERIFY(!cache.isBusy());
        QVERIFY(!isAnswered);
    }

private:
    LedgerPtr m_small;
    LedgerPtr m_large;
};

QTEST_GUILESS_MAIN(ReadingsCacheTest)
#include "tst_readingscache.moc"
