#include "dependenciesview.h"
#include "graphquestions.h"
#include "mapcanvas.h"
#include "mappanel.h"
#include "partyentries.h"
#include "viewrequest.h"
#include "wording.h"

#include <QMenu>

#include <algorithm>

// What one does to the nodes and edges of the graph: by click, key, menu and search.
namespace ledger
{

namespace
{
constexpr int mostEdgesInMenu = 20;

bool isAt(const Mark &edge, const QString &node)
{
    const QStringList ends = edge.target.id.split(QLatin1Char('>'));
    return edge.target.kind == QStringLiteral("edge") && ends.contains(node);
}

/// The node of a mark as edges name it.
QString nodeOf(const Mark &mark) { return mark.id.section(QLatin1Char('/'), 1); }
} // namespace

void DependenciesView::pickMark(const QString &kind, const QString &id)
{
    if (kind == QStringLiteral("group"))
        openGroup(id);
    else if (kind == QStringLiteral("group-close"))
        closeGroup(id);
    else
        Q_EMIT picked(kind, id);
}

void DependenciesView::drillMark(const DrillStep &step)
{
    if (step.kind == QStringLiteral("party"))
        Q_EMIT drilled({QStringLiteral("partyPage"), step.id, nameOfParty(*m_workspace.ledger(), step.id)});
    else
        pickMark(step.kind, step.id);
}

/// What is open in the picture that is shown: a click means what one sees, however often it is done before the next
/// picture is there.
QStringList DependenciesView::shownOpen() const
{
    if (!m_shown)
        return {};
    const auto open = m_shown->of.options.find(QStringLiteral("open"));
    return open == m_shown->of.options.end() ? QStringList() : idsOf(open->second);
}

void DependenciesView::openGroup(const QString &kind)
{
    m_focus.setOption(QStringLiteral("open"), (shownOpen() << kind).join(QLatin1Char(',')));
}

void DependenciesView::closeGroup(const QString &kind)
{
    QStringList open = shownOpen();
    open.removeAll(kind);
    m_focus.setOption(QStringLiteral("open"), open.join(QLatin1Char(',')));
}

const Mark *DependenciesView::currentMark() const
{
    const MapCanvas &map = m_pictures->map();
    return map.current() < 0 ? nullptr : &map.picture()->marks()[static_cast<std::size_t>(map.current())];
}

void DependenciesView::closeGroupOfCurrent()
{
    const Mark *mark = currentMark();
    if (mark == nullptr || !m_found)
        return;
    QString kind = mark->target.id;
    if (mark->target.kind == QStringLiteral("party")) {
        const GatheredNode *node = m_found->findings->node(mark->target.id.toStdString());
        kind = node ? qstring(word(node->kind)) : QString();
    }
    if (shownOpen().contains(kind))
        closeGroup(kind);
}

/// From a node to its edges, and from an edge to the next one of the same dependent.
void DependenciesView::walkEdges(int step)
{
    const Mark *mark = currentMark();
    if (mark == nullptr)
        return;
    MapCanvas &map = m_pictures->map();
    const bool isOnEdge = mark->target.kind == QStringLiteral("edge");
    if (!isOnEdge)
        m_walked = nodeOf(*mark);
    const std::vector<Mark> &marks = map.picture()->marks();
    std::vector<int> edges;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (isAt(marks[i], m_walked))
            edges.push_back(static_cast<int>(i));
    if (edges.empty())
        return;
    const auto at = std::find(edges.begin(), edges.end(), map.current());
    const auto count = static_cast<int>(edges.size());
    const int next = at == edges.end() ? (step > 0 ? 0 : count - 1)
                                       : (static_cast<int>(at - edges.begin()) + step + count) % count;
    map.setCurrent(edges[static_cast<std::size_t>(next)]);
}

/// The mark of the closed group that a party is gathered in, or −1.
int DependenciesView::groupMarkOf(const QString &party) const
{
    const Party *known = m_workspace.ledger()->find(Id<Party>(party.toStdString()));
    if (known == nullptr || !m_pictures->picture())
        return -1;
    const MarkTarget group{QStringLiteral("group"), qstring(word(known->kind))};
    const std::vector<Mark> &marks = m_pictures->picture()->marks();
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark &mark) { return mark.target == group; });
    return found == marks.end() ? -1 : static_cast<int>(found - marks.begin());
}

