#pragma once

#include "graphfindings.h"

#include <QString>

// What the parts of a graph are called, and what they say.
namespace ledger
{

/// `labs`, `clouds` …
[[nodiscard]] QString kindsText(PartyKind kind);
/// `1 party`, `12 parties`.
[[nodiscard]] QString partiesText(int count);

/// The name of a node: the party's, or «14 more suppliers».
[[nodiscard]] QString nodeName(const GatheredNode &node, const GraphFindings &findings);
/// What a weight is in words: `$38B`, `4.5 GW`, `3 deals`; empty where nothing is known.
[[nodiscard]] QString sumText(const EdgeSum &sum, EdgeWeight weight, const QLocale &locale);
/// The figure in a node's box: «needs $872B · gives $143B».
[[nodiscard]] QString nodeFigure(const GatheredNode &node, EdgeWeight weight, const QLocale &locale);
/// All that a node says, for hover and screen readers.
[[nodiscard]] QString nodeWords(const GatheredNode &node, const GraphFindings &findings, const PicturePlan &plan);

/// The label on an edge; empty where nothing is known of it.
[[nodiscard]] QString edgeLabel(const GatheredEdge &edge, const GraphFindings &findings, const QLocale &locale);
/// «OpenAI depends on Oracle».
[[nodiscard]] QString edgeName(const GatheredEdge &edge, const GraphFindings &findings);
/// All that an edge says: «$300B between them, all of it computing; 4.5 GW; 3 deals, 12 claims».
[[nodiscard]] QString edgeWords(const GatheredEdge &edge, const GraphFindings &findings, const QLocale &locale);

/// «loses $300B and 4.5 GW».
[[nodiscard]] QString lossText(const NodeLoss &loss, const QLocale &locale);
/// «left: Microsoft, AWS and 3 more», as short as the width asks; «nobody left».
[[nodiscard]] QString leftText(const NodeLoss &loss, const PicturePlan &plan, std::size_t most);

} // namespace ledger
