#include "complaints.h"

#include "problemwording.h"

#include <algorithm>
#include <tuple>

namespace ledger
{

namespace
{

std::uint64_t siteNumber(Site site) { return (std::uint64_t(site.input) << 32) | site.node; }

} // namespace

void Complaints::add(std::uint32_t input, std::size_t offset, std::string path, std::string what, std::string remedy)
{
    m_all.push_back({input, true, offset, std::move(path), std::move(what), std::move(remedy)});
}

void Complaints::addWithoutPlace(std::uint32_t input, std::string path, std::string what, std::string remedy)
{
    m_all.push_back({input, false, 0, std::move(path), std::move(what), std::move(remedy)});
}

void Complaints::markBroken(Site record, std::string_view key) { m_broken[siteNumber(record)].emplace_back(key); }

bool Complaints::isBroken(Site record, std::string_view key) const
{
    const auto found = m_broken.find(siteNumber(record));
    return found != m_broken.end() && std::ranges::find(found->second, key) != found->second.end();
}

std::vector<Problem> Complaints::told(const std::vector<Input> &inputs)
{
    std::ranges::stable_sort(m_all, {}, [](const Complaint &complaint) {
        return std::tuple(complaint.input, complaint.hasPlace, complaint.offset);
    });
    std::vector<Problem> problems;
    problems.reserve(m_all.size());
    TextPlace place(std::string_view{});
    std::uint32_t counted = ~0U;
    for (Complaint &complaint : m_all) {
        const Input &input = inputs[complaint.input];
        if (complaint.input != counted) {
            place = TextPlace(input.text);
            counted = complaint.input;
        }
        place.moveTo(complaint.offset);
        problems.push_back({input.file, complaint.hasPlace ? place.line() : 0, complaint.hasPlace ? place.column() : 0,
                            std::move(complaint.path), QString::fromStdString(printable(complaint.what, 1000)),
                            QString::fromStdString(printable(complaint.remedy, 1000))});
    }
    return problems;
}

void TextPlace::moveTo(std::size_t offset)
{
    for (; m_at < offset && m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '\n') {
            ++m_line;
            m_column = 1;
        } else if ((static_cast<unsigned char>(m_text[m_at]) & 0xc0) != 0x80) {
            ++m_column;
        }
    }
    // The bytes of one character share its column.
}

} // namespace ledger