/// Where a party is gathered, its group is shown, or the jump waits until it has a place of its own.
void DependenciesView::jumpTo(const QString &party, bool mayOpen)
{
    MapCanvas &map = m_pictures->map();
    const int mark = map.markOf(QStringLiteral("node/") + party);
    if (mark >= 0) {
        map.setCurrent(mark);
        if (mayOpen)
            Q_EMIT picked(QStringLiteral("party"), party);
    } else if (mayOpen) {
        m_awaited = party;
        m_focus.setOption(QStringLiteral("open"), (shownOpen() << party).join(QLatin1Char(',')));
    } else if (const int group = groupMarkOf(party); group >= 0) {
        map.setCurrent(group);
    }
}

void DependenciesView::addToMenu(QMenu *menu, const Mark &mark)
{
    const QString node = nodeOf(mark);
    if (mark.target.kind == QStringLiteral("party"))
        addPartyActions(menu, mark.target.id);
    if (mark.target.kind == QStringLiteral("party") || mark.target.kind == QStringLiteral("group"))
        addEdgeActions(menu, node);
    if (mark.id.isEmpty())
        addQuestionActions(menu);
    menu->addSeparator();
}

/// What the row above the graph asks, on the ground of the graph.
void DependenciesView::addQuestionActions(QMenu *menu)
{
    const auto add = [menu](const QString &name, const QString &text, QObject *context, auto &&then) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, context, then);
    };
    add(QStringLiteral("graphAskRoot"), tr("F&rom…"), m_questions, [this] { m_questions->askRoot(); });
    add(QStringLiteral("graphAskWithout"), tr("With&out…"), m_questions, [this] { m_questions->askWithout(); });
    add(QStringLiteral("graphAskPath"), tr("&Path…"), m_questions, [this] { m_questions->askPath(); });
    add(QStringLiteral("graphAskFind"), tr("F&ind…"), this, [this] { search(); });
    add(QStringLiteral("graphArrangeAnew"), tr("&Arrange anew"), this, [this] { arrangeAnew(); });
}

void DependenciesView::addPartyActions(QMenu *menu, const QString &id)
{
    using Options = std::vector<std::pair<QString, QString>>;
    const auto add = [this, menu](const QString &name, const QString &text, const Options &options) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, m_questions, [this, options] { m_questions->choose(options); });
    };
    const QString root = QStringLiteral("root");
    const QString direction = QStringLiteral("direction");
    const QString between = QStringLiteral("between");
    const QString without = QStringLiteral("without");
    add(QStringLiteral("graphProviders"), tr("What it &depends on"), {{root, id}, {direction, {}}, {between, {}}});
    add(QStringLiteral("graphDependents"), tr("&Who depends on it"),
        {{root, id}, {direction, QStringLiteral("dependents")}, {between, {}}});
    add(QStringLiteral("graphWithoutIt"), tr("With&out it"), {{without, id}, {between, {}}});
    QAction *path = menu->addAction(tr("&Path from here…"));
    path->setObjectName(QStringLiteral("graphPathFrom"));
    connect(path, &QAction::triggered, m_questions, [this, id] { m_questions->askPath(id); });
    const auto isSet = [this](const QString &option) { return !m_focus.option(option).isEmpty(); };
    if (isSet(root) || isSet(between) || isSet(without))
        add(QStringLiteral("graphEverybody"), tr("Ever&ybody again"),
            {{root, {}}, {direction, {}}, {between, {}}, {without, {}}});
}

void DependenciesView::addEdgeActions(QMenu *menu, const QString &node)
{
    auto *edges = new QMenu(tr("Its &lines"), menu);
    edges->setObjectName(QStringLiteral("graphEdges"));
    for (const Mark &mark : m_pictures->picture()->marks()) {
        if (!isAt(mark, node) || edges->actions().size() == mostEdgesInMenu)
            continue;
        QString text = mark.name;
        QAction *action = edges->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, target = mark.target] { pickMark(target.kind, target.id); });
    }
    edges->setEnabled(!edges->isEmpty());
    menu->addMenu(edges);
}

} // namespace ledger
