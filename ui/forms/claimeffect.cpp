#include "claimeffect.h"

#include "documentwriter.h"
#include "readings.h"
#include "totals.h"
#include "wording.h"

#include <QCoreApplication>

#include <map>

namespace ledger
{

namespace
{
struct Effect
{
    Q_DECLARE_TR_FUNCTIONS(Effect)
};

/// The deal that a subject belongs to.
Id<Deal> dealOf(const Subject &subject, const Ledger &ledger)
{
    if (subject.kind == SubjectKind::Deal)
        return Id<Deal>(subject.id);
    const ClaimPlace place = subject.kind == SubjectKind::Commitment ? ledger.place(Id<Commitment>(subject.id))
                                                                     : ledger.place(Id<Deployment>(subject.id));
    return place.deal ? place.deal->record.id : Id<Deal>();
}

/// What one number comes to, in words; empty where it has no value.
QString numberText(const Subject &subject, const Readings &readings)
{
    for (const DealReading &deal : readings.deals()) {
        if (subject.kind == SubjectKind::Deal && deal.asWhole)
            return moneyText(deal.asWhole->value);
        for (const CommitmentReading &each : deal.commitments)
            if (subject.kind == SubjectKind::Commitment && each.dossier->record.id.text == subject.id && each.reading)
                return moneyText(each.reading->value);
        for (const DeploymentReading &each : deal.deployments)
            if (subject.kind == SubjectKind::Deployment && each.dossier->record.id.text == subject.id && each.reading)
                return powerText(each.reading->value);
    }
    return {};
}

QString numberChange(const QString &from, const QString &to)
{
    if (from == to)
        return from.isEmpty() ? Effect::tr("This number still has no value.")
                              : Effect::tr("This number stays at %1.").arg(from);
    if (from.isEmpty())
        return Effect::tr("This number becomes %1; it had no value.").arg(to);
    if (to.isEmpty())
        return Effect::tr("This number loses its value; it was %1.").arg(from);
    return Effect::tr("This number becomes %1; it was %2.").arg(to, from);
}

std::map<Nature, std::int64_t> byNature(const Readings &readings, const Lens &lens)
{
    std::map<Nature, std::int64_t> sums;
    for (const Total &total : totals(readings, lens, TotalGroup::Nature))
        sums[total.nature] += total.value.dollars;
    return sums;
}

/// How the totals move: those of one deal move as those of the whole ledger do.
QString totalsChange(const Readings &before, const Readings &after, const Lens &lens)
{
    std::map<Nature, std::int64_t> moved = byNature(after, lens);
    for (const auto &[nature, sum] : byNature(before, lens))
        moved[nature] -= sum;
    QStringList parts;
    for (const auto &[nature, sum] : moved) {
        if (sum > 0)
            parts.append(Effect::tr("the total of %1 rises by %2").arg(nameOf(nature), moneyText(Usd(sum))));
        else if (sum < 0)
            parts.append(Effect::tr("the total of %1 falls by %2").arg(nameOf(nature), moneyText(Usd(-sum))));
    }
    if (parts.isEmpty())
        return Effect::tr("No total changes through the present lens.");
    QString text = QLocale().toUpper(parts.front().left(1)) + parts.front().mid(1);
    for (qsizetype i = 1; i < parts.size(); ++i)
        text += QStringLiteral(", ") + parts[i];
    return text + QLatin1Char('.');
}
} // namespace

QString effectOf(const Claim &claim, const LedgerPtr &before, const LedgerPtr &after, const Lens &lens)
{
    const Id<Deal> deal = dealOf(claim.of, *after);
    const Readings was(excerpt(before, {deal}), lens.asOf, lens.basis);
    const Readings becomes(excerpt(after, {deal}), lens.asOf, lens.basis);
    return numberChange(numberText(claim.of, was), numberText(claim.of, becomes)) + QLatin1Char(' ')
        + totalsChange(was, becomes, lens);
}

} // namespace ledger
