#include "recordtable.h"

#include "dealtotals.h"

#include <array>
#include <unordered_map>

namespace ledger
{

using namespace std::string_view_literals;

template <> std::span<const std::string_view> words<TableName>()
{
    static constexpr std::array all{"deals"sv, "claims"sv, "parties"sv, "sources"sv, "observations"sv};
    return all;
}

RecordKind recordsOf(TableName table)
{
    constexpr std::array kinds{RecordKind::Deal, RecordKind::Claim, RecordKind::Party, RecordKind::Source,
                               RecordKind::Observation};
    return kinds[static_cast<std::size_t>(table)];
}

namespace
{
Cell textCell(const std::string &text) { return text.empty() ? Cell() : Cell(text); }

Cell dateCell(const std::optional<PartialDate> &date) { return date ? Cell(*date) : Cell(); }

template <typename Enum> Cell wordCell(Enum value) { return CellWord(value); }

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        (all += all.empty() ? "" : ", ") += text;
    return all;
}

std::string nameOf(const Id<Party> &id, const Ledger &ledger)
{
    const Party *party = ledger.find(id);
    return party ? party->name : id.text;
}

std::string publisherOf(const Id<Source> &id, const Ledger &ledger)
{
    const Source *source = ledger.find(id);
    return source ? source->publisher : id.text;
}

/// Whoever has a part in a deal, each once.
std::string namesIn(const Deal &deal, const Ledger &ledger)
{
    std::vector<std::string> names;
    for (const RoleHolder &holder : deal.parties)
        if (std::string name = nameOf(holder.party, ledger); std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    return joined(names);
}

/// Whom a claim is about: payer and payee, or what is built.
std::string subjectOf(const ClaimRow &row, const Ledger &ledger)
{
    if (row.commitment)
        return nameOf(row.commitment->record.payer, ledger) + " → " + nameOf(row.commitment->record.payee, ledger);
    return row.deployment ? row.deployment->record.name : std::string();
}

FigureUnit unitOf(Unit unit) { return static_cast<FigureUnit>(unit); }

FigureUnit unitOf(ObservationUnit unit)
{
    constexpr std::array units{FigureUnit::Percent, FigureUnit::Usd, FigureUnit::Gigawatts, FigureUnit::Count};
    return units[static_cast<std::size_t>(unit)];
}

Cell figureOf(const Claim &claim)
{
    if (!claim.amount && !(claim.low && claim.high))
        return {};
    return CellFigure{.value = headlineOf(claim), .unit = unitOf(claim.unit), .claim = &claim};
}

Cell figureOf(const Observation &seen)
{
    if (!seen.value && !(seen.low && seen.high))
        return {};
    return CellFigure{.value = seen.value ? *seen.value : (*seen.low + *seen.high) / 2, .unit = unitOf(seen.unit)};
}

Cell worthOf(const DealRow &row, const RecordTable &table)
{
    const RecordTable::DealWorth &worth = table.worth(row);
    if (!worth.isKnown)
        return {};
    return CellFigure{
        .value = static_cast<double>(worth.value.dollars), .claims = worth.claims, .isContested = worth.isContested};
}

/// A column and how its cells come about.
template <typename Row> struct Way
{
    TableColumn column = {};
    Cell (*cell)(const Row &, const RecordTable &) = nullptr;
};

constexpr bool isHidden = false;

constexpr std::array dealWays{
    Way<DealRow>{{"title", CellKind::Text},
                 [](const DealRow &row, const RecordTable &) { return textCell(row.deal->record.title); }},
    Way<DealRow>{{"amount", CellKind::Figure}, worthOf},
    Way<DealRow>{{"nature", CellKind::Word},
                 [](const DealRow &row, const RecordTable &table) {
                     const RecordTable::DealWorth &worth = table.worth(row);
                     return worth.natures > 0 ? wordCell(worth.nature) : Cell();
                 }},
    Way<DealRow>{{"announced", CellKind::Date},
                 [](const DealRow &row, const RecordTable &) { return dateCell(row.deal->record.announced); }},
    Way<DealRow>{{"status", CellKind::Word},
                 [](const DealRow &row, const RecordTable &) { return wordCell(row.status); }},
    Way<DealRow>{{"kind", CellKind::Word},
                 [](const DealRow &row, const RecordTable &) { return wordCell(row.deal->record.kind); }},
    Way<DealRow>{{"parties", CellKind::Text},
                 [](const DealRow &row, const RecordTable &table) {
                     return textCell(namesIn(row.deal->record, table.ledger()));
                 }},
    Way<DealRow>{{"claims", CellKind::Count}, [](const DealRow &row, const RecordTable &) { return Cell(row.claims); }},
    Way<DealRow>{{"contested", CellKind::Count},
                 [](const DealRow &row, const RecordTable &) { return Cell(row.contested); }},
    Way<DealRow>{{"ended", CellKind::Date, isHidden},
                 [](const DealRow &row, const RecordTable &) { return dateCell(row.deal->record.ended); }},
    Way<DealRow>{{"summary", CellKind::Text, isHidden},
                 [](const DealRow &row, const RecordTable &) { return textCell(row.deal->record.summary); }},
    Way<DealRow>{{"tags", CellKind::Text, isHidden},
                 [](const DealRow &row, const RecordTable &) { return textCell(joined(row.deal->record.tags)); }},
    Way<DealRow>{{"amends", CellKind::Text, isHidden},
                 [](const DealRow &row, const RecordTable &) { return textCell(row.deal->record.amends.text); }},
    Way<DealRow>{{"id", CellKind::Text, isHidden},
                 [](const DealRow &row, const RecordTable &) { return textCell(row.deal->record.id.text); }},
};

constexpr std::array claimWays{
    Way<ClaimRow>{{"subject", CellKind::Text},
                  [](const ClaimRow &row, const RecordTable &table) {
                      const std::string subject = subjectOf(row, table.ledger());
                      return textCell(subject.empty() ? row.deal->record.title : subject);
                  }},
    Way<ClaimRow>{{"figure", CellKind::Figure},
                  [](const ClaimRow &row, const RecordTable &) { return figureOf(*row.claim); }},
    Way<ClaimRow>{{"stated", CellKind::Date},
                  [](const ClaimRow &row, const RecordTable &) { return Cell(row.claim->stated); }},
    Way<ClaimRow>{{"stance", CellKind::Word},
                  [](const ClaimRow &row, const RecordTable &) { return wordCell(row.claim->stance); }},
    Way<ClaimRow>{{"state", CellKind::Word},
                  [](const ClaimRow &row, const RecordTable &) { return wordCell(row.state); }},
    Way<ClaimRow>{{"source", CellKind::Text},
                  [](const ClaimRow &row, const RecordTable &table) {
                      return textCell(publisherOf(row.claim->source, table.ledger()));
                  }},
    Way<ClaimRow>{{"nature", CellKind::Word},
                  [](const ClaimRow &row, const RecordTable &) {
                      return row.commitment ? wordCell(row.commitment->record.nature) : Cell();
                  }},
    Way<ClaimRow>{{"deal", CellKind::Text},
                  [](const ClaimRow &row, const RecordTable &) { return textCell(row.deal->record.title); }},
    Way<ClaimRow>{{"quote", CellKind::Text},
                  [](const ClaimRow &row, const RecordTable &) { return textCell(row.claim->quote); }},
    Way<ClaimRow>{{"start", CellKind::Date, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return dateCell(row.claim->start); }},
    Way<ClaimRow>{{"end", CellKind::Date, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return dateCell(row.claim->end); }},
    Way<ClaimRow>{{"firmness", CellKind::Word, isHidden},
                  [](const ClaimRow &row, const RecordTable &) {
                      return row.commitment ? wordCell(row.commitment->record.firmness) : Cell();
                  }},
    Way<ClaimRow>{{"locator", CellKind::Text, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return textCell(row.claim->locator); }},
    Way<ClaimRow>{{"note", CellKind::Text, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return textCell(row.claim->note); }},
    Way<ClaimRow>{{"recorded", CellKind::Date, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return dateCell(row.claim->recorded); }},
    Way<ClaimRow>{{"id", CellKind::Text, isHidden},
                  [](const ClaimRow &row, const RecordTable &) { return textCell(row.claim->id.text); }},
};

constexpr std::array partyWays{
    Way<PartyRow>{{"name", CellKind::Text},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->name); }},
    Way<PartyRow>{{"kind", CellKind::Word},
                  [](const PartyRow &row, const RecordTable &) { return wordCell(row.party->kind); }},
    Way<PartyRow>{{"deals", CellKind::Count}, [](const PartyRow &row, const RecordTable &) { return Cell(row.deals); }},
    Way<PartyRow>{{"parent", CellKind::Text},
                  [](const PartyRow &row, const RecordTable &table) {
                      return row.party->parent.isEmpty() ? Cell() : textCell(nameOf(row.party->parent, table.ledger()));
                  }},
    Way<PartyRow>{{"country", CellKind::Text},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->country); }},
    Way<PartyRow>{{"ticker", CellKind::Text},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->ticker); }},
    Way<PartyRow>{{"aliases", CellKind::Text},
                  [](const PartyRow &row, const RecordTable &) { return textCell(joined(row.party->aliases)); }},
    Way<PartyRow>{{"note", CellKind::Text, isHidden},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->note); }},
    Way<PartyRow>{{"url", CellKind::Text, isHidden},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->url); }},
    Way<PartyRow>{{"id", CellKind::Text, isHidden},
                  [](const PartyRow &row, const RecordTable &) { return textCell(row.party->id.text); }},
};

