#include "inboxwords.h"

#include "foldedtext.h"
#include "hearing.h"
#include "inspectedclaims.h"
#include "inspectedparts.h"
#include "profiles.h"
#include "wording.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ledger
{

namespace
{
struct InboxWords
{
    Q_DECLARE_TR_FUNCTIONS(InboxWords)
};

QString capitalised(const QString &text) { return text.left(1).toUpper() + text.mid(1); }

QString sourceName(const Ledger &ledger, const Id<Source> &id)
{
    const Source *source = ledger.find(id);
    return source ? qstring(source->publisher) + QStringLiteral(": ") + qstring(source->title) : qstring(id.text);
}

/// The deal in which a number is; null where it is in none.
const Deal *dealOf(const Subject &subject, const Ledger &ledger)
{
    ClaimPlace place;
    if (subject.kind == SubjectKind::Commitment)
        place = ledger.place(Id<Commitment>(subject.id));
    else if (subject.kind == SubjectKind::Deployment)
        place = ledger.place(Id<Deployment>(subject.id));
    else if (subject.kind == SubjectKind::Deal)
        place.deal = ledger.dossier(Id<Deal>(subject.id));
    return place.deal ? &place.deal->record : nullptr;
}

QString nameOfNumber(const Subject &subject, const Ledger &ledger)
{
    if (subject.kind != SubjectKind::Observation)
        return subjectName(ledger, subject);
    const Observation *seen = ledger.find(Id<Observation>(subject.id));
    return seen ? joined({partyName(ledger, seen->subject), nameOf(seen->metric), shortDateText(seen->date)})
                : qstring(subject.id);
}

QString nameOfRecord(const RecordRef &record, const Ledger &ledger)
{
    if (record.kind == RecordKind::Source)
        return sourceName(ledger, Id<Source>(record.id));
    if (const Deal *deal = ledger.find(Id<Deal>(record.id)); record.kind == RecordKind::Deal && deal)
        return qstring(deal->title);
    if (const Story *story = ledger.find(Id<Story>(record.id)); record.kind == RecordKind::Story && story)
        return qstring(story->title);
    return qstring(record.id);
}

QString dollarsText(double dollars) { return moneyText(Usd(static_cast<std::int64_t>(dollars))); }

QString rangeText(double low, double high, Unit unit)
{
    if (unit == Unit::Usd)
        return moneyRangeText(Usd(static_cast<std::int64_t>(low)), Usd(static_cast<std::int64_t>(high)));
    const QString from = figureText(low, unit);
    const QString to = figureText(high, unit);
    return from == to ? from : InboxWords::tr("%1 to %2", "a range").arg(from, to);
}

QString figureOf(const InboxItem &item)
{
    if (item.sort == InboxSort::UnlikeParts)
        return InboxWords::tr("%1 ≠ %2", "the whole and its parts").arg(dollarsText(item.high), dollarsText(item.low));
    return item.of ? rangeText(item.low, item.high, item.unit) : QString();
}

/// «is about 12 times …» as a sentence of its own.
QString doubtSentence(const InboxItem &item)
{
    QString text = qstring(item.what);
    if (text.startsWith(QStringLiteral("is ")) || text.startsWith(QStringLiteral("has ")))
        text = (item.of ? figureText(item.high, item.unit) : InboxWords::tr("It")) + QLatin1Char(' ') + text;
    else if (!text.isEmpty())
        text = capitalised(text);
    return text + QLatin1Char('.');
}

QString titleOf(const InboxItem &item, const Ledger &ledger)
{
    return item.of ? nameOfNumber(*item.of, ledger) : nameOfRecord(item.record, ledger);
}

QString detailOf(const InboxItem &item, const Ledger &ledger)
{
    const Deal *deal = item.of ? dealOf(*item.of, ledger) : nullptr;
    const QString in = !deal                 ? QString()
        : item.of->kind == SubjectKind::Deal ? InboxWords::tr("the deal as a whole")
                                             : qstring(deal->title);
    switch (item.sort) {
    case InboxSort::AtOdds:
        return joined({claimsText(static_cast<int>(item.claims.size())), in});
    case InboxSort::UnlikeParts:
        return item.low > item.high ? InboxWords::tr("less than its parts come to")
                                    : InboxWords::tr("more than its parts come to");
    default:
        return joined({qstring(item.what), in});
    }
}

void makeSearchable(InboxRow &row)
{
    const QString all = QStringList{row.title, row.detail, row.figure, row.groupName}.join(QLatin1Char(' '));
    row.searched = qstring(foldedText(all.toStdString()));
}

InboxRow rowOf(const InboxItem &item, const Ledger &ledger)
{
    InboxRow row;
    row.key = qstring(keyOf(item));
    row.title = titleOf(item, ledger);
    row.detail = detailOf(item, ledger);
    row.figure = figureOf(item);
    row.group = qstring(word(item.sort));
    row.groupName = nameOf(item.sort);
    makeSearchable(row);
    return row;
}

InboxRow rowOf(const Decided &decided, const Ledger &ledger)
{
    const Decision &decision = *decided.decision;
    InboxRow row;
    row.key = qstring(decision.id.text);
    row.title = nameOfNumber(decision.of, ledger);
    row.detail = joined({shortDateText(decision.decided), qstring(decision.reason)});
    if (const Claim *claim = ledger.find(decision.claim))
        row.figure = claimText(*claim);
    row.group = decided.holds ? qstring(word(decision.verdict)) : QStringLiteral("returned");
    row.groupName = decided.holds ? nameOf(decision.verdict) : InboxWords::tr("Something new was said since");
    row.groupName = capitalised(row.groupName);
    makeSearchable(row);
    return row;
}

/// The figures of a claim, multiplied out: what is drawn to scale.
void tellFigures(SaidClaim &said, const Claim &claim)
{
    if (claim.unit == Unit::Usd) {
        const Figures<Usd> figures = dollarFigures(claim);
        said.low = static_cast<double>(figures.lower.dollars);
        said.headline = static_cast<double>(figures.headline.dollars);
        said.high = static_cast<double>(figures.upper.dollars);
        return;
    }
    const Figures<Gigawatts> figures = powerFigures(claim);
    said.low = figures.lower.gw;
    said.headline = figures.headline.gw;
    said.high = figures.upper.gw;
}

SaidClaim saidClaim(const Claim &claim, ClaimState state, const Ledger &ledger, bool tellsWhyAside)
{
    const InspectedClaim words = inspectedClaim(claim, state, ledger);
    const QString aside = tellsWhyAside && !words.whyAside.isEmpty() ? stateText(words) : QString();
    SaidClaim said{.id = words.id,
                   .figure = words.figure,
                   .state = state,
                   .stance = words.stance,
                   .stated = words.stated,
                   .publisher = words.publisher,
                   .source
                   = words.title.isEmpty() ? words.publisher : words.publisher + QStringLiteral(": ") + words.title,
                   .url = words.url,
                   .quote = words.quote,
                   .more = joined(QStringList{aside, words.term} + words.details),
                   .citation = words.citation};
    tellFigures(said, claim);
    return said;
}

/// Collects what is said, number by number.
class SaidOf
{
public:
    /// `tellsWhyAside`: whether the reason stands with a claim that was set aside.
    SaidOf(const Readings &readings, bool tellsWhyAside) : m_readings(readings), m_tellsWhyAside(tellsWhyAside) { }

    /// The claims on one thing in one unit: those that count first, then those that stand, newest first.
    void take(const Subject &subject, std::optional<Unit> unit, const QString &about = {})
    {
        const std::span<const Claim> claims = m_readings.ledger().claimsOn(subject);
        const std::vector<ClaimState> states = m_readings.states(subject, claims);
        std::vector<std::pair<ClaimState, const Claim *>> placed;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (!unit || claims[i].unit == *unit)
                placed.emplace_back(states[i], &claims[i]);
        std::ranges::sort(placed, [](const auto &a, const auto &b) {
            return a.first != b.first ? a.first < b.first : isNewerClaim(*a.second, *b.second);
        });
        for (const auto &[state, claim] : placed) {
            said.push_back(saidClaim(*claim, state, m_readings.ledger(), m_tellsWhyAside));
            said.back().about = about;
        }
    }

    /// Of the commitments of a deal what counts.
    void takeParts(const DealDossier &deal)
    {
        const DealReading *reading = readingOf(m_readings, deal.record.id);
        if (!reading)
            return;
        for (const CommitmentReading &part : reading->commitments)
            if (part.reading) {
                said.push_back(
                    saidClaim(*part.reading->claim, ClaimState::Counts, m_readings.ledger(), m_tellsWhyAside));
                said.back().about
                    = subjectName(m_readings.ledger(), {SubjectKind::Commitment, part.dossier->record.id.text});
            }
    }

    /// Everything that is said of a deal and its parts.
    void takeAll(const DealDossier &deal)
    {
        const QString about = qstring(deal.record.id.text);
        take({SubjectKind::Deal, deal.record.id.text}, std::nullopt, about);
        for (const CommitmentDossier &part : deal.commitments)
            take({SubjectKind::Commitment, part.record.id.text}, std::nullopt, about);
        for (const DeploymentDossier &part : deal.deployments)
            take({SubjectKind::Deployment, part.record.id.text}, std::nullopt, about);
    }

    std::vector<SaidClaim> said = {};

private:
    const Readings &m_readings;
    bool m_tellsWhyAside;
};

int positionOf(const std::vector<SaidClaim> &claims, std::string_view id)
{
    const auto found = std::ranges::find(claims, qstring(id), &SaidClaim::id);
    return found == claims.end() ? -1 : static_cast<int>(found - claims.begin());
}

/// Which claim is likely to be mended: the doubted one; of those at odds the one that is furthest from what counts, the
/// newest of several.
int likelyMeant(const std::vector<SaidClaim> &claims, const InboxItem &item)
{
    if (item.record.kind == RecordKind::Claim)
        return positionOf(claims, item.record.id);
    const auto counts = std::ranges::find(claims, ClaimState::Counts, &SaidClaim::state);
    int meant = claims.empty() ? -1 : 0;
    double furthest = -1;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const double away = counts == claims.end() ? 0 : std::abs(claims[i].headline - counts->headline);
        if (claims[i].state == ClaimState::Stands && away > furthest) {
            furthest = away;
            meant = static_cast<int>(i);
        }
    }
    return meant;
}

QString atOddsSentence(const InboxItem &item, const std::vector<SaidClaim> &claims, const Readings &readings)
{
    const QString range = rangeText(item.low, item.high, item.unit);
    const auto counts = std::ranges::find(claims, ClaimState::Counts, &SaidClaim::state);
    const QString stand
        = InboxWords::tr("%1 that stand say %2.").arg(claimsText(static_cast<int>(item.claims.size())), range);
    const QString basis = nameOf(readings.basis());
    return stand + QLatin1Char(' ')
        + (counts == claims.end()
               ? InboxWords::tr("On basis %1 none of them counts.").arg(basis)
               : InboxWords::tr("On basis %1 that of %2 counts: %3.").arg(basis, counts->publisher, counts->figure));
}

QString unlikeSentence(const InboxItem &item)
{
    const QString whole = dollarsText(item.high);
    const QString parts = dollarsText(item.low);
    if (item.low <= 0)
        return InboxWords::tr("%1 is said of the whole, and none of it is in a commitment: it is in no total.")
            .arg(whole);
    if (item.high > item.low)
        return InboxWords::tr("%1 is said of the whole, its commitments come to %2: %3 is in no total.")
            .arg(whole, parts, dollarsText(item.high - item.low));
    return InboxWords::tr("%1 is said of the whole, and its commitments come to more: %2.").arg(whole, parts);
}

/// Within each sort the rows that were there before stay as they were; a new one stands behind the one that it follows
/// by rank.
void keepPlaces(std::vector<InboxRow> &rows, const std::vector<InboxRow> &before)
{
    QHash<QString, int> places;
    for (const InboxRow &row : before)
        places.insert(row.key, static_cast<int>(places.size()));
    std::vector<std::tuple<int, int, const InboxRow *>> placed; // sort, place, row
    for (int sort = 0, place = -1; const InboxRow &row : rows) {
        if (!placed.empty() && std::get<const InboxRow *>(placed.back())->group != row.group) {
            ++sort;
            place = -1;
        }
        place = places.value(row.key, place);
        placed.emplace_back(sort, place, &row);
    }
    std::ranges::stable_sort(placed, {},
                             [](const auto &each) { return std::pair(std::get<0>(each), std::get<1>(each)); });
    std::vector<InboxRow> kept;
    kept.reserve(rows.size());
    for (const auto &each : placed)
        kept.push_back(*std::get<const InboxRow *>(each));
    rows = std::move(kept);
}

QString placeText(const Subject &subject, const Ledger &ledger)
{
    const Deal *deal = dealOf(subject, ledger);
    if (!deal)
        return {};
    return joined({subject.kind == SubjectKind::Deal ? InboxWords::tr("the deal as a whole") : qstring(deal->title),
                   nameOf(deal->kind), dated(InboxWords::tr("announced %1"), deal->announced)});
}

Selection pageOf(const std::optional<Subject> &of, const RecordRef &record, const Ledger &ledger)
{
    const Deal *deal = of ? dealOf(*of, ledger) : nullptr;
    if (deal)
        return selecting("deal", deal->id.text);
    return record.kind == RecordKind::Deal ? selecting("deal", record.id) : Selection();
}
} // namespace

