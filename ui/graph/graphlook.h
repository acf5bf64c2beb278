#pragma once

#include "graphfindings.h"
#include "style.h"
#include "vocabulary.h"

// How nodes and edges look: sizes at scale 1, colours.
namespace ledger
{

inline constexpr double nodeHeight = 40;
inline constexpr double nodeHeightWithLoss = 58;
inline constexpr double mostNodeHeight = 124;
inline constexpr double leastEdgeWidth = 1.3;

/// The widths of edges: in proportion to their weight, and so that the busiest party and the busiest kind stay no
/// taller than an eye likes. What is opened or gathered changes nothing about them, so that nothing moves for it.
class EdgeWidths
{
public:
    explicit EdgeWidths(const GraphFindings &findings);

    [[nodiscard]] double of(const GatheredEdge &edge) const { return ofWeight(weightOf(edge.sum, m_weight)); }
    [[nodiscard]] double ofWeight(double weight) const;
    /// How high all edges at a side of a node are together.
    [[nodiscard]] double heightOf(const EdgeSum &sum) const;
    /// The largest weight between two parties.
    [[nodiscard]] double most() const { return m_most; }

private:
    EdgeWeight m_weight;
    double m_most = 0;
    double m_unit = 0; ///< pixels for one of the weight
};

/// The colour of a kind of party, on nodes and frames.
[[nodiscard]] QColor kindColour(const Style &style, PartyKind kind);
/// The colour of a nature of money, on edges: that of the kind of party that mostly provides it.
[[nodiscard]] QColor natureColour(const Style &style, Nature nature);
/// The nature that most of an edge's money is of; nothing where no money is known.
[[nodiscard]] std::optional<Nature> natureOf(const Edge &edge);
/// Whether most of the money between is promised firmly.
[[nodiscard]] bool isMostlyFirm(const Edge &edge);

} // namespace ledger
