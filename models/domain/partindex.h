#pragma once

#include "records.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace ledger
{

using PartHash = std::uint64_t;

/// The hash under which a commitment, deployment or claim is found. It differs between kinds, as their ids may not.
[[nodiscard]] PartHash partHash(RecordKind kind, std::string_view id);

/// Where something of that hash is: among the deals of a block, or among the blocks.
struct PartEntry
{
    PartHash hash = 0;
    std::uint32_t where = 0;

    bool operator==(const PartEntry &) const = default;
    auto operator<=>(const PartEntry &) const = default;
};

/// The entries of one hash in a sorted list.
[[nodiscard]] std::span<const PartEntry> entriesOf(const std::vector<PartEntry> &sorted, PartHash hash);

/// Which blocks hold a part of some hash: a sorted list in shared shards, so that an edit replaces only the shards in
/// which something moved. An immutable value.
class PartIndex
{
public:
    [[nodiscard]] std::span<const PartEntry> find(PartHash hash) const;
    /// The index without some entries and with others; what is in both stays.
    [[nodiscard]] PartIndex replaced(std::vector<PartEntry> gone, std::vector<PartEntry> come) const;

private:
    using Shard = std::vector<PartEntry>;

    [[nodiscard]] static PartIndex of(const std::vector<PartEntry> &sorted);
    [[nodiscard]] std::size_t shardOf(PartHash hash) const;
    [[nodiscard]] PartIndex rebuilt(const std::vector<PartEntry> &gone, const std::vector<PartEntry> &come) const;

    std::vector<std::shared_ptr<const Shard>> m_shards;
    int m_bits = 0; // of a hash that choose its shard, the highest ones
    std::size_t m_size = 0;
};

/// What finds parts and counts them, beside the blocks of deals: one of it for each ledger.
struct DealIndex
{
    /// For each block its parts, sorted; `where` is the position of the deal in the block.
    std::vector<std::shared_ptr<const std::vector<PartEntry>>> blocks = {};
    std::vector<std::uint32_t> keys = {}; ///< for each block a number that stays when blocks before it come or go
    std::vector<std::uint32_t> positions = {}; ///< the position of the block of each key
    PartIndex parts = {}; ///< `where` is the key of the block
    std::array<std::size_t, 4> counts = {}; ///< of deals, commitments, deployments and claims
};

} // namespace ledger