constexpr std::array sourceWays{
    Way<SourceRow>{{"title", CellKind::Text},
                   [](const SourceRow &row, const RecordTable &) { return textCell(row.source->title); }},
    Way<SourceRow>{{"publisher", CellKind::Text},
                   [](const SourceRow &row, const RecordTable &) { return textCell(row.source->publisher); }},
    Way<SourceRow>{{"kind", CellKind::Word},
                   [](const SourceRow &row, const RecordTable &) { return wordCell(row.source->kind); }},
    Way<SourceRow>{{"published", CellKind::Date},
                   [](const SourceRow &row, const RecordTable &) { return dateCell(row.source->published); }},
    Way<SourceRow>{{"claims", CellKind::Count},
                   [](const SourceRow &row, const RecordTable &) { return Cell(row.claims); }},
    Way<SourceRow>{{"url", CellKind::Text},
                   [](const SourceRow &row, const RecordTable &) { return textCell(row.source->url); }},
    Way<SourceRow>{{"accessed", CellKind::Date, isHidden},
                   [](const SourceRow &row, const RecordTable &) { return dateCell(row.source->accessed); }},
    Way<SourceRow>{{"archive", CellKind::Text, isHidden},
                   [](const SourceRow &row, const RecordTable &) { return textCell(row.source->archive); }},
    Way<SourceRow>{{"aliases", CellKind::Text, isHidden},
                   [](const SourceRow &row, const RecordTable &) { return textCell(joined(row.source->aliases)); }},
    Way<SourceRow>{{"id", CellKind::Text, isHidden},
                   [](const SourceRow &row, const RecordTable &) { return textCell(row.source->id.text); }},
};

