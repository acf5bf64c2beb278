#pragma once

#include "readings.h"

#include <list>

namespace ledger
{

/// Keeps the last few readings and hands them to whoever asks; the only cache of them. Used from one thread.
class ReadingsCache
{
public:
    [[nodiscard]] ReadingsPtr readings(const LedgerPtr &ledger, const Lens &lens);

private:
    std::list<ReadingsPtr> m_recent; ///< newest first, a handful
};

} // namespace ledger
