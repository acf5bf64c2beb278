#include "tally.h"

#include <algorithm>

namespace ledger
{

int Tally::groupOf(TotalGroup group, const DealReading &deal, const CommitmentReading &commitment, const Passes &passes)
{
    switch (group) {
    case TotalGroup::Payee:
        return passes.countedAs(commitment.payee);
    case TotalGroup::Payer:
        return passes.countedAs(commitment.payer);
    case TotalGroup::Nature:
        return static_cast<int>(commitment.nature);
    case TotalGroup::Kind:
        return static_cast<int>(deal.kind);
    case TotalGroup::Status:
        return static_cast<int>(deal.status);
    case TotalGroup::Firmness:
        return static_cast<int>(commitment.firmness);
    }
    return -1;
}

Total &Tally::totalOf(int groupNumber, Nature nature)
{
    const int key = groupNumber * static_cast<int>(words<Nature>().size()) + static_cast<int>(nature);
    const auto [found, isNew] = m_rowOf.try_emplace(key, m_rows.size());
    if (isNew) {
        m_rows.push_back({.group = groupNumber, .total = {}});
        m_rows.back().total.nature = nature;
    }
    return m_rows[found->second].total;
}

void Tally::add(const Tally &other)
{
    for (const Row &row : other.m_rows) {
        Total &total = totalOf(row.group, row.total.nature);
        total.value += row.total.value;
        total.low += row.total.low;
        total.high += row.total.high;
        for (std::size_t i = 0; i < total.byFirmness.size(); ++i)
            total.byFirmness[i] += row.total.byFirmness[i];
        total.assumed += row.total.assumed;
        total.commitments += row.total.commitments;
        total.claims += row.total.claims;
        total.isContested = total.isContested || row.total.isContested;
        total.opensUpwards = total.opensUpwards || row.total.opensUpwards;
        total.isCeiling = total.isCeiling || row.total.isCeiling;
    }
}

void Tally::add(int groupNumber, const CommitmentReading &commitment, const Days &days, const Dues &dues)
{
    Total &total = totalOf(groupNumber, commitment.nature);
    total.value += dues.value;
    total.low += dues.low;
    total.high += dues.high;
    total.byFirmness[static_cast<std::size_t>(commitment.firmness)] += dues.value;
    if (days.isAssumed)
        total.assumed += dues.value;
    ++total.commitments;
    total.claims += commitment.knownClaims;
    total.isContested = total.isContested || commitment.isContested;
    total.opensUpwards = total.opensUpwards || commitment.hedge == Hedge::Over;
    total.isCeiling = total.isCeiling || commitment.hedge == Hedge::UpTo;
}

std::vector<Total> Tally::rows() const
{
    std::vector<Total> rows;
    rows.reserve(m_rows.size());
    for (Row row : m_rows) {
        name(row);
        rows.push_back(std::move(row.total));
    }
    std::ranges::sort(rows, [](const Total &a, const Total &b) {
        if (a.value != b.value)
            return a.value > b.value;
        return a.id != b.id ? a.id < b.id : word(a.nature) < word(b.nature);
    });
    return rows;
}

void Tally::name(Row &row) const
{
    const auto value = static_cast<std::size_t>(row.group);
    switch (m_group) {
    case TotalGroup::Payee:
    case TotalGroup::Payer:
        if (row.group >= 0) {
            row.total.id = m_ledger->parties()[value].id.text;
            row.total.name = m_ledger->parties()[value].name;
        }
        return;
    case TotalGroup::Nature:
        row.total.id = words<Nature>()[value];
        break;
    case TotalGroup::Kind:
        row.total.id = words<DealKind>()[value];
        break;
    case TotalGroup::Status:
        row.total.id = words<DealStatus>()[value];
        break;
    case TotalGroup::Firmness:
        row.total.id = words<Firmness>()[value];
        break;
    }
    row.total.name = row.total.id;
}

} // namespace ledger
