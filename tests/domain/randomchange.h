#pragma once

#include "change.h"
#include "randomnumbers.h"
#include "smallledger.h"

#include <string>
#include <utility>

namespace ledger
{

/// Makes changes to a ledger at random: structurally sound, so that they apply, but with no regard for the rules.
class RandomChange
{
public:
    RandomChange(const Ledger &ledger, std::uint64_t seed) : m_now(recordsOf(ledger)), m_random(seed), m_seed(seed) { }

    /// Some edits, one after the other; a record may be touched by several of them.
    [[nodiscard]] Change of(int edits)
    {
        while (edits-- > 0)
            edit();
        return std::exchange(m_change, {});
    }

private:
    void edit()
    {
        switch (m_random.below(21)) {
        case 0:
        case 1:
            editOf(m_now.claims, [&](Claim &claim) { claim.amount = m_random.between(1, 90) * 1e9; });
            break;
        case 2:
            editOf(m_now.claims, [&](Claim &claim) { claim.note = text(); });
            break;
        case 3:
            if (!m_now.commitments.empty())
                editOf(m_now.claims, [&](Claim &claim) {
                    claim.of = {SubjectKind::Commitment, m_random.oneOf(m_now.commitments).id.text};
                });
            break;
        case 4:
            editOf(m_now.commitments, [&](Commitment &moved) { moved.deal = m_random.oneOf(m_now.deals).id; });
            break;
        case 5:
            editOf(m_now.parties, [&](Party &party) { party.parent = m_random.oneOf(m_now.parties).id; });
            break;
        case 6:
            editOf(m_now.sources, [&](Source &source) { source.aliases.push_back(text()); });
            break;
        case 7:
            removeFrom(m_now.claims);
            break;
        case 8:
            removeDeal();
            break;
        case 9:
            createDeal();
            break;
        case 10:
            editOf(m_now.deals, [&](Deal &deal) { deal.tags.push_back(text()); });
            break;
        case 11:
            removeFrom(m_now.decisions);
            break;
        case 12:
            removeFrom(m_now.observations);
            break;
        case 13:
            editOf(m_now.claims, [&](Claim &claim) { claim.stated = anyDate(); });
            break;
        case 14:
            editOf(m_now.claims, [&](Claim &claim) { claim.stance = any<Stance>(); });
            break;
        case 15:
            editOf(m_now.claims, [&](Claim &claim) {
                claim.start = anyDate();
                claim.end.reset();
            });
            break;
        case 16:
            editOf(m_now.claims, [&](Claim &claim) { supersedeAnother(claim); });
            break;
        case 17:
            editOf(m_now.deals, [&](Deal &deal) {
                deal.status = any<DealStatus>();
                deal.announced = maybe(anyDate());
                deal.ended = maybe(anyDate());
            });
            break;
        case 18:
            editOf(m_now.decisions, [&](Decision &decision) { decision.decided = anyDate(); });
            break;
        case 19:
            decide();
            break;
        default:
            m_change.swaps.push_back(TitleSwap{m_now.title, text()});
            m_now.title = std::get<TitleSwap>(m_change.swaps.back()).after;
        }
    }

    /// A date of the generated deals' years, now and then only its month or its year.
    PartialDate anyDate()
    {
        PartialDate date{.year = static_cast<std::int16_t>(m_random.between(2021, 2027)),
                         .month = static_cast<std::uint8_t>(m_random.between(1, 12)),
                         .day = static_cast<std::uint8_t>(m_random.between(1, 28))};
        if (m_random.inHundred(20))
            date.day = 0;
        if (m_random.inHundred(10))
            date.month = date.day = 0;
        return date;
    }

    template <typename Enum> Enum any()
    {
        return static_cast<Enum>(m_random.below(static_cast<int>(words<Enum>().size())));
    }

    template <typename Value> std::optional<Value> maybe(Value value)
    {
        return m_random.inHundred(60) ? std::optional(value) : std::nullopt;
    }

