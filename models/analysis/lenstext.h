#pragma once

#include "ledger.h"
#include "lens.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The lens in words: the options of the command line, the keys of a saved view, the chips of the lens bar.
namespace ledger
{

/// One option of a lens: its name on the command line without dashes in front (`as-of`), and its values.
using LensOption = std::pair<std::string, std::vector<std::string>>;

/// What of some options could be read, and what is wrong with the rest, a sentence each that names the nearest known
/// word.
struct ReadLens
{
    Lens lens = {};
    std::vector<std::string> problems = {};

    bool operator==(const ReadLens &) const = default;
};

/// The names of all options, as the command line lists them.
[[nodiscard]] std::span<const std::string_view> lensOptionNames();

/// What of a lens differs from the default, in the order of the command line's options.
[[nodiscard]] std::vector<LensOption> lensWords(const Lens &lens);

/// Reads options, on top of a lens that already stands. A name may be written with underscores (`as_of`), a value may
/// hold several with commas between. Parties are looked up in the ledger where there is one, and are kept by the id
/// that they have now.
[[nodiscard]] ReadLens lensOf(std::span<const LensOption> options, const Ledger *ledger, const Lens &onTopOf = {});

/// The id of a party that is nearest to a mistyped one, or nothing where a ledger has none.
[[nodiscard]] std::string nearestPartyId(const Ledger &ledger, std::string_view text);

} // namespace ledger
