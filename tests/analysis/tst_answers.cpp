#include <QTest> // first: moc cannot read <concepts> otherwise

#include "capacity.h"
#include "concentration.h"
#include "dependencies.h"
#include "disputes.h"
#include "documentreader.h"
#include "flows.h"
#include "impact.h"
#include "ledgerfixture.h"
#include "lenstext.h"
#include "listing.h"
#include "loops.h"
#include "path.h"
#include "shares.h"
#include "toldrows.h"
#include "totals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ledger;

namespace
{
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
QJsonObject row(const Flow &flow);
QJsonObject row(const Leg &leg);
QJsonObject row(const Loop &loop);
QJsonObject row(const Concentration &concentration);
QJsonObject row(const DependencyNode &node);
QJsonObject row(const Edge &edge);
QJsonObject row(const Dependent &dependent);

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

template <typename Record> QJsonArray ids(const std::vector<Id<Record>> &records)
{
    QJsonArray array;
    for (const Id<Record> &record : records)
        array.append(text(record.text));
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

QJsonObject row(const Flow &flow)
{
    return {{QStringLiteral("payer"), text(flow.payer.text)},
            {QStringLiteral("payee"), text(flow.payee.text)},
            {QStringLiteral("nature"), text(word(flow.nature))},
            {QStringLiteral("value"), json(flow.value)},
            {QStringLiteral("low"), json(flow.low)},
            {QStringLiteral("high"), json(flow.high)},
            {QStringLiteral("commitments"), flow.commitments}};
}

QJsonObject row(const Leg &leg)
{
    return {{QStringLiteral("payer"), text(leg.payer.text)},
            {QStringLiteral("payee"), text(leg.payee.text)},
            {QStringLiteral("value"), json(leg.value)}};
}

QJsonObject row(const Loop &loop)
{
    return {{QStringLiteral("parties"), ids(loop.parties)},
            {QStringLiteral("value"), json(loop.value)},
            {QStringLiteral("closed"), text(isoText(loop.closed))},
            {QStringLiteral("legs"), list(loop.legs)}};
}

QJsonObject row(const Concentration &concentration)
{
    return {{QStringLiteral("id"), text(concentration.id.text)},
            {QStringLiteral("name"), text(concentration.name)},
            {QStringLiteral("value"), json(concentration.value)},
            {QStringLiteral("suppliers"), concentration.suppliers},
            {QStringLiteral("top"), text(concentration.top.text)},
            {QStringLiteral("top_share"), concentration.topShare},
            {QStringLiteral("hhi"), concentration.hhi}};
}

QJsonObject row(const DependencyNode &node)
{
    return {{QStringLiteral("id"), text(node.id.text)},
            {QStringLiteral("name"), text(node.name)},
            {QStringLiteral("kind"), text(word(node.kind))},
            {QStringLiteral("depth"), node.depth.value_or(-1)}};
}

/// What of an edge a step of a path tells.
QJsonObject step(const Edge &edge)
{
    QJsonArray kinds;
    for (const DealKind kind : edge.kinds)
        kinds.append(text(word(kind)));
    return {{QStringLiteral("from"), text(edge.from.text)},
            {QStringLiteral("to"), text(edge.to.text)},
            {QStringLiteral("kinds"), kinds},
            {QStringLiteral("deals"), ids(edge.deals)}};
}

QJsonObject row(const Edge &edge)
{
    QJsonObject object = step(edge);
    object.insert(QStringLiteral("value"), json(edge.value));
    object.insert(QStringLiteral("power"), edge.power.gw);
    return object;
}

QJsonObject row(const Dependent &dependent)
{
    return {{QStringLiteral("id"), text(dependent.id.text)},
            {QStringLiteral("name"), text(dependent.name)},
            {QStringLiteral("value"), json(dependent.value)},
            {QStringLiteral("power"), dependent.power.gw},
            {QStringLiteral("left"), ids(dependent.left)}};
}

QJsonObject object(const Loops &found)
{
    return {{QStringLiteral("loops"), list(found.loops)},
            {QStringLiteral("circulation"),
             QJsonObject{{QStringLiteral("value"), json(found.circulation.value)},
                         {QStringLiteral("share"), found.circulation.share}}},
            {QStringLiteral("complete"), found.isComplete}};
}

QJsonObject object(const Impact &found)
{
    return {{QStringLiteral("party"), text(found.party.text)},
            {QStringLiteral("value"), json(found.value)},
            {QStringLiteral("power"), found.power.gw},
            {QStringLiteral("dependents"), list(found.dependents)}};
}

QJsonObject object(const Dependencies &found)
{
    return {{QStringLiteral("nodes"), list(found.nodes)}, {QStringLiteral("edges"), list(found.edges)}};
}

QJsonObject object(const std::vector<Edge> &path)
{
    QJsonArray steps;
    for (const Edge &edge : path)
        steps.append(step(edge));
    return {{QStringLiteral("steps"), steps}};
}

using OwnOptions = QMap<QString, QString>;

/// The answers about what runs between parties; nothing to any other question.
QJsonValue answerOfRelations(const Readings &readings, const Lens &lens, const QString &what, const OwnOptions &own)
{
    const auto party = [](const QString &id) { return Id<Party>(id.toStdString()); };
    if (what == QLatin1String("flows"))
        return list(flows(readings, lens));
    if (what == QLatin1String("loops"))
        return object(loops(readings, lens));
    if (what == QLatin1String("concentration"))
        return list(concentration(readings, lens));
    if (what == QLatin1String("impact"))
        return object(impact(readings, lens, party(own[QStringLiteral("--without")])));
    if (what == QLatin1String("dependencies"))
        return object(dependencies(
            readings, lens, Reach{party(own[QStringLiteral("--root")]), own[QStringLiteral("--depth")].toInt()}));
    const QStringList ends = own[QStringLiteral("--between")].split(QLatin1Char(','));
    if (what == QLatin1String("path"))
        return object(path(readings, lens, party(ends.front()), party(ends.back())));
    return {};
}

/// Asks as the command line does: what, then options and values.
QJsonValue answer(const LedgerPtr &ledger, const QStringList &question)
{
    static const QStringList ownNames{QStringLiteral("--without"), QStringLiteral("--root"), QStringLiteral("--depth"),
                                      QStringLiteral("--between")};
    std::vector<LensOption> options;
    std::string group;
    OwnOptions own;
    for (qsizetype i = 1; i + 1 < question.size(); i += 2) {
        if (question[i] == QLatin1String("--reported"))
            --i;
        else if (question[i] == QLatin1String("--group"))
            group = question[i + 1].toStdString();
        else if (ownNames.contains(question[i]))
            own[question[i]] = question[i + 1];
        else
            options.push_back({question[i].mid(2).toStdString(), {question[i + 1].toStdString()}});
    }
    const Lens lens = lensOf(options, ledger.get()).lens;
    const Readings readings(ledger, lens.asOf, lens.basis);
    const QString &what = question.front();
    if (const QJsonValue found = answerOfRelations(readings, lens, what, own); !found.isNull())
        return found;
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
        row("14-flows", "flows --rollup parent --party openai");
        row("15-loops", "loops");
        row("16-loops", "loops --as-of 2025-11-30");
        row("17-concentration", "concentration --rollup parent");
        row("18-contested", "contested");
        row("19-uncounted", "uncounted");
        row("20-impact", "impact --without coreweave");
        row("21-dependencies", "dependencies --root openai --depth 1");
        row("22-path", "path --between softbank,nvidia");
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
