#include "dotprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

// Each column is one rank, held in its place by a chain of anchors; only the order within ranks is left to dot, which
// is what it is best at. Edges inside a column would bend its ranks, and are kept from it. Every edge is told from left
// to right, so that dot has no circle to break.

namespace ledger
{

namespace
{
constexpr int patience = 2000; // milliseconds
constexpr int glance = 20;
constexpr double pointsInch = 72;

QByteArray inches(double pixels) { return QByteArray::number(pixels / pointsInch, 'f', 3); }

QByteArray nodeName(std::size_t node) { return "n" + QByteArray::number(static_cast<qulonglong>(node)); }
QByteArray anchorName(int column) { return "a" + QByteArray::number(column); }

QByteArray ranksOf(const NumberedGraph &graph, const std::vector<int> &columns)
{
    const int count = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end()) + 1;
    QByteArray text;
    for (int column = 0; column < count; ++column) {
        text += "subgraph{rank=same;" + anchorName(column) + "[width=0.01,height=0.01];";
        for (std::size_t node = 0; node < columns.size(); ++node)
            if (columns[node] == column)
                text += nodeName(node) + "[height=" + inches(graph.heights[node]) + "];";
        text += "}\n";
        if (column > 0)
            text += anchorName(column - 1) + "->" + anchorName(column) + "[style=invis,weight=100];\n";
    }
    return text;
}

/// Waits for a process, a glance at a time; false where it took too long or was stopped.
bool waited(QProcess &process, const std::stop_token &stop)
{
    for (int left = patience / glance; left > 0; --left) {
        if (process.waitForFinished(glance))
            return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        if (process.state() == QProcess::NotRunning || stop.stop_requested())
            break;
    }
    process.kill();
    process.waitForFinished();
    return false;
}
} // namespace

QByteArray dotSource(const NumberedGraph &graph, const std::vector<int> &columns)
{
    double most = 0;
    for (const NumberedGraph::Edge &edge : graph.edges)
        most = std::max(most, edge.weight);
    QByteArray text = "digraph{rankdir=LR;newrank=true;nodesep=0.15;ranksep=1.2;splines=false;\n"
                      "node[shape=box,fixedsize=true,label=\"\",width=2];edge[arrowhead=none];\n";
    text += ranksOf(graph, columns);
    for (const NumberedGraph::Edge &edge : graph.edges) {
        const int from = columns[static_cast<std::size_t>(edge.from)];
        const int to = columns[static_cast<std::size_t>(edge.to)];
        if (from == to)
            continue;
        const int weight = 1 + static_cast<int>(std::lround(most > 0 ? 9 * std::sqrt(edge.weight / most) : 0));
        text += nodeName(static_cast<std::size_t>(from < to ? edge.from : edge.to)) + "->"
            + nodeName(static_cast<std::size_t>(from < to ? edge.to : edge.from))
            + "[weight=" + QByteArray::number(weight) + "];\n";
    }
    return text + "}\n";
}

std::optional<std::vector<double>> heightsFromDot(const QByteArray &json, std::size_t nodes)
{
    std::vector<double> heights(nodes);
    std::vector<bool> isTold(nodes, false);
    const QJsonArray objects = QJsonDocument::fromJson(json).object().value(QLatin1String("objects")).toArray();
    for (const auto &each : objects) {
        const QString name = each[QLatin1String("name")].toString();
        const QStringList position = each[QLatin1String("pos")].toString().split(QLatin1Char(','));
        bool isNumber = false;
        const auto node = name.mid(1).toULongLong(&isNumber);
        if (!name.startsWith(QLatin1Char('n')) || !isNumber || node >= nodes || position.size() != 2)
            continue;
        heights[node] = -position[1].toDouble(&isNumber); // y grows upwards there
        isTold[node] = isNumber;
    }
    if (std::find(isTold.begin(), isTold.end(), false) != isTold.end())
        return std::nullopt;
    return heights;
}

std::optional<std::vector<double>> dotHeights(const NumberedGraph &graph, const std::vector<int> &columns,
                                              const std::stop_token &stop)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dot"));
    if (program.isEmpty())
        return std::nullopt;
    QProcess dot;
    dot.start(program, {QStringLiteral("-Tjson0")});
    if (!dot.waitForStarted(patience))
        return std::nullopt;
    dot.write(dotSource(graph, columns));
    dot.closeWriteChannel();
    if (!waited(dot, stop))
        return std::nullopt;
    return heightsFromDot(dot.readAllStandardOutput(), graph.groups.size());
}

} // namespace ledger
