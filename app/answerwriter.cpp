#include "answerwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ledger
{

namespace
{

using Cells = std::vector<AnswerRow>;

/// JSON with a row on each line.
class JsonAnswer : public AnswerWriter
{
public:
    explicit JsonAnswer(Sink sink) : m_sink(std::move(sink)) { }

    void list(const std::string &name) override
    {
        startMember(name);
        m_sink("[");
        m_isListOpen = true;
        m_isFirst = true;
    }

    void whole(const std::string &, const AnswerRow &members) override
    {
        for (const auto &[name, value] : members.items()) {
            startMember(name);
            m_sink(value.dump());
        }
    }

    void row(const AnswerRow &row) override
    {
        if (m_isFirst && !m_isNamed)
            m_sink("[");
        m_sink(m_isFirst ? "\n" : ",\n");
        m_sink(row.dump());
        m_isFirst = false;
    }

    void end() override
    {
        if (m_isFirst && !m_isNamed)
            m_sink("[");
        if (m_isListOpen || !m_isNamed)
            m_sink(m_isFirst ? "]" : "\n]");
        m_sink(m_isNamed ? "\n}\n" : "\n");
    }

private:
    void startMember(const std::string &name)
    {
        if (m_isListOpen)
            m_sink(m_isFirst ? "]" : "\n]");
        m_isListOpen = false;
        m_sink((m_isNamed ? ",\n" : "{\n") + AnswerRow(name).dump() + ": ");
        m_isNamed = true;
    }

    Sink m_sink;
    bool m_isNamed = false; // has members instead of being one list
    bool m_isListOpen = false; // the member written last
    bool m_isFirst = true; // of the list's rows
};

/// An answer as rows of cells.
class FlatAnswer : public AnswerWriter
{
public:
    explicit FlatAnswer(std::vector<std::string> columns) : m_columns(std::move(columns)) { }

    void list(const std::string &name) override
    {
        m_list = m_isNamed ? name : std::string(); // the first list needs no telling apart
        m_isNamed = true;
    }

    void row(const AnswerRow &row) override
    {
        const auto isParts = [this, &row](const AnswerRow &value) {
            return value.is_array() && !value.empty() && value.front().is_object() && addsTo(row, value.front());
        };
        const auto parts = std::find_if(row.begin(), row.end(), isParts);
        if (parts == row.end()) {
            cells(flat(row, row));
            return;
        }
        for (const AnswerRow &part : *parts)
            cells(flat(row, part));
    }

    void whole(const std::string &called, const AnswerRow &members) override
    {
        AnswerRow inner = AnswerRow::object();
        for (const AnswerRow &member : members)
            if (member.is_object())
                inner.update(member);
        m_list = called;
        cells(flat(members, inner));
    }

protected:
    [[nodiscard]] const std::vector<std::string> &columns() const { return m_columns; }
    virtual void cells(const Cells &cells) = 0;

private:
    /// Whether a part has a column that its row has not.
    bool addsTo(const AnswerRow &row, const AnswerRow &part) const
    {
        return std::any_of(m_columns.begin(), m_columns.end(),
                           [&](const std::string &column) { return part.contains(column) && !row.contains(column); });
    }

    Cells flat(const AnswerRow &row, const AnswerRow &part) const
    {
        Cells cells;
        cells.reserve(m_columns.size());
        for (const std::string &column : m_columns) {
            const auto own = row.find(column);
            const auto inner = part.find(column);
            if (own != row.end())
                cells.push_back(*own);
            else
                cells.push_back(inner != part.end() ? *inner : AnswerRow());
        }
        if (!m_list.empty() && cells.front().is_null())
            cells.front() = m_list;
        return cells;
    }

    std::vector<std::string> m_columns;
    std::string m_list;
    bool m_isNamed = false;
};

/// A cell as text: lists joined by spaces, absent ones empty.
std::string plain(const AnswerRow &cell)
{
    if (cell.is_null())
        return {};
    if (cell.is_string())
        return cell.get<std::string>();
    if (!cell.is_array())
        return cell.dump();
    std::string text;
    for (const AnswerRow &each : cell)
        text += (text.empty() ? "" : " ") + plain(each);
    return text;
}

/// RFC 4180.
class CsvAnswer : public FlatAnswer
{
public:
    CsvAnswer(std::vector<std::string> names, Sink sink) : FlatAnswer(std::move(names)), m_sink(std::move(sink))
    {
        Cells heads;
        for (const std::string &each : columns())
            heads.emplace_back(each);
        cells(heads);
    }

    void end() override { }

protected:
    void cells(const Cells &cells) final
    {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += (i == 0 ? "" : ",") + quoted(plain(cells[i]));
        m_sink(line + "\r\n");
    }

private:
    static std::string quoted(const std::string &text)
    {
        if (text.find_first_of(",\"\r\n") == std::string::npos)
            return text;
        std::string inside = "\"";
        for (const char each : text)
            inside += each == '"' ? std::string("\"\"") : std::string(1, each);
        return inside + '"';
    }

    Sink m_sink;
};

/// Columns for the eye.
class TableAnswer : public FlatAnswer
{
public:
    TableAnswer(std::vector<std::string> names, Sink sink)
        : FlatAnswer(std::move(names))
        , m_sink(std::move(sink))
        , m_isNumeric(columns().size(), true)
    {
    }

    void end() override
    {
        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < columns().size(); ++i) {
            std::size_t width = columns()[i].size();
            for (const auto &row : m_rows)
                width = std::max(width, length(row[i]));
            widths.push_back(width);
        }
        print(columns(), widths);
        for (const auto &row : m_rows)
            print(row, widths);
    }

protected:
    void cells(const Cells &cells) final
    {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].is_null() && !cells[i].is_number())
                m_isNumeric[i] = false;
            texts.push_back(cells[i].is_number() ? worded(cells[i]) : shortened(plain(cells[i])));
        }
        m_rows.push_back(std::move(texts));
    }