    /// One of the claims on the same thing, if there are others.
    void supersedeAnother(Claim &claim)
    {
        std::vector<Id<Claim>> others;
        for (const Claim &other : m_now.claims)
            if (other.of == claim.of && other.unit == claim.unit && other.id != claim.id)
                others.push_back(other.id);
        if (!others.empty())
            claim.supersedes = {m_random.oneOf(others)};
    }

    /// A decision on what some claim is about: to set the claim aside, or that it is at odds with none.
    void decide()
    {
        if (m_now.claims.empty())
            return;
        const Claim &claim = m_random.oneOf(m_now.claims);
        Decision decision{.id
                          = Id<Decision>("new-" + std::to_string(m_seed) + "-decision-" + std::to_string(m_created++)),
                          .of = claim.of,
                          .verdict = any<Verdict>(),
                          .reason = text(),
                          .decided = anyDate()};
        if (decision.verdict == Verdict::SetAside) {
            decision.claim = claim.id;
        } else {
            for (const Claim &other : m_now.claims)
                if (other.of == claim.of)
                    decision.judged.push_back(other.id);
        }
        createIn(m_now.decisions, std::move(decision));
    }

    std::string text() { return "t" + std::to_string(m_random.below(1'000'000)); }

    template <typename Record, typename Edit> void editOf(std::vector<Record> &records, Edit edit)
    {
        if (records.empty())
            return;
        Record &record = records[static_cast<std::size_t>(m_random.below(static_cast<int>(records.size())))];
        const Record before = record;
        edit(record);
        m_change.replace(before, record);
    }

    template <typename Record> void removeAt(std::vector<Record> &records, std::size_t at)
    {
        m_change.remove(records[at]);
        records.erase(records.begin() + static_cast<std::ptrdiff_t>(at));
    }

    template <typename Record> void removeFrom(std::vector<Record> &records)
    {
        if (!records.empty())
            removeAt(records, static_cast<std::size_t>(m_random.below(static_cast<int>(records.size()))));
    }

    template <typename Record, typename Belongs> void removeWhere(std::vector<Record> &records, Belongs belongs)
    {
        for (std::size_t i = records.size(); i-- > 0;)
            if (belongs(records[i]))
                removeAt(records, i);
    }

    /// A deal with all its parts: the deal first, which is no matter.
    void removeDeal()
    {
        if (m_now.deals.size() < 2)
            return;
        const Id<Deal> id = m_random.oneOf(m_now.deals).id;
        removeWhere(m_now.deals, [&](const Deal &deal) { return deal.id == id; });
        const auto ofDeal = [&](const Claim &claim) { return claim.of == Subject{SubjectKind::Deal, id.text}; };
        removeWhere(m_now.claims, ofDeal);
        const auto removeParts = [&](auto &parts, SubjectKind kind) {
            for (const auto &part : parts)
                if (part.deal == id)
                    removeWhere(m_now.claims, [&](const Claim &claim) {
                        return claim.of == Subject{kind, part.id.text};
                    });
            removeWhere(parts, [&](const auto &part) { return part.deal == id; });
        };
        removeParts(m_now.commitments, SubjectKind::Commitment);
        removeParts(m_now.deployments, SubjectKind::Deployment);
    }

    template <typename Record> void createIn(std::vector<Record> &records, Record record)
    {
        m_change.create(record);
        records.push_back(std::move(record));
    }

    void createDeal()
    {
        const std::string id = "new-" + std::to_string(m_seed) + '-' + std::to_string(m_created++);
        createIn(m_now.claims, dollars((id + "-claim").c_str(), (id + "-money").c_str(), 5e9, "2026"));
        createIn(m_now.commitments, money((id + "-money").c_str(), id.c_str(), "party-000001", "party-000002"));
        createIn(m_now.deals, Deal{.id = Id<Deal>(id), .title = text()});
    }

    Records m_now;
    RandomNumbers m_random;
    std::uint64_t m_seed;
    int m_created = 0;
    Change m_change;
};

} // namespace ledger
