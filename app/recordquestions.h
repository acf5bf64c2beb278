#pragma once

#include "questions.h"

#include <vector>

namespace ledger
{

/// The questions that are answered record by record: what was said when, deals, claims, parties, sources, observations.
[[nodiscard]] std::vector<Question> questionsOfRecords();

} // namespace ledger
