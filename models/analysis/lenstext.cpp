#include "lenstext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array optionNames{"as-of"sv, "basis"sv,  "from"sv,   "to"sv,     "by"sv,
                                 "payer"sv, "payee"sv,  "party"sv,  "nature"sv, "firmness"sv,
                                 "kind"sv,  "status"sv, "counts"sv, "rollup"sv, "assume-years"sv};

constexpr int mostYears = 100;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

template <typename Enum> std::string known()
{
    std::string list;
    for (const std::string_view each : words<Enum>())
        list += (list.empty() ? "" : ", ") + std::string(each);
    return list;
}

template <typename T> void makeSet(std::vector<T> &values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<std::string> splitAtCommas(const std::vector<std::string> &values)
{
    std::vector<std::string> parts;
    for (const std::string &value : values)
        for (std::size_t begin = 0; begin <= value.size();) {
            const std::size_t comma = std::min(value.find(',', begin), value.size());
            parts.push_back(value.substr(begin, comma - begin));
            begin = comma + 1;
        }
    return parts;
}

/// Reads the values of one option after the other into a lens.
class LensReader
{
public:
    LensReader(const Ledger *ledger, const Lens &onTopOf) : m_ledger(ledger), m_read{onTopOf, {}} { }

    void read(const LensOption &option)
    {
        std::string name = option.first;
        std::ranges::replace(name, '_', '-');
        m_name = name;
        m_values = splitAtCommas(option.second);
        if (m_values.empty() || std::ranges::find(m_values, std::string()) != m_values.end())
            return complain("needs a value");
        const auto found = std::ranges::find(optionNames, std::string_view(name));
        if (found == optionNames.end())
            return complainOf("unknown option " + quoted(name) + "; the nearest known one is "
                              + quoted(nearestWord(name, optionNames)));
        readKnown(static_cast<std::size_t>(found - optionNames.begin()));
    }

    ReadLens finished() && { return std::move(m_read); }

private:
    void readKnown(std::size_t position)
    {
        Lens &lens = m_read.lens;
        switch (position) {
        case 0:
            return readDate(lens.asOf);
        case 1:
            return readOne(lens.basis);
        case 2:
            return readDate(lens.from);
        case 3:
            return readDate(lens.to);
        case 4:
            return readOne(lens.by);
        case 5:
            return readParties(lens.payers);
        case 6:
            return readParties(lens.payees);
        case 7:
            return readParties(lens.parties);
        case 8:
            return readMany(lens.natures);
        case 9:
            return readMany(lens.firmnesses);
        case 10:
            return readMany(lens.kinds);
        case 11:
            return readMany(lens.statuses);
        case 12:
            return readOne(lens.counts);
        case 13:
            return readRollUp(lens.rollUp);
        default:
            return readYears(lens.assumeYears);
        }
    }

    void complainOf(std::string problem) { m_read.problems.push_back(std::move(problem)); }
    void complain(const std::string &what) { complainOf(quoted(m_name) + " " + what); }

    bool isSingle()
    {
        if (m_values.size() > 1)
            complain("takes one value, not " + std::to_string(m_values.size()));
        return m_values.size() == 1;
    }

    void readDate(std::optional<PartialDate> &date)
    {
        if (!isSingle())
            return;
        if (const auto found = partialDate(m_values.front()))
            date = found;
        else
            complain("is no day: " + quoted(m_values.front()) + "; write it as 2026, 2026-02 or 2026-02-27");
    }

    template <typename Enum> std::optional<Enum> wordOf(const std::string &value)
    {
        const auto found = fromWord<Enum>(value);
        if (!found)
            complain("cannot be " + quoted(value) + "; the nearest known value is "
                     + quoted(nearestWord(value, words<Enum>())) + " (of " + known<Enum>() + ")");
        return found;
    }

    template <typename Enum> void readOne(Enum &value)
    {
        if (isSingle())
            value = wordOf<Enum>(m_values.front()).value_or(value);
    }

    /// A list given anew takes the place of the one that stood; given twice, the two are joined.
    template <typename T> void startList(std::vector<T> &values)
    {
        if (std::ranges::find(m_startedLists, m_name) != m_startedLists.end())
            return;
        m_startedLists.push_back(m_name);
        values.clear();
    }

    template <typename Enum> void readMany(std::vector<Enum> &values)
    {
        startList(values);
        for (const std::string &text : m_values)
            if (const auto found = wordOf<Enum>(text))
                values.push_back(*found);
        makeSet(values);
    }

    void readRollUp(std::optional<RollUp> &rollUp)
    {
        if (!isSingle())
            return;
        if (const auto found = wordOf<RollUp>(m_values.front()))
            rollUp = found;
    }

    void readParties(std::vector<Id<Party>> &parties)
    {
        startList(parties);
        for (const std::string &text : m_values) {
            if (!m_ledger) {
                parties.emplace_back(text);
                continue;
            }
            if (const Party *party = m_ledger->find(Id<Party>(text))) {
                parties.push_back(party->id);
                continue;
            }
            const std::string nearest = nearestPartyId(*m_ledger, text);
            complain(
                "names no party: " + quoted(text)
                + (nearest.empty() ? "; the ledger has no parties" : "; the nearest known one is " + quoted(nearest)));
        }
        makeSet(parties);
    }

    void readYears(int &years)
    {
        if (!isSingle())
            return;
        const std::string &text = m_values.front();
        int value = -1;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= mostYears)
            years = value;
        else
            complain("is a whole number from 0 to " + std::to_string(mostYears) + ", not " + quoted(text));
    }

    const Ledger *m_ledger;
    ReadLens m_read;
    std::string m_name;
    std::vector<std::string> m_values;
    std::vector<std::string> m_startedLists;
};

