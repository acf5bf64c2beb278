#pragma once

#include "ledger.h"
#include "lens.h"
#include "readings.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace ledger
{

inline constexpr std::int64_t billion = 1'000'000'000;

/// The date that a text states.
inline PartialDate on(std::string_view text) { return partialDate(text).value(); }
/// The day that a text states, in full.
inline Day dayOf(std::string_view text) { return on(text).first(); }

/// Writes a small ledger by hand. What is returned can be changed until the next record is added.
class LedgerFixture
{
public:
    Records records = {};

    LedgerFixture() { source("paper"); }

    Source &source(const char *id, const char *published = nullptr)
    {
        Source &made = records.sources.emplace_back();
        made.id = Id<Source>(id);
        made.publisher = made.title = id;
        if (published)
            made.published = on(published);
        return made;
    }

    Party &party(const char *id, const char *parent = "")
    {
        Party &made = records.parties.emplace_back();
        made.id = Id<Party>(id);
        made.name = std::string("The ") + id;
        made.parent = Id<Party>(parent);
        return made;
    }

    void parties(std::initializer_list<const char *> ids)
    {
        for (const char *id : ids)
            party(id);
    }

    Deal &deal(const char *id, const char *announced = nullptr)
    {
        Deal &made = records.deals.emplace_back();
        made.id = Id<Deal>(id);
        made.title = std::string("Deal ") + id;
        if (announced)
            made.announced = on(announced);
        return made;
    }

    /// A part of the deal made last.
    Commitment &commitment(const char *id, const char *payer, const char *payee, Nature nature = Nature::Consumption)
    {
        Commitment &made = records.commitments.emplace_back();
        made.id = Id<Commitment>(id);
        made.deal = records.deals.back().id;
        made.payer = Id<Party>(payer);
        made.payee = Id<Party>(payee);
        made.nature = nature;
        m_subject = {SubjectKind::Commitment, id};
        return made;
    }

    /// A part of the deal made last.
    Deployment &deployment(const char *id, const char *operatedBy = "", Counts counts = Counts::Site)
    {
        Deployment &made = records.deployments.emplace_back();
        made.id = Id<Deployment>(id);
        made.name = id;
        made.deal = records.deals.back().id;
        made.operatedBy = Id<Party>(operatedBy);
        made.counts = counts;
        m_subject = {SubjectKind::Deployment, id};
        return made;
    }

    /// From here on claims are on the deal made last as a whole.
    void asWhole() { m_subject = {SubjectKind::Deal, records.deals.back().id.text}; }

    /// A claim on the part made last: reported, in dollars for a commitment or a deal and in gigawatts for a
    /// deployment.
    Claim &claim(const char *id, std::optional<double> amount, const char *stated, Stance stance = Stance::Reported)
    {
        Claim &made = records.claims.emplace_back();
        made.id = Id<Claim>(id);
        made.of = m_subject;
        made.amount = amount;
        made.unit = m_subject.kind == SubjectKind::Deployment ? Unit::Gigawatts : Unit::Usd;
        made.source = Id<Source>("paper");
        made.stated = on(stated);
        made.stance = stance;
        return made;
    }

    /// A deal with one commitment and one claim on it, ids made of the deal's.
    Claim &promise(const char *dealId, const char *payer, const char *payee, double amount,
                   Nature nature = Nature::Consumption)
    {
        deal(dealId, "2025-01-01");
        commitment((std::string(dealId) + "-m").c_str(), payer, payee, nature);
        return claim((std::string(dealId) + "-c").c_str(), amount, "2025-01-01");
    }

    Observation &observation(const char *id, const char *subject, const char *counterparty, double value,
                             const char *date, const char *sourceId)
    {
        Observation &made = records.observations.emplace_back();
        made.id = Id<Observation>(id);
        made.subject = Id<Party>(subject);
        made.counterparty = Id<Party>(counterparty);
        made.metric = Metric::CloudShare;
        made.unit = ObservationUnit::Percent;
        made.date = on(date);
        made.value = value;
        made.source = Id<Source>(sourceId);
        return made;
    }

    /// Takes a claim out of the count from a day on.
    Decision &setAside(const char *claimId, const char *decided)
    {
        Decision &made = records.decisions.emplace_back();
        made.id = Id<Decision>(std::string("aside-") + claimId);
        for (const Claim &claim : records.claims)
            if (claim.id.text == claimId)
                made.of = claim.of;
        made.claim = Id<Claim>(claimId);
        made.reason = "a slip";
        made.decided = on(decided);
        return made;
    }

    /// Says that claims on one subject differ for a known cause.
    Decision &noConflict(const Subject &of, std::initializer_list<const char *> judged, const char *decided)
    {
        Decision &made = records.decisions.emplace_back();
        made.id = Id<Decision>("alike-" + of.id);
        made.of = of;
        made.verdict = Verdict::NoConflict;
        for (const char *claimId : judged)
            made.judged.emplace_back(claimId);
        made.reason = "two ways to count";
        made.decided = on(decided);
        return made;
    }

    [[nodiscard]] LedgerPtr ledger() const { return ledgerOf(records); }

    [[nodiscard]] Readings readings(const char *asOf = nullptr, Basis basis = Basis::Best) const
    {
        return Readings(ledger(), asOf ? std::optional(on(asOf)) : std::nullopt, basis);
    }

    /// The readings that a lens looks at.
    [[nodiscard]] Readings readings(const Lens &lens) const { return Readings(ledger(), lens.asOf, lens.basis); }

private:
    Subject m_subject;
};

} // namespace ledger
