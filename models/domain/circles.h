#pragma once

#include "recordrules.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace ledger
{

/// Says of a circle of records that it is one, once, at the smallest of their ids.
template <typename Record>
void addCircle(RecordRules &rules, std::vector<const Record *> circle, std::string_view field)
{
    const auto byId = [](const Record *record) -> const Id<Record> & { return record->id; };
    std::rotate(circle.begin(), std::ranges::min_element(circle, {}, byId), circle.end());
    constexpr std::size_t named = 5; // a longer list helps nobody
    std::string path;
    for (std::size_t i = 0; i < circle.size() && i < named; ++i)
        path += circle[i]->id.text + " → ";
    rules.add({kindOf<Record>, circle.front()->id.text}, std::string(field),
              {"a circle: " + path + (circle.size() > named ? "… → " : "") + circle.front()->id.text,
               "take one of the links away"});
}

/// Follows references from record to record, each record once, and tells circles.
template <typename Record> class CircleSearch
{
public:
    CircleSearch(const Ledger &ledger, RecordRules &rules, Id<Record> Record::*link, std::string_view field)
        : m_ledger(ledger)
        , m_rules(rules)
        , m_link(link)
        , m_field(field)
    {
    }

    void from(const Record &start)
    {
        std::vector<const Record *> path;
        for (const Record *at = &start; at && !(at->*m_link).isEmpty(); at = m_ledger.find(at->*m_link)) {
            const auto [known, isNew] = m_walks.emplace(at, m_walk);
            if (!isNew) {
                if (known->second == m_walk)
                    addCircle(m_rules, std::vector<const Record *>(std::ranges::find(path, at), path.end()), m_field);
                break;
            }
            path.push_back(at);
        }
        ++m_walk;
    }

private:
    const Ledger &m_ledger;
    RecordRules &m_rules;
    Id<Record> Record::*m_link;
    std::string_view m_field;
    std::unordered_map<const Record *, int> m_walks; // in which walk a record was met
    int m_walk = 0;
};

/// Tells circles of `supersedes` among the claims on one thing, which are in the order of their ids.
void checkSupersedesCircles(RecordRules &rules, std::span<const Claim> claims);

} // namespace ledger
