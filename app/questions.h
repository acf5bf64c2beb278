#pragma once

#include "answerwriter.h"
#include "ledger.h"
#include "lens.h"
#include "readings.h"
#include "result.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ledger
{

/// What a question is asked of, and how.
struct Asked
{
    LedgerPtr ledger = {};
    Lens lens = {};
    std::string group = {}; ///< one of the question's groups; empty: its first
    bool isReported = false;
    std::optional<int> maxLength = {}; ///< of a loop, in parties
    Id<Party> root = {}; ///< from whom on dependence is followed
    std::optional<int> depth = {}; ///< how far
    Id<Party> without = {}; ///< who is thought away
    std::vector<Id<Party>> between = {}; ///< the ends of a path
};

/// What the claims amount to on the day and basis of a question.
[[nodiscard]] inline Readings readingsFor(const Asked &asked)
{
    return {asked.ledger, asked.lens.asOf, asked.lens.basis};
}

/// One of the questions that `query` answers: how it is called, what shape the answer has (command-line.md), and what
/// answers it. An answer fails only where options do not go together, before anything is written.
struct Question
{
    std::string what = {};
    std::string summary = {};
    std::vector<std::string> columns = {}; ///< of the flat forms
    std::vector<std::string> groups = {}; ///< what --group may be; empty: it groups nothing
    bool canBeReported = false;
    std::vector<std::string> options = {}; ///< its own, beside the lens
    Result<Done> (*answer)(const Asked &asked, AnswerWriter &writer) = nullptr;
};

/// All of them, in the order in which help lists them.
[[nodiscard]] const std::vector<Question> &questions();

/// The question of that name, or null.
[[nodiscard]] const Question *questionNamed(const std::string &what);

} // namespace ledger
