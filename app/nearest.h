#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

/// The known word that is nearest to a mistyped one; empty where none is known.
[[nodiscard]] std::string nearest(std::string_view text, const std::vector<std::string> &known);

/// `a, b, c`
[[nodiscard]] std::string listed(const std::vector<std::string> &words);

/// `«totl» is no WHAT; did you mean totals? There are: totals, share`
[[nodiscard]] std::string unknownWord(std::string_view text, std::string_view whatItShouldBe,
                                      const std::vector<std::string> &known);

} // namespace ledger
