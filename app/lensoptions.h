#pragma once

#include "lenstext.h"
#include "result.h"

#include <vector>

namespace CLI
{
class App;
}

namespace ledger
{

/// The lens of a command line: the same options for every command that looks through one.
class LensOptions
{
public:
    explicit LensOptions(CLI::App &options);
    LensOptions(const LensOptions &) = delete;
    LensOptions &operator=(const LensOptions &) = delete;

    /// Whether any of them was given.
    [[nodiscard]] bool isGiven() const;
    /// The lens that they describe, on top of another (a saved view's); fails for a value or id that is not known, and
    /// names the nearest.
    [[nodiscard]] Result<Lens> lens(const Ledger &ledger, const Lens &onTopOf = {}) const;

private:
    std::vector<LensOption> m_texts; // one for each name; without values where it is not given
};

} // namespace ledger
