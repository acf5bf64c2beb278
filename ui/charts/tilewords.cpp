#include "tiles.h"

#include "picturetext.h"
#include "titles.h"
#include "wording.h"

#include <algorithm>

namespace ledger
{

namespace
{
double asDouble(Usd amount) { return static_cast<double>(amount.dollars); }
double partOfTotal(Usd part, const Total &whole) { return asDouble(part) / std::max(1.0, asDouble(whole.value)); }

/// What of the lens does not act on a tile (semantics.md, 9); empty where everything does.
QString unheeded(OverviewTile tile, const Lens &lens)
{
    const bool isPower = tile == OverviewTile::Power || tile == OverviewTile::Ramp;
    const bool isNews = tile == OverviewTile::News;
    QStringList names;
    const auto add = [&names](bool isSet, const QString &name) {
        if (isSet)
            names.append(name);
    };
    if (isPower || isNews) {
        add(!lens.payers.empty(), PictureText::tr("payer"));
        add(!lens.payees.empty(), PictureText::tr("payee"));
        add(!lens.natures.empty(), PictureText::tr("nature"));
        add(!lens.firmnesses.empty(), PictureText::tr("firmness"));
    }
    add(isNews && !lens.statuses.empty(), PictureText::tr("status"));
    add(isNews && (lens.from || lens.to), PictureText::tr("period"));
    return names.isEmpty()
        ? QString()
        : PictureText::tr("not filtered by %1", "a tile").arg(names.join(PictureText::tr(" or ", "filters")));
}

QString capitalised(const QString &text) { return text.left(1).toUpper() + text.mid(1); }

QString nothingHere() { return PictureText::tr("Nothing comes through this lens"); }

/// A sum of money with its range and what it rests on.
TileWords sumWords(const Total &total, Nature nature, Nature told, const PicturePlan &plan)
{
    TileWords words;
    words.title
        = nature == Nature::Equity ? PictureText::tr("Equity committed") : PictureText::tr("Computing committed");
    words.door = QStringLiteral("commitments?show=total&group=payee");
    if (nature != told)
        words.door += QStringLiteral("&nature=") + qstring(word(nature));
    if (total.commitments == 0) {
        words.isEmpty = true;
        words.lines = {nothingHere()};
        return words;
    }
    words.figure = moneyText(total.value, plan.locale);
    const QString range = moneyRangeText(total.low, total.high, plan.locale);
    if (moneyText(total.low, plan.locale) != moneyText(total.high, plan.locale))
        words.lines.append(range);
    words.lines.append(restsOnText(total.commitments, total.claims));
    return words;
}

TileWords powerWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const PowerSum &power = findings.power;
    TileWords words;
    words.title = PictureText::tr("Power: %1", "of what kind").arg(nameOf(plan.lens.counts));
    words.door = QStringLiteral("capacity?show=ramp");
    if (power.deployments == 0) {
        words.isEmpty = true;
        words.lines = {nothingHere()};
    } else {
        const bool isDated = !findings.capacity.periods.empty();
        words.figure = powerText(isDated ? power.value : power.undated, plan.locale);
        if (isDated)
            words.lines.append(
                PictureText::tr("by %1").arg(QString::number(partialDate(findings.capacity.periods.back().last).year)));
        if (power.undated.gw > 0)
            words.lines.append(isDated ? PictureText::tr("%1 more undated").arg(powerText(power.undated, plan.locale))
                                       : PictureText::tr("all of it undated"));
        if (words.lines.size() == 2)
            words.lines = {words.lines.join(QStringLiteral(", "))};
        words.lines.append(PictureText::tr("%1, %2", "deployments, claims")
                               .arg(power.deployments == 1 ? PictureText::tr("1 deployment")
                                                           : PictureText::tr("%1 deployments").arg(power.deployments),
                                    claimsText(power.claims)));
    }
    words.lines.append(unheeded(OverviewTile::Power, plan.lens));
    return words;
}

TileWords firmnessWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const Total &money = findings.money;
    TileWords words;
    words.title = PictureText::tr("Firm, of all %1").arg(nameOf(findings.nature));
    words.door = QStringLiteral("commitments?show=total&group=firmness");
    if (money.value <= Usd(0)) {
        words.isEmpty = true;
        words.lines = {nothingHere()};
        return words;
    }
    const auto shareOfMoney = [&](Usd part) { return shareText(partOfTotal(part, money), plan.locale); };
    words.figure = shareOfMoney(money.byFirmness[0]);
    words.lines.append(PictureText::tr("%1 is contested", "a share").arg(shareOfMoney(money.contested)));
    words.lines.append(PictureText::tr("%1 on assumed terms", "a share").arg(shareOfMoney(money.assumed)));
    words.lines.append(restsOnText(money.commitments, money.claims));
    return words;
}

