#pragma once

#include "change.h"
#include "documentreader.h"
#include "inputplaces.h"
#include "recordreader.h"

#include <optional>
#include <set>
#include <unordered_map>

namespace ledger
{

/// A change, and where in the inputs each of its swaps comes from.
struct SitedChange
{
    Change change = {};
    std::vector<Site> sites = {}; ///< of each swap, the first
    std::unordered_map<std::size_t, std::vector<Site>> furtherSites = {}; ///< by the number of the swap
};

/// Merges what was read into a ledger, record by record and field by field: what is equal is nothing, new members of
/// lists are added, nothing is removed, and a field that differs is a collision or, with `Keep`, somebody's. Inputs are
/// merged one after the other, so that an earlier one counts as what is there.
class RecordMerge
{
public:
    RecordMerge(LedgerPtr into, Keep keep, const InputPlaces &places, Complaints &complaints);

    /// Merges all records of one kind; once for each kind.
    template <typename Record> void merge(std::vector<Sited<Record>> read);

    /// The deal that a subject belongs to, in the ledger or in what was merged so far; empty where there is no such
    /// subject.
    [[nodiscard]] std::string dealOf(const Subject &subject) const;
    /// Whether a claim on this subject was left out, since its id was there already.
    [[nodiscard]] bool hasLost(const Subject &subject) const { return m_robbed.contains(subject); }

    [[nodiscard]] const std::vector<Collision> &collisions() const { return m_collisions; }
    /// What is to be done to the ledger; the records move out of here.
    [[nodiscard]] SitedChange taken();

private:
    // A record as it will be, and as the ledger has it.
    template <typename Record> struct Entry
    {
        const Record *before = nullptr;
        Boxed<Record> after = {};
        Site site = {};
        std::vector<Site> further = {};

        [[nodiscard]] const Record &now() const { return after ? *after : *before; }
    };
    template <typename Record> struct Table
    {
        std::vector<Entry<Record>> entries = {};
        std::unordered_map<std::string_view, std::size_t> byId = {};
    };

    template <typename Record> void mergeOne(Table<Record> &table, Sited<Record> &read, const std::string &id);
    template <typename Record> void mergeFields(Entry<Record> &entry, const Sited<Record> &read);
    template <typename Record, typename Member>
    void mergeField(Entry<Record> &entry, const Sited<Record> &read, const Field<Record, Member> &field);
    template <typename Record>
    void collide(const Entry<Record> &entry, const Sited<Record> &read, std::string_view key, std::string ours,
                 std::string theirs);
    template <typename Record> void tellTwin(const Entry<Record> &entry, const Sited<Record> &read);
    template <typename Record> void take(SitedChange &into);

    LedgerPtr m_into;
    Keep m_keep;
    const InputPlaces &m_places;
    Complaints &m_complaints;
    std::vector<Collision> m_collisions;
    std::set<Subject> m_robbed;
    std::tuple<Table<Source>, Table<Party>, Table<Deal>, Table<Commitment>, Table<Deployment>, Table<Claim>,
               Table<Observation>, Table<Decision>, Table<View>, Table<Story>>
        m_tables;
};

} // namespace ledger
