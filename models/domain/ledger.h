#pragma once

#include "records.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledger
{

struct DealIndex;

/// A commitment with all that is claimed of it.
struct CommitmentDossier
{
    Commitment record = {};
    std::vector<Claim> claims = {}; ///< by id

    bool operator==(const CommitmentDossier &) const = default;
};

/// A deployment with all that is claimed of it.
struct DeploymentDossier
{
    Deployment record = {};
    std::vector<Claim> claims = {}; ///< by id

    bool operator==(const DeploymentDossier &) const = default;
};

/// A deal with all its parts: what is read together, and what an edit replaces together.
struct DealDossier
{
    Deal record = {};
    std::vector<Claim> claims = {}; ///< of the deal as a whole, by id
    std::vector<CommitmentDossier> commitments = {}; ///< by id
    std::vector<DeploymentDossier> deployments = {}; ///< by id

    bool operator==(const DealDossier &) const = default;
};

/// Neighbouring deals in the order of their ids, shared between the ledgers before and after an edit elsewhere.
using DealBlock = std::vector<DealDossier>;

/// Where a claim, with what it is about, is to be found; the pointers live as long as the ledger, and those that do
/// not apply are null.
struct ClaimPlace
{
    const DealDossier *deal = nullptr;
    const CommitmentDossier *commitment = nullptr;
    const DeploymentDossier *deployment = nullptr;
    const Claim *claim = nullptr;
};

/// Everything that is known, at one revision: an immutable value that is passed about as a LedgerPtr and read from
/// any thread. Two ledgers share what did not change between them: deals live in blocks of a few hundred behind a
/// spine of pointers, and an edit replaces one block and the spine. Lists are in the byte order of their ids, so
/// position in parties() serves analysis as a dense number of a party.
class Ledger
{
public:
    Ledger();

    [[nodiscard]] const std::string &title() const { return m_title; }

    [[nodiscard]] const std::vector<Source> &sources() const;
    [[nodiscard]] const std::vector<Party> &parties() const;
    [[nodiscard]] const std::vector<Observation> &observations() const;
    [[nodiscard]] const std::vector<Decision> &decisions() const;
    [[nodiscard]] const std::vector<View> &views() const;
    [[nodiscard]] const std::vector<Story> &stories() const;
    /// The blocks of deals, for scans: every deal of a block before every deal of the next.
    [[nodiscard]] std::span<const std::shared_ptr<const DealBlock>> dealBlocks() const { return m_deals; }

    /// The record of that id, or null. Merged ids (`was`) find what they were merged into for sources and parties.
    [[nodiscard]] const Source *find(const Id<Source> &id) const;
    [[nodiscard]] const Party *find(const Id<Party> &id) const;
    [[nodiscard]] const Deal *find(const Id<Deal> &id) const;
    [[nodiscard]] const Commitment *find(const Id<Commitment> &id) const;
    [[nodiscard]] const Deployment *find(const Id<Deployment> &id) const;
    [[nodiscard]] const Claim *find(const Id<Claim> &id) const;
    [[nodiscard]] const Observation *find(const Id<Observation> &id) const;
    [[nodiscard]] const Decision *find(const Id<Decision> &id) const;
    [[nodiscard]] const View *find(const Id<View> &id) const;
    [[nodiscard]] const Story *find(const Id<Story> &id) const;

    /// The deal with its parts, or null.
    [[nodiscard]] const DealDossier *dossier(const Id<Deal> &id) const;
    [[nodiscard]] ClaimPlace place(const Id<Claim> &id) const;
    [[nodiscard]] ClaimPlace place(const Id<Commitment> &id) const;
    [[nodiscard]] ClaimPlace place(const Id<Deployment> &id) const;
    /// The claims on a commitment, a deployment or a deal as a whole; empty for what is not there.
    [[nodiscard]] std::span<const Claim> claimsOn(const Subject &subject) const;
    /// The decisions on a subject, by id.
    [[nodiscard]] std::vector<const Decision *> decisionsOn(const Subject &subject) const;

    /// The position of a party in parties(), or -1. Merged ids find what they were merged into.
    [[nodiscard]] int partyNumber(const Id<Party> &id) const;
    /// The position of the topmost ancestor of the party at a position.
    [[nodiscard]] int topmost(int partyNumber) const;

    /// How many records of a kind there are.
    [[nodiscard]] std::size_t count(RecordKind kind) const;
    /// How many there are of all kinds.
    [[nodiscard]] std::size_t size() const;

    bool operator==(const Ledger &other) const;

private:
    friend class LedgerBuilder;

    template <typename Record> struct Table;

    std::string m_title;
    std::shared_ptr<const Table<Source>> m_sources;
    std::shared_ptr<const Table<Party>> m_parties;
    std::shared_ptr<const Table<Observation>> m_observations;
    std::shared_ptr<const Table<Decision>> m_decisions;
    std::shared_ptr<const Table<View>> m_views;
    std::shared_ptr<const Table<Story>> m_stories;
    std::vector<std::shared_ptr<const DealBlock>> m_deals;
    std::shared_ptr<const DealIndex> m_index;
};

using LedgerPtr = std::shared_ptr<const Ledger>;

/// All records of a ledger as flat lists: how a store or a document hands them over.
struct Records
{
    std::string title = {};
    std::vector<Source> sources = {};
    std::vector<Party> parties = {};
    std::vector<Deal> deals = {};
    std::vector<Commitment> commitments = {};
    std::vector<Deployment> deployments = {};
    std::vector<Claim> claims = {};
    std::vector<Observation> observations = {};
    std::vector<Decision> decisions = {};
    std::vector<View> views = {};
    std::vector<Story> stories = {};
};

/// The ledger of these records, in whatever order they come. Parts whose owner is missing are left out: callers have
/// checked the records (rules.h) or trust the store, whose foreign keys exclude them.
[[nodiscard]] LedgerPtr ledgerOf(Records records);

/// All records of a ledger, each list by id.
[[nodiscard]] Records recordsOf(const Ledger &ledger);

} // namespace ledger
