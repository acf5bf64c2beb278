#pragma once

#include "positionedjson.h"

#include <functional>
#include <string>

/// What a saved view's `lens` and `options` may hold: the command line's options, and the table of views.
namespace ledger
{

/// Told of what is wrong: where, whether it is the key, what, and what to do.
using ViewComplaint = std::function<void(JsonAt at, bool isKey, std::string what, std::string remedy)>;

/// Checks the keys and values of a lens.
void checkLens(const JsonTree &tree, JsonAt lens, const ViewComplaint &complain);

/// Checks the keys and values of the options of a view; those of an unknown view not at all.
void checkOptions(const JsonTree &tree, JsonAt options, std::string_view view, const ViewComplaint &complain);

} // namespace ledger
