#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace ledger
{

/// Cuts things numbered from 0 into runs of neighbours, one for each core but none shorter than `least`, and calls
/// `work(first, last)` on all of them at once; the results are in the order of the runs. Work must not throw.
template <typename Work> auto inRuns(std::size_t count, std::size_t least, const Work &work)
{
    using Result = decltype(work(count, count));
    const std::size_t cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    const std::size_t runs = std::clamp<std::size_t>(count / std::max<std::size_t>(1, least), 1, cores);
    const auto edge = [&](std::size_t run) { return count * run / runs; };
    std::vector<Result> results(runs);
    std::vector<std::thread> others;
    for (std::size_t run = 1; run < runs; ++run)
        others.emplace_back([&, run] { results[run] = work(edge(run), edge(run + 1)); });
    results[0] = work(0, edge(1));
    for (std::thread &other : others)
        other.join();
    return results;
}

/// Makes a vector's room and leaves it unset: for plain values that are all written anyway, each by the thread that
/// works it out. Memory is given page by page as it is written, which costs as much as the work.
template <typename Plain> struct Unset : std::allocator<Plain>
{
    static_assert(std::is_trivially_copyable_v<Plain>);

    template <typename Other> struct rebind
    {
        using other = Unset<Other>;
    };
    void construct(Plain *) noexcept { }
};
template <typename Plain> using UnsetVector = std::vector<Plain, Unset<Plain>>;

} // namespace ledger
