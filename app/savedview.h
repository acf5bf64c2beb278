#pragma once

#include "lenstext.h"
#include "records.h"

#include <map>
#include <string>
#include <vector>

namespace ledger
{

/// The options of a view, by their names in document-format.md.
using ViewOptions = std::map<std::string, std::vector<std::string>>;

/// What a saved view says of its lens, as a command line would.
[[nodiscard]] std::vector<LensOption> lensTextsOf(const View &view);
/// And of its options.
[[nodiscard]] ViewOptions optionsOf(const View &view);

} // namespace ledger
