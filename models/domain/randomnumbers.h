#pragma once

#include <cstdint>
#include <vector>

namespace ledger
{

/// Pseudo-random numbers that are the same on every machine (Steele, Lea and Flood: SplitMix64). Standard distributions
/// are not, so the few that are needed are here.
class RandomNumbers
{
public:
    explicit RandomNumbers(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// One of 0 … count - 1. The bias of the remainder is nothing next to 2⁶⁴.
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    bool inHundred(int chance) { return below(100) < chance; }

    template <typename List> const auto &oneOf(const List &list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

private:
    std::uint64_t m_state;
};

/// Ranks of which the n-th comes up in proportion to 1/n, in whole numbers throughout.
class ZipfRanks
{
public:
    explicit ZipfRanks(int count);
    /// One of 0 … count - 1.
    [[nodiscard]] int rank(RandomNumbers &random) const;

private:
    std::vector<std::uint64_t> m_sums;
};

} // namespace ledger
