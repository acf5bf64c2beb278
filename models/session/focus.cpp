#include "focus.h"

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
const QString countsOption = QStringLiteral("counts");

/// What a level of a drill is of.
Selection selectionOf(const DrillStep &step)
{
    return {step.kind == QStringLiteral("partyPage") ? QStringLiteral("party") : step.kind, step.id};
}
} // namespace

bool DrillStep::opensPage() const { return kind == QStringLiteral("deal") || kind == QStringLiteral("partyPage"); }

Selection Look::page() const
{
    return drill.empty() || !drill.back().opensPage() ? Selection() : selectionOf(drill.back());
}

Focus::Focus(QObject *parent) : QObject(parent) { }

QString Focus::option(const QString &name, const QString &byDefault) const
{
    if (name == countsOption)
        return QString::fromLatin1(word(m_look.lens.counts).data());
    const auto at = m_look.options.find(name);
    return at == m_look.options.end() ? byDefault : at->second;
}

void Focus::setLens(const Lens &lens, bool mergesWithLast)
{
    Look next = m_look;
    next.lens = lens;
    go(std::move(next), mergesWithLast);
}

void Focus::setView(const QString &view)
{
    if (view == m_look.view)
        return;
    Look next = m_look;
    next.view = view;
    next.options = m_optionsOf[view];
    next.drill.clear();
    go(std::move(next));
}

void Focus::setOption(const QString &name, const QString &value)
{
    Look next = m_look;
    if (value.isEmpty())
        next.options.erase(name);
    else
        next.options[name] = value;
    go(std::move(next));
}

void Focus::prepareOption(const QString &view, const QString &name, const QString &value)
{
    (view == m_look.view ? m_look.options : m_optionsOf[view])[name] = value;
}

void Focus::setLastLook(std::shared_ptr<const LastLook> lastLook)
{
    if (m_lastLook == lastLook)
        return;
    m_lastLook = std::move(lastLook);
    Q_EMIT changed();
}

void Focus::setLook(const Look &look) { go(look); }

void Focus::select(const QString &kind, const QString &id)
{
    Look next = m_look;
    next.selection = Selection{kind, id};
    go(std::move(next));
}

void Focus::drillInto(const DrillStep &step)
{
    if (!m_look.drill.empty() && m_look.drill.back() == step)
        return;
    Look next = m_look;
    next.drill.push_back(step);
    next.selection = selectionOf(step);
    go(std::move(next));
}

void Focus::drillUp(int levels)
{
    const auto kept = static_cast<std::size_t>(std::max(0, levels));
    if (kept >= m_look.drill.size())
        return;
    Look next = m_look;
    next.drill.resize(kept);
    go(std::move(next));
}

void Focus::startAnew()
{
    m_back.clear();
    m_forth.clear();
    m_lastMerges = false;
    m_arrangement = {};
    m_look.lens = {};
    m_look.drill.clear();
    m_look.selection = {};
    Q_EMIT changed();
}

void Focus::back() { step(m_back, m_forth); }

void Focus::forth() { step(m_forth, m_back); }

void Focus::step(std::vector<Look> &from, std::vector<Look> &onto)
{
    if (from.empty())
        return;
    onto.push_back(std::move(m_look));
    m_look = std::move(from.back());
    from.pop_back();
    m_lastMerges = false;
    Q_EMIT changed();
}

/// A view's option `counts` and the lens's are one thing: what a look brings as an option goes into its lens.
void Focus::takeCounts(Look &look)
{
    const auto at = look.options.find(countsOption);
    if (at == look.options.end())
        return;
    if (const auto counts = fromWord<Counts>(at->second.toStdString()))
        look.lens.counts = *counts;
    look.options.erase(at);
}

void Focus::go(Look next, bool mergesWithLast)
{
    takeCounts(next);
    if (next == m_look)
        return;
    if (next.view != m_look.view)
        m_optionsOf[m_look.view] = m_look.options;
    if (!(mergesWithLast && m_lastMerges)) {
        m_back.push_back(std::move(m_look));
    } else if (!m_back.empty() && m_back.back() == next) {
        m_back.pop_back(); // slid to where it began: no step at all
        mergesWithLast = false;
    }
    if (m_back.size() > longestWay)
        m_back.erase(m_back.begin());
    m_look = std::move(next);
    m_forth.clear();
    m_lastMerges = mergesWithLast;
    Q_EMIT changed();
}

} // namespace ledger