private:
    static constexpr std::size_t widest = 48;

    static bool startsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

    static std::size_t length(const std::string &text)
    {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), startsCharacter));
    }

    /// Whole numbers in groups of three, others with up to four decimals.
    static std::string worded(const AnswerRow &number)
    {
        if (number.is_number_float()) {
            const double rounded = std::round(number.get<double>() * 1e4) / 1e4;
            return AnswerRow(rounded).dump();
        }
        std::string digits = number.dump();
        for (std::size_t at = digits.size(); digits.size() > 4 && at > 3;) {
            at -= 3;
            if (digits[at - 1] != '-')
                digits.insert(at, ",");
        }
        return digits;
    }

    /// At most so many characters, none of which moves a terminal's cursor.
    static std::string shortened(std::string text)
    {
        const auto isControl = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
        std::replace_if(text.begin(), text.end(), isControl, ' ');
        if (length(text) <= widest)
            return text;
        std::size_t characters = 0;
        std::size_t end = 0;
        while (characters < widest || !startsCharacter(text[end]))
            characters += startsCharacter(text[end++]) ? 1 : 0;
        text.resize(end);
        return text.substr(0, text.find_last_not_of(' ') + 1) + "…";
    }

    void print(const std::vector<std::string> &texts, const std::vector<std::size_t> &widths)
    {
        std::string line;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string room(widths[i] - std::min(widths[i], length(texts[i])), ' ');
            line += (i == 0 ? "" : "  ") + (m_isNumeric[i] ? room + texts[i] : texts[i] + room);
        }
        m_sink(line.substr(0, line.find_last_not_of(' ') + 1) + "\n");
    }

    Sink m_sink;
    std::vector<bool> m_isNumeric;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace

std::unique_ptr<AnswerWriter> answerWriter(AnswerFormat format, std::vector<std::string> columns,
                                           AnswerWriter::Sink sink)
{
    if (format == AnswerFormat::Json)
        return std::make_unique<JsonAnswer>(std::move(sink));
    if (format == AnswerFormat::Csv)
        return std::make_unique<CsvAnswer>(std::move(columns), std::move(sink));
    return std::make_unique<TableAnswer>(std::move(columns), std::move(sink));
}

} // namespace ledger
