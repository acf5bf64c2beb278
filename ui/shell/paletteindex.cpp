#include "paletteindex.h"

#include "inspectedparts.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>
#include <QStringMatcher>

#include <algorithm>
#include <array>
#include <cmath>

// All names lie in one text, in lower case, so that a search is one pass over it for the longest word typed; what that
// meets is looked at for the others. A ledger of 10,000 deals has a megabyte of names: a millisecond.

namespace ledger
{

namespace
{
struct IndexText
{
    Q_DECLARE_TR_FUNCTIONS(IndexText)
};

constexpr double aboutAsMuch = 0.03; // of it: «about that figure»

bool beginsWord(QStringView text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

/// Where a word begins one of a text's; −1 where it begins none.
qsizetype wordIn(QStringView text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (beginsWord(text, at))
            return at;
    return -1;
}

/// What else finds a record: its aliases, and the ids that were merged into it.
template <typename Record> std::vector<std::string> otherNames(const Record &record)
{
    std::vector<std::string> names = record.aliases;
    for (const Id<Record> &was : record.was)
        names.push_back(was.text);
    return names;
}
} // namespace

PaletteIndex::PaletteIndex(LedgerPtr ledger) : m_ledger(std::move(ledger))
{
    addParties();
    m_parties = m_items.size();
    addDeals();
    addSources();
    addFigures();
}

void PaletteIndex::add(Kind kind, const void *record, std::string_view name, std::string_view more, std::string_view id,
                       const std::vector<std::string> &others)
{
    m_items.push_back({kind, record, m_words.size()});
    QString words
        = QLatin1Char('\n') + qstring(name).simplified() + QLatin1Char('\t') + qstring(more) + QLatin1Char(' ');
    for (const std::string &other : others)
        words += qstring(other) + QLatin1Char(' ');
    m_words += words.toLower() + qstring(id);
}

/// Those in most commitments first.
void PaletteIndex::addParties()
{
    const std::vector<Party> &parties = m_ledger->parties();
    std::vector<int> weights(parties.size(), 0);
    const auto weigh = [&](const Id<Party> &id) {
        if (const int at = m_ledger->partyNumber(id); at >= 0)
            ++weights[static_cast<std::size_t>(at)];
    };
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &deal : *block)
            for (const CommitmentDossier &part : deal.commitments) {
                weigh(part.record.payer);
                weigh(part.record.payee);
            }
    std::vector<std::size_t> order(parties.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater(), [&weights](std::size_t i) { return weights[i]; });
    for (const std::size_t i : order)
        add(Kind::Party, &parties[i], parties[i].name, parties[i].ticker, parties[i].id.text, otherNames(parties[i]));
}

/// The newest first.
void PaletteIndex::addDeals()
{
    std::vector<const DealDossier *> deals;
    deals.reserve(m_ledger->count(RecordKind::Deal));
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &deal : *block)
            deals.push_back(&deal);
    std::ranges::stable_sort(
        deals, [](const DealDossier *a, const DealDossier *b) { return a->record.announced > b->record.announced; });
    for (const DealDossier *deal : deals)
        add(Kind::Deal, deal, deal->record.title, word(deal->record.kind), deal->record.id.text, deal->record.tags);
}

void PaletteIndex::addSources()
{
    for (const Source &source : m_ledger->sources())
        add(Kind::Source, &source, source.title, source.publisher, source.id.text, otherNames(source));
}

void PaletteIndex::addFigures()
{
    const auto take = [this](const std::vector<Claim> &claims) {
        for (const Claim &claim : claims)
            for (const std::optional<double> &figure : {claim.amount, claim.low, claim.high})
                if (figure)
                    m_figures.push_back({claim.unit, *figure, &claim});
    };
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &deal : *block) {
            take(deal.claims);
            for (const CommitmentDossier &part : deal.commitments)
                take(part.claims);
            for (const DeploymentDossier &part : deal.deployments)
                take(part.claims);
        }
    std::ranges::sort(m_figures, {}, &Figure::key);
}

