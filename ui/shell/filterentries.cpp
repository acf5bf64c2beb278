#include "filterentries.h"

#include "inspectedparts.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>

namespace ledger
{

namespace
{
struct EntryWords
{
    Q_DECLARE_TR_FUNCTIONS(EntryWords)
};

template <typename Enum> void addFilters(std::vector<PickerEntry> &entries, const char *filter, const QString &detail)
{
    for (std::size_t i = 0; i < words<Enum>().size(); ++i) {
        const auto value = static_cast<Enum>(i);
        entries.push_back(
            PickerEntry{qstring(filter), qstring(word(value)), nameOf(value), detail, qstring(word(value))});
    }
}

QString joined(const std::vector<std::string> &aliases)
{
    QString all;
    for (const std::string &alias : aliases)
        all += qstring(alias) + u' ';
    return all;
}

/// How often a party stands in each place of a commitment, by position in Ledger::parties().
struct Places
{
    std::vector<int> payers;
    std::vector<int> payees;
};

Places placesOf(const Ledger &ledger)
{
    Places places{std::vector<int>(ledger.parties().size()), std::vector<int>(ledger.parties().size())};
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block)
            for (const CommitmentDossier &commitment : deal.commitments) {
                if (const int at = ledger.partyNumber(commitment.record.payer); at >= 0)
                    ++places.payers[static_cast<std::size_t>(at)];
                if (const int at = ledger.partyNumber(commitment.record.payee); at >= 0)
                    ++places.payees[static_cast<std::size_t>(at)];
            }
    return places;
}

void addPartyFilters(std::vector<PickerEntry> &entries, const Ledger &ledger)
{
    const Places places = placesOf(ledger);
    std::vector<std::size_t> order(ledger.parties().size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&places](std::size_t i) { return places.payers[i] + places.payees[i]; });
    const auto add = [&entries](const char *filter, const QString &detail, const Party &party) {
        entries.push_back(
            PickerEntry{qstring(filter), qstring(party.id.text), qstring(party.name), detail, joined(party.aliases)});
    };
    std::unordered_set<Id<Party>> parents; // a filter by one stands for its children, too
    for (const Party &party : ledger.parties())
        parents.insert(party.parent);
    for (const std::size_t i : order) {
        const Party &party = ledger.parties()[i];
        const bool hasHeirs = parents.contains(party.id);
        if (places.payers[i] > 0 || hasHeirs)
            add("payer", EntryWords::tr("as payer"), party);
        if (places.payees[i] > 0 || hasHeirs)
            add("payee", EntryWords::tr("as payee"), party);
        add("party", EntryWords::tr("as either"), party);
    }
}
} // namespace

std::vector<PickerEntry> filterEntries(const Ledger &ledger)
{
    std::vector<PickerEntry> entries;
    addPartyFilters(entries, ledger);
    addFilters<Nature>(entries, "nature", EntryWords::tr("nature"));
    for (std::size_t i = 0; i < words<Nature>().size(); ++i) {
        const auto nature = static_cast<Nature>(i);
        if (nature != Nature::Guarantee) // which is left out already
            entries.push_back(PickerEntry{QStringLiteral("not-nature"), qstring(word(nature)),
                                          EntryWords::tr("not: %1").arg(nameOf(nature)), EntryWords::tr("nature"),
                                          qstring(word(nature))});
    }
    addFilters<Firmness>(entries, "firmness", EntryWords::tr("firmness"));
    addFilters<DealKind>(entries, "kind", EntryWords::tr("kind of deal"));
    addFilters<DealStatus>(entries, "status", EntryWords::tr("status"));
    return entries;
}

std::vector<PickerEntry> uncountedEntries(const Ledger &ledger, const std::vector<Uncounted> &uncounted)
{
    std::vector<PickerEntry> entries;
    for (const Uncounted &thing : uncounted) {
        QString why = nameOf(thing.why);
        if (thing.why == NoValue::NotBrokenDown)
            why += QStringLiteral(" · ") + moneyText(thing.value);
        entries.push_back(
            PickerEntry{qstring(word(thing.of.kind)), qstring(thing.of.id), subjectName(ledger, thing.of), why, {}});
    }
    return entries;
}

} // namespace ledger
