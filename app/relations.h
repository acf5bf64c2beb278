#pragma once

#include "questions.h"

#include <vector>

namespace ledger
{

/// The questions about what runs between parties: money, loops, dependence.
[[nodiscard]] std::vector<Question> questionsOfRelations();

} // namespace ledger