std::vector<PaletteIndex::Hit> PaletteIndex::hits(const QString &typed, std::size_t end) const
{
    const QString whole = typed.simplified().toLower();
    QStringList words = whole.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<Hit> found;
    if (words.isEmpty() || end == 0)
        return found;
    const QString first = words.constFirst();
    std::ranges::stable_sort(words, std::ranges::greater(), [](const QString &each) { return each.size(); });
    const QStringMatcher longest(words.constFirst());
    const qsizetype stop = end < m_items.size() ? m_items[end].begin : m_words.size();
    qsizetype at = longest.indexIn(m_words);
    while (at >= 0 && at < stop) {
        if (!beginsWord(m_words, at)) {
            at = longest.indexIn(m_words, at + 1);
            continue;
        }
        const auto next = std::ranges::upper_bound(m_items.begin(), m_items.begin() + static_cast<std::ptrdiff_t>(end),
                                                   at, {}, &Item::begin);
        const auto item = static_cast<std::size_t>(next - m_items.begin()) - 1;
        const qsizetype begin = m_items[item].begin + 1;
        const qsizetype itsEnd = item + 1 < m_items.size() ? m_items[item + 1].begin : m_words.size();
        const QStringView all = QStringView(m_words).mid(begin, itsEnd - begin);
        if (std::ranges::all_of(words, [&all](const QString &each) { return wordIn(all, each) >= 0; })) {
            const QStringView name = all.left(all.indexOf(QLatin1Char('\t')));
            const int rank = name == whole ? 0 : name.startsWith(whole) ? 1 : wordIn(name, first) >= 0 ? 2 : 3;
            found.push_back({rank, item});
        }
        at = longest.indexIn(m_words, itsEnd);
    }
    return found;
}

namespace
{
template <typename Hits> void keepBest(Hits &hits, std::size_t most)
{
    const std::size_t kept = std::min(most, hits.size());
    std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(kept));
    hits.resize(kept);
}
} // namespace

std::vector<PaletteIndex::Found> PaletteIndex::named(const QString &typed, std::size_t most) const
{
    std::vector<Hit> best = hits(typed, m_items.size());
    keepBest(best, most);
    std::vector<Found> found;
    for (const Hit &hit : best)
        found.push_back({hit.rank, entryOf(m_items[hit.item])});
    return found;
}

std::vector<PickerEntry> PaletteIndex::parties(const QString &typed, std::size_t most) const
{
    std::vector<Hit> best = hits(typed, m_parties);
    keepBest(best, most);
    std::vector<PickerEntry> found;
    for (const Hit &hit : best)
        found.push_back(entryOf(m_items[hit.item]));
    return found;
}

std::vector<PickerEntry> PaletteIndex::claimsOf(const TypedFigure &figure, std::size_t most) const
{
    const std::optional<double> lowest = figure.amount ? figure.amount : figure.low;
    const std::optional<double> highest = figure.amount ? figure.amount : figure.high;
    if (!lowest || !highest)
        return {};
    const Unit unit = figure.unit.value_or(Unit::Usd);
    const double middle = (*lowest + *highest) / 2;
    const auto from
        = std::ranges::lower_bound(m_figures, std::pair(unit, *lowest * (1 - aboutAsMuch)), {}, &Figure::key);
    const auto to
        = std::ranges::upper_bound(m_figures, std::pair(unit, *highest * (1 + aboutAsMuch)), {}, &Figure::key);
    std::vector<const Figure *> near;
    for (auto each = from; each < to; ++each)
        if (!figure.per || each->claim->per == figure.per)
            near.push_back(&*each);
    std::ranges::sort(near, [middle](const Figure *a, const Figure *b) {
        const double awayA = std::abs(a->value - middle), awayB = std::abs(b->value - middle);
        if (awayA != awayB)
            return awayA < awayB;
        return a->claim->stated != b->claim->stated ? a->claim->stated > b->claim->stated : a->claim->id < b->claim->id;
    });
    std::vector<PickerEntry> found;
    for (std::size_t i = 0; i < near.size() && found.size() < most; ++i)
        if (i == 0 || near[i]->claim != near[i - 1]->claim)
            found.push_back(entryOf(*near[i]->claim));
    return found;
}

PickerEntry PaletteIndex::entryOf(const Item &item) const
{
    switch (item.kind) {
    case Kind::Party: {
        const auto &party = *static_cast<const Party *>(item.record);
        return {QStringLiteral("party"), qstring(party.id.text), qstring(party.name), nameOf(party.kind), {}};
    }
    case Kind::Deal: {
        const Deal &deal = static_cast<const DealDossier *>(item.record)->record;
        return {QStringLiteral("deal"),
                qstring(deal.id.text),
                qstring(deal.title),
                joined({IndexText::tr("deal"), nameOf(deal.kind), dated(QStringLiteral("%1"), deal.announced)}),
                {}};
    }
    case Kind::Source:
        break;
    }
    const auto &source = *static_cast<const Source *>(item.record);
    return {QStringLiteral("source"),
            qstring(source.id.text),
            qstring(source.title),
            joined({qstring(source.publisher), dated(QStringLiteral("%1"), source.published)}),
            {}};
}

PickerEntry PaletteIndex::entryOf(const Claim &claim) const
{
    return {QStringLiteral("claim"),
            qstring(claim.id.text),
            claimText(claim) + QStringLiteral("  ") + subjectName(*m_ledger, claim.of),
            joined({nameOf(claim.stance), shortDateText(claim.stated)}),
            {}};
}

} // namespace ledger