template <typename Value> void addWord(std::vector<LensOption> &options, std::string_view name, const Value &value)
{
    options.emplace_back(std::string(name), std::vector{std::string(value)});
}

template <typename Enum>
void addWords(std::vector<LensOption> &options, std::string_view name, const std::vector<Enum> &values)
{
    std::vector<std::string> texts;
    for (const Enum value : values)
        texts.emplace_back(word(value));
    if (!texts.empty())
        options.emplace_back(std::string(name), std::move(texts));
}

void addIds(std::vector<LensOption> &options, std::string_view name, const std::vector<Id<Party>> &ids)
{
    std::vector<std::string> texts;
    for (const Id<Party> &id : ids)
        texts.push_back(id.text);
    if (!texts.empty())
        options.emplace_back(std::string(name), std::move(texts));
}
} // namespace

std::span<const std::string_view> lensOptionNames() { return optionNames; }

std::vector<LensOption> lensWords(const Lens &lens)
{
    const Lens plain;
    std::vector<LensOption> options;
    if (lens.asOf)
        addWord(options, "as-of", lens.asOf->text());
    if (lens.basis != plain.basis)
        addWord(options, "basis", word(lens.basis));
    if (lens.from)
        addWord(options, "from", lens.from->text());
    if (lens.to)
        addWord(options, "to", lens.to->text());
    if (lens.by != plain.by)
        addWord(options, "by", word(lens.by));
    addIds(options, "payer", lens.payers);
    addIds(options, "payee", lens.payees);
    addIds(options, "party", lens.parties);
    addWords(options, "nature", lens.natures);
    addWords(options, "firmness", lens.firmnesses);
    addWords(options, "kind", lens.kinds);
    addWords(options, "status", lens.statuses);
    if (lens.counts != plain.counts)
        addWord(options, "counts", word(lens.counts));
    if (lens.rollUp)
        addWord(options, "rollup", word(*lens.rollUp));
    if (lens.assumeYears != plain.assumeYears)
        addWord(options, "assume-years", std::to_string(lens.assumeYears));
    return options;
}

ReadLens lensOf(std::span<const LensOption> options, const Ledger *ledger, const Lens &onTopOf)
{
    LensReader reader(ledger, onTopOf);
    for (const LensOption &option : options)
        reader.read(option);
    return std::move(reader).finished();
}

std::string nearestPartyId(const Ledger &ledger, std::string_view text)
{
    std::vector<std::string_view> ids;
    for (const Party &party : ledger.parties())
        ids.emplace_back(party.id.text);
    return std::string(nearestWord(text, ids));
}

} // namespace ledger
