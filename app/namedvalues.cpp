#include "namedvalues.h"

#include "lenstext.h"

#include <charconv>

namespace ledger
{

Result<Id<Party>> partyNamed(const std::string &option, const std::string &text, const Ledger &ledger)
{
    if (const Party *party = ledger.find(Id<Party>(text)))
        return party->id;
    const std::string nearest = nearestPartyId(ledger, text);
    return Error{QStringLiteral("%1 names «%2», which is no party")
                     .arg(QString::fromStdString(option), QString::fromStdString(text)),
                 nearest.empty() ? QString()
                                 : QStringLiteral("the nearest one is %1").arg(QString::fromStdString(nearest))};
}

Result<int> wholeNumber(const std::string &option, const std::string &text, int least)
{
    int number = 0;
    const char *last = text.data() + text.size();
    const auto [end, fault] = std::from_chars(text.data(), last, number);
    if (fault == std::errc() && end == last && number >= least)
        return number;
    return Error{QStringLiteral("%1 takes a whole number from %2 on, not «%3»")
                     .arg(QString::fromStdString(option))
                     .arg(least)
                     .arg(QString::fromStdString(text)),
                 {}};
}

} // namespace ledger
