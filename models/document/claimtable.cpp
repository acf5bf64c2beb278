#include "claimtable.h"

#include "jsonbuilder.h"
#include "notation.h"
#include "problemwording.h"
#include "typed.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array claimColumns{"id"sv,     "deal"sv,     "subject"sv,  "of"sv,     "payer"sv,  "payee"sv,
                                  "nature"sv, "firmness"sv, "operator"sv, "tenant"sv, "counts"sv, "unit"sv,
                                  "amount"sv, "low"sv,      "high"sv,     "hedge"sv,  "per"sv,    "start"sv,
                                  "end"sv,    "source"sv,   "stated"sv,   "stance"sv, "state"sv,  "note"sv};
constexpr std::array neededColumns{"id"sv, "of"sv, "source"sv, "stated"sv, "stance"sv};
// What a row tells of other records.
constexpr std::array saidColumns{"payer"sv, "payee"sv, "nature"sv, "firmness"sv, "operator"sv, "tenant"sv, "counts"sv};

class ClaimTable
{
public:
    ClaimTable(const CsvRows &csv, std::uint32_t input, Complaints &complaints)
        : m_csv(csv)
        , m_input(input)
        , m_complaints(complaints)
    {
    }

    std::vector<TableClaim> claims()
    {
        std::vector<TableClaim> all;
        if (!readHeader())
            return all;
        for (std::size_t i = 1; i < m_csv.rows.size(); ++i)
            readRow(i, all);
        return all;
    }

private:
    bool readHeader()
    {
        bool isGood = true;
        const auto isColumn
            = [](const CsvCell &cell) { return std::ranges::find(claimColumns, cell.text) != claimColumns.end(); };
        if (m_csv.rows.empty() || std::ranges::none_of(m_csv.rows.front(), isColumn)) {
            m_complaints.add(
                m_input, 0, {},
                m_csv.rows.empty() ? "there is nothing in it" : "the first line names no column of a table of claims",
                "begin with a line that names them: id, deal, subject, of, amount, source, stated, stance …");
            return false;
        }
        for (const CsvCell &cell : m_csv.rows.front()) {
            m_columns.push_back(cell.text);
            if (std::ranges::count(m_columns, cell.text) > 1) {
                m_complaints.add(m_input, cell.begin, {}, "the column " + inQuotes(cell.text) + " is here twice",
                                 "keep one of the two");
                isGood = false;
            } else if (!isColumn(cell)) {
                m_complaints.add(m_input, cell.begin, {}, inQuotes(cell.text) + " is no column of a table of claims",
                                 keyRemedy(cell.text, claimColumns));
                isGood = false;
            }
        }
        for (const std::string_view needed : neededColumns)
            if (std::ranges::find(m_columns, needed) == m_columns.end()) {
                m_complaints.add(m_input, 0, {}, "the column " + inQuotes(needed) + " is missing", "add it");
                isGood = false;
            }
        return isGood;
    }

    void readRow(std::size_t number, std::vector<TableClaim> &all)
    {
        m_row = number;
        m_site = {m_input, static_cast<std::uint32_t>(number)};
        const std::vector<CsvCell> &row = m_csv.rows[number];
        if (row.size() != m_columns.size()) {
            m_complaints.add(m_input, row.front().begin, "claims/" + std::to_string(number - 1),
                             "the row has " + std::to_string(row.size()) + (row.size() == 1 ? " cell" : " cells")
                                 + ", and the first line names " + std::to_string(m_columns.size()) + " columns",
                             "put quotes around cells that hold commas, and leave none out");
            return;
        }
        TableClaim read;
        read.claim.site = m_site;
        Claim &claim = read.claim.record.emplace();
        readText("id", claim.id.text);
        readText("of", claim.of.id);
        read.hasKind = !cell("subject").empty();
        readWord("subject", claim.of.kind);
        readFigures(claim);
        readWord("hedge", claim.hedge);
        readWord("per", claim.per);
        claim.start = date("start", &TypedDate::start);
        claim.end = date("end", &TypedDate::end);
        readText("source", claim.source.text);
        claim.stated = date("stated", nullptr).value_or(PartialDate{});
        readWord("stance", claim.stance);
        readText("note", claim.note);
        read.deal = cell("deal");
        for (const std::string_view column : saidColumns)
            if (const std::string &text = cell(column); !text.empty())
                read.said.emplace_back(column, text);
        for (const std::string_view needed : neededColumns)
            if (cell(needed).empty())
                wrong(needed, "is empty", "every claim needs it");
        if (!claim.id.isEmpty() && !claim.of.id.empty())
            all.push_back(std::move(read));
    }

    const std::string &cell(std::string_view column) const
    {
        const auto found = std::ranges::find(m_columns, column);
        return found == m_columns.end() ? m_nothing
                                        : m_csv.rows[m_row][static_cast<std::size_t>(found - m_columns.begin())].text;
    }

