#pragma once

#include "ledger.h"

#include <optional>
#include <unordered_map>

namespace ledger
{

inline constexpr int partyHueCount = 10;

/// Which of the ten hues a party has, if any, and how many ancestors stand between it and the one that it takes the hue
/// from.
struct PartyHue
{
    int index = -1; ///< −1: grey
    int depth = 0;

    bool operator==(const PartyHue &) const = default;
};

/// The hues of all parties that have one.
class PartyHues
{
public:
    PartyHues() = default;
    explicit PartyHues(std::unordered_map<std::string, PartyHue> hues);

    [[nodiscard]] PartyHue operator[](std::string_view party) const;
    [[nodiscard]] std::size_t size() const { return m_hues.size(); }

private:
    std::unordered_map<std::string, PartyHue> m_hues;
};

/// The ten hues go to the families with most money paid and received in the whole ledger (each commitment counts with
/// what was first said of it in dollars, guarantees apart), whatever the lens; ties by id.
[[nodiscard]] PartyHues partyHues(const Ledger &ledger);

/// What pictures need of a whole ledger, whatever the lens: worth keeping as long as the ledger stays.
struct LedgerTraits
{
    PartyHues hues = {};
    std::optional<Day> lastDay = {}; ///< the newest day on which something was said
};
[[nodiscard]] LedgerTraits traitsOf(const Ledger &ledger);

} // namespace ledger
