#include "importedrows.h"

#include "wording.h"

#include <QCoreApplication>

#include <array>

namespace ledger
{

namespace
{
struct Imported
{
    Q_DECLARE_TR_FUNCTIONS(Imported)
};

QString gist(const Source &source) { return qstring(source.publisher) + QStringLiteral(": ") + qstring(source.title); }
QString gist(const Party &party) { return qstring(party.name); }
QString gist(const Deal &deal) { return qstring(deal.title); }
QString gist(const Commitment &commitment)
{
    return qstring(commitment.payer.text) + QStringLiteral(" → ") + qstring(commitment.payee.text)
        + QStringLiteral(", ") + nameOf(commitment.nature);
}
QString gist(const Deployment &deployment) { return qstring(deployment.name); }
QString gist(const Claim &claim)
{
    return claimText(claim) + QStringLiteral(" · ") + shortDateText(claim.stated) + QStringLiteral(" · ")
        + qstring(claim.of.id);
}
QString gist(const Observation &observation)
{
    return qstring(observation.subject.text) + QStringLiteral(", ") + nameOf(observation.metric) + QStringLiteral(", ")
        + shortDateText(observation.date);
}
QString gist(const Decision &decision) { return qstring(decision.reason); }
QString gist(const View &view) { return qstring(view.title); }
QString gist(const Story &story) { return qstring(story.title); }

/// `$38B → $40B` where the gist says what changed; else the new one.
template <typename Record> QString gistOf(const Swap<Record> &swap)
{
    if (swap.before && swap.after && gist(*swap.before) != gist(*swap.after))
        return gist(*swap.before) + QStringLiteral("  →  ") + gist(*swap.after);
    return gist(swap.after ? *swap.after : *swap.before);
}
QString gistOf(const TitleSwap &swap) { return qstring(swap.after); }

template <typename Record> QString doing(const Swap<Record> &swap)
{
    return !swap.before ? Imported::tr("added") : swap.after ? Imported::tr("changed") : Imported::tr("removed");
}
QString doing(const TitleSwap &) { return Imported::tr("title"); }

template <typename Record> void tally(const Swap<Record> &swap, std::array<KindCount, 10> &counts)
{
    KindCount &count = counts[static_cast<std::size_t>(kindOf<Record>)];
    ++(!swap.before ? count.added : swap.after ? count.changed : count.removed);
}
void tally(const TitleSwap &, std::array<KindCount, 10> &) { }
} // namespace

QString kindText(RecordKind kind, int count)
{
    switch (kind) {
    case RecordKind::Source:
        return count == 1 ? Imported::tr("1 source") : Imported::tr("%1 sources").arg(count);
    case RecordKind::Party:
        return count == 1 ? Imported::tr("1 party") : Imported::tr("%1 parties").arg(count);
    case RecordKind::Deal:
        return dealsText(count);
    case RecordKind::Commitment:
        return commitmentsText(count);
    case RecordKind::Deployment:
        return count == 1 ? Imported::tr("1 deployment") : Imported::tr("%1 deployments").arg(count);
    case RecordKind::Claim:
        return claimsText(count);
    case RecordKind::Observation:
        return count == 1 ? Imported::tr("1 observation") : Imported::tr("%1 observations").arg(count);
    case RecordKind::Decision:
        return count == 1 ? Imported::tr("1 decision") : Imported::tr("%1 decisions").arg(count);
    case RecordKind::View:
        return count == 1 ? Imported::tr("1 view") : Imported::tr("%1 views").arg(count);
    case RecordKind::Story:
        return count == 1 ? Imported::tr("1 story") : Imported::tr("%1 stories").arg(count);
    }
    Q_UNREACHABLE();
}

std::vector<KindCount> countsOf(const Change &change)
{
    std::array<KindCount, 10> counts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i].kind = static_cast<RecordKind>(i);
    for (const AnySwap &any : change.swaps)
        std::visit([&counts](const auto &swap) { tally(swap, counts); }, any);
    std::vector<KindCount> touched;
    for (const KindCount &count : counts)
        if (count.added + count.changed + count.removed > 0)
            touched.push_back(count);
    return touched;
}

QStringList countTexts(const std::vector<KindCount> &counts)
{
    QStringList texts;
    for (const KindCount &count : counts) {
        QStringList parts;
        if (count.added > 0)
            parts.append(Imported::tr("%1 added").arg(kindText(count.kind, count.added)));
        if (count.changed > 0)
            parts.append(Imported::tr("%1 changed").arg(kindText(count.kind, count.changed)));
        if (count.removed > 0)
            parts.append(Imported::tr("%1 removed").arg(kindText(count.kind, count.removed)));
        texts.append(parts.join(QStringLiteral(", ")));
    }
    return texts;
}

std::vector<QStringList> recordRows(const Change &change)
{
    std::vector<QStringList> rows;
    rows.reserve(change.swaps.size());
    for (const AnySwap &any : change.swaps) {
        const RecordRef record = recordOf(any);
        const bool isTitle = std::holds_alternative<TitleSwap>(any);
        const auto [what, text]
            = std::visit([](const auto &swap) { return std::pair(doing(swap), gistOf(swap)); }, any);
        rows.push_back({what, isTitle ? Imported::tr("ledger") : qstring(word(record.kind)), qstring(record.id), text});
    }
    return rows;
}

} // namespace ledger
