#pragma once

#include <cstdint>

namespace ledger
{

/// Tells the allocator that about so many bytes are going to be asked for in small pieces and given back at the end.
/// The system then gives them in few large pages: one by one, as they are touched, small ones cost an import a fifth of
/// its time. Elsewhere than on Linux with glibc it does nothing. Before the work begins, and before there are other
/// threads.
void expectLargeWork(std::int64_t bytes);

/// Keeps some memory that is given back for what is asked for next, instead of handing it to the system at once: a step
/// of the lens takes what the one before it has given back, and a page that has to come anew costs more than most of
/// what is written on it. Elsewhere than with glibc it does nothing.
void keepFreedMemory();

} // namespace ledger
