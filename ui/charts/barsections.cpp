#include "bars.h"

#include "observedfigures.h"
#include "picturetext.h"
#include "wording.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr std::size_t mostBars = 20; // more is a list, and the table is one
constexpr std::size_t mostNotBrokenDown = 3; // beside bars that need the room
constexpr std::size_t mostWhereThereIsRoom = 12;
constexpr std::size_t mostOwnTotals = 2;

Bar barOf(const Total &total, const CommitmentFindings &findings, const PicturePlan &plan)
{
    Bar bar;
    bar.id = qstring(word(total.nature)) + QLatin1Char('/') + qstring(total.id);
    bar.name = groupName(total, findings.group, plan.byDeal);
    bar.detail = restsOnText(total.commitments, total.claims);
    bar.total = total;
    bar.words = totalWords(total, plan.locale);
    bar.target = groupTarget(total, findings.group, plan.byDeal);
    return bar;
}

Bar othersBar(const std::vector<const Total *> &rest, Usd largest, std::size_t shown, const PicturePlan &plan)
{
    Bar bar;
    bar.total = sumOfTotals(rest);
    bar.total.id = "others";
    bar.id = qstring(word(bar.total.nature)) + QStringLiteral("/others");
    bar.name = PictureText::tr("Others (%1)").arg(rest.size());
    bar.detail = restsOnText(bar.total.commitments, bar.total.claims);
    bar.words = totalWords(bar.total, plan.locale);
    bar.isOffScale = bar.total.value.dollars > largest.dollars + largest.dollars / 2;
    bar.target = {QStringLiteral("others"), QString::number(shown)};
    return bar;
}

Bar outlinedBar(const NotBrokenDown &beyond, const PicturePlan &plan)
{
    const std::string &id = beyond.deal->id.text;
    Bar bar;
    bar.id = QStringLiteral("not-broken-down/") + qstring(id);
    bar.name = partName(id, beyond.deal->title);
    bar.total.value = bar.total.low = bar.total.high = beyond.value;
    bar.isOutlined = true;
    bar.words = PictureText::tr("%1 beyond its parts, in no sum").arg(moneyText(beyond.value, plan.locale));
    bar.target = {QStringLiteral("deal"), qstring(id)};
    return bar;
}

/// What the subject is said to have committed in all; nature and payee are not told, so it is in no sum.
Bar ownTotalBar(const Observed &said, const CommitmentFindings &findings, const PicturePlan &plan)
{
    Bar bar;
    bar.id = QStringLiteral("own-total/%1").arg(said.year);
    bar.name = PictureText::tr("%1, %2", "year, stance").arg(said.year).arg(nameOf(said.chosen->stance));
    bar.total.value = Usd(std::llround(said.value));
    bar.total.low = Usd(std::llround(said.low));
    bar.total.high = Usd(std::llround(said.high));
    bar.isOutlined = true;
    bar.words = observedWords(said, plan.locale);
    bar.target = {QStringLiteral("party"), qstring(findings.own.subject.text)};
    return bar;
}

/// What the bars above come to: what the subject's own total is held against, where they are of one nature.
Bar foundBar(const CommitmentFindings &findings, const PicturePlan &plan)
{
    Bar bar;
    bar.total = sumOfTotals(findings.totals);
    bar.id = QStringLiteral("own-total/found");
    bar.name = PictureText::tr("found here for %1").arg(nameOf(bar.total.nature));
    bar.isQuiet = true;
    bar.words = totalWords(bar.total, plan.locale);
    bar.target = {QStringLiteral("nature"), qstring(word(bar.total.nature))};
    return bar;
}

BarSection ownTotalSection(std::size_t room, const CommitmentFindings &findings, const PicturePlan &plan)
{
    BarSection section;
    section.heading = PictureText::tr("What %1 says it has committed in all, in no sum")
                          .arg(everydayName(*plan.ledger, findings.own.subject.text));
    for (std::size_t i = 0; i < std::min(room, findings.own.committed.size()); ++i)
        section.bars.push_back(ownTotalBar(findings.own.committed[i], findings, plan));
    if (section.bars.size() < room && naturesOf(findings.totals).size() == 1)
        section.bars.push_back(foundBar(findings, plan));
    return section;
}

/// How many bars each section gets: every one at least one, then the largest sections first, by turns.
std::vector<std::size_t> dealtOut(std::size_t room, const std::vector<std::size_t> &wanted)
{
    std::vector<std::size_t> given(wanted.size(), 0);
    bool isMore = true;
    while (room > 0 && isMore) {
        isMore = false;
        for (std::size_t i = 0; i < wanted.size() && room > 0; ++i)
            if (given[i] < wanted[i]) {
                ++given[i];
                --room;
                isMore = true;
            }
    }
    return given;
}

