#pragma once

#include "change.h"

namespace ledger
{

/// A change that makes a ledger in which every field of every record says something.
inline Change everyField()
{
    Change change;
    change.swaps.push_back(TitleSwap{"", "Everything «there» is"});
    change.create(Source{.id = Id<Source>("s1"),
                         .publisher = "Reuters",
                         .title = "A \"quoted\" title",
                         .url = "https://example.org/1",
                         .published = PartialDate{2026, 2, 0},
                         .accessed = PartialDate{2026, 3, 1},
                         .archive = "https://example.org/archive",
                         .aliases = {"one, of two", "zwei «Wörter» \\ \""},
                         .was = {Id<Source>("s0"), Id<Source>("s00")},
                         .kind = SourceKind::Analysis});
    change.create(Party{.id = Id<Party>("amazon"), .name = "Amazon"});
    change.create(Party{.id = Id<Party>("aws"),
                        .name = "Amazon Web Services",
                        .kind = PartyKind::Cloud,
                        .parent = Id<Party>("amazon"),
                        .country = "US",
                        .aliases = {"AWS"},
                        .was = {Id<Party>("amazon-web-services")},
                        .ticker = "AMZN",
                        .url = "https://aws.amazon.com",
                        .note = "a\nnote"});
    change.create(Party{.id = Id<Party>("openai"), .name = "OpenAI", .kind = PartyKind::Lab});
    change.create(
        Deal{.id = Id<Deal>("d0"), .title = "Before", .status = DealStatus::Lapsed, .sources = {Id<Source>("s1")}});
    change.create(Deal{
        .id = Id<Deal>("d1"),
        .title = "A deal",
        .summary = "In plain words.",
        .kind = DealKind::Venture,
        .announced = PartialDate{2025, 11, 3},
        .status = DealStatus::Cancelled,
        .parties
        = {{Id<Party>("openai"), Role::Buyer}, {Id<Party>("aws"), Role::Seller}, {Id<Party>("amazon"), Role::Partner}},
        .ended = PartialDate{2026, 0, 0},
        .tags = {"z", "a"},
        .sources = {Id<Source>("s1")},
        .amends = Id<Deal>("d0")});
    change.create(Commitment{.id = Id<Commitment>("k1"),
                             .deal = Id<Deal>("d1"),
                             .payer = Id<Party>("openai"),
                             .payee = Id<Party>("aws"),
                             .nature = Nature::Hardware,
                             .firmness = Firmness::Contingent});
    change.create(Deployment{.id = Id<Deployment>("p0"), .deal = Id<Deal>("d1"), .name = "The site"});
    change.create(Deployment{.id = Id<Deployment>("p1"),
                             .deal = Id<Deal>("d1"),
                             .name = "Phase 1",
                             .counts = Counts::Chips,
                             .site = "abilene",
                             .operatedBy = Id<Party>("aws"),
                             .tenant = Id<Party>("openai"),
                             .hardware = "Trainium",
                             .supplier = Id<Party>("amazon"),
                             .place = "Abilene",
                             .country = "US",
                             .latitude = 32.45,
                             .longitude = -99.73,
                             .partOf = Id<Deployment>("p0")});
    const Claim plain{.id = Id<Claim>("c0"),
                      .of = {SubjectKind::Commitment, "k1"},
                      .amount = 9007199254740991.0,
                      .source = Id<Source>("s1"),
                      .stated = {2025, 0, 0}};
    change.create(plain);
    change.create(
        Claim{.id = Id<Claim>("c1"),
              .of = {SubjectKind::Commitment, "k1"},
              .amount = 2e9,
              .low = 0,
              .high = 3e9,
              .hedge = Hedge::UpTo,
              .per = Per::Year,
              .start = PartialDate{2026, 1, 0},
              .end = PartialDate{2030, 0, 0},
              .source = Id<Source>("s1"),
              .locator = "p. 3",
              .stated = {2026, 2, 28},
              .stance = Stance::Official,
              .supersedes = {Id<Claim>("c0"), Id<Claim>("c00")},
              .said = SaidAs{.amount = 1.7e9, .currency = "EUR", .rate = 1.17, .rateDay = PartialDate{2026, 3, 30}},
              .quote = "up to two billion",
              .recorded = PartialDate{2026, 3, 31},
              .note = "a note"});
    Claim older = plain;
    older.id = Id<Claim>("c00");
    change.create(older);
    change.create(Claim{.id = Id<Claim>("c2"),
                        .of = {SubjectKind::Deployment, "p1"},
                        .low = 0.1,
                        .high = 4.5,
                        .unit = Unit::Gigawatts,
                        .source = Id<Source>("s1"),
                        .stated = {2026, 1, 0}});
    change.create(Claim{.id = Id<Claim>("c3"),
                        .of = {SubjectKind::Deployment, "p0"},
                        .amount = 400000,
                        .unit = Unit::Accelerators,
                        .source = Id<Source>("s1"),
                        .stated = {2026, 1, 0},
                        .stance = Stance::Speculative});
    change.create(Claim{.id = Id<Claim>("c4"),
                        .of = {SubjectKind::Deal, "d1"},
                        .amount = 5e9,
                        .hedge = Hedge::About,
                        .source = Id<Source>("s1"),
                        .stated = {2026, 1, 0}});
    change.create(Observation{.id = Id<Observation>("o1"),
                              .subject = Id<Party>("openai"),
                              .counterparty = Id<Party>("aws"),
                              .metric = Metric::CloudShare,
                              .date = {2026, 0, 0},
                              .low = 10,
                              .high = 12.5,
                              .unit = ObservationUnit::Percent,
                              .source = Id<Source>("s1"),
                              .stance = Stance::Official,
                              .note = "measured"});
    change.create(Decision{.id = Id<Decision>("e1"),
                           .of = {SubjectKind::Commitment, "k1"},
                           .claim = Id<Claim>("c1"),
                           .reason = "a slip",
                           .decided = {2026, 3, 5}});
    change.create(Decision{.id = Id<Decision>("e2"),
                           .of = {SubjectKind::Commitment, "k1"},
                           .verdict = Verdict::NoConflict,
                           .judged = {Id<Claim>("c0"), Id<Claim>("c1")},
                           .reason = "different scope",
                           .decided = {2026, 3, 0}});
    change.create(Decision{.id = Id<Decision>("e3"),
                           .of = {SubjectKind::Observation, "o1"},
                           .reason = "misread",
                           .decided = {2026, 0, 0}});
    change.create(View{.id = Id<View>("v1"),
                       .title = "A view",
                       .view = "share",
                       .lens = R"({"as_of":"2026-03-05"})",
                       .options = R"({"source":"both"})"});
    change.create(Story{.id = Id<Story>("t1"),
                        .title = "A story",
                        .steps = {{Id<View>("v1"), "First", "Some text", "notes"}, {Id<View>("v1"), "Again", "", ""}}});
    return change;
}

} // namespace ledger