InboxLinesPtr inboxLines(const ReadingsPtr &readings, const Lens &lens, const InboxLinesPtr &before)
{
    auto lines = std::make_shared<InboxLines>();
    lines->readings = readings;
    lines->inbox = inbox(*readings, lens);
    const auto tell = [&](const auto &all, std::vector<InboxRow> &rows) {
        rows.reserve(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            rows.push_back(rowOf(all[i], readings->ledger()));
            rows.back().index = i;
        }
    };
    tell(lines->inbox.items, lines->open);
    tell(lines->inbox.decided, lines->decided);
    // What came back first, then verdict by verdict; within each the newest first, as they come.
    std::ranges::stable_sort(lines->decided, {}, [](const InboxRow &row) {
        return row.group == QStringLiteral("returned") ? QString() : row.group;
    });
    if (before) {
        keepPlaces(lines->decided, before->decided);
        keepPlaces(lines->open, before->open);
        lines->isRanked = std::ranges::is_sorted(lines->open, {}, &InboxRow::index);
    }
    return lines;
}

std::vector<std::size_t> rowsWith(const std::vector<InboxRow> &rows, const QString &typed)
{
    const QStringList words = qstring(foldedText(typed.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::ranges::all_of(words, [&](const QString &each) { return rows[i].searched.contains(each); }))
            found.push_back(i);
    return found;
}

ToldItem toldItem(const InboxItem &item, const Readings &readings)
{
    const Ledger &ledger = readings.ledger();
    ToldItem told;
    told.sort = nameOf(item.sort);
    told.title = titleOf(item, ledger);
    told.page = pageOf(item.of, item.record, ledger);
    told.selects = {qstring(word(item.record.kind)), qstring(item.record.id)};
    SaidOf said(readings, true);
    if (item.of) {
        told.subtitle = placeText(*item.of, ledger);
        said.take(*item.of, item.unit, item.sort == InboxSort::UnlikeParts ? InboxWords::tr("the whole") : QString());
    }
    if (item.sort == InboxSort::UnlikeParts)
        if (const DealDossier *deal = ledger.dossier(Id<Deal>(item.of->id)))
            said.takeParts(*deal);
    if (item.sort == InboxSort::LikelyDuplicate)
        for (const std::string &id : {item.record.id, item.other.id})
            if (const DealDossier *deal = ledger.dossier(Id<Deal>(id)))
                said.takeAll(*deal);
    told.claims = std::move(said.said);
    told.meant = likelyMeant(told.claims, item);
    told.sentence = item.sort == InboxSort::AtOdds ? atOddsSentence(item, told.claims, readings)
        : item.sort == InboxSort::UnlikeParts      ? unlikeSentence(item)
                                                   : doubtSentence(item);
    return told;
}

ToldItem toldDecision(const Decided &decided, const Readings &readings)
{
    const Ledger &ledger = readings.ledger();
    const Decision &decision = *decided.decision;
    ToldItem told;
    told.sort = capitalised(nameOf(decision.verdict));
    told.title = nameOfNumber(decision.of, ledger);
    told.subtitle = placeText(decision.of, ledger);
    told.page = pageOf(decision.of, {}, ledger);
    told.selects = {qstring(word(decision.of.kind)), qstring(decision.of.id)};
    told.sentence
        = InboxWords::tr("%1 on %2, because: %3")
              .arg(decision.verdict == Verdict::SetAside ? InboxWords::tr("Set aside") : InboxWords::tr("No conflict"),
                   dateText(decision.decided), qstring(decision.reason));
    if (!decided.holds)
        told.sentence += QLatin1Char('\n')
            + InboxWords::tr("Something was said since that was not judged, so it is to be decided again.");
    SaidOf said(readings, false); // the sentence tells it
    said.take(decision.of, std::nullopt);
    told.claims = std::move(said.said);
    const std::string &meant
        = decision.claim.isEmpty() && !decision.judged.empty() ? decision.judged.front().text : decision.claim.text;
    told.meant = std::max(positionOf(told.claims, meant), told.claims.empty() ? -1 : 0);
    return told;
}

} // namespace ledger
