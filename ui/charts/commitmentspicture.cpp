#include "commitmentspicture.h"

#include "bars.h"
#include "periodcolumns.h"
#include "picturetext.h"
#include "wording.h"

#include <algorithm>

namespace ledger
{

namespace
{
QString groupPhrase(const CommitmentFindings &findings, const PicturePlan &plan)
{
    return plan.byDeal ? PictureText::tr("by deal") : nameOf(findings.group);
}

QString commitmentsSubtitle(const CommitmentFindings &findings, const PicturePlan &plan)
{
    const std::vector<Nature> natures = naturesOf(findings.totals);
    const QString what = natures.size() == 1 ? PictureText::tr("Commitments for %1").arg(nameOf(natures.front()))
                                             : PictureText::tr("Commitments");
    const QString by = groupPhrase(findings, plan);
    switch (findings.show) {
    case CommitmentsShow::ByPeriod:
        return PictureText::tr("%1 %2, what falls due each %3").arg(what, by, nameOf(plan.lens.by));
    case CommitmentsShow::Cumulated:
        return PictureText::tr("%1 %2, what has fallen due by the end of each %3").arg(what, by, nameOf(plan.lens.by));
    case CommitmentsShow::Total:
        break;
    }
    return natures.size() > 1 ? PictureText::tr("%1 %2, natures apart").arg(what, by) : what + QLatin1Char(' ') + by;
}

/// What no heading says already.
std::vector<LegendSign> legendOf(const CommitmentFindings &findings)
{
    const Total sum = sumOfTotals(findings.totals);
    std::vector<LegendSign> signs;
    const bool isMixed = sum.byFirmness[0] != sum.value;
    if (isMixed && sum.byFirmness[0] > Usd(0))
        signs.push_back(LegendSign::Firm);
    if (sum.byFirmness[1] > Usd(0))
        signs.push_back(LegendSign::Contingent);
    if (sum.byFirmness[2] > Usd(0))
        signs.push_back(LegendSign::Potential);
    if (std::any_of(findings.totals.begin(), findings.totals.end(),
                    [](const Total &total) { return total.low != total.high; }))
        signs.push_back(LegendSign::Range);
    if (findings.show == CommitmentsShow::Total) {
        if (sum.opensUpwards)
            signs.push_back(LegendSign::Over);
        if (sum.isContested)
            signs.push_back(LegendSign::Contested);
    }
    if (sum.assumed > Usd(0))
        signs.push_back(findings.show == CommitmentsShow::Total ? LegendSign::Assumed : LegendSign::AssumedTop);
    if (!findings.own.revenue.empty())
        signs.push_back(LegendSign::Revenue);
    return signs;
}

QString cell(Usd amount) { return QString::number(amount.dollars); }

QStringList totalCells(const Total &total)
{
    return {qstring(total.name), cell(total.value),           cell(total.low),
            cell(total.high),    qstring(word(total.nature)), QString::number(total.commitments),
            qstring(total.id)};
}

PictureTable commitmentsTable(const CommitmentFindings &findings)
{
    PictureTable table;
    table.columns = {PictureText::tr("Name"),     PictureText::tr("Value ($)"), PictureText::tr("Low ($)"),
                     PictureText::tr("High ($)"), PictureText::tr("Nature"),    PictureText::tr("Commitments"),
                     PictureText::tr("Id")};
    table.isNumeric = {false, true, true, true, false, true, false};
    if (findings.show == CommitmentsShow::Total) {
        for (const Total &total : findings.totals)
            table.rows.push_back(totalCells(total));
        return table;
    }
    table.columns.prepend(PictureText::tr("Period"));
    table.isNumeric.insert(table.isNumeric.begin(), false);
    for (const PeriodTotals &period : findings.periods)
        for (const Total &total : period.totals)
            table.rows.push_back(QStringList{qstring(period.period)} + totalCells(total));
    return table;
}

QString commitmentsSentence(const FrameWords &words, const CommitmentFindings &findings, const PicturePlan &plan)
{
    QStringList figures;
    for (std::size_t i = 0; i < findings.totals.size() && i < 5; ++i)
        figures.append(groupName(findings.totals[i], findings.group, plan.byDeal) + QLatin1Char(' ')
                       + moneyText(findings.totals[i].value, plan.locale));
    if (findings.totals.size() > 5)
        figures.append(PictureText::tr("and %1 more").arg(findings.totals.size() - 5));
    return PictureText::tr("%1. %2. Largest: %3.").arg(words.title, words.subtitle, figures.join(QStringLiteral(", ")));
}

QString titleOf(const CommitmentFindings &findings, const PicturePlan &plan)
{
    const TitleContext context = plan.titleContext();
    if (findings.totals.empty())
        return PictureText::tr("What is said is not broken down");
    if (findings.show == CommitmentsShow::ByPeriod && !findings.own.revenue.empty())
        return burdenTitle(findings.periods, findings.own.revenue, context);
    if (findings.show != CommitmentsShow::Total)
        return periodTotalsTitle(findings.periods, findings.show == CommitmentsShow::Cumulated, context);
    return findings.group == TotalGroup::Nature && !plan.wasDrilled ? natureTotalsTitle(findings.totals, context)
                                                                    : commitmentsTitle(findings.totals, context);
}

void addAssumedNote(FrameWords &words, const CommitmentFindings &findings, const PicturePlan &plan)
{
    // Natures are not added, so with several the note would have to be several.
    if (naturesOf(findings.totals).size() != 1)
        return;
    const Total sum = sumOfTotals(findings.totals);
    const QString note
        = plan.assumedNote(static_cast<double>(sum.assumed.dollars), static_cast<double>(sum.value.dollars));
    if (!note.isEmpty())
        words.notes.append(note);
}
} // namespace

PicturePtr commitmentsPicture(const std::shared_ptr<const CommitmentFindings> &found, const PicturePlan &plan)
{
    const CommitmentFindings &findings = *found;
    const bool isTotal = findings.show == CommitmentsShow::Total;
    if (isTotal ? findings.totals.empty() && findings.notBrokenDown.empty() : findings.periods.empty()) {
        const EmptyWords empty = nothingToShow(plan.titleContext());
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    FrameWords words = plan.frameWords(titleOf(findings, plan), commitmentsSubtitle(findings, plan), findings.sources);
    words.legend = legendOf(findings);
    addAssumedNote(words, findings, plan);
    const QRectF body = drawFrame(drawing, words, plan.style);
    if (isTotal)
        drawBars(drawing, fittedSections(findings, plan, body.height(), scale), body, plan, scale);
    else
        drawPeriodColumns(drawing, findings, body, plan, scale);
    drawing.table = [found] { return commitmentsTable(*found); };
    drawing.sentence = commitmentsSentence(words, findings, plan);
    return std::move(drawing).picture();
}

} // namespace ledger