TileWords circlesWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const CirclesFinding &circles = findings.circles;
    TileWords words;
    words.title = PictureText::tr("Could go in circles");
    words.door = QStringLiteral("flows");
    if (circles.legs == 0) {
        words.isEmpty = true;
        words.lines = {nothingHere()};
        return words;
    }
    words.figure = moneyText(circles.circulation.value, plan.locale);
    words.lines.append(
        PictureText::tr("%1 of the money between parties").arg(shareText(circles.circulation.share, plan.locale)));
    words.lines.append(circles.isRolledUp ? PictureText::tr("rolled up to owners") : PictureText::tr("not rolled up"));
    return words;
}

TileWords shareWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    TileWords words;
    words.door = QStringLiteral("share?source=contracts&group=payee");
    words.isEmpty = findings.share.contracts.periods.empty();
    words.title = words.isEmpty
        ? PictureText::tr("Shares over time")
        : shareTitle(findings.share.contracts.periods, findings.nature, ShareGroup::Payee, plan.titleContext());
    words.lines = {words.isEmpty ? nothingHere()
                                 : PictureText::tr("%1 by payee, % of what falls due each %2")
                                       .arg(capitalised(nameOf(findings.nature)), nameOf(plan.lens.by))};
    return words;
}

TileWords counterpartiesWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const CommitmentFindings &found = findings.counterparties;
    TileWords words;
    words.door = QStringLiteral("commitments?show=total&group=payee");
    words.isEmpty = found.totals.empty();
    if (words.isEmpty) {
        words.title = PictureText::tr("Largest counterparties");
        words.lines = {nothingHere()};
        return words;
    }
    const Total sum = sumOfTotals(found.totals);
    const Total &first = found.totals.front();
    const QString name = plan.byDeal ? partName(first.id, first.name) : everydayName(*plan.ledger, first.id);
    words.title = found.totals.size() == 1
        ? PictureText::tr("All of it, %1, is promised to %2", "money, party")
              .arg(moneyText(sum.value, plan.locale), name)
        : PictureText::tr("%1 is promised most: %2 of %3", "party, money, money")
              .arg(name, moneyText(first.value, plan.locale), moneyText(sum.value, plan.locale));
    words.lines = {
        PictureText::tr("%1 by %2; line: lowest to highest claim", "nature, group")
            .arg(capitalised(nameOf(first.nature)), plan.byDeal ? PictureText::tr("deal") : PictureText::tr("payee"))};
    return words;
}

/// «80 % of», «3.1 times».
QString multipleText(double ratio, const QLocale &locale)
{
    return ratio < 1.5
        ? PictureText::tr("%1 of", "share, of revenue").arg(shareText(ratio, locale))
        : PictureText::tr("%1 times", "as much as revenue").arg(locale.toString(ratio, 'f', ratio < 9.95 ? 1 : 0));
}

/// The year to speak of: the first to come with both, else the last that has both.
const BurdenYear *toldYear(const Burden &burden, std::optional<Day> known)
{
    const BurdenYear *told = nullptr;
    for (const BurdenYear &year : burden.years) {
        if (!year.revenue || year.revenue->value <= 0 || year.due.value <= Usd(0))
            continue;
        told = &year;
        if (known && year.last >= *known)
            break;
    }
    return told;
}

TileWords dueWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const Burden &burden = findings.burden;
    TileWords words;
    words.door = QStringLiteral("commitments?show=by-period&group=payee");
    words.title = PictureText::tr("Due against revenue");
    words.isEmpty = burden.years.empty();
    if (words.isEmpty) {
        words.lines = {PictureText::tr("No revenue is known of anybody who pays through this lens")};
        return words;
    }
    if (plan.lens.payers.size() != 1)
        words.door += QStringLiteral("&payer=") + qstring(burden.payer.text);
    const QString name = everydayName(*plan.ledger, burden.payer.text);
    if (const BurdenYear *told = toldYear(burden, plan.known()))
        words.title = PictureText::tr("%1 falls due from %2 in %3, %4 its revenue", "money, party, year, how much of")
                          .arg(moneyText(told->due.value, plan.locale), name, qstring(told->period),
                               multipleText(asDouble(told->due.value) / told->revenue->value, plan.locale));
    else
        words.title = PictureText::tr("What falls due from %1 each year").arg(name);
    const bool hasRevenue = std::any_of(burden.years.begin(), burden.years.end(),
                                        [](const BurdenYear &year) { return year.revenue.has_value(); });
    words.lines = {hasRevenue ? PictureText::tr("Bar: due for %1; line across: revenue").arg(nameOf(findings.nature))
                              : PictureText::tr("Due for %1; its revenue is not known").arg(nameOf(findings.nature))};
    return words;
}

