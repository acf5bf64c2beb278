#include "changeeffect.h"

#include "documentwriter.h"
#include "readings.h"
#include "totals.h"
#include "wording.h"

#include <QCoreApplication>

#include <map>
#include <set>

namespace ledger
{

namespace
{
struct Effect
{
    Q_DECLARE_TR_FUNCTIONS(Effect)
};

/// What a change is about: the numbers, and the deals in which they are.
class Touched
{
public:
    Touched(const Change &change, const Ledger &before, const Ledger &after)
    {
        for (const AnySwap &any : change.swaps)
            std::visit(
                [&](const auto &swap) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(swap)>, TitleSwap>) {
                        if (swap.before)
                            touch(*swap.before, before);
                        if (swap.after)
                            touch(*swap.after, after);
                    }
                },
                any);
    }

    std::set<Subject> subjects = {};
    std::set<Id<Deal>> deals = {};

private:
    void add(const Subject &subject, const Ledger &ledger)
    {
        subjects.insert(subject);
        if (subject.kind == SubjectKind::Deal) {
            deals.insert(Id<Deal>(subject.id));
            return;
        }
        const ClaimPlace place = subject.kind == SubjectKind::Commitment ? ledger.place(Id<Commitment>(subject.id))
                                                                         : ledger.place(Id<Deployment>(subject.id));
        if (place.deal)
            deals.insert(place.deal->record.id);
    }
    void touch(const Claim &claim, const Ledger &ledger) { add(claim.of, ledger); }
    void touch(const Decision &decision, const Ledger &ledger) { add(decision.of, ledger); }
    void touch(const Commitment &part, const Ledger &ledger) { add({SubjectKind::Commitment, part.id.text}, ledger); }
    void touch(const Deployment &part, const Ledger &ledger) { add({SubjectKind::Deployment, part.id.text}, ledger); }
    void touch(const Deal &deal, const Ledger &) { deals.insert(deal.id); }
    template <typename Other> void touch(const Other &, const Ledger &) { }
};

/// What one number comes to, in words (empty where it has no value), and whether what is said of it is at odds.
struct NumberState
{
    QString text = {};
    bool isContested = false;
};
NumberState numberState(const Subject &subject, const Readings &readings)
{
    for (const DealReading &deal : readings.deals()) {
        if (subject.kind == SubjectKind::Deal && deal.dossier->record.id.text == subject.id)
            return {deal.asWhole ? moneyText(deal.asWhole->value) : QString(), deal.isContested};
        for (const CommitmentReading &each : deal.commitments)
            if (subject.kind == SubjectKind::Commitment && each.dossier->record.id.text == subject.id)
                return {each.reading ? moneyText(each.reading->value) : QString(), each.isContested};
        for (const DeploymentReading &each : deal.deployments)
            if (subject.kind == SubjectKind::Deployment && each.dossier->record.id.text == subject.id)
                return {each.reading ? powerText(each.reading->value) : QString(), each.isContested};
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

QString effectOf(const Change &change, const LedgerPtr &before, const LedgerPtr &after, const Lens &lens)
{
    const Touched touched(change, *before, *after);
    if (touched.deals.empty())
        return Effect::tr("No figure of a deal changes.");
    const std::vector<Id<Deal>> deals(touched.deals.begin(), touched.deals.end());
    const Readings was(excerpt(before, deals), lens.asOf, lens.basis);
    const Readings becomes(excerpt(after, deals), lens.asOf, lens.basis);
    QString text = totalsChange(was, becomes, lens);
    if (touched.subjects.size() != 1)
        return text;
    const NumberState from = numberState(*touched.subjects.begin(), was);
    const NumberState to = numberState(*touched.subjects.begin(), becomes);
    text = numberChange(from.text, to.text) + QLatin1Char(' ') + text;
    if (to.isContested && !from.isContested)
        text += QLatin1Char(' ') + Effect::tr("What is said of it is at odds then.");
    if (from.isContested && !to.isContested && !to.text.isEmpty())
        text += QLatin1Char(' ') + Effect::tr("What is said of it is no longer at odds.");
    return text;
}

} // namespace ledger
