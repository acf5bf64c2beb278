#pragma once

#include "ledger.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

/// The date that a text states.
inline PartialDate date(std::string_view text) { return partialDate(text).value(); }

/// The record of an id in one of the lists of Records.
template <typename Record> Record &in(std::vector<Record> &records, std::string_view id)
{
    for (Record &record : records)
        if (record.id.text == id)
            return record;
    throw std::out_of_range(std::string(id));
}

inline Claim dollars(const char *id, const char *commitment, double amount, const char *stated)
{
    Claim claim{.id = Id<Claim>(id), .of = {SubjectKind::Commitment, commitment}, .amount = amount};
    claim.source = Id<Source>("paper");
    claim.stated = date(stated);
    return claim;
}

inline Claim gigawatts(const char *id, const char *deployment, double amount, const char *stated)
{
    Claim claim = dollars(id, "", amount, stated);
    claim.of = {SubjectKind::Deployment, deployment};
    claim.unit = Unit::Gigawatts;
    return claim;
}

inline Commitment money(const char *id, const char *deal, const char *payer, const char *payee)
{
    return {.id = Id<Commitment>(id), .deal = Id<Deal>(deal), .payer = Id<Party>(payer), .payee = Id<Party>(payee)};
}

/// A ledger with a few records of every kind that breaks no rule: a lab that buys from a cloud, which belongs to a
/// house, with two claims at odds about the money and two stages of power.
inline Records smallRecords()
{
    Records made;
    made.title = "A small ledger";
    made.sources = {
        Source{.id = Id<Source>("filing"), .publisher = "SEC", .title = "8-K", .kind = SourceKind::Filing},
        Source{.id = Id<Source>("paper"), .publisher = "The Paper", .title = "A deal", .url = "https://example.org/a"},
    };
    made.parties = {
        Party{.id = Id<Party>("cloud"), .name = "Cloud", .kind = PartyKind::Cloud, .parent = Id<Party>("house")},
        Party{.id = Id<Party>("house"), .name = "House", .country = "US", .was = {Id<Party>("old-house")}},
        Party{.id = Id<Party>("lab"), .name = "Lab", .kind = PartyKind::Lab},
    };
    made.deals = {
        Deal{.id = Id<Deal>("buys"),
             .title = "Lab buys from Cloud",
             .announced = date("2025-11-03"),
             .parties = {{Id<Party>("lab"), Role::Buyer}, {Id<Party>("cloud"), Role::Seller}},
             .tags = {"big", "early"},
             .sources = {Id<Source>("paper")}},
        Deal{.id = Id<Deal>("extends"),
             .title = "Lab buys more",
             .announced = date("2026-02-27"),
             .sources = {Id<Source>("filing")},
             .amends = Id<Deal>("buys")},
    };
    made.commitments = {money("buys-money", "buys", "lab", "cloud"), money("extends-money", "extends", "lab", "cloud")};
    made.deployments = {
        Deployment{.id = Id<Deployment>("site-1"), .deal = Id<Deal>("buys"), .name = "Site, phase 1", .site = "site"},
        Deployment{.id = Id<Deployment>("site-2"),
                   .deal = Id<Deal>("extends"),
                   .name = "Site, phase 2",
                   .operatedBy = Id<Party>("cloud"),
                   .latitude = -33.5,
                   .longitude = 151.25,
                   .partOf = Id<Deployment>("site-1")},
    };
    made.claims = {
        dollars("buys-1", "buys-money", 38e9, "2025-11-03"), dollars("buys-2", "buys-money", 50e9, "2026-02"),
        dollars("buys-3", "buys-money", 41e9, "2026-03-01"), dollars("extends-1", "extends-money", 100e9, "2026-02-27"),
        gigawatts("site-1-1", "site-1", 1.5, "2025-11-03"),  gigawatts("site-2-1", "site-2", 0.5, "2026-02-27")};
    Claim &whole = made.claims.emplace_back(dollars("buys-whole", "", 40e9, "2025-11-04"));
    whole.of = {SubjectKind::Deal, "buys"};
    in(made.claims, "buys-3").supersedes = {Id<Claim>("buys-1")};
    made.observations = {Observation{.id = Id<Observation>("lab-2025"),
                                     .subject = Id<Party>("lab"),
                                     .counterparty = Id<Party>("cloud"),
                                     .metric = Metric::CloudShare,
                                     .date = date("2025"),
                                     .value = 60,
                                     .unit = ObservationUnit::Percent,
                                     .source = Id<Source>("paper")}};
    made.decisions = {
        Decision{.id = Id<Decision>("slip"),
                 .of = {SubjectKind::Commitment, "buys-money"},
                 .claim = Id<Claim>("buys-2"),
                 .reason = "A misreading.",
                 .decided = date("2026-03-05")},
        Decision{.id = Id<Decision>("years"),
                 .of = {SubjectKind::Commitment, "buys-money"},
                 .verdict = Verdict::NoConflict,
                 .judged = {Id<Claim>("buys-1"), Id<Claim>("buys-3")},
                 .reason = "Different years.",
                 .decided = date("2026-03-06")},
    };
    made.views = {View{.id = Id<View>("shares"), .title = "Shares", .view = "share"}};
    made.stories
        = {Story{.id = Id<Story>("talk"), .title = "A talk", .steps = {StoryStep{.view = Id<View>("shares")}}}};
    return made;
}

inline LedgerPtr smallLedger() { return ledgerOf(smallRecords()); }

} // namespace ledger
