#pragma once

#include "answerwriter.h"
#include "id.h"
#include "vocabulary.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <vector>

/// Values as the document writes them.
namespace ledger
{

/// A number without a fraction is whole in print, as documents write it.
[[nodiscard]] inline AnswerRow number(double value)
{
    constexpr double exact = 9007199254740992.0; // 2⁵³
    if (value == std::trunc(value) && std::abs(value) <= exact)
        return static_cast<std::int64_t>(value);
    return value;
}

template <typename Enum> [[nodiscard]] AnswerRow worded(Enum value) { return std::string(word(value)); }

template <typename Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] AnswerRow worded(const std::vector<Enum> &values)
{
    AnswerRow list = AnswerRow::array();
    for (const Enum each : values)
        list.push_back(worded(each));
    return list;
}

template <typename Record> [[nodiscard]] AnswerRow worded(const std::vector<Id<Record>> &ids)
{
    AnswerRow list = AnswerRow::array();
    for (const Id<Record> &each : ids)
        list.push_back(each.text);
    return list;
}

} // namespace ledger
