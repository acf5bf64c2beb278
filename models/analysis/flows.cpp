#include "flows.h"

#include "counting.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace ledger
{

namespace
{
/// Calls back with each commitment that flows from one party to another, those two as they count (their positions), and
/// with what of it falls in the period.
template <typename Callback> void forEachFlowing(const Readings &readings, const Lens &lens, Callback callback)
{
    const Counting counting(readings, lens);
    counting.forEach([&](const Counted &each) {
        const CommitmentReading &commitment = *each.commitment;
        const int payer = counting.passes().countedAs(commitment.payer);
        const int payee = counting.passes().countedAs(commitment.payee);
        if (payer != payee)
            callback(payer, payee, commitment, duesWithin(*commitment.reading, each.days, counting.bounds()));
    });
}

/// Rows, each found again by two parties and a nature.
template <typename Row> class PairRows
{
public:
    explicit PairRows(const Ledger &ledger) : m_ledger(ledger) { }

    /// The row of that key; `isNew` until it is filled.
    Row &at(int payer, int payee, Nature nature, bool &isNew)
    {
        const std::uint64_t parties = m_ledger.parties().size();
        const std::uint64_t pair = static_cast<std::uint64_t>(payer) * parties + static_cast<std::uint64_t>(payee);
        const auto [found, isInserted]
            = m_positions.try_emplace(pair * words<Nature>().size() + static_cast<std::uint64_t>(nature), rows.size());
        isNew = isInserted;
        if (isNew) {
            Row &row = rows.emplace_back();
            row.payer = m_ledger.parties()[static_cast<std::size_t>(payer)].id;
            row.payee = m_ledger.parties()[static_cast<std::size_t>(payee)].id;
        }
        return rows[found->second];
    }

    std::vector<Row> rows = {};

private:
    const Ledger &m_ledger;
    std::unordered_map<std::uint64_t, std::size_t> m_positions;
};
} // namespace

std::vector<Flow> flows(const Readings &readings, const Lens &lens)
{
    PairRows<Flow> found(readings.ledger());
    forEachFlowing(readings, lens, [&](int payer, int payee, const CommitmentReading &commitment, const Dues &dues) {
        bool isNew = false;
        Flow &flow = found.at(payer, payee, commitment.nature, isNew);
        flow.nature = commitment.nature;
        flow.value += dues.value;
        flow.low += dues.low;
        flow.high += dues.high;
        ++flow.commitments;
    });
    std::ranges::sort(found.rows, [](const Flow &a, const Flow &b) {
        if (a.value != b.value)
            return a.value > b.value;
        if (a.payer != b.payer)
            return a.payer < b.payer;
        return a.payee != b.payee ? a.payee < b.payee : word(a.nature) < word(b.nature);
    });
    return std::move(found.rows);
}

std::vector<Leg> legs(const Readings &readings, const Lens &lens)
{
    constexpr Nature anyNature = {}; // a leg is one whatever the natures of its money
    PairRows<Leg> found(readings.ledger());
    forEachFlowing(readings, lens, [&](int payer, int payee, const CommitmentReading &commitment, const Dues &dues) {
        if (commitment.nature == Nature::Guarantee) // it may have been asked for
            return;
        const Day said = commitment.firstSaid;
        bool isNew = false;
        Leg &leg = found.at(payer, payee, anyNature, isNew);
        leg.firstSaid = isNew ? said : std::min(leg.firstSaid, said);
        leg.value += dues.value;
    });
    std::erase_if(found.rows, [](const Leg &leg) { return leg.value == Usd(0); });
    std::ranges::sort(found.rows, [](const Leg &a, const Leg &b) {
        if (a.value != b.value)
            return a.value > b.value;
        return a.payer != b.payer ? a.payer < b.payer : a.payee < b.payee;
    });
    return std::move(found.rows);
}

} // namespace ledger
