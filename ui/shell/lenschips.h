#pragma once

#include "ledger.h"
#include "lens.h"

#include <QString>
#include <QStringList>

#include <vector>

/// The filters of a lens as chips: one a value, each by its own removable.
namespace ledger
{

/// One filter that is set. `filter` is the command line's name (`payer`, `nature`), `id` the value; `not:` and the ids
/// of what is left out where that is shorter to say.
struct LensChip
{
    QString filter = {};
    QString id = {};
    QString caption = {}; ///< «payer», «not»
    QString text = {}; ///< «OpenAI»
    QString whyIdle = {}; ///< why the open view cannot apply it; empty where it does

    bool operator==(const LensChip &) const = default;
};

/// The chips of a lens, in the order of the command line; `view` and its `source` option (of share) decide which idle.
[[nodiscard]] std::vector<LensChip> lensChips(const Lens &lens, const Ledger &ledger, const QString &view,
                                              const QString &source);

/// The lens without what a chip stands for.
[[nodiscard]] Lens withoutChip(Lens lens, const LensChip &chip);

/// The lens with a value added to a filter, or as it is where there is no such filter or value.
[[nodiscard]] Lens withFilter(Lens lens, const QString &filter, const QString &id);

/// The lens with the period that results name so (`2026`, `2026-Q1`, `2026-01`); as it is where that is none.
[[nodiscard]] Lens withPeriod(Lens lens, const QString &period);

/// The lens up to the end of a year, for what has power by then; as it is where that is none.
[[nodiscard]] Lens withPowerBy(Lens lens, const QString &year);

/// The filter that a mark of a picture would set: `payer`, `payee`, `nature` …; empty where there is none. `group` is
/// what the picture is grouped by.
[[nodiscard]] QString filterOf(const QString &kind, const QString &group);

} // namespace ledger
