#pragma once

#include "ledger.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ledger
{

class Connection;

/// The records that were found, by their address in the ledger that was searched: of each kind, sorted.
struct RecordsFound
{
    LedgerPtr ledger = {}; ///< what the addresses belong to
    bool isAsked = false; ///< whether there was any word to search for
    using Addresses = std::shared_ptr<const std::vector<const void *>>;
    std::array<Addresses, 10> ofKind
        = {}; ///< by RecordKind; shared, since there may be a million; null where not asked

    [[nodiscard]] const Addresses &of(RecordKind kind) const { return ofKind[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::size_t count(RecordKind kind) const { return of(kind) ? of(kind)->size() : 0; }
};

/// Full-text search over a ledger: deals, claims, parties, sources, observations and decisions, by SQLite's FTS5 in
/// memory. It is made of a ledger rather than kept in its file: it works on files that are read-only or old, and no
/// commit or import pays for it. An edit costs the block that it is in. Failures are SQLite::Exception.
class SearchIndex
{
public:
    SearchIndex();
    ~SearchIndex();
    SearchIndex(const SearchIndex &) = delete;
    SearchIndex &operator=(const SearchIndex &) = delete;

    /// Turns to another state of the ledger; what is indexed already of what did not change stays.
    void follow(const LedgerPtr &ledger);
    [[nodiscard]] bool isWhole() const { return m_pending.empty(); }
    /// How much of the ledger is indexed, from 0 to 1.
    [[nodiscard]] double share() const;
    /// Indexes one more part of the ledger: some hundredths of a second.
    void indexMore();
    /// The records in which every word of a text begins a word. The index has to be whole.
    [[nodiscard]] RecordsFound find(std::string_view typed);

private:
    using Indexed = std::variant<const Deal *, const Claim *, const Party *, const Source *, const Observation *,
                                 const Decision *>;
    /// What is indexed together: a block of deals or a whole list; rows are numbered on from `first`.
    struct Part
    {
        std::int64_t first = 0;
        std::vector<Indexed> records = {};
    };

    void startAnew();
    void plan(const void *part);
    void add(Indexed record, const std::string &text);
    void indexDeals(const DealBlock &block);
    [[nodiscard]] std::string questionOf(std::string_view typed);
    template <typename Record> void indexList(const std::vector<Record> &list);

    std::unique_ptr<Connection> m_connection;
    LedgerPtr m_ledger;
    std::map<const void *, Part> m_parts; // by what they are of
    std::vector<const void *> m_pending;
    std::size_t m_planned = 0;
    std::int64_t m_rows = 0; // ever numbered; rows of what went stay in the index and are passed over
    Part *m_open = nullptr;
};

} // namespace ledger
