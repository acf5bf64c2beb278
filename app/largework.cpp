#include "largework.h"

#ifdef __GLIBC__
#include <algorithm>
#include <cstdlib>
#include <limits>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace ledger
{

#ifdef __GLIBC__
namespace
{
constexpr std::uintptr_t largePage = 2 << 20;
constexpr std::int64_t most = 1 << 30;
constexpr int usualPadding = 128 << 10;
constexpr int mostKept = 64 << 20;
constexpr int largestKept = 32 << 20; // glibc allows no more
} // namespace

void expectLargeWork(std::int64_t bytes)
{
    const auto room = static_cast<int>(std::min(bytes, most));
    if (room < static_cast<int>(largePage))
        return;
    mallopt(M_ARENA_MAX, 1); // threads take from the same room
    mallopt(M_MMAP_MAX, 0); // nor does anything large get pages of its own
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TOP_PAD, room);
    const auto heap = reinterpret_cast<std::uintptr_t>(sbrk(0));
    void *volatile taken = std::malloc(static_cast<std::size_t>(room / 2)); // volatile: it is for its effect alone
    std::free(taken);
    mallopt(M_TOP_PAD, usualPadding);
    const std::uintptr_t first = (heap + largePage - 1) / largePage * largePage;
    const std::uintptr_t last = reinterpret_cast<std::uintptr_t>(sbrk(0)) / largePage * largePage;
    if (first < last)
        madvise(reinterpret_cast<void *>(first), last - first, MADV_HUGEPAGE); // where it cannot be, pages are small
}

void keepFreedMemory()
{
    mallopt(M_TRIM_THRESHOLD, mostKept);
    mallopt(M_MMAP_THRESHOLD, largestKept);
}
#else
void expectLargeWork(std::int64_t) { }
void keepFreedMemory() { }
#endif

} // namespace ledger