using Seen = const Observation *;
constexpr std::array observationWays{
    Way<Seen>{{"subject", CellKind::Text},
              [](const Seen &row, const RecordTable &table) { return textCell(nameOf(row->subject, table.ledger())); }},
    Way<Seen>{{"metric", CellKind::Word}, [](const Seen &row, const RecordTable &) { return wordCell(row->metric); }},
    Way<Seen>{{"value", CellKind::Figure}, [](const Seen &row, const RecordTable &) { return figureOf(*row); }},
    Way<Seen>{{"counterparty", CellKind::Text},
              [](const Seen &row, const RecordTable &table) {
                  return row->counterparty.isEmpty() ? Cell() : textCell(nameOf(row->counterparty, table.ledger()));
              }},
    Way<Seen>{{"date", CellKind::Date}, [](const Seen &row, const RecordTable &) { return Cell(row->date); }},
    Way<Seen>{{"stance", CellKind::Word}, [](const Seen &row, const RecordTable &) { return wordCell(row->stance); }},
    Way<Seen>{
        {"source", CellKind::Text},
        [](const Seen &row, const RecordTable &table) { return textCell(publisherOf(row->source, table.ledger())); }},
    Way<Seen>{{"note", CellKind::Text}, [](const Seen &row, const RecordTable &) { return textCell(row->note); }},
    Way<Seen>{{"id", CellKind::Text, isHidden},
              [](const Seen &row, const RecordTable &) { return textCell(row->id.text); }},
};

