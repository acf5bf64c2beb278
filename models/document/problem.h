#pragma once

#include <QString>

#include <string>
#include <vector>

namespace ledger
{

/// One thing that is wrong with an input, told so that its author can mend it.
struct Problem
{
    QString file = {};
    int line = 0; ///< from 1; 0 where the problem is with the file as a whole
    int column = 0; ///< from 1, in characters
    std::string path = {}; ///< `deals/3/claims/0/amount`
    QString what = {};
    QString remedy = {};

    /// `FILE:LINE:COLUMN: PATH: what is wrong; what to do`
    [[nodiscard]] QString text() const;

    bool operator==(const Problem &) const = default;
};

} // namespace ledger