BarSection sectionOf(const std::vector<const Total *> &totals, std::size_t room, const CommitmentFindings &findings,
                     const PicturePlan &plan)
{
    BarSection section;
    std::vector<double> ranking;
    for (const Total *total : totals)
        ranking.push_back(static_cast<double>(std::max(total->value, total->high).dollars));
    const std::size_t shown = shownCount(ranking, room, 0);
    for (std::size_t i = 0; i < shown; ++i)
        section.bars.push_back(barOf(*totals[i], findings, plan));
    if (shown < totals.size() && shown < room)
        section.bars.push_back(othersBar({totals.begin() + static_cast<std::ptrdiff_t>(shown), totals.end()},
                                         totals.front()->value, shown + static_cast<std::size_t>(plan.skipped), plan));
    return section;
}

/// The largest of what is not broken down. The rest is not gathered: what is in no sum must not be summed here either.
BarSection notBrokenDownSection(std::size_t room, const CommitmentFindings &findings, const PicturePlan &plan)
{
    const std::vector<NotBrokenDown> &deals = findings.notBrokenDown;
    BarSection section;
    const std::size_t shown = std::min(room, deals.size());
    section.heading = shown == deals.size()
        ? PictureText::tr("Not broken down, in no sum")
        : PictureText::tr("Not broken down, in no sum: the largest %1 of %2 deals").arg(shown).arg(deals.size());
    for (std::size_t i = 0; i < shown; ++i)
        section.bars.push_back(outlinedBar(deals[i], plan));
    return section;
}
} // namespace

std::vector<BarSection> fittedSections(const CommitmentFindings &findings, const PicturePlan &plan, double height,
                                       double scale)
{
    const double line = std::ceil(QFontMetricsF(fontFor(TextRole::LabelStrong, scale)).height());
    const double pitch = line + 4 * scale; // the least that bars need
    const double headingHeight = line + 12 * scale;
    const std::vector<Nature> natures = naturesOf(findings.totals);
    std::vector<std::vector<const Total *>> rows(natures.size());
    for (const Total &total : findings.totals)
        rows[static_cast<std::size_t>(std::find(natures.begin(), natures.end(), total.nature) - natures.begin())]
            .push_back(&total);

    const bool hasHeadings = natures.size() > 1 && findings.group != TotalGroup::Nature;
    std::vector<std::size_t> wanted;
    for (const auto &totals : rows)
        wanted.push_back(std::min(totals.size(), mostBars));
    double free = height - line; // the axis
    if (hasHeadings) // natures that have no room at all are left to the table
        while (wanted.size() > 1 && static_cast<double>(wanted.size()) * (headingHeight + pitch) > free)
            wanted.pop_back();
    if (hasHeadings)
        free -= headingHeight * static_cast<double>(wanted.size());
    const std::size_t natureSections = wanted.size();
    std::vector<BarSection (*)(std::size_t, const CommitmentFindings &, const PicturePlan &)> outlined;
    const auto addOutlined = [&](std::size_t bars, auto section) {
        if (bars == 0 || free <= headingHeight + 3 * pitch)
            return;
        free -= headingHeight;
        wanted.push_back(bars);
        outlined.push_back(section);
    };
    if (const std::size_t said = std::min(findings.own.committed.size(), mostOwnTotals); said > 0)
        addOutlined(said + (natures.size() == 1 ? 1 : 0), ownTotalSection);
    std::size_t shown = 0;
    for (const std::size_t bars : wanted)
        shown += bars;
    // Few bars would leave the picture empty: more of what is not broken down is told then.
    const double spare = free - headingHeight - static_cast<double>(shown) * comfortablePitch(shown, scale);
    const auto more = static_cast<std::size_t>(std::max(0.0, spare / quietPitch(scale)));
    addOutlined(std::min({findings.notBrokenDown.size(), std::max(mostNotBrokenDown, more), mostWhereThereIsRoom}),
                notBrokenDownSection);
    const auto room = static_cast<std::size_t>(std::max(1.0, free / pitch));
    const std::vector<std::size_t> given = dealtOut(std::min(room, mostBars + 4), wanted);

    std::vector<BarSection> sections;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] == 0)
            continue;
        if (i >= natureSections) {
            sections.push_back(outlined[i - natureSections](given[i], findings, plan));
            continue;
        }
        sections.push_back(sectionOf(rows[i], given[i], findings, plan));
        if (hasHeadings) {
            const QString name = nameOf(natures[i]);
            sections.back().heading = name.left(1).toUpper() + name.mid(1) + QStringLiteral(", ")
                + moneyText(sumOfTotals(rows[i]).value, plan.locale);
        }
    }
    return sections;
}

} // namespace ledger
