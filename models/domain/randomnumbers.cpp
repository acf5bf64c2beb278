#include "randomnumbers.h"

#include <algorithm>

namespace ledger
{

ZipfRanks::ZipfRanks(int count)
{
    constexpr std::uint64_t weightOfFirst = std::uint64_t(1) << 32;
    std::uint64_t sum = 0;
    for (int i = 1; i <= count; ++i)
        m_sums.push_back(sum += weightOfFirst / static_cast<std::uint64_t>(i));
}

int ZipfRanks::rank(RandomNumbers &random) const
{
    const std::uint64_t drawn = random.next() % m_sums.back();
    return static_cast<int>(std::ranges::upper_bound(m_sums, drawn) - m_sums.begin());
}

} // namespace ledger
