#include "impact.h"

#include "edges.h"
#include "passes.h"

#include <algorithm>
#include <map>
#include <set>

namespace ledger
{

namespace
{
/// What one party loses, and the edges that it keeps.
struct Loss
{
    Dependent dependent = {};
    std::vector<DealKind> kinds = {}; ///< of the edges that it loses
    std::vector<const Edge *> kept = {};
};

void lose(Loss &loss, const Edge &edge)
{
    loss.dependent.value += edge.value;
    loss.dependent.power += edge.power;
    loss.kinds.insert(loss.kinds.end(), edge.kinds.begin(), edge.kinds.end());
}

std::vector<Id<Party>> leftAfter(const Loss &loss)
{
    std::vector<Id<Party>> left;
    for (const Edge *edge : loss.kept) // one for each provider
        if (std::ranges::find_first_of(edge->kinds, loss.kinds) != edge->kinds.end())
            left.push_back(edge->to);
    std::ranges::sort(left);
    return left;
}

/// Whether a party is one of those that go.
class Going
{
public:
    Going(const Ledger &ledger, const Id<Party> &party) : m_ledger(ledger), m_named(ledger, lensOn(party)) { }

    [[nodiscard]] bool has(const Id<Party> &party) const
    {
        const int number = m_ledger.partyNumber(party);
        return m_named.isOfParty(number, number);
    }

private:
    static Lens lensOn(const Id<Party> &party)
    {
        Lens lens; // a party named in a filter stands for itself and all its descendants
        lens.parties = {party};
        return lens;
    }

    const Ledger &m_ledger;
    Passes m_named;
};
} // namespace

Impact impact(const Readings &readings, const Lens &lens, const Id<Party> &without)
{
    const Ledger &ledger = readings.ledger();
    Impact told;
    const int number = Passes(ledger, lens).countedAs(ledger.partyNumber(without));
    if (number < 0)
        return told;
    told.party = ledger.parties()[static_cast<std::size_t>(number)].id;

    const std::vector<Edge> all = edges(readings, lens);
    const Going going(ledger, told.party);
    std::map<Id<Party>, Loss> losses;
    std::set<Id<Party>> gone;
    for (const Edge &edge : all)
        for (const Id<Party> &end : {edge.from, edge.to})
            if (going.has(end))
                gone.insert(end);
    told.gone.assign(gone.begin(), gone.end());
    for (const Edge &edge : all)
        if (!going.has(edge.from) && going.has(edge.to))
            lose(losses[edge.from], edge);
    for (const Edge &edge : all)
        if (const auto loss = losses.find(edge.from); loss != losses.end() && !going.has(edge.to))
            loss->second.kept.push_back(&edge);

    for (auto &[id, loss] : losses) {
        told.value += loss.dependent.value;
        told.power += loss.dependent.power;
        loss.dependent.id = id;
        loss.dependent.name = ledger.find(id)->name;
        loss.dependent.left = leftAfter(loss);
        told.dependents.push_back(std::move(loss.dependent));
    }
    std::ranges::stable_sort(told.dependents, std::ranges::greater(), &Dependent::value); // by id where they are equal
    return told;
}

} // namespace ledger