template <std::size_t n, typename Row>
constexpr std::array<TableColumn, n> columnsIn(const std::array<Way<Row>, n> &ways)
{
    std::array<TableColumn, n> columns{};
    for (std::size_t i = 0; i < n; ++i)
        columns[i] = ways[i].column;
    return columns;
}

constexpr auto dealColumns = columnsIn(dealWays);
constexpr auto claimColumns = columnsIn(claimWays);
constexpr auto partyColumns = columnsIn(partyWays);
constexpr auto sourceColumns = columnsIn(sourceWays);
constexpr auto observationColumns = columnsIn(observationWays);

Cell cellOf(const DealRow &row, std::size_t column, const RecordTable &table)
{
    return dealWays[column].cell(row, table);
}
Cell cellOf(const ClaimRow &row, std::size_t column, const RecordTable &table)
{
    return claimWays[column].cell(row, table);
}
Cell cellOf(const PartyRow &row, std::size_t column, const RecordTable &table)
{
    return partyWays[column].cell(row, table);
}
Cell cellOf(const SourceRow &row, std::size_t column, const RecordTable &table)
{
    return sourceWays[column].cell(row, table);
}
Cell cellOf(Seen row, std::size_t column, const RecordTable &table) { return observationWays[column].cell(row, table); }

const Deal &recordIn(const DealRow &row) { return row.deal->record; }
const Claim &recordIn(const ClaimRow &row) { return *row.claim; }
const Party &recordIn(const PartyRow &row) { return *row.party; }
const Source &recordIn(const SourceRow &row) { return *row.source; }
const Observation &recordIn(Seen row) { return *row; }

template <typename Enum> std::vector<CellWord> allOf()
{
    std::vector<CellWord> all;
    for (std::size_t i = 0; i < words<Enum>().size(); ++i)
        all.push_back(static_cast<Enum>(i));
    return all;
}
} // namespace

std::span<const TableColumn> columnsOf(TableName table)
{
    switch (table) {
    case TableName::Deals:
        return dealColumns;
    case TableName::Claims:
        return claimColumns;
    case TableName::Parties:
        return partyColumns;
    case TableName::Sources:
        return sourceColumns;
    case TableName::Observations:
        break;
    }
    return observationColumns;
}

std::vector<CellWord> wordsIn(TableName table, std::size_t column)
{
    const TableColumn &asked = columnsOf(table)[column];
    if (asked.kind != CellKind::Word)
        return {};
    if (asked.name == "nature")
        return allOf<Nature>();
    if (asked.name == "firmness")
        return allOf<Firmness>();
    if (asked.name == "stance")
        return allOf<Stance>();
    if (asked.name == "state")
        return allOf<ClaimState>();
    if (asked.name == "metric")
        return allOf<Metric>();
    if (asked.name == "status")
        return allOf<DealStatus>();
    switch (table) {
    case TableName::Parties:
        return allOf<PartyKind>();
    case TableName::Sources:
        return allOf<SourceKind>();
    default:
        return allOf<DealKind>();
    }
}

