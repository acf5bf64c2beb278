#pragma once

#include "vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The words of typed figures, in English and German.
namespace ledger
{

/// The language that a word speaks for.
enum class Tongue : std::uint8_t { Any, English, German };

/// Up to three words in a row, in lower case; unused ones are empty.
using TypedPhrase = std::array<std::string_view, 3>;

/// «up to», «über».
struct HedgePhrase
{
    TypedPhrase words = {};
    Hedge hedge = Hedge::About;
    Tongue tongue = Tongue::Any;
};

/// «a year», «pro Jahr».
struct PerPhrase
{
    TypedPhrase words = {};
    Tongue tongue = Tongue::Any;
};

/// Ten to what a word multiplies by. `billion` and `trillion` mean a thousand times more in German, and are German only
/// where another word is.
struct Magnitude
{
    std::string_view word = {};
    int tens = 0;
    Tongue tongue = Tongue::Any;
    int tensInGerman = 0;
};

/// What a figure is counted in: a unit, with ten to what one of them is in the ledger's, or a currency.
struct Measure
{
    TypedPhrase words = {};
    std::optional<Unit> unit = {};
    int tens = 0;
    std::string_view currency = {};
    Tongue tongue = Tongue::Any;
};

/// All of each, the longer phrase before the shorter one that it begins with.
[[nodiscard]] std::span<const HedgePhrase> hedgePhrases();
[[nodiscard]] std::span<const PerPhrase> perYearPhrases();
[[nodiscard]] std::span<const Magnitude> magnitudes();
[[nodiscard]] std::span<const Measure> measures();

} // namespace ledger
