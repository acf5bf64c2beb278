#pragma once

#include "focus.h"
#include "readings.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What there is to say of one selected record, as plain values, so that it can be computed anywhere and compared.
namespace ledger
{

/// One claim, in words.
struct InspectedClaim
{
    QString id = {};
    QString figure = {}; ///< as hedged: `up to $100B`
    ClaimState state = ClaimState::Stands;
    QString whyAside = {}; ///< the decision's reason, where it is set aside
    QString stance = {};
    QString stated = {};
    QString term = {}; ///< `November 2025 to 2032`, empty where none is stated
    QString publisher = {};
    QString title = {};
    QString url = {};
    QString quote = {};
    QStringList details = {}; ///< locator, note, the figure in another currency, what it supersedes: a line each
    QString citation = {};

    bool operator==(const InspectedClaim &) const = default;
};

/// One row that says a figure, or leads to another record.
struct InspectedRow
{
    QString name = {};
    QString figure = {}; ///< with its number of claims
    QString detail = {};
    bool isContested = false;
    Selection leadsTo = {};

    bool operator==(const InspectedRow &) const = default;
};

/// A part of what is inspected: a heading with its figure, rows, claims.
struct InspectedPart
{
    QString heading = {};
    QString figure = {};
    QString detail = {};
    bool isContested = false;
    Selection leadsTo = {}; ///< what the heading opens
    std::vector<InspectedRow> rows = {};
    std::vector<InspectedClaim> claims = {};
    int more = 0; ///< rows or claims that are left out
    Selection takesClaims = {}; ///< what another claim can be added to

    bool operator==(const InspectedPart &) const = default;
};

/// Everything that is said of one record.
struct Inspection
{
    Selection of = {};
    QString kind = {}; ///< in words: «party»
    QString title = {};
    QString subtitle = {};
    QString text = {};
    std::vector<InspectedPart> parts = {};

    bool operator==(const Inspection &) const = default;
};

/// What there is to say of a record through a lens; `room` rows or claims of each part. The lens's parties do not
/// filter what is told of a party: day, basis, period and the other filters do. Nothing selected, or gone: words that
/// help.
[[nodiscard]] Inspection inspection(const Readings &readings, const Lens &lens, const Selection &selection, int room);

} // namespace ledger