RecordTable::RecordTable(ReadingsPtr readings, const Lens &lens, TableName name)
    : m_readings(std::move(readings))
    , m_name(name)
{
    switch (name) {
    case TableName::Deals:
        m_rows = dealRows(*m_readings, lens);
        weighDeals(lens);
        break;
    case TableName::Claims:
        m_rows = claimRows(*m_readings, lens);
        break;
    case TableName::Parties:
        m_rows = partyRows(*m_readings, lens);
        break;
    case TableName::Sources:
        m_rows = sourceRows(*m_readings, lens);
        break;
    case TableName::Observations:
        m_rows = observationRows(*m_readings, lens);
        break;
    }
}

/// What a deal amounts to is told by its parts, or where it has none that count by what is said of it as a whole.
void RecordTable::weighDeals(const Lens &lens)
{
    const auto &rows = std::get<std::vector<DealRow>>(m_rows);
    m_worths.resize(rows.size());
    std::unordered_map<std::string_view, std::size_t> rowOfDeal;
    rowOfDeal.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rowOfDeal.emplace(rows[i].deal->record.id.text, i);
    for (const Total &total : dealTotals({*m_readings, lens})) {
        const auto at = rowOfDeal.find(total.id);
        if (at == rowOfDeal.end())
            continue;
        DealWorth &worth = m_worths[at->second];
        // The largest comes first; a deal without its figures known has no other.
        if (worth.natures++ == 0)
            worth = {total.value, total.nature, 1, total.claims, total.isContested, true};
    }
    for (const DealReading &deal : m_readings->deals()) {
        const auto at = deal.asWhole ? rowOfDeal.find(deal.dossier->record.id.text) : rowOfDeal.end();
        if (at == rowOfDeal.end() || m_worths[at->second].isKnown)
            continue;
        DealWorth &worth = m_worths[at->second];
        worth.value = deal.asWhole->value;
        worth.claims = static_cast<int>(deal.dossier->claims.size());
        worth.isContested = deal.isContested;
        worth.isKnown = true;
    }
}

const RecordTable::DealWorth &RecordTable::worth(const DealRow &row) const
{
    const auto &rows = std::get<std::vector<DealRow>>(m_rows);
    return m_worths[static_cast<std::size_t>(&row - rows.data())];
}

std::size_t RecordTable::size() const
{
    return std::visit([](const auto &rows) { return rows.size(); }, m_rows);
}

Cell RecordTable::cell(std::size_t row, std::size_t column) const
{
    return std::visit([&](const auto &rows) { return cellOf(rows[row], column, *this); }, m_rows);
}

RecordRef RecordTable::record(std::size_t row) const
{
    return std::visit(
        [&](const auto &rows) {
            return RecordRef{recordsOf(m_name), recordIn(rows[row]).id.text};
        },
        m_rows);
}

const void *RecordTable::address(std::size_t row) const
{
    return std::visit([&](const auto &rows) { return static_cast<const void *>(&recordIn(rows[row])); }, m_rows);
}

std::vector<std::uint32_t> RecordTable::rowsLike(const RecordTable &other, const std::vector<std::uint32_t> &rows) const
{
    std::vector<std::uint32_t> found;
    if (other.m_name != m_name)
        return found;
    std::visit(
        [&](const auto &own) {
            const auto &theirs = std::get<std::decay_t<decltype(own)>>(other.m_rows);
            auto at = own.begin();
            for (const std::uint32_t row : rows) { // both go by their ids
                const std::string_view id = recordIn(theirs[row]).id.text;
                while (at != own.end() && recordIn(*at).id.text < id)
                    ++at;
                if (at != own.end() && recordIn(*at).id.text == id)
                    found.push_back(static_cast<std::uint32_t>(at - own.begin()));
            }
        },
        m_rows);
    return found;
}

std::size_t RecordTable::rowOf(std::string_view id) const
{
    return std::visit(
        [&](const auto &rows) {
            const auto idOf = [](const auto &row) { return std::string_view(recordIn(row).id.text); };
            const auto at = std::ranges::lower_bound(rows, id, {}, idOf);
            const bool isFound = at != rows.end() && idOf(*at) == id;
            return isFound ? static_cast<std::size_t>(at - rows.begin()) : rows.size();
        },
        m_rows);
}

} // namespace ledger