    void wrong(std::string_view column, std::string what, std::string remedy)
    {
        const auto found = std::ranges::find(m_columns, column);
        const std::vector<CsvCell> &row = m_csv.rows[m_row];
        const std::size_t at = found == m_columns.end()
            ? row.front().begin
            : row[static_cast<std::size_t>(found - m_columns.begin())].begin;
        m_complaints.add(m_input, at, "claims/" + std::to_string(m_row - 1) + '/' + std::string(column),
                         std::move(what), std::move(remedy));
        m_complaints.markBroken(m_site, column);
    }

    void readText(std::string_view column, std::string &into) { into = cell(column); }

    template <typename Enum>
    requires std::is_enum_v<Enum>
    bool readWord(std::string_view column, Enum &into)
    {
        const std::string &text = cell(column);
        if (text.empty())
            return false;
        const auto known = fromWord<Enum>(text);
        if (!known)
            wrong(column, inQuotes(text) + " is no word that is known here", wordRemedy(text, words<Enum>()));
        into = known.value_or(Enum{});
        return known.has_value();
    }

    template <typename Enum> void readWord(std::string_view column, std::optional<Enum> &into)
    {
        Enum value{};
        if (!readWord(column, value))
            return;
        if (into && *into != value)
            wrong(column, inQuotes(cell(column)) + " is not what the amount says", "make the two agree");
        into = value;
    }

    std::optional<PartialDate> date(std::string_view column, PartialDate TypedDate::*end)
    {
        const std::string &text = cell(column);
        if (text.empty())
            return std::nullopt;
        const auto typed = typedDate(text);
        if (!typed || (!end && typed->start != typed->end)) {
            wrong(column, inQuotes(text) + " is no date that can be read one way only",
                  "write it as YYYY-MM-DD, YYYY-MM or YYYY");
            return std::nullopt;
        }
        return end ? (*typed).*end : typed->start;
    }

    // A figure as the program writes it, or as people type it.
    std::optional<TypedFigure> figure(std::string_view column)
    {
        const std::string &text = cell(column);
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size() && numberText(number) == text) {
            TypedFigure plain;
            plain.amount = number;
            return plain;
        }
        auto typed = typedFigure(text);
        const bool isRounded = error == std::errc() && end == text.data() + text.size() && number >= mostExact;
        if (typed && isRounded) {
            wrong(column, "the number is beyond 2^53, so its last digits would be lost", "write a smaller one");
            return std::nullopt;
        }
        if (!typed)
            wrong(column, inQuotes(text) + " is no figure that can be read one way only",
                  "write it in plain digits, or like 38bn, 15-35bn, up to 100bn, 1.4T or 750 MW");
        return typed;
    }

    void readFigures(Claim &claim)
    {
        std::optional<Unit> unit;
        readWord("unit", unit);
        for (const std::string_view column : {"amount"sv, "low"sv, "high"sv}) {
            if (cell(column).empty())
                continue;
            const auto typed = figure(column);
            if (!typed)
                continue;
            if (unit && typed->unit && *unit != *typed->unit)
                wrong(column, inQuotes(cell(column)) + " is not in the unit that the row says", "make the two agree");
            else if (typed->unit)
                unit = typed->unit;
            if (column == "amount")
                takeAmount(*typed, claim);
            else if (typed->amount && !typed->hedge && !typed->per && !typed->said)
                takeBound(column, typed->amount, column == "low" ? claim.low : claim.high);
            else
                wrong(column, inQuotes(cell(column)) + " is more than one bound", "write one figure");
        }
        if (!unit && claim.of.kind == SubjectKind::Commitment)
            unit = Unit::Usd; // a commitment is in nothing else
        if (!unit)
            wrong("unit", "the row does not say its unit", "write " + oneOf(words<Unit>()));
        claim.unit = unit.value_or(Unit::Usd);
    }

    void takeAmount(const TypedFigure &typed, Claim &claim)
    {
        if (typed.said && !typed.amount) {
            wrong("amount", "the rate of " + typed.said->currency + " in dollars is missing",
                  "write it behind the figure, like €1.7bn at 1.17");
            m_complaints.markBroken(m_site, "said");
        }
        claim.amount = typed.amount;
        claim.low = typed.low;
        claim.high = typed.high;
        claim.hedge = typed.hedge;
        claim.per = typed.per;
        claim.said = typed.said;
    }

    void takeBound(std::string_view column, const std::optional<double> &bound, std::optional<double> &into)
    {
        if (into && *into != *bound)
            wrong(column, inQuotes(cell(column)) + " is not what the amount says", "make the two agree");
        into = bound;
    }

    const CsvRows &m_csv;
    std::uint32_t m_input;
    Complaints &m_complaints;
    std::vector<std::string> m_columns;
    std::size_t m_row = 0;
    Site m_site = {};
    const std::string m_nothing = {};
};

} // namespace

std::vector<TableClaim> tableClaims(const CsvRows &csv, std::uint32_t input, Complaints &complaints)
{
    return ClaimTable(csv, input, complaints).claims();
}

} // namespace ledger
