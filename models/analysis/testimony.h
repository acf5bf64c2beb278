#pragma once

#include "amount.h"
#include "records.h"

#include <optional>
#include <span>
#include <vector>

namespace ledger
{

/// The days on which money or power starts and ends, as far as claims state them.
struct Term
{
    std::optional<PartialDate> start = {};
    std::optional<PartialDate> end = {};

    bool operator==(const Term &) const = default;
};

/// A claim's three figures in its unit (semantics.md, 3): dollars whole, per-year figures multiplied out.
template <typename Amount> struct Figures
{
    Amount lower = {};
    Amount headline = {};
    Amount upper = {};

    bool operator==(const Figures &) const = default;
};

/// The figures of a claim in dollars.
[[nodiscard]] Figures<Usd> dollarFigures(const Claim &claim);
/// The figures of a claim in gigawatts (or accelerators, which are not rounded either).
[[nodiscard]] Figures<Gigawatts> powerFigures(const Claim &claim);
/// The headline of a claim in its own unit.
[[nodiscard]] double headlineOf(const Claim &claim);

/// What a claim brings before a hearing, worked out once whatever the lens: a step through the days weighs nothing but
/// these. Accelerators are counted in `Gigawatts`, apart.
template <typename Amount> struct Testimony
{
    const Claim *claim = nullptr; ///< lives as long as the ledger
    Figures<Amount> figures = {};
    std::span<const std::uint32_t> older = {}; ///< the `id`s of those that this one supersedes
    Day stated = {};
    Term term = {};
    Day starts = {}; ///< the first day of the term's start, where it has one
    Day ends = {}; ///< the last day of its end
    std::uint32_t id = 0; ///< position among all in this unit on the thing, in the order of the claims' ids
    int source = -1; ///< position in Ledger::sources(), where that was asked for
    Stance stance = Stance::Reported;
    std::optional<Hedge> hedge = {};
};

/// Takes claims down as testimonies, and keeps these. It is told first how many there will be, since whoever hears them
/// points at them.
template <typename Amount> class Testimonies
{
public:
    explicit Testimonies(std::size_t claims, std::size_t older)
    {
        m_taken.reserve(claims);
        m_older.reserve(older);
    }
    Testimonies(const Testimonies &) = delete;
    Testimonies &operator=(const Testimonies &) = delete;
    Testimonies(Testimonies &&) noexcept = default;
    Testimonies &operator=(Testimonies &&) noexcept = default;
    ~Testimonies() = default;

    /// Takes down those of the claims on one thing (by id) that are in a unit. `sourceOf(claim)` numbers their sources.
    template <typename SourceOf>
    std::span<const Testimony<Amount>> take(std::span<const Claim> claims, Unit unit, SourceOf sourceOf)
    {
        const std::size_t first = m_taken.size();
        for (const Claim &claim : claims)
            if (claim.unit == unit)
                add(claim, static_cast<std::uint32_t>(m_taken.size() - first), sourceOf(claim));
        const std::span<Testimony<Amount>> taken = std::span(m_taken).subspan(first);
        for (Testimony<Amount> &testimony : taken)
            if (!testimony.claim->supersedes.empty())
                findOlder(testimony, taken);
        return taken;
    }

    /// All of them, in the order in which they were taken down.
    [[nodiscard]] std::span<const Testimony<Amount>> all() const { return m_taken; }

private:
    void add(const Claim &claim, std::uint32_t id, int source);
    void findOlder(Testimony<Amount> &testimony, std::span<const Testimony<Amount>> taken);

    std::vector<Testimony<Amount>> m_taken;
    std::vector<std::uint32_t> m_older;
};

/// How many claims these supersede.
[[nodiscard]] std::size_t olderIn(std::span<const Claim> claims);

/// The testimonies on one thing alone.
template <typename Amount> class TestimoniesOn
{
public:
    TestimoniesOn(std::span<const Claim> claims, Unit unit)
        : m_all(claims.size(), olderIn(claims))
        , m_taken(m_all.take(claims, unit, [](const Claim &) { return -1; }))
    {
    }

    [[nodiscard]] std::span<const Testimony<Amount>> all() const { return m_taken; }

private:
    Testimonies<Amount> m_all;
    std::span<const Testimony<Amount>> m_taken;
};

extern template class Testimonies<Usd>;
extern template class Testimonies<Gigawatts>;

} // namespace ledger
