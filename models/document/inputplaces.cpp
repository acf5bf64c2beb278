#include "inputplaces.h"

#include <algorithm>
#include <charconv>

namespace ledger
{

namespace
{

std::optional<std::uint32_t> ordinalOf(std::string_view step)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), number);
    return error == std::errc() && end == step.data() + step.size() ? std::optional(number) : std::nullopt;
}

bool isMember(const JsonTree &tree, JsonAt at, std::string_view text)
{
    if (tree[at].kind == JsonKind::Text)
        return tree[at].text == text;
    if (tree[at].kind != JsonKind::Object)
        return false;
    for (const std::string_view key : {"party", "view"})
        if (const JsonAt named = tree.member(at, key); named != 0)
            return tree[named].text == text;
    return false;
}

JsonAt memberOfList(const JsonTree &tree, JsonAt list, std::uint32_t ordinal, std::string_view text)
{
    const JsonAt atOrdinal = tree.member(list, ordinal);
    if (text.empty() || (atOrdinal != 0 && isMember(tree, atOrdinal, text)))
        return atOrdinal;
    JsonAt found = 0;
    tree.forEachMember(list, [&](JsonAt at) {
        if (found == 0 && isMember(tree, at, text))
            found = at;
    });
    return found;
}

} // namespace

ReadInput::ReadInput(Input read) : input(std::move(read))
{
    for (std::size_t end = input.text.find('\n'); end != std::string_view::npos; end = input.text.find('\n', end + 1))
        lineEnds.push_back(end);
}

FieldPlace InputPlaces::place(Site site, std::string_view field, std::string_view member) const
{
    return m_inputs[site.input].tree ? placeInTree(site, field, member) : placeInTable(site, field);
}

FieldPlace InputPlaces::placeInTree(Site site, std::string_view field, std::string_view member) const
{
    const JsonTree &tree = *m_inputs[site.input].tree;
    JsonAt at = site.node;
    std::string_view rest = field;
    while (!rest.empty()) {
        const std::string_view step = rest.substr(0, rest.find('/'));
        JsonAt next = 0;
        if (tree[at].kind == JsonKind::Object)
            next = tree.member(at, step);
        else if (const auto ordinal = ordinalOf(step); ordinal && tree[at].kind == JsonKind::List)
            next = memberOfList(tree, at, *ordinal, member);
        if (next == 0)
            break;
        at = next;
        rest.remove_prefix(std::min(step.size() + 1, rest.size()));
    }
    std::string path = tree.path(at);
    if (!rest.empty())
        path += (path.empty() ? "" : "/") + std::string(rest);
    return {site.input, tree[at].begin, std::move(path), rest.empty()};
}

FieldPlace InputPlaces::placeInTable(Site site, std::string_view field) const
{
    const CsvRows &csv = *m_inputs[site.input].csv;
    const std::vector<CsvCell> &header = csv.rows.front();
    const std::vector<CsvCell> &row = csv.rows[site.node];
    const std::string path = "claims/" + std::to_string(site.node - 1) + '/' + std::string(field);
    const std::string_view column = field.substr(0, field.find('/'));
    const auto found = std::ranges::find(header, column, &CsvCell::text);
    const auto number = static_cast<std::size_t>(found - header.begin());
    if (found == header.end() || number >= row.size())
        return {site.input, row.front().begin, path, false};
    return {site.input, row[number].begin, path, !row[number].text.empty()};
}

std::string InputPlaces::fileAndLine(const FieldPlace &place) const
{
    const Input &input = m_inputs[place.input].input;
    const std::vector<std::size_t> &ends = m_inputs[place.input].lineEnds;
    const auto lines = std::ranges::lower_bound(ends, place.offset) - ends.begin();
    return input.file.toStdString() + ':' + std::to_string(lines + 1);
}

} // namespace ledger
