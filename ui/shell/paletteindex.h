#pragma once

#include "ledger.h"
#include "picker.h"

#include <QString>

#include <vector>

namespace ledger
{

struct TypedFigure;

/// Everything of a ledger that has a name or a figure, to be searched as one types. Made once for a ledger; read from
/// any thread.
class PaletteIndex
{
public:
    explicit PaletteIndex(LedgerPtr ledger);

    [[nodiscard]] const LedgerPtr &ledger() const { return m_ledger; }
    /// How many names there are.
    [[nodiscard]] std::size_t size() const { return m_items.size(); }

    /// What is found, with how well it answers: 0 it is called just that, 1 its name begins so, 2 each word begins a
    /// word of it, the first one of its name, 3 each word is somewhere.
    struct Found
    {
        int rank = 0;
        PickerEntry entry = {};
    };
    /// The parties, deals and sources that are called so, best first, the weightier ones before others.
    [[nodiscard]] std::vector<Found> named(const QString &typed, std::size_t most) const;
    /// The parties alone.
    [[nodiscard]] std::vector<PickerEntry> parties(const QString &typed, std::size_t most) const;
    /// The claims that say about that much, nearest first.
    [[nodiscard]] std::vector<PickerEntry> claimsOf(const TypedFigure &figure, std::size_t most) const;

private:
    enum class Kind : std::uint8_t { Party, Deal, Source };
    struct Item
    {
        Kind kind = Kind::Party;
        const void *record = nullptr; // lives as long as the ledger
        qsizetype begin = 0; // of its words in m_words
    };
    /// A figure that a claim prints.
    struct Figure
    {
        Unit unit = Unit::Usd;
        double value = 0;
        const Claim *claim = nullptr;

        [[nodiscard]] auto key() const { return std::pair(unit, value); }
    };
    struct Hit
    {
        int rank = 0;
        std::size_t item = 0;

        auto operator<=>(const Hit &) const = default;
    };

    void addParties();
    void addDeals();
    void addSources();
    void addFigures();
    void add(Kind kind, const void *record, std::string_view name, std::string_view more, std::string_view id,
             const std::vector<std::string> &others);
    [[nodiscard]] std::vector<Hit> hits(const QString &typed, std::size_t end) const;
    [[nodiscard]] PickerEntry entryOf(const Item &item) const;
    [[nodiscard]] PickerEntry entryOf(const Claim &claim) const;

    LedgerPtr m_ledger;
    std::vector<Item> m_items;
    std::size_t m_parties = 0; // the first so many items
    QString m_words; // of all items, in lower case: line feed, name, tab, further words
    std::vector<Figure> m_figures; // by unit and value
};

} // namespace ledger
