#include "observedfigures.h"

#include "picturetext.h"
#include "wording.h"

#include <cmath>

namespace ledger
{

namespace
{
Usd dollarsOf(double dollars) { return Usd(std::llround(dollars)); }
} // namespace

QString observedWords(const Observed &said, const QLocale &locale)
{
    QString words = moneyText(dollarsOf(said.value), locale);
    if (said.low < said.high)
        words += PictureText::tr(" (%1)").arg(moneyRangeText(dollarsOf(said.low), dollarsOf(said.high), locale));
    words += QStringLiteral(", ")
        + (said.observations == 1 ? PictureText::tr("1 observation")
                                  : PictureText::tr("%1 observations").arg(said.observations));
    return said.chosen ? words + QStringLiteral(", ") + nameOf(said.chosen->stance) : words;
}

StackRival revenueRival(const Observed &said, const Id<Party> &party, const QString &name, const QString &period,
                        const PicturePlan &plan)
{
    StackRival rival;
    rival.value = said.value;
    rival.low = said.low;
    rival.high = said.high;
    rival.text = moneyText(dollarsOf(said.value), plan.locale);
    rival.longText = PictureText::tr("revenue %1").arg(rival.text);
    rival.name = PictureText::tr("Revenue of %1, %2", "party, period").arg(name, period);
    rival.words = observedWords(said, plan.locale);
    rival.target = {QStringLiteral("party"), qstring(party.text)};
    return rival;
}

} // namespace ledger
