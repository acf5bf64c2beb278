#pragma once

#include "change.h"
#include "ledger.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace ledger
{

/// A change as it fits a ledger, and the ledger after it; or why it does not fit.
class Fitting
{
public:
    /// A change made on this very ledger has to fit as it is; one that may be of an older ledger may be mended. The
    /// change has to outlive this: an import is too large to be copied for nothing.
    Fitting(const Change &wanted, const LedgerPtr &onto, bool mayBeStale);

    [[nodiscard]] bool fits() const { return m_collisions.empty() && m_violations.isEmpty(); }
    [[nodiscard]] const Change &change() const { return m_mended ? *m_mended : m_wanted; }
    [[nodiscard]] const LedgerPtr &after() const { return m_after; }
    [[nodiscard]] const std::vector<Collision> &collisions() const { return m_collisions; }
    [[nodiscard]] const QStringList &violations() const { return m_violations; }

private:
    const Change &m_wanted;
    std::optional<Change> m_mended;
    LedgerPtr m_after;
    std::vector<Collision> m_collisions;
    QStringList m_violations;
};

} // namespace ledger
