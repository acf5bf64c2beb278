#pragma once

#include "inspection.h"
#include "listing.h"
#include "totals.h"

/// The rows and parts that the inspector and the pages are made of.
namespace ledger
{

[[nodiscard]] Selection selecting(const char *kind, const std::string &id);
/// A party's name, or its id where it is gone.
[[nodiscard]] QString partyName(const Ledger &ledger, const Id<Party> &id);
/// What a commitment, deployment or deal is called where it stands alone.
[[nodiscard]] QString subjectName(const Ledger &ledger, const Subject &subject);
/// The pattern with a date in it; empty where there is none.
[[nodiscard]] QString dated(const QString &pattern, const std::optional<PartialDate> &date);

/// A sum with its range and on how much it rests.
[[nodiscard]] InspectedRow totalRow(const Total &total, const QString &name, const Selection &leadsTo);
/// A deal with the number of its claims.
[[nodiscard]] InspectedRow dealRow(const DealRow &row);

/// A part of a deal with its figure and `room` of its claims; `deal` is null where it was not known on the day.
[[nodiscard]] InspectedPart commitmentPart(const CommitmentDossier &dossier, const DealReading *deal,
                                           const Readings &readings, int room);
[[nodiscard]] InspectedPart deploymentPart(const DeploymentDossier &dossier, const DealReading *deal,
                                           const Readings &readings, int room);
/// What is said of the deal apart from its parts.
[[nodiscard]] InspectedPart wholeDealPart(const DealDossier &dossier, const DealReading *reading,
                                          const Readings &readings, int room);
/// Who is in a deal, and as what.
[[nodiscard]] InspectedPart holdersPart(const Deal &deal, const Ledger &ledger);

} // namespace ledger
