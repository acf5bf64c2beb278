#include "tally.h"

#include <algorithm>

namespace ledger
{

int Tally::groupOf(TotalGroup group, const Counted &counted, const Passes &passes)
{
    const CommitmentReading &commitment = *counted.commitment;
    switch (group) {
    case TotalGroup::Payee:
        return passes.countedAs(commitment.payee);
    case TotalGroup::Payer:
        return passes.countedAs(commitment.payer);
    case TotalGroup::Nature:
        return static_cast<int>(commitment.nature);
    case TotalGroup::Kind:
        return static_cast<int>(counted.deal->kind);
    case TotalGroup::Status:
        return static_cast<int>(counted.deal->status);
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
        total.contested += row.total.contested;
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
    if (commitment.isContested)
        total.contested += dues.value;
    ++total.commitments;
    total.claims += commitment.knownClaims;
    total.isContested = total.isContested || commitment.isContested;
    total.opensUpwards = total.opensUpwards || commitment.hedge == Hedge::Over;
    total.isCeiling = total.isCeiling || commitment.hedge == Hedge::UpTo;
}

std::vector<Total> Tally::rows() const
{
    std::vector<std::pair<Usd, const Row *>> sorted;
    sorted.reserve(m_rows.size());
    for (const Row &row : m_rows)
        sorted.emplace_back(row.total.value, &row);
    std::ranges::sort(sorted, [this](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first > b.first;
        const Row &one = *a.second;
        const Row &other = *b.second;
        return one.group != other.group ? idOf(one.group) < idOf(other.group)
                                        : word(one.total.nature) < word(other.total.nature);
    });
    std::vector<Total> rows;
    rows.reserve(sorted.size());
    for (const auto &[value, row] : sorted) {
        Total &told = rows.emplace_back(row->total);
        told.id = idOf(row->group);
        told.name = nameOf(row->group);
    }
    return rows;
}

std::string_view Tally::idOf(int groupNumber) const
{
    const auto value = static_cast<std::size_t>(groupNumber);
    switch (m_group) {
    case TotalGroup::Payee:
    case TotalGroup::Payer:
        return groupNumber < 0 ? std::string_view() : m_ledger->parties()[value].id.text;
    case TotalGroup::Nature:
        return words<Nature>()[value];
    case TotalGroup::Kind:
        return words<DealKind>()[value];
    case TotalGroup::Status:
        return words<DealStatus>()[value];
    case TotalGroup::Firmness:
        return words<Firmness>()[value];
    }
    return {};
}

std::string_view Tally::nameOf(int groupNumber) const
{
    const bool isParty = m_group == TotalGroup::Payee || m_group == TotalGroup::Payer;
    return isParty && groupNumber >= 0 ? m_ledger->parties()[static_cast<std::size_t>(groupNumber)].name
                                       : idOf(groupNumber);
}

} // namespace ledger
