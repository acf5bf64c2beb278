#include "partialdate.h"

#include "id.h"

#include <algorithm>

namespace ledger
{

namespace
{
namespace chrono = std::chrono;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// So many digits at least.
void appendDigits(std::string &text, int number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    text.append(width - std::min(width, digits.size()), '0') += digits;
}
} // namespace

bool isSlug(std::string_view text)
{
    return !text.empty()
        && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; });
}

Day PartialDate::first() const
{
    return chrono::year_month_day(chrono::year(year), chrono::month(month ? month : 1u), chrono::day(day ? day : 1u));
}

Day PartialDate::last() const
{
    if (day)
        return first();
    return chrono::year_month_day_last(chrono::year(year), chrono::month_day_last(chrono::month(month ? month : 12u)));
}

std::string PartialDate::text() const
{
    std::string text;
    appendDigits(text, year, 4);
    if (month)
        appendDigits(text += '-', month, 2);
    if (day)
        appendDigits(text += '-', day, 2);
    return text;
}

std::optional<PartialDate> partialDate(std::string_view text)
{
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : !isDigit(text[i]))
            return std::nullopt;
    PartialDate date{.year = static_cast<std::int16_t>(number(text.substr(0, 4)))};
    if (text.size() >= 7)
        date.month = static_cast<std::uint8_t>(number(text.substr(5, 2)));
    if (text.size() == 10)
        date.day = static_cast<std::uint8_t>(number(text.substr(8, 2)));
    const bool lacksPart = (text.size() >= 7 && date.month == 0) || (text.size() == 10 && date.day == 0);
    const chrono::year_month_day asDay(chrono::year(date.year), chrono::month(date.month ? date.month : 1u),
                                       chrono::day(date.day ? date.day : 1u));
    if (date.year < 1 || lacksPart || !asDay.ok())
        return std::nullopt;
    return date;
}

PartialDate partialDate(Day day)
{
    const chrono::year_month_day date(day);
    return {static_cast<std::int16_t>(static_cast<int>(date.year())),
            static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
            static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

std::string isoText(Day day) { return partialDate(day).text(); }

Day yearsLater(Day day, int years)
{
    const chrono::year_month_day date = chrono::year_month_day(day) + chrono::years(years);
    return date.ok() ? Day(date) : Day(date.year() / date.month() / chrono::last);
}

} // namespace ledger
