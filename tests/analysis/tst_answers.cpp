#include <QTest> // first: moc cannot read <concepts> otherwise

#include "capacity.h"
#include "disputes.h"
#include "documentreader.h"
#include "ledgerfixture.h"
#include "lenstext.h"
#include "listing.h"
#include "shares.h"
#include "totals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ledger;

namespace
{
QString text(std::string_view words) { return QString::fromUtf8(words.data(), qsizetype(words.size())); }

QByteArray contents(const QString &path)
{
    QFile file(QStringLiteral(GIGALEDGER_SOURCE_DIR) + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The bundled documents as one ledger, or null with what is wrong with them.
LedgerPtr bundledLedger(QString &problem)
{
    std::vector<DocumentText> documents;
    for (const char *name : {"openai", "ecosystem", "world"}) {
        const QString path = QStringLiteral("data/%1.json").arg(QLatin1String(name));
        documents.push_back({path, contents(path)});
    }
    const LedgerPtr empty = ledgerOf({});
    const ImportPlan plan = importPlan(documents, empty);
    if (plan.isRefused()) {
        problem = plan.problems.front().text();
        return nullptr;
    }
    return applied(empty, plan.change).ledger;
}

QJsonObject row(const CapacityPart &part);
QJsonObject row(const CapacityPeriod &period);
QJsonObject row(const Contested &dispute);
QJsonObject row(const Uncounted &thing);
QJsonObject row(const ChangeRow &change);

QJsonObject row(const Total &total)
{
    return {{QStringLiteral("id"), text(total.id)},
            {QStringLiteral("name"), text(total.name)},
            {QStringLiteral("nature"), text(word(total.nature))},
            {QStringLiteral("value"), qint64(total.value.dollars)},
            {QStringLiteral("low"), qint64(total.low.dollars)},
            {QStringLiteral("high"), qint64(total.high.dollars)},
            {QStringLiteral("commitments"), total.commitments}};
}

QJsonValue json(Usd amount) { return qint64(amount.dollars); }
QJsonValue json(double percentage) { return percentage; }

template <typename Amount> QJsonObject row(const SharePeriod<Amount> &period)
{
    QJsonArray parts;
    for (const SharePart<Amount> &part : period.parts)
        parts.append(QJsonObject{{QStringLiteral("id"), text(part.id)},
                                 {QStringLiteral("name"), text(part.name)},
                                 {QStringLiteral("value"), json(part.value)},
                                 {QStringLiteral("share"), part.share}});
    return {{QStringLiteral("period"), text(period.period)},
            {QStringLiteral("total"), json(period.total)},
            {QStringLiteral("assumed"), json(period.assumed)},
            {QStringLiteral("hhi"), period.hhi},
            {QStringLiteral("parts"), parts}};
}

QJsonObject row(const CapacityPart &part)
{
    return {{QStringLiteral("id"), text(part.id)},
            {QStringLiteral("name"), text(part.name)},
            {QStringLiteral("value"), part.value.gw}};
}

template <typename Row> QJsonArray list(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &each : rows)
        array.append(row(each));
    return array;
}

QJsonObject row(const CapacityPeriod &period)
{
    return {{QStringLiteral("period"), text(period.period)},
            {QStringLiteral("total"), period.total.gw},
            {QStringLiteral("parts"), list(period.parts)}};
}

QJsonArray ids(const std::vector<Id<Claim>> &claims)
{
    QJsonArray array;
    for (const Id<Claim> &claim : claims)
        array.append(text(claim.text));
    return array;
}

QJsonObject row(const Contested &dispute)
{
    return {{QStringLiteral("subject"), text(word(dispute.of.kind))},
            {QStringLiteral("id"), text(dispute.of.id)},
            {QStringLiteral("unit"), text(word(dispute.unit))},
            {QStringLiteral("low"), dispute.low},
            {QStringLiteral("high"), dispute.high},
            {QStringLiteral("claims"), ids(dispute.claims)}};
}

QJsonObject row(const Uncounted &thing)
{
    QJsonObject object{{QStringLiteral("subject"), text(word(thing.of.kind))},
                       {QStringLiteral("id"), text(thing.of.id)},
                       {QStringLiteral("why"), text(word(thing.why))}};
    if (thing.why == NoValue::NotBrokenDown)
        object.insert(QStringLiteral("value"), qint64(thing.value.dollars));
    return object;
}

QJsonObject row(const ChangeRow &change)
{
    const Claim &claim = *change.place.claim;
    return {{QStringLiteral("day"), text(isoText(change.day))},
            {QStringLiteral("claim"), text(claim.id.text)},
            {QStringLiteral("deal"), text(change.place.deal->record.id.text)},
            {QStringLiteral("subject"), text(word(claim.of.kind))},
            {QStringLiteral("of"), text(claim.of.id)},
            {QStringLiteral("unit"), text(word(claim.unit))},
            {QStringLiteral("headline"), change.headline},
            {QStringLiteral("stance"), text(word(claim.stance))},
            {QStringLiteral("source"), text(claim.source.text)},
            {QStringLiteral("supersedes"), ids(claim.supersedes)}};
}

/// Asks as the command line does: what, then options and values.
QJsonValue answer(const LedgerPtr &ledger, const QStringList &question)
{
    std::vector<LensOption> options;
    std::string group;
    for (qsizetype i = 1; i + 1 < question.size(); i += 2) {
        if (question[i] == QLatin1String("--reported"))
            --i;
        else if (question[i] == QLatin1String("--group"))
            group = question[i + 1].toStdString();
        else
            options.push_back({question[i].mid(2).toStdString(), {question[i + 1].toStdString()}});
    }
    const Lens lens = lensOf(options, ledger.get()).lens;
    const Readings readings(ledger, lens.asOf, lens.basis);
    const QString &what = question.front();
    if (what == QLatin1String("totals"))
        return list(totals(readings, lens, fromWord<TotalGroup>(group).value_or(TotalGroup::Payee)));
    if (question.contains(QStringLiteral("--reported")))
        return list(reportedShares(*ledger, lens, lens.payers.front()));
    if (what == QLatin1String("share"))
        return list(shares(readings, lens));
    if (what == QLatin1String("contested"))
        return list(contested(readings, lens));
    if (what == QLatin1String("uncounted"))
        return list(uncounted(readings, lens));
    if (what == QLatin1String("changes"))
        return list(changeRows(*ledger, lens));
    const Capacity found = capacity(readings, lens, fromWord<CapacityGroup>(group).value_or(CapacityGroup::Operator));
    return QJsonObject{{QStringLiteral("periods"), list(found.periods)},
                       {QStringLiteral("undated"), list(found.undated)}};
}

QString difference(const QJsonValue &expected, const QJsonValue &found, const QString &path);

QString differenceOfObjects(const QJsonObject &expected, const QJsonObject &found, const QString &path)
{
    if (expected.keys() != found.keys())
        return path + QStringLiteral(": other keys: ") + found.keys().join(QLatin1Char(' '));
    for (auto member = expected.begin(); member != expected.end(); ++member)
        if (const QString place = path + QLatin1Char('/') + member.key(),
            told = difference(member.value(), found.value(member.key()), place);
            !told.isEmpty())
            return told;
    return {};
}

QString differenceOfLists(const QJsonArray &expected, const QJsonArray &found, const QString &path)
{
    if (expected.size() != found.size())
        return path + QStringLiteral(": %1 rows instead of %2").arg(found.size()).arg(expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        if (const QString told = difference(expected[i], found[i], path + QStringLiteral("/%1").arg(i));
            !told.isEmpty())
            return told;
    return {};
}

/// Where two answers differ first, or nothing. Whole numbers agree exactly, others but for their last digits.
QString difference(const QJsonValue &expected, const QJsonValue &found, const QString &path)
{
    if (expected.isObject() && found.isObject())
        return differenceOfObjects(expected.toObject(), found.toObject(), path);
    if (expected.isArray() && found.isArray())
        return differenceOfLists(expected.toArray(), found.toArray(), path);
    if (expected.isDouble() && found.isDouble()) {
        const double a = expected.toDouble(), b = found.toDouble();
        const bool isWhole = a == std::round(a) && std::abs(a) > 1000;
        if (isWhole ? a == b : std::abs(a - b) < 1e-9)
            return {};
    } else if (expected == found) {
        return {};
    }
    return QStringLiteral("%1: %2 instead of %3")
        .arg(path, found.toVariant().toString(), expected.toVariant().toString());
}
} // namespace

/// The answers of an independent implementation on the bundled facts.
class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QString problem;
        m_ledger = bundledLedger(problem);
        QVERIFY2(m_ledger, qPrintable(problem));
    }

