#pragma once

#include "layering.h"

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace ledger
{

/// What dot is told of a graph whose columns are given.
[[nodiscard]] QByteArray dotSource(const NumberedGraph &graph, const std::vector<int> &columns);

/// The heights of the nodes (larger is lower) in what `dot -Tjson0` answered; nothing where it is not such an answer.
[[nodiscard]] std::optional<std::vector<double>> heightsFromDot(const QByteArray &json, std::size_t nodes);

/// The heights that dot proposes; nothing where it is not installed, fails, takes longer than two seconds, or is
/// stopped.
[[nodiscard]] std::optional<std::vector<double>> dotHeights(const NumberedGraph &graph, const std::vector<int> &columns,
                                                            const std::stop_token &stop);

} // namespace ledger
