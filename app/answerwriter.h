#pragma once

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

enum class AnswerFormat { Table, Json, Csv };

/// One row of an answer: an object whose members are the columns. An absent value is left out. A member that is a list
/// of objects makes a row of each of them where an answer is flat.
using AnswerRow = nlohmann::ordered_json;

/// Writes an answer row by row, so that a long one is never held as a whole (a table is: its columns' widths need it).
class AnswerWriter
{
public:
    using Sink = std::function<void(std::string_view)>;

    virtual ~AnswerWriter() = default;

    /// Starts a named list of an answer that has several; an answer that names none is one list.
    virtual void list(const std::string &name) = 0;
    virtual void row(const AnswerRow &row) = 0;
    /// What is told of an answer with named lists as a whole, after them: members beside the lists; where an answer is
    /// flat, one row, `called` so.
    virtual void whole(const std::string &called, const AnswerRow &members) = 0;
    virtual void end() = 0;
};

/// The writer of a format. `columns` are those of the flat forms, in order; JSON rows bring their own.
[[nodiscard]] std::unique_ptr<AnswerWriter> answerWriter(AnswerFormat format, std::vector<std::string> columns,
                                                         AnswerWriter::Sink sink);

} // namespace ledger
