#include "viewkeys.h"

#include "id.h"
#include "partialdate.h"
#include "problemwording.h"
#include "textrules.h"
#include "vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

enum class ViewValue : std::uint8_t { Line, Day, Word, Words, Slug, Slugs, Lines, Whole, Dollars, Anything };

// What one key of a lens or of a view's options holds. An empty view: all of them.
struct ViewKey
{
    std::string_view view = {};
    std::string_view key = {};
    ViewValue value = ViewValue::Line;
    std::span<const std::string_view> words = {};
};

constexpr std::array bases{"best"sv, "latest"sv, "official"sv, "low"sv, "high"sv};
constexpr std::array steps{"year"sv, "quarter"sv, "month"sv};
constexpr std::array rollUps{"none"sv, "parent"sv};
constexpr std::array shareSources{"contracts"sv, "reported"sv, "both"sv};
constexpr std::array shareGroups{"payee"sv, "payer"sv};
constexpr std::array commitmentGroups{"payee"sv, "payer"sv, "nature"sv, "kind"sv, "firmness"sv};
constexpr std::array commitmentShows{"total"sv, "by-period"sv, "cumulated"sv};
constexpr std::array capacityGroups{"operator"sv, "tenant"sv, "supplier"sv, "country"sv, "deal"sv};
constexpr std::array capacityShows{"ramp"sv, "sites"sv};
constexpr std::array timelineGroups{"payer"sv, "payee"sv, "kind"sv};
constexpr std::array timelineOrders{"start"sv, "size"sv};
constexpr std::array dependencyWidths{"money"sv, "power"sv, "deals"sv};
constexpr std::array dependencyDirections{"providers"sv, "dependents"sv, "both"sv};

std::vector<ViewKey> lensKeys()
{
    return {{{}, "as_of", ViewValue::Day},
            {{}, "basis", ViewValue::Word, bases},
            {{}, "from", ViewValue::Day},
            {{}, "to", ViewValue::Day},
            {{}, "by", ViewValue::Word, steps},
            {{}, "payer", ViewValue::Slugs},
            {{}, "payee", ViewValue::Slugs},
            {{}, "party", ViewValue::Slugs},
            {{}, "nature", ViewValue::Words, words<Nature>()},
            {{}, "firmness", ViewValue::Words, words<Firmness>()},
            {{}, "kind", ViewValue::Words, words<DealKind>()},
            {{}, "status", ViewValue::Words, words<DealStatus>()},
            {{}, "counts", ViewValue::Word, words<Counts>()},
            {{}, "rollup", ViewValue::Word, rollUps},
            {{}, "assume_years", ViewValue::Whole}};
}

std::vector<ViewKey> optionKeys()
{
    return {{{}, "title", ViewValue::Line},
            {{}, "subtitle", ViewValue::Line},
            {{}, "highlight", ViewValue::Slugs},
            {{}, "annotations", ViewValue::Anything},
            {"overview", "tiles", ViewValue::Lines},
            {"share", "source", ViewValue::Word, shareSources},
            {"share", "group", ViewValue::Word, shareGroups},
            {"commitments", "group", ViewValue::Word, commitmentGroups},
            {"commitments", "show", ViewValue::Word, commitmentShows},
            {"capacity", "counts", ViewValue::Word, words<Counts>()},
            {"capacity", "group", ViewValue::Word, capacityGroups},
            {"capacity", "show", ViewValue::Word, capacityShows},
            {"timeline", "group", ViewValue::Word, timelineGroups},
            {"timeline", "order", ViewValue::Word, timelineOrders},
            {"flows", "least", ViewValue::Dollars},
            {"flows", "loops", ViewValue::Lines},
            {"dependencies", "root", ViewValue::Slug},
            {"dependencies", "depth", ViewValue::Whole},
            {"dependencies", "width", ViewValue::Word, dependencyWidths},
            {"dependencies", "open", ViewValue::Slugs},
            {"dependencies", "without", ViewValue::Slug},
            {"dependencies", "direction", ViewValue::Word, dependencyDirections},
            {"dependencies", "between", ViewValue::Slugs},
            {"contested", "kind", ViewValue::Line}};
}

class ViewCheck
{
public:
    ViewCheck(const JsonTree &tree, const ViewComplaint &complain) : m_tree(tree), m_complain(complain) { }

