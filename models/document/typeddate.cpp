#include "typed.h"

#include "typedwords.h"

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{

struct MonthName
{
    std::string_view name = {};
    int month = 0;
};

constexpr MonthName monthNames[]{
    {"january", 1},  {"jan", 1},       {"januar", 1},  {"jänner", 1},    {"jaenner", 1},   {"jän", 1},
    {"february", 2}, {"feb", 2},       {"februar", 2}, {"febr", 2},      {"march", 3},     {"mar", 3},
    {"märz", 3},     {"maerz", 3},     {"mär", 3},     {"mrz", 3},       {"april", 4},     {"apr", 4},
    {"may", 5},      {"mai", 5},       {"june", 6},    {"jun", 6},       {"juni", 6},      {"july", 7},
    {"jul", 7},      {"juli", 7},      {"august", 8},  {"aug", 8},       {"september", 9}, {"sep", 9},
    {"sept", 9},     {"october", 10},  {"oct", 10},    {"oktober", 10},  {"okt", 10},      {"november", 11},
    {"nov", 11},     {"december", 12}, {"dec", 12},    {"dezember", 12}, {"dez", 12},
};

int monthOf(std::string_view word)
{
    const auto *const found = std::ranges::find(monthNames, word, &MonthName::name);
    return found == std::end(monthNames) ? 0 : found->month;
}

// Numbers, months and the word for a quarter, with the sign between each and the one before.
struct DatePart
{
    enum class Kind : std::uint8_t { Year, Number, Month, Quarter } kind = Kind::Number;
    int value = 0;
    char sign = ' ';
};

std::optional<std::vector<DatePart>> dateParts(std::string_view normalized)
{
    constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};
    std::vector<DatePart> parts;
    char sign = ' ';
    for (const TypedWord &word : typedWords(normalized, TypedNumbers::DigitsAlone)) {
        if (word.kind == TypedKind::Number) {
            if (word.text.size() > 4 || word.text.size() == 3)
                return std::nullopt;
            const auto kind = word.text.size() == 4 ? DatePart::Kind::Year : DatePart::Kind::Number;
            parts.push_back({kind, std::stoi(word.text), sign});
        } else if (word.kind == TypedKind::Sign) {
            if (word.text.size() != 1 || std::string_view("./-,").find(word.text) == std::string_view::npos
                || sign != ' ')
                return std::nullopt;
            sign = word.text.front();
            continue;
        } else if (const int month = monthOf(word.text); month > 0) {
            parts.push_back({DatePart::Kind::Month, month, sign});
        } else if (word.text == "q" || word.text == "quarter" || word.text == "quartal") {
            parts.push_back({DatePart::Kind::Quarter, 0, sign});
        } else if (!word.isAttached || parts.empty() || parts.back().kind != DatePart::Kind::Number
                   || std::ranges::find(ordinals, word.text) == ordinals.end()) {
            return std::nullopt;
        }
        sign = ' ';
    }
    return sign == ' ' ? std::optional(parts) : std::nullopt;
}

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string fourDigits(int year)
{
    const std::string text = std::to_string(year);
    return std::string(4 - text.size(), '0') + text;
}

std::optional<TypedDate> oneDate(const std::string &text)
{
    const auto date = partialDate(text);
    return date ? std::optional(TypedDate{*date, *date}) : std::nullopt;
}

std::optional<TypedDate> day(const DatePart &year, int month, int dayOfMonth)
{
    return oneDate(fourDigits(year.value) + '-' + twoDigits(month) + '-' + twoDigits(dayOfMonth));
}

std::optional<TypedDate> month(const DatePart &year, int month)
{
    return oneDate(fourDigits(year.value) + '-' + twoDigits(month));
}

std::optional<TypedDate> quarter(const DatePart &year, int number)
{
    const auto first = month(year, number * 3 - 2);
    const auto last = month(year, number * 3);
    return number >= 1 && number <= 4 && first && last ? std::optional(TypedDate{first->start, last->end})
                                                       : std::nullopt;
}

// Three numbers: with points the day comes first, as in German; with other signs only where it can be told.
std::optional<TypedDate> threeNumbers(const DatePart &a, const DatePart &b, const DatePart &c)
{
    using enum DatePart::Kind;
    if (b.sign != c.sign || b.sign == ' ' || b.sign == ',')
        return std::nullopt;
    if (a.kind == Year && b.kind == Number && c.kind == Number)
        return day(a, b.value, c.value);
    if (a.kind != Number || b.kind != Number || c.kind != Year)
        return std::nullopt;
    if (b.sign == '.' || a.value > 12 || a.value == b.value)
        return day(c, b.value, a.value);
    return b.value > 12 ? day(c, a.value, b.value) : std::nullopt;
}

