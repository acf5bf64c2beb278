#include "searchindex.h"

#include "connection.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

// Each record is one row of an FTS5 table that keeps neither text nor positions: what is asked is in which records all
// words occur, whichever field they are in. A claim can be found by whom it is between and what its deal is called
// besides what it says, so that `openai aws 38` finds it.

namespace ledger
{

namespace
{
/// Rows of what is gone may take up so much of the index before it is made anew.
constexpr std::int64_t mostStale = 3;

/// The text of one record, its fields apart.
class Words
{
public:
    Words &operator<<(std::string_view text)
    {
        if (!text.empty())
            (m_text += text) += '\n';
        return *this;
    }
    Words &operator<<(const std::vector<std::string> &texts)
    {
        for (const std::string &text : texts)
            *this << text;
        return *this;
    }
    Words &operator<<(const std::optional<PartialDate> &date)
    {
        return date ? *this << std::to_string(date->year) : *this;
    }

    /// A figure as people write it: `38bn`, `1.4tn`, `750mw`; each is found by its beginnings, hence `38` and `$38B`.
    Words &figure(const std::optional<double> &amount, Unit unit)
    {
        if (!amount)
            return *this;
        const double size = std::abs(*amount);
        if (unit == Unit::Gigawatts)
            return size < 1 ? scaled(size * 1000, "mw", "mw") : scaled(size, "gw", "gw");
        if (size >= 1e12)
            return scaled(size / 1e12, "tn", "trillion");
        if (size >= 1e9)
            return scaled(size / 1e9, "bn", "billion");
        return size >= 1e6 ? scaled(size / 1e6, "m", "million") : scaled(size, "", "");
    }

    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    Words &scaled(double value, std::string_view suffix, std::string_view inFull)
    {
        std::string digits = QString::number(value, 'f', 3).toStdString();
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.'))
            digits.pop_back();
        return *this << digits + std::string(suffix) << inFull;
    }