TileWords rampWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const PowerSum &power = findings.power;
    TileWords words;
    words.door = QStringLiteral("capacity?show=ramp");
    words.title = PictureText::tr("Capacity ramp");
    words.isEmpty = findings.capacity.periods.empty();
    if (words.isEmpty) {
        words.lines = {power.undated.gw > 0
                           ? PictureText::tr("%1, and no day for any of it").arg(powerText(power.undated, plan.locale))
                           : nothingHere()};
    } else {
        const CapacityPeriod &last = findings.capacity.periods.back();
        const QString when = periodText(last.period, plan.locale);
        const double all = last.total.gw + power.undated.gw;
        words.title = power.undated.gw > 0
            ? PictureText::tr("%1 by the end of %2; %3 of all has no date", "power, period, share")
                  .arg(powerText(last.total, plan.locale), when, shareText(power.undated.gw / all, plan.locale))
            : PictureText::tr("%1 by the end of %2", "power, period").arg(powerText(last.total, plan.locale), when);
        words.lines = {PictureText::tr("%1 by operator, at the end of each %2", "kind of power, step")
                           .arg(capitalised(nameOf(plan.lens.counts)), nameOf(plan.lens.by))};
    }
    if (const QString note = unheeded(OverviewTile::Ramp, plan.lens); !note.isEmpty())
        words.lines.back() += QStringLiteral(" · ") + note;
    return words;
}

TileWords newsWords(const OverviewFindings &findings, const PicturePlan &plan)
{
    const NewsFinding &news = findings.news;
    TileWords words;
    words.door = QStringLiteral("ledger");
    words.title = PictureText::tr("Newest claims");
    words.isEmpty = news.newest.empty();
    if (words.isEmpty) {
        words.lines = {PictureText::tr("Nothing had been said by then")};
        return words;
    }
    const QString since = news.lastLook
        ? PictureText::tr("since %1", "a day").arg(dateText(*news.lastLook, plan.locale))
        : PictureText::tr("since you last looked");
    words.title = news.sinceLastLook == 0
        ? PictureText::tr("Said last: %1 in a month", "claims").arg(claimsText(news.lately))
        : news.sinceLastLook == 1
        ? PictureText::tr("1 claim is new %1").arg(since)
        : PictureText::tr("%1 claims are new %2").arg(plan.locale.toString(news.sinceLastLook), since);
    words.lines = {news.sinceLastLook > 0 ? PictureText::tr("New ones first, with a dot")
                       : news.lastLook    ? PictureText::tr("Newest first; nothing new %1").arg(since)
                                          : PictureText::tr("Newest first")};
    if (const QString note = unheeded(OverviewTile::News, plan.lens); !note.isEmpty())
        words.lines.back() += QStringLiteral(" · ") + note;
    return words;
}
} // namespace

TileWords tileWordsOf(OverviewTile tile, const OverviewFindings &findings, const PicturePlan &plan)
{
    switch (tile) {
    case OverviewTile::Consumption:
        return sumWords(findings.consumption, Nature::Consumption, findings.nature, plan);
    case OverviewTile::Equity:
        return sumWords(findings.equity, Nature::Equity, findings.nature, plan);
    case OverviewTile::Power:
        return powerWords(findings, plan);
    case OverviewTile::Firmness:
        return firmnessWords(findings, plan);
    case OverviewTile::Circles:
        return circlesWords(findings, plan);
    case OverviewTile::Share:
        return shareWords(findings, plan);
    case OverviewTile::Counterparties:
        return counterpartiesWords(findings, plan);
    case OverviewTile::Due:
        return dueWords(findings, plan);
    case OverviewTile::Ramp:
        return rampWords(findings, plan);
    case OverviewTile::News:
        break;
    }
    return newsWords(findings, plan);
}

} // namespace ledger