std::optional<TypedDate> twoParts(const DatePart &a, const DatePart &b)
{
    using enum DatePart::Kind;
    const bool isSigned = b.sign != ' ' && b.sign != ',';
    if (a.kind == Month && b.kind == Year)
        return month(b, a.value);
    if (a.kind == Year && b.kind == Month)
        return month(a, b.value);
    if (a.kind == Number && b.kind == Year && isSigned)
        return month(b, a.value);
    if (a.kind == Year && b.kind == Number && isSigned)
        return month(a, b.value);
    return std::nullopt;
}

std::optional<TypedDate> threeParts(const DatePart &a, const DatePart &b, const DatePart &c)
{
    using enum DatePart::Kind;
    if (a.kind == Quarter && b.kind == Number && c.kind == Year)
        return quarter(c, b.value);
    if (a.kind == Number && b.kind == Quarter && c.kind == Year)
        return quarter(c, a.value);
    if (a.kind == Year && b.kind == Quarter && c.kind == Number)
        return quarter(a, c.value);
    if (a.kind == Number && b.kind == Month && c.kind == Year)
        return day(c, b.value, a.value);
    if (a.kind == Month && b.kind == Number && c.kind == Year)
        return day(c, a.value, b.value);
    if (a.kind == Year && b.kind == Month && c.kind == Number)
        return day(a, b.value, c.value);
    return threeNumbers(a, b, c);
}

// How long a term lasts, in months; 0 where it cannot be read.
int typedMonths(std::string_view text)
{
    constexpr std::array<std::string_view, 10> english{"one", "two",   "three", "four", "five",
                                                       "six", "seven", "eight", "nine", "ten"};
    constexpr std::array<std::string_view, 10> german{"ein",   "zwei",   "drei", "vier", "fünf",
                                                      "sechs", "sieben", "acht", "neun", "zehn"};
    constexpr std::array<std::string_view, 5> openings{"for", "over", "about", "über", "auf"};
    constexpr std::array<std::string_view, 7> years{"year", "years", "yr", "yrs", "y", "jahr", "jahre"};
    constexpr std::array<std::string_view, 5> months{"month", "months", "mo", "monat", "monate"};
    const auto is
        = [](std::string_view word, const auto &known) { return std::ranges::find(known, word) != std::end(known); };
    std::vector<TypedWord> typed = typedWords(normalizedTyping(text), TypedNumbers::DigitsAlone);
    std::erase_if(typed, [](const TypedWord &word) { return word.text == "-"; }); // seven-year
    if (typed.size() == 3 && is(typed.front().text, openings))
        typed.erase(typed.begin());
    if (typed.size() != 2)
        return 0;
    int count = 0;
    if (typed[0].kind == TypedKind::Number && typed[0].text.size() <= 3)
        count = std::stoi(typed[0].text);
    for (std::size_t i = 0; i < english.size(); ++i)
        if (typed[0].text == english[i] || typed[0].text == german[i])
            count = static_cast<int>(i) + 1;
    const std::string &unit = typed[1].text;
    return is(unit, years) || unit == "jahren" ? count * 12 : is(unit, months) || unit == "monaten" ? count : 0;
}

} // namespace

std::optional<PartialDate> typedEnd(std::string_view text, const PartialDate &start)
{
    const int months = typedMonths(text);
    const bool isInYears = months % 12 == 0;
    if (months <= 0 || start.year + months / 12 > 9998 || (start.month == 0 && !isInYears))
        return std::nullopt;
    if (start.month == 0)
        return PartialDate{static_cast<std::int16_t>(start.year + months / 12 - 1), 0, 0};
    const int last = start.year * 12 + start.month - 1 + months; // the first month after it
    const auto monthAt = [](int month) {
        return PartialDate{static_cast<std::int16_t>(month / 12), static_cast<std::uint8_t>(month % 12 + 1), 0};
    };
    if (start.day == 0)
        return monthAt(last - 1);
    PartialDate after = monthAt(last);
    const PartialDate lastOfMonth = partialDate(after.last());
    after.day = std::min(start.day, lastOfMonth.day);
    return partialDate(after.first() - std::chrono::days(1));
}

std::optional<TypedDate> typedDate(std::string_view text)
{
    const std::string normalized = normalizedTyping(text);
    if (const auto exact = partialDate(normalized))
        return TypedDate{*exact, *exact};
    const auto parts = dateParts(normalized);
    if (parts && parts->size() == 2)
        return twoParts((*parts)[0], (*parts)[1]);
    if (parts && parts->size() == 3)
        return threeParts((*parts)[0], (*parts)[1], (*parts)[2]);
    return std::nullopt;
}

} // namespace ledger
