#include "csvrows.h"

#include "utf8.h"

namespace ledger
{

namespace
{

class CsvScan
{
public:
    explicit CsvScan(std::string_view text) : m_text(text)
    {
        const std::string_view header = text.substr(0, text.find('\n'));
        for (const char other : {'\t', ';'}) // as spreadsheets write them, too
            if (header.find(',') == std::string_view::npos && header.find(other) != std::string_view::npos)
                m_separator = other;
    }

    CsvRows rows()
    {
        while (m_at < m_text.size() && m_found.isWhole())
            scanRow();
        return std::move(m_found);
    }

private:
    void scanRow()
    {
        std::vector<CsvCell> row;
        for (;;) {
            row.push_back(scanCell());
            if (!m_found.isWhole())
                return;
            if (m_at < m_text.size() && m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            break;
        }
        if (m_text.substr(m_at).starts_with("\r\n"))
            m_at += 2;
        else if (m_at < m_text.size())
            ++m_at; // the line end: the cell stopped at nothing else
        if (row.size() > 1 || !row.front().text.empty())
            m_found.rows.push_back(std::move(row));
    }

    CsvCell scanCell()
    {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return scanQuoted();
        CsvCell cell;
        cell.begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n'
               && !m_text.substr(m_at).starts_with("\r\n"))
            ++m_at;
        cell.text = m_text.substr(cell.begin, m_at - cell.begin);
        return cell;
    }

    CsvCell scanQuoted()
    {
        CsvCell cell;
        cell.begin = m_at++;
        for (;;) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos) {
                fail(cell.begin, "the quotes that open here never close", "close them");
                return cell;
            }
            cell.text += m_text.substr(m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at >= m_text.size() || m_text[m_at] != '"')
                break;
            cell.text += '"';
            ++m_at;
        }
        const bool isEnd = m_at >= m_text.size() || m_text[m_at] == m_separator || m_text[m_at] == '\n'
            || m_text.substr(m_at).starts_with("\r\n");
        if (!isEnd)
            fail(m_at, "there is text behind the closing quotes", "double the quotes that belong to the cell");
        return cell;
    }

    void fail(std::size_t at, const char *what, const char *remedy)
    {
        m_found.fault = what;
        m_found.remedy = remedy;
        m_found.faultAt = at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_separator = ',';
    CsvRows m_found;
};

} // namespace

CsvRows csvRows(std::string_view text)
{
    if (const std::size_t valid = validUtf8(text); valid < text.size()) {
        CsvRows broken;
        broken.fault = "the text is no UTF-8 here";
        broken.remedy = "save the file as UTF-8";
        broken.faultAt = valid;
        return broken;
    }
    if (const std::size_t end = text.find('\r'); end < text.size() && text.find('\n') == std::string_view::npos) {
        CsvRows broken;
        broken.fault = "the lines end as on old Macintoshes";
        broken.remedy = "save the file as plain CSV, with the line ends of Windows or Unix";
        broken.faultAt = end;
        return broken;
    }
    return CsvScan(text).rows();
}

} // namespace ledger
