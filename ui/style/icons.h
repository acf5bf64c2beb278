#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>
#include <QStringList>

namespace ledger
{

/// One of our icons in the palette's colours, sharp at any size: `overview`, `share`, `commitments`, `capacity`,
/// `timeline`, `flows`, `dependencies`, `reconcile`, `ledger`, `stories`, `play`, `pause`, `previous`, `next`, `back`,
/// `forth`, `search`, `export`, `copy`, `data`, `add`, `remove`, `edit`, `undo`, `redo`, `import`, `theme`, `close`,
/// `contested`, `filter`, `gigaledger`.
[[nodiscard]] QIcon icon(const QString &name, const QPalette &palette);

/// All names that `icon` knows.
[[nodiscard]] QStringList iconNames();

} // namespace ledger