    void theBundledLedgerAnswersAsAnIndependentImplementationDoes_data()
    {
        QTest::addColumn<QString>("question");
        const auto row
            = [](const char *file, const char *question) { QTest::newRow(file) << QString::fromLatin1(question); };
        row("01-totals", "totals");
        row("02-totals", "totals --group nature");
        row("03-totals", "totals --payer openai --nature consumption");
        row("04-totals", "totals --payer openai --nature consumption --as-of 2025-11-30");
        row("05-totals", "totals --payer openai --nature consumption --basis official");
        row("06-totals", "totals --payer openai --basis low");
        row("07-totals", "totals --group payer --rollup parent --from 2027 --to 2027");
        row("08-share", "share --payer openai");
        row("09-share", "share --payer openai --by quarter --from 2026 --to 2027 --rollup parent");
        row("10-share", "share --reported --payer openai");
        row("11-share", "share --reported --payer openai --as-of 2025-11-30");
        row("12-capacity", "capacity");
        row("13-capacity", "capacity --counts chips --group supplier");
        row("18-contested", "contested");
        row("19-uncounted", "uncounted");
        row("23-changes", "changes --from 2025-11-01 --to 2025-11-15");
    }
    void theBundledLedgerAnswersAsAnIndependentImplementationDoes()
    {
        QFETCH(QString, question);
        const QByteArray text
            = contents(QStringLiteral("tests/analysis/answers/%1.json").arg(QLatin1String(QTest::currentDataTag())));
        const QJsonDocument document = QJsonDocument::fromJson(text);
        QVERIFY(!document.isNull());
        const QJsonValue expected = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());

        const QJsonValue found = answer(m_ledger, question.split(QLatin1Char(' ')));

        const QString told = difference(expected, found, {});
        QVERIFY2(told.isEmpty(), qPrintable(told));
    }

private:
    LedgerPtr m_ledger;
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