    std::string m_text;
};

void addParty(Words &words, const Ledger &ledger, const Id<Party> &id)
{
    if (const Party *party = ledger.find(id))
        words << party->name;
}

void addSource(Words &words, const Ledger &ledger, const Id<Source> &id)
{
    if (const Source *source = ledger.find(id))
        words << source->publisher;
}

void addFigures(Words &words, const Claim &claim)
{
    words.figure(claim.amount, claim.unit).figure(claim.low, claim.unit).figure(claim.high, claim.unit);
}

/// What a deal and all claims in it are found by.
std::string contextOf(const DealDossier &deal, const Ledger &ledger)
{
    Words words;
    words << deal.record.title;
    for (const RoleHolder &holder : deal.record.parties)
        addParty(words, ledger, holder.party);
    return words.text();
}

std::string textOf(const Claim &claim, std::string_view context, const Ledger &ledger)
{
    Words words;
    words << context << claim.quote << claim.note << claim.locator << claim.id.text << claim.stated;
    addSource(words, ledger, claim.source);
    addFigures(words, claim);
    return words.text();
}

std::string textOf(const Party &party, const Ledger &)
{
    Words words;
    words << party.name << party.aliases << party.ticker << party.note << party.id.text;
    for (const Id<Party> &was : party.was)
        words << was.text;
    return words.text();
}

std::string textOf(const Source &source, const Ledger &)
{
    Words words;
    words << source.title << source.publisher << source.aliases << source.url << source.published << source.id.text;
    return words.text();
}

std::string textOf(const Observation &seen, const Ledger &ledger)
{
    Words words;
    addParty(words, ledger, seen.subject);
    addParty(words, ledger, seen.counterparty);
    addSource(words, ledger, seen.source);
    words << word(seen.metric) << seen.note << std::optional(seen.date) << seen.id.text;
    const Unit unit = seen.unit == ObservationUnit::Gigawatts ? Unit::Gigawatts : Unit::Usd;
    words.figure(seen.value, unit).figure(seen.low, unit).figure(seen.high, unit);
    return words.text();
}

std::string textOf(const Decision &decision, const Ledger &)
{
    Words words;
    words << decision.reason << decision.of.id << decision.claim.text << std::optional(decision.decided)
          << decision.id.text;
    return words.text();
}

/// Whether everything that deals are found by besides their own words reads as it did.
bool namesStand(const Ledger &before, const Ledger &after)
{
    const auto stands = [&after](const auto &was, auto name) {
        const auto *is = after.find(was.id);
        return is && is->id == was.id && is->*name == was.*name;
    };
    return (&before.parties() == &after.parties()
            || std::ranges::all_of(before.parties(), [&](const Party &was) { return stands(was, &Party::name); }))
        && (&before.sources() == &after.sources() || std::ranges::all_of(before.sources(), [&](const Source &was) {
               return stands(was, &Source::publisher);
           }));
}
} // namespace

SearchIndex::SearchIndex() = default;

SearchIndex::~SearchIndex() = default;

void SearchIndex::startAnew()
{
    m_connection = std::make_unique<Connection>(QString(), Connection::Access::Memory);
    m_connection->run("PRAGMA journal_mode = OFF");
    const std::string cut = "tokenize = 'unicode61 remove_diacritics 2')";
    m_connection->run("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = none, "
                      + cut);
    m_connection->run("CREATE VIRTUAL TABLE typed USING fts5 (text, " + cut);
    m_connection->run("CREATE VIRTUAL TABLE typed_words USING fts5vocab (typed, row)");
    // Memory is what it costs, and what it is in: sorted in large portions, there is less to merge.
    m_connection->run("INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)");
    m_connection->run("BEGIN");
    m_parts.clear();
    m_rows = 0;
}

void SearchIndex::plan(const void *part)
{
    if (!m_parts.contains(part))
        m_pending.push_back(part);
}

void SearchIndex::follow(const LedgerPtr &ledger)
{
    if (ledger == m_ledger)
        return;
    const auto lists = [&ledger]() -> std::array<const void *, 4> {
        return {&ledger->parties(), &ledger->sources(), &ledger->observations(), &ledger->decisions()};
    }();
    std::unordered_set<const void *> present(lists.begin(), lists.end());
    for (const auto &block : ledger->dealBlocks())
        present.insert(block.get());
    // The former ledger is still held: no address of it can be another's by now.
    if (!m_connection || !namesStand(*m_ledger, *ledger))
        startAnew();
    std::erase_if(m_parts, [&present](const auto &part) { return !present.contains(part.first); });
    std::int64_t live = 0;
    for (const auto &[of, part] : m_parts)
        live += static_cast<std::int64_t>(part.records.size());
    if (m_rows > 1000 && m_rows > mostStale * live)
        startAnew();
    m_ledger = ledger;
    m_pending.clear();
    for (const auto &block : ledger->dealBlocks())
        plan(block.get());
    for (const void *list : lists)
        plan(list);
    m_planned = m_pending.size();
}

double SearchIndex::share() const
{
    return m_planned == 0 ? 1 : 1 - static_cast<double>(m_pending.size()) / static_cast<double>(m_planned);
}

void SearchIndex::indexMore()
{
    if (m_pending.empty())
        return;
    const void *next = m_pending.back();
    m_pending.pop_back();
    m_open = &m_parts[next];
    m_open->first = m_rows + 1;
    if (next == &m_ledger->parties())
        indexList(m_ledger->parties());
    else if (next == &m_ledger->sources())
        indexList(m_ledger->sources());
    else if (next == &m_ledger->observations())
        indexList(m_ledger->observations());
    else if (next == &m_ledger->decisions())
        indexList(m_ledger->decisions());
    else
        indexDeals(*static_cast<const DealBlock *>(next));
}

void SearchIndex::add(Indexed record, const std::string &text)
{
    Statement &insert = m_connection->kept("INSERT INTO words (rowid, text) VALUES (?, ?)");
    insert.bind(1, ++m_rows);
    insert.bind(2, std::string_view(text));
    insert.run();
    m_open->records.push_back(record);
}

template <typename Record> void SearchIndex::indexList(const std::vector<Record> &list)
{
    for (const Record &record : list)
        add(&record, textOf(record, *m_ledger));
}

void SearchIndex::indexDeals(const DealBlock &block)
{
    for (const DealDossier &deal : block) {
        Words words;
        const std::string context = contextOf(deal, *m_ledger);
        words << context << deal.record.summary << deal.record.tags << deal.record.announced << deal.record.id.text;
        const auto addClaims = [&](const std::vector<Claim> &claims, const std::string &about) {
            for (const Claim &claim : claims) {
                addFigures(words, claim);
                add(&claim, textOf(claim, about, *m_ledger));
            }
        };
        addClaims(deal.claims, context);
        for (const CommitmentDossier &part : deal.commitments) {
            Words between;
            addParty(between, *m_ledger, part.record.payer);
            addParty(between, *m_ledger, part.record.payee);
            words << between.text();
            addClaims(part.claims, context + between.text());
        }
        for (const DeploymentDossier &part : deal.deployments) {
            Words built;
            built << part.record.name << part.record.place << part.record.hardware;
            for (const Id<Party> &id : {part.record.operatedBy, part.record.tenant, part.record.supplier})
                addParty(built, *m_ledger, id);
            words << built.text();
            addClaims(part.claims, context + built.text());
        }
        add(&deal.record, words.text());
    }
}

/// What is typed is cut into words by SQLite as well, so that no sign in it means anything and no word is cut twice.
std::string SearchIndex::questionOf(std::string_view typed)
{
    m_connection->run("DELETE FROM typed");
    Statement &insert = m_connection->kept("INSERT INTO typed (text) VALUES (?)");
    insert.bind(1, typed);
    insert.run();
    Statement &words = m_connection->kept("SELECT term FROM typed_words");
    const StatementReset afterwards(words);
    std::string question;
    while (words.step())
        ((((question += question.empty() ? "" : " AND ") += '"') += words.text(0)) += "\" *");
    return question;
}

RecordsFound SearchIndex::find(std::string_view typed)
{
    const std::string question = questionOf(typed);
    RecordsFound found{.ledger = m_ledger, .isAsked = !question.empty()};
    if (!found.isAsked)
        return found;
    std::array<std::vector<const void *>, 10> ofKind;
    std::vector<const Part *> parts;
    parts.reserve(m_parts.size());
    for (const auto &[of, part] : m_parts)
        if (!part.records.empty())
            parts.push_back(&part);
    std::ranges::sort(parts, {}, &Part::first);

    Statement &rows = m_connection->kept("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
    const StatementReset afterwards(rows);
    rows.bind(1, std::string_view(question));
    auto part = parts.cbegin();
    const auto end = [](const Part &of) { return of.first + static_cast<std::int64_t>(of.records.size()); };
    while (rows.step()) {
        const std::int64_t row = rows.integer(0);
        while (part != parts.cend() && end(**part) <= row)
            ++part;
        if (part == parts.cend())
            break;
        if (row < (*part)->first)
            continue; // of what is gone
        std::visit(
            [&ofKind](const auto *record) {
                using Record = std::remove_cv_t<std::remove_pointer_t<decltype(record)>>;
                ofKind[static_cast<std::size_t>(kindOf<Record>)].push_back(record);
            },
            (*part)->records[static_cast<std::size_t>(row - (*part)->first)]);
    }
    for (std::size_t i = 0; i < ofKind.size(); ++i) {
        std::ranges::sort(ofKind[i]);
        found.ofKind[i] = std::make_shared<const std::vector<const void *>>(std::move(ofKind[i]));
    }
    return found;
}

} // namespace ledger
