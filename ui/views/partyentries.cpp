#include "partyentries.h"

#include "wording.h"

namespace ledger
{

std::vector<PickerEntry> partyEntries(const Ledger &ledger)
{
    std::vector<PickerEntry> entries;
    for (const Party &party : ledger.parties()) {
        QStringList aliases;
        for (const std::string &alias : party.aliases)
            aliases.append(qstring(alias));
        entries.push_back({QStringLiteral("party"), qstring(party.id.text), qstring(party.name), nameOf(party.kind),
                           aliases.join(QLatin1Char(' '))});
    }
    return entries;
}

QString nameOfParty(const Ledger &ledger, const QString &id)
{
    const Party *party = ledger.find(Id<Party>(id.toStdString()));
    return party == nullptr ? id : qstring(party->name);
}

} // namespace ledger
