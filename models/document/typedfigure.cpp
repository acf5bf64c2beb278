#include "typed.h"

#include "typedlexicon.h"
#include "typedwords.h"

#include <algorithm>
#include <charconv>
#include <cmath>

// A typed figure is read in two steps: the grammar first, with numbers kept as typed, and then the numbers, since
// whether 1.500 is one and a half or fifteen hundred depends on the language of the words around it. Where no word says
// it and both would make sense, the figure cannot be read one way only, and nothing is read.

namespace ledger
{

namespace
{

// A number as typed, with what stands beside it.
struct RawFigure
{
    std::string_view number = {};
    const Magnitude *magnitude = nullptr;
    const Measure *measure = nullptr;
    bool isMeasuredBehind = false;
};

// The digits of a number, and how many of them are behind the decimal sign.
struct ReadNumber
{
    std::string digits = {};
    int exponent = 0;
};

std::string withoutSeparators(std::string_view number)
{
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Whether a number is groups of three digits behind one to three others.
bool isGrouped(std::string_view number, char separator)
{
    std::size_t run = 0;
    bool isFirst = true;
    for (std::size_t i = 0; i <= number.size(); ++i) {
        if (i < number.size() && number[i] != separator) {
            if (number[i] < '0' || number[i] > '9')
                return false;
            ++run;
            continue;
        }
        if (isFirst ? (run == 0 || run > 3) : run != 3)
            return false;
        isFirst = false;
        run = 0;
    }
    return true;
}

// All ways in which a number may be meant: of two, the English one first.
std::vector<ReadNumber> numberReadings(std::string_view number)
{
    int exponent = 0;
    if (const std::size_t e = number.find('e'); e != std::string_view::npos) {
        const std::string_view tens = number.substr(e + (number[e + 1] == '+' ? 2 : 1));
        if (std::from_chars(tens.data(), tens.data() + tens.size(), exponent).ec != std::errc() || exponent > 40)
            return {};
        number = number.substr(0, e);
    }
    const auto decimal = [exponent](std::string_view text, std::size_t sign, char group) -> std::vector<ReadNumber> {
        const std::string_view whole = text.substr(0, sign);
        if (whole.find_first_not_of("0123456789") != std::string_view::npos && !isGrouped(whole, group))
            return {};
        return {{withoutSeparators(text), exponent - static_cast<int>(text.size() - sign - 1)}};
    };
    const std::size_t sign = number.find_last_of(".,");
    if (sign == std::string_view::npos) {
        const char group = number.find('\'') != std::string_view::npos ? '\'' : ' ';
        if (number.find_first_not_of("0123456789") != std::string_view::npos && !isGrouped(number, group))
            return {};
        return {{withoutSeparators(number), exponent}};
    }
    const char own = number[sign];
    const char other = own == '.' ? ',' : '.';
    if (std::ranges::count(number, own) > 1)
        return isGrouped(number, own) ? std::vector<ReadNumber>{{withoutSeparators(number), exponent}}
                                      : std::vector<ReadNumber>{};
    for (const char group : {other, ' ', '\''})
        if (number.find(group) != std::string_view::npos)
            return decimal(number, sign, group);
    if (!isGrouped(number, own) || number.starts_with('0') || exponent != 0)
        return decimal(number, sign, ' ');
    const ReadNumber grouped{withoutSeparators(number), 0};
    if (number.ends_with("000")) // nobody types three decimals that say nothing
        return {grouped};
    const ReadNumber fraction{grouped.digits, -3};
    return own == ',' ? std::vector<ReadNumber>{grouped, fraction} : std::vector<ReadNumber>{fraction, grouped};
}

double scaled(const ReadNumber &number, int tens)
{
    const std::string text = number.digits + 'e' + std::to_string(number.exponent + tens);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? value : -1;
}

class FigureScan
{
public:
    explicit FigureScan(std::string_view text)
        : m_text(normalizedTyping(text))
        , m_words(typedWords(m_text, TypedNumbers::WithSeparators))
    {
    }

    std::optional<TypedFigure> figure()
    {
        scanPer();
        scanHedge();
        const bool isBetween = take({"between"}, Tongue::English) || take({"zwischen"}, Tongue::German)
            || take({"from"}, Tongue::English) || take({"von"}, Tongue::German);
        if (!scanFigure(m_first))
            return std::nullopt;
        if (take({"+"}) && !m_found.hedge)
            m_found.hedge = Hedge::Over;
        m_isRange = scanRangeSign();
        if (m_isRange ? !scanFigure(m_second) : isBetween)
            return std::nullopt;
        scanPer();
        if (!scanRate() || m_at != m_words.size())
            return std::nullopt;
        return resolved();
    }

private:
    bool take(const TypedPhrase &phrase, Tongue tongue = Tongue::Any)
    {
        const std::size_t at = m_at;
        for (const std::string_view word : phrase) {
            if (word.empty())
                break;
            if (m_at == m_words.size() || !m_words[m_at].is(word)) {
                m_at = at;
                return false;
            }
            ++m_at;
        }
        hear(tongue);
        return true;
    }

    void hear(Tongue tongue)
    {
        m_isEnglish |= tongue == Tongue::English;
        m_isGerman |= tongue == Tongue::German;
    }

    void scanPer()
    {
        for (const PerPhrase &phrase : perYearPhrases())
            if (!m_found.per && take(phrase.words, phrase.tongue))
                m_found.per = Per::Year;
    }

    void scanHedge()
    {
        for (const HedgePhrase &phrase : hedgePhrases())
            if (!m_found.hedge && take(phrase.words, phrase.tongue))
                m_found.hedge = phrase.hedge;
    }

    bool scanRangeSign()
    {
        return take({"-"}) || take({"to"}, Tongue::English) || take({"and"}, Tongue::English)
            || take({"bis"}, Tongue::German) || take({"und"}, Tongue::German);
    }

    const Measure *scanMeasure()
    {
        for (const Measure &measure : measures())
            if (take(measure.words, measure.tongue))
                return &measure;
        return nullptr;
    }

    bool scanFigure(RawFigure &figure)
    {
        figure.measure = scanMeasure();
        if (m_at == m_words.size() || m_words[m_at].kind != TypedKind::Number)
            return false;
        figure.number = m_words[m_at++].text;
        for (const Magnitude &magnitude : magnitudes())
            if (!figure.magnitude
                && take({magnitude.word}, magnitude.tensInGerman > 0 ? Tongue::Any : magnitude.tongue))
                figure.magnitude = &magnitude;
        if (const Measure *behind = scanMeasure()) {
            if (figure.measure)
                return false;
            figure.measure = behind;
            figure.isMeasuredBehind = true;
        }
        return true;
    }

    // The rate of another currency: `at 1.17`, `@ 1.17 on 2026-03-30`, `zu 1,17`.
    bool scanRate()
    {
        if (!take({"@"}) && !take({"at"}, Tongue::English) && !take({"zu"}, Tongue::German))
            return true;
        if (m_at == m_words.size() || m_words[m_at].kind != TypedKind::Number)
            return false;
        std::string rate = m_words[m_at++].text;
        std::ranges::replace(rate, ',', '.');
        double value = 0;
        const auto [end, error] = std::from_chars(rate.data(), rate.data() + rate.size(), value);
        if (error != std::errc() || end != rate.data() + rate.size() || value <= 0)
            return false;
        m_rate = value;
        if (take({"on"}, Tongue::English) || take({"am"}, Tongue::German) || take({"vom"}, Tongue::German)) {
            if (m_at == m_words.size())
                return false;
            const auto date = typedDate(std::string_view(m_text).substr(m_words[m_at].begin));
            if (!date || date->start != date->end)
                return false;
            m_rateDay = date->start;
            m_at = m_words.size();
        }
        return true;
    }

    // What is left to the second figure of a range: «15-35bn» is in billions both.
    bool shareRange()
    {
        if (!m_isRange)
            return true;
        if (m_first.magnitude && !m_second.magnitude)
            return false;
        if (m_first.measure && !m_second.measure && m_first.isMeasuredBehind)
            return false;
        if (!m_first.magnitude)
            m_first.magnitude = m_second.magnitude;
        if (!m_second.measure)
            m_second.measure = m_first.measure;
        if (!m_first.measure)
            m_first.measure = m_second.measure;
        return !m_first.measure || (m_first.measure->unit == m_second.measure->unit && m_first.measure->unit);
    }

    std::optional<double> value(const RawFigure &figure) const
    {
        int tens = figure.measure ? figure.measure->tens : 0;
        const bool isGerman = m_isGerman && !m_isEnglish;
        if (figure.magnitude)
            tens += isGerman && figure.magnitude->tensInGerman > 0 ? figure.magnitude->tensInGerman
                                                                   : figure.magnitude->tens;
        const std::optional<Unit> unit = figure.measure ? figure.measure->unit : std::nullopt;
        if (unit == Unit::Gigawatts && figure.magnitude && figure.magnitude->tens > 6)
            return std::nullopt;
        const bool isWhole = unit == Unit::Usd || unit == Unit::Accelerators;
        std::vector<double> possible;
        for (const ReadNumber &reading : numberReadings(figure.number))
            possible.push_back(scaled(reading, tens));
        const bool saysEnglish
            = m_isEnglish || (figure.magnitude && figure.magnitude->tensInGerman > 0); // `billion` and no German word
        if (possible.size() == 2 && isGerman)
            possible.erase(possible.begin());
        else if (possible.size() == 2 && saysEnglish && !m_isGerman)
            possible.resize(1);
        std::erase_if(possible, [isWhole](double number) {
            return number < 0 || number > 9007199254740992.0 || (isWhole && number != std::floor(number));
        });
        return possible.size() == 1 ? std::optional(possible.front()) : std::nullopt;
    }

    std::optional<TypedFigure> resolved()
    {
        if (!shareRange())
            return std::nullopt;
        const auto first = value(m_first);
        const auto second = m_isRange ? value(m_second) : first;
        if (!first || !second || *first > *second)
            return std::nullopt;
        if (m_first.measure)
            m_found.unit = m_first.measure->unit;
        if (m_isRange) {
            if (m_rate > 0 || m_found.hedge == Hedge::UpTo)
                return std::nullopt;
            m_found.low = first;
            m_found.high = second;
            return m_found;
        }
        if (m_found.hedge == Hedge::UpTo)
            m_found.low = 0;
        if (m_first.measure && !m_first.measure->currency.empty())
            return inDollars(*first);
        if (m_rate > 0)
            return std::nullopt;
        m_found.amount = first;
        return m_found;
    }

    std::optional<TypedFigure> inDollars(double said)
    {
        m_found.unit = Unit::Usd;
        m_found.said = SaidAs{said, std::string(m_first.measure->currency), m_rate, m_rateDay};
        if (m_rate > 0) {
            m_found.amount = std::floor(said * m_rate + 0.5);
            if (*m_found.amount > 9007199254740992.0)
                return std::nullopt;
        }
        return m_found;
    }

    std::string m_text;
    std::vector<TypedWord> m_words;
    std::size_t m_at = 0;
    TypedFigure m_found;
    RawFigure m_first;
    RawFigure m_second;
    bool m_isRange = false;
    bool m_isEnglish = false;
    bool m_isGerman = false;
    double m_rate = 0;
    std::optional<PartialDate> m_rateDay;
};

} // namespace

std::optional<TypedFigure> typedFigure(std::string_view text) { return FigureScan(text).figure(); }

} // namespace ledger
