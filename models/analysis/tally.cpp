#include "tally.h"

#include <algorithm>

namespace ledger
{

namespace
{
std::size_t groupsIn(TotalGroup group, const Ledger &ledger)
{
    switch (group) {
    case TotalGroup::Payee:
    case TotalGroup::Payer:
        return ledger.parties().size();
    case TotalGroup::Nature:
        return words<Nature>().size();
    case TotalGroup::Kind:
        return words<DealKind>().size();
    case TotalGroup::Status:
        return words<DealStatus>().size();
    case TotalGroup::Firmness:
        break;
    }
    return words<Firmness>().size();
}
} // namespace

Tally::Tally(const Ledger &ledger, TotalGroup group)
    : m_ledger(&ledger)
    , m_group(group)
    , m_firstRow(groupsIn(group, ledger) + 1, -1)
{
}

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

Tally::Row &Tally::rowOf(int groupNumber, Nature nature)
{
    int *position = &m_firstRow[static_cast<std::size_t>(groupNumber) + 1];
    while (*position >= 0 && m_rows[static_cast<std::size_t>(*position)].nature != nature)
        position = &m_rows[static_cast<std::size_t>(*position)].next;
    if (*position < 0) {
        *position = static_cast<int>(m_rows.size());
        m_rows.push_back({.group = groupNumber, .nature = nature});
        return m_rows.back();
    }
    return m_rows[static_cast<std::size_t>(*position)];
}

void Tally::add(const Tally &other)
{
    for (const Row &more : other.m_rows) {
        Row &row = rowOf(more.group, more.nature);
        row.dues += more.dues;
        for (std::size_t i = 0; i < row.byFirmness.size(); ++i)
            row.byFirmness[i] += more.byFirmness[i];
        row.assumed += more.assumed;
        row.contested += more.contested;
        row.commitments += more.commitments;
        row.claims += more.claims;
        row.isContested = row.isContested || more.isContested;
        row.opensUpwards = row.opensUpwards || more.opensUpwards;
        row.isCeiling = row.isCeiling || more.isCeiling;
    }
}

void Tally::add(int groupNumber, const CommitmentReading &commitment, const Days &days, const Dues &dues)
{
    Row &row = rowOf(groupNumber, commitment.nature);
    row.dues += dues;
    row.byFirmness[static_cast<std::size_t>(commitment.firmness)] += dues.value;
    if (days.isAssumed)
        row.assumed += dues.value;
    if (commitment.isContested)
        row.contested += dues.value;
    ++row.commitments;
    row.claims += commitment.knownClaims;
    row.isContested = row.isContested || commitment.isContested;
    row.opensUpwards = row.opensUpwards || commitment.hedge == Hedge::Over;
    row.isCeiling = row.isCeiling || commitment.hedge == Hedge::UpTo;
}

std::vector<Total> Tally::rows() const
{
    std::vector<std::pair<Usd, const Row *>> sorted;
    sorted.reserve(m_rows.size());
    for (const Row &row : m_rows)
        sorted.emplace_back(row.dues.value, &row);
    std::ranges::sort(sorted, [this](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first > b.first;
        const Row &one = *a.second;
        const Row &other = *b.second;
        return one.group != other.group ? idOf(one.group) < idOf(other.group) : word(one.nature) < word(other.nature);
    });
    std::vector<Total> rows;
    rows.reserve(sorted.size());
    for (const auto &[value, row] : sorted)
        rows.push_back(told(*row));
    return rows;
}

Total Tally::told(const Row &row) const
{
    return {.id = std::string(idOf(row.group)),
            .name = std::string(nameOf(row.group)),
            .nature = row.nature,
            .value = row.dues.value,
            .low = row.dues.low,
            .high = row.dues.high,
            .byFirmness = row.byFirmness,
            .assumed = row.assumed,
            .commitments = row.commitments,
            .claims = row.claims,
            .isContested = row.isContested,
            .opensUpwards = row.opensUpwards,
            .isCeiling = row.isCeiling,
            .contested = row.contested};
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
