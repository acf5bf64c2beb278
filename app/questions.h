#pragma once

#include "answerwriter.h"
#include "ledger.h"
#include "lens.h"
#include "result.h"

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
};

/// One of the questions that `query` answers: how it is called, what shape the answer has (command-line.md), and what
/// answers it. An answer fails only where options do not go together, before anything is written.
struct Question
{
    std::string what = {};
    std::string summary = {};
    std::vector<std::string> columns = {}; ///< of the flat forms
    std::vector<std::string> groups = {}; ///< what --group may be; empty: it groups nothing
    bool canBeReported = false;
    Result<Done> (*answer)(const Asked &asked, AnswerWriter &writer) = nullptr;
};

/// All of them, in the order in which help lists them.
[[nodiscard]] const std::vector<Question> &questions();

/// The question of that name, or null.
[[nodiscard]] const Question *questionNamed(const std::string &what);

} // namespace ledger
