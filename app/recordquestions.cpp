#include "recordquestions.h"

#include "answervalues.h"
#include "listing.h"
#include "rowfields.h"

#include <algorithm>

namespace ledger
{

namespace
{

Result<Done> answerChanges(const Asked &asked, AnswerWriter &writer)
{
    for (const ChangeRow &each : changeRows(*asked.ledger, asked.lens)) {
        const Claim &claim = *each.place.claim;
        writer.row({{"day", isoText(each.day)},
                    {"claim", claim.id.text},
                    {"deal", each.place.deal->record.id.text},
                    {"subject", worded(claim.of.kind)},
                    {"of", claim.of.id},
                    {"unit", worded(claim.unit)},
                    {"headline", number(each.headline)},
                    {"stance", worded(claim.stance)},
                    {"source", claim.source.text},
                    {"supersedes", worded(claim.supersedes)}});
    }
    return Done{};
}

Result<Done> answerDeals(const Asked &asked, AnswerWriter &writer)
{
    for (const DealRow &each : dealRows(readingsFor(asked), asked.lens)) {
        const Deal &deal = each.deal->record;
        AnswerRow row = {
            {"id", deal.id.text}, {"title", deal.title}, {"kind", worded(deal.kind)}, {"status", worded(each.status)}};
        RowFields(row).put("announced", deal.announced);
        std::vector<std::string> parties;
        for (const RoleHolder &holder : deal.parties)
            if (std::find(parties.begin(), parties.end(), holder.party.text) == parties.end())
                parties.push_back(holder.party.text);
        row["parties"] = std::move(parties);
        row["commitments"] = each.deal->commitments.size();
        row["deployments"] = each.deal->deployments.size();
        row["claims"] = each.claims;
        row["contested"] = each.contested;
        writer.row(row);
    }
    return Done{};
}

/// What a claim is about, and between whom.
void putSubject(RowFields &fields, const ClaimRow &claim)
{
    fields.put("subject", claim.claim->of.kind);
    fields.put("of", claim.claim->of.id);
    if (claim.commitment) {
        const Commitment &commitment = claim.commitment->record;
        fields.put("payer", commitment.payer);
        fields.put("payee", commitment.payee);
        fields.put("nature", commitment.nature);
        fields.put("firmness", commitment.firmness);
    }
    if (claim.deployment) {
        const Deployment &deployment = claim.deployment->record;
        fields.put("operator", deployment.operatedBy);
        fields.put("tenant", deployment.tenant);
        fields.put("counts", deployment.counts);
    }
}

void putFigure(RowFields &fields, const Claim &claim)
{
    fields.put("unit", claim.unit);
    fields.put("amount", claim.amount);
    fields.put("low", claim.low);
    fields.put("high", claim.high);
    fields.put("hedge", claim.hedge);
    fields.put("per", claim.per);
    fields.put("start", claim.start);
    fields.put("end", claim.end);
}

Result<Done> answerClaims(const Asked &asked, AnswerWriter &writer)
{
    for (const ClaimRow &each : claimRows(readingsFor(asked), asked.lens)) {
        AnswerRow row = {{"id", each.claim->id.text}, {"deal", each.deal->record.id.text}};
        RowFields fields(row);
        putSubject(fields, each);
        putFigure(fields, *each.claim);
        fields.put("source", each.claim->source);
        fields.put("stated", std::optional(each.claim->stated));
        fields.put("stance", each.claim->stance);
        fields.put("state", each.state);
        fields.put("note", each.claim->note);
        writer.row(row);
    }
    return Done{};
}

/// A record as a document has it.
template <typename Record> AnswerRow rowOf(const Record &record)
{
    AnswerRow row = AnswerRow::object();
    RowFields(row).putAll(record);
    return row;
}

Result<Done> answerParties(const Asked &asked, AnswerWriter &writer)
{
    for (const PartyRow &each : partyRows(readingsFor(asked), asked.lens)) {
        AnswerRow row = rowOf(*each.party);
        row["deals"] = each.deals;
        writer.row(row);
    }
    return Done{};
}

Result<Done> answerSources(const Asked &asked, AnswerWriter &writer)
{
    for (const SourceRow &each : sourceRows(readingsFor(asked), asked.lens)) {
        AnswerRow row = rowOf(*each.source);
        row["claims"] = each.claims;
        writer.row(row);
    }
    return Done{};
}

Result<Done> answerObservations(const Asked &asked, AnswerWriter &writer)
{
    for (const Observation *each : observationRows(readingsFor(asked), asked.lens))
        writer.row(rowOf(*each));
    return Done{};
}

} // namespace

std::vector<Question> questionsOfRecords()
{
    return {
        {"changes",
         "what was said in the period, claim by claim",
         {"day", "claim", "deal", "subject", "of", "unit", "headline", "stance", "source", "supersedes"},
         {},
         false,
         {},
         answerChanges},
        {"deals",
         "the deals",
         {"id", "title", "kind", "status", "announced", "parties", "commitments", "deployments", "claims", "contested"},
         {},
         false,
         {},
         answerDeals},
        {"claims",
         "the claims, and whether each counts",
         {"id",       "deal",   "subject", "of",     "payer",  "payee",  "nature", "firmness",
          "operator", "tenant", "counts",  "unit",   "amount", "low",    "high",   "hedge",
          "per",      "start",  "end",     "source", "stated", "stance", "state",  "note"},
         {},
         false,
         {},
         answerClaims},
        {"parties",
         "the parties, with how many deals each is in",
         {"id", "name", "kind", "parent", "country", "aliases", "was", "ticker", "url", "note", "deals"},
         {},
         false,
         {},
         answerParties},
        {"sources",
         "the sources, with how many claims each makes",
         {"id", "publisher", "title", "url", "published", "accessed", "archive", "aliases", "was", "kind", "claims"},
         {},
         false,
         {},
         answerSources},
        {"observations",
         "the figures that are no deals",
         {"id", "subject", "counterparty", "metric", "date", "value", "low", "high", "unit", "source", "stance",
          "note"},
         {},
         false,
         {},
         answerObservations},
    };
}

} // namespace ledger
