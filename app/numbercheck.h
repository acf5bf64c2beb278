#pragma once

#include "notation.h"

#include <charconv>
#include <string>
#include <type_traits>

namespace ledger
{

/// For CLI11's `check`: that an option holds a number from `least` to `most`, or what is wrong with it.
template <typename Number> auto numberBetween(Number least, Number most)
{
    return [least, most](const std::string &text) {
        Number number{};
        const char *last = text.data() + text.size();
        const auto [end, fault] = std::from_chars(text.data(), last, number);
        if (fault == std::errc() && end == last && number >= least && number <= most) // what is no number is not
            return std::string();
        const auto shown = [](Number bound) {
            if constexpr (std::is_integral_v<Number>)
                return std::to_string(bound);
            else
                return numberText(bound);
        };
        return "«" + text + "» is no " + (std::is_integral_v<Number> ? "whole number" : "number") + " from "
            + shown(least) + " to " + shown(most);
    };
}

} // namespace ledger