    void object(JsonAt object, std::string_view name, const std::vector<ViewKey> &known)
    {
        std::vector<std::string_view> names;
        for (const ViewKey &key : known)
            names.push_back(key.key);
        m_tree.forEachMember(object, [&](JsonAt at) {
            for (const ViewKey &key : known)
                if (key.key == m_tree[at].key)
                    return value(at, key);
            m_complain(at, true, inQuotes(m_tree[at].key) + " is no key of " + std::string(name),
                       keyRemedy(m_tree[at].key, names));
        });
    }

private:
    void value(JsonAt at, const ViewKey &key)
    {
        switch (key.value) {
        case ViewValue::Line:
            line(at);
            break;
        case ViewValue::Day:
            day(at);
            break;
        case ViewValue::Word:
            wordOf(at, key.words);
            break;
        case ViewValue::Slug:
            slug(at);
            break;
        case ViewValue::Words:
            members(at, [&](JsonAt member) { wordOf(member, key.words); });
            break;
        case ViewValue::Slugs:
            members(at, [this](JsonAt member) { slug(member); });
            break;
        case ViewValue::Lines:
            members(at, [this](JsonAt member) { line(member); });
            break;
        case ViewValue::Whole:
            number(at, 100);
            break;
        case ViewValue::Dollars:
            number(at, 9007199254740992.0);
            break;
        case ViewValue::Anything:
            anything(at);
            break;
        }
    }

    bool is(JsonAt at, JsonKind kind)
    {
        if (m_tree[at].kind == kind)
            return true;
        m_complain(at, false,
                   "must be " + std::string(kindInWords(kind)) + ", but is "
                       + std::string(kindInWords(m_tree[at].kind)),
                   "write " + std::string(kindInWords(kind)) + ", or leave the key out");
        return false;
    }

    template <typename Visitor> void members(JsonAt at, Visitor &&visit)
    {
        if (is(at, JsonKind::List))
            m_tree.forEachMember(at, visit);
    }

    void line(JsonAt at)
    {
        if (is(at, JsonKind::Text))
            visible(at, m_tree[at].text);
    }

    void visible(JsonAt at, std::string_view text)
    {
        if (auto fault = textFault(text, Content::Line))
            m_complain(at, false, std::move(fault->what), std::move(fault->remedy));
    }

    void day(JsonAt at)
    {
        if (is(at, JsonKind::Text) && !partialDate(m_tree[at].text))
            m_complain(at, false, inQuotes(m_tree[at].text) + " is no date", "write it as YYYY-MM-DD, YYYY-MM or YYYY");
    }

    void wordOf(JsonAt at, std::span<const std::string_view> known)
    {
        if (!is(at, JsonKind::Text) || std::ranges::find(known, m_tree[at].text) != known.end())
            return;
        m_complain(at, false, inQuotes(m_tree[at].text) + " is no word that is known here",
                   wordRemedy(m_tree[at].text, known));
    }

    void slug(JsonAt at)
    {
        if (is(at, JsonKind::Text) && !isSlug(m_tree[at].text))
            m_complain(at, false, inQuotes(m_tree[at].text) + " is no id", "an id has a-z, 0-9 and - alone");
    }

    void number(JsonAt at, double most)
    {
        if (!is(at, JsonKind::Number))
            return;
        const double number = m_tree[at].number;
        if (number < 0 || number > most || number != std::floor(number))
            m_complain(at, false, "must be a whole number from 0 to " + std::to_string(static_cast<std::int64_t>(most)),
                       "write such a number, or leave the key out");
    }

    // Annotations have no fixed form; what is refused everywhere is refused in them.
    void anything(JsonAt at)
    {
        const JsonNode &node = m_tree[at];
        if (node.kind == JsonKind::Text)
            visible(at, node.text);
        else if (node.kind == JsonKind::Null)
            m_complain(at, false, "is null", "leave the key out where something is unknown");
        else if (node.kind == JsonKind::List || node.kind == JsonKind::Object)
            m_tree.forEachMember(at, [this](JsonAt member) {
                visible(member, m_tree[member].key);
                anything(member);
            });
        else if (!node.isExact)
            m_complain(at, false, "the number is beyond 2^53", "write a smaller one");
    }

    const JsonTree &m_tree;
    const ViewComplaint &m_complain;
};

} // namespace

void checkLens(const JsonTree &tree, JsonAt lens, const ViewComplaint &complain)
{
    ViewCheck(tree, complain).object(lens, "a lens", lensKeys());
}

void checkOptions(const JsonTree &tree, JsonAt options, std::string_view view, const ViewComplaint &complain)
{
    if (std::ranges::find(viewNames(), view) == viewNames().end())
        return; // which is told of the view itself
    std::vector<ViewKey> known = optionKeys();
    std::erase_if(known, [view](const ViewKey &key) { return !key.view.empty() && key.view != view; });
    ViewCheck(tree, complain).object(options, "the options of " + inQuotes(view), known);
}

} // namespace ledger
