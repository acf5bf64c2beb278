#include "graphwords.h"

#include "graphlook.h"
#include "picturetext.h"
#include "wording.h"

#include <QStringList>

namespace ledger
{

QString kindsText(PartyKind kind)
{
    switch (kind) {
    case PartyKind::Lab:
        return PictureText::tr("labs");
    case PartyKind::Cloud:
        return PictureText::tr("clouds");
    case PartyKind::Chipmaker:
        return PictureText::tr("chipmakers");
    case PartyKind::Supplier:
        return PictureText::tr("suppliers");
    case PartyKind::Builder:
        return PictureText::tr("builders");
    case PartyKind::Energy:
        return PictureText::tr("energy companies");
    case PartyKind::Investor:
        return PictureText::tr("investors");
    case PartyKind::Government:
        return PictureText::tr("governments");
    case PartyKind::Other:
        break;
    }
    return PictureText::tr("others");
}

QString partiesText(int count)
{
    return count == 1 ? PictureText::tr("1 party") : PictureText::tr("%1 parties").arg(count);
}

QString nodeName(const GatheredNode &node, const GraphFindings &findings)
{
    if (!node.isGathered())
        return qstring(node.name);
    const auto count = static_cast<int>(node.gathered.size());
    const bool isRest = count < findings.partiesOf.at(node.kind);
    return (isRest ? PictureText::tr("%1 more %2", "14 more suppliers") : PictureText::tr("%1 %2", "14 suppliers"))
        .arg(QLocale::c().toString(count), kindsText(node.kind));
}

QString sumText(const EdgeSum &sum, EdgeWeight weight, const QLocale &locale)
{
    switch (weight) {
    case EdgeWeight::Power:
        return sum.power.gw > 0 ? powerText(sum.power, locale) : QString();
    case EdgeWeight::Deals:
        return sum.deals > 0 ? dealsText(sum.deals) : QString();
    case EdgeWeight::Money:
        break;
    }
    return sum.value > Usd(0) ? moneyText(sum.value, locale) : QString();
}

QString nodeFigure(const GatheredNode &node, EdgeWeight weight, const QLocale &locale)
{
    const QString needs = sumText(node.needs, weight, locale);
    const QString gives = sumText(node.gives, weight, locale);
    QStringList parts;
    if (!needs.isEmpty())
        parts.append(PictureText::tr("needs %1").arg(needs));
    if (!gives.isEmpty())
        parts.append(PictureText::tr("gives %1").arg(gives));
    if (parts.isEmpty()) // never $0 where terms are undisclosed
        parts.append(node.gives.parties > 0 ? PictureText::tr("gives to %1").arg(partiesText(node.gives.parties))
                                            : PictureText::tr("needs %1").arg(partiesText(node.needs.parties)));
    return parts.join(QStringLiteral(" · "));
}

namespace
{
/// «$872B and 9.3 GW».
QString sumsText(Usd value, Gigawatts power, const QLocale &locale)
{
    QStringList figures;
    if (value > Usd(0))
        figures.append(moneyText(value, locale));
    if (power.gw > 0)
        figures.append(powerText(power, locale));
    return figures.isEmpty() ? PictureText::tr("undisclosed sums") : figures.join(PictureText::tr(" and "));
}

/// «$872B and 9.3 GW from 23 parties in 40 deals».
QString sideWords(const EdgeSum &sum, const QString &pattern, const QLocale &locale)
{
    return pattern.arg(sumsText(sum.value, sum.power, locale), partiesText(sum.parties), dealsText(sum.deals));
}
} // namespace

QString nodeWords(const GatheredNode &node, const GraphFindings &findings, const PicturePlan &plan)
{
    QStringList words{nameOf(node.kind)};
    if (node.needs.parties > 0)
        words.append(sideWords(node.needs, PictureText::tr("needs %1 from %2 in %3"), plan.locale));
    if (node.gives.parties > 0)
        words.append(sideWords(node.gives, PictureText::tr("gives %1 to %2 in %3"), plan.locale));
    if (const auto loss = findings.losses.find(node.id); loss != findings.losses.end()) {
        words.append(lossText(loss->second, plan.locale));
        words.append(leftText(loss->second, plan, 8));
    }
    if (findings.gone.contains(node.id))
        words.append(PictureText::tr("falls"));
    return words.join(QStringLiteral("; "));
}

QString edgeLabel(const GatheredEdge &edge, const GraphFindings &findings, const QLocale &locale)
{
    switch (findings.weight) {
    case EdgeWeight::Power:
        return edge.sum.power.gw > 0 ? powerText(edge.sum.power, locale) : QString();
    case EdgeWeight::Deals:
        return edge.sum.deals.size() > 1 ? QString::number(edge.sum.deals.size()) : QString();
    case EdgeWeight::Money:
        break;
    }
    return edge.sum.value > Usd(0) ? moneyText(edge.sum.value, locale) : QString();
}

QString edgeName(const GatheredEdge &edge, const GraphFindings &findings)
{
    const auto name = [&findings](const std::string &id) {
        const GatheredNode *node = findings.node(id);
        return node ? nodeName(*node, findings) : qstring(id);
    };
    const GatheredNode *from = findings.node(edge.from);
    return (from && from->gathered.size() > 1 ? PictureText::tr("%1 depend on %2")
                                              : PictureText::tr("%1 depends on %2"))
        .arg(name(edge.from), name(edge.to));
}

namespace
{
QString moneyWords(const Edge &sum, const GraphFindings &findings, const QLocale &locale)
{
    if (!sum.isDisclosed)
        return PictureText::tr("terms undisclosed");
    if (sum.value <= Usd(0))
        return findings.hasPeriod ? PictureText::tr("nothing falls due in the period")
                                  : PictureText::tr("no money between them");
    QString words = PictureText::tr("%1 between them").arg(moneyText(sum.value, locale));
    const std::optional<Nature> nature = natureOf(sum);
    const Usd most = sum.byNature[static_cast<std::size_t>(*nature)];
    words += most == sum.value ? PictureText::tr(", all of it %1").arg(nameOf(*nature))
                               : PictureText::tr(", %1 of it %2").arg(moneyText(most, locale), nameOf(*nature));
    if (sum.firm != sum.value)
        words += sum.firm > Usd(0) ? PictureText::tr(", %1 of it firm").arg(moneyText(sum.firm, locale))
                                   : PictureText::tr(", none of it firm");
    return words;
}
} // namespace

QString edgeWords(const GatheredEdge &edge, const GraphFindings &findings, const QLocale &locale)
{
    QStringList words{moneyWords(edge.sum, findings, locale)};
    if (edge.sum.power.gw > 0)
        words.append(powerText(edge.sum.power, locale));
    QString support = dealsText(static_cast<int>(edge.sum.deals.size()));
    if (edge.sum.claims > 0)
        support += QStringLiteral(", ") + claimsText(edge.sum.claims);
    words.append(support);
    QStringList kinds;
    for (const DealKind kind : edge.sum.kinds)
        kinds.append(nameOf(kind));
    words.append(kinds.join(QStringLiteral(", ")));
    return words.join(QStringLiteral("; "));
}

QString lossText(const NodeLoss &loss, const QLocale &locale)
{
    return PictureText::tr("loses %1").arg(sumsText(loss.value, loss.power, locale));
}

QString leftText(const NodeLoss &loss, const PicturePlan &plan, std::size_t most)
{
    if (loss.left.empty())
        return PictureText::tr("nobody left");
    QStringList names;
    for (std::size_t i = 0; i < loss.left.size() && i < most; ++i)
        names.append(everydayName(*plan.ledger, loss.left[i].text));
    const std::size_t more = loss.left.size() - static_cast<std::size_t>(names.size());
    const QString list = names.join(QStringLiteral(", "));
    if (names.isEmpty())
        return PictureText::tr("%1 others left").arg(more);
    return more > 0 ? PictureText::tr("left: %1 +%2", "names and how many more").arg(list).arg(more)
                    : PictureText::tr("left: %1").arg(list);
}

} // namespace ledger
