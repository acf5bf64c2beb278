#include "sharepicture.h"

#include "picturetext.h"
#include "sharestacks.h"
#include "wording.h"

#include <cmath>

namespace ledger
{

namespace
{
QString contractsSubtitle(const ShareFindings &findings, const PicturePlan &plan)
{
    const QString by = plan.byDeal            ? PictureText::tr("by deal")
        : findings.group == ShareGroup::Payee ? PictureText::tr("by payee")
                                              : PictureText::tr("by payer");
    const QString step = !findings.contracts.monthly.empty() ? nameOf(Step::Month) : nameOf(plan.lens.by);
    return PictureText::tr("Contracts for %1 %2, % of what falls due each %3").arg(nameOf(findings.nature), by, step);
}

QString contractsTitle(const ShareFindings &findings, const TitleContext &context)
{
    const Shares<Usd> &together = findings.contracts.periods;
    if (findings.subjects.empty())
        return shareTitle(together, findings.nature, findings.group, context);
    std::vector<SubjectShare> subjects;
    for (const SubjectShares &subject : findings.subjects)
        subjects.push_back({subject.id, &subject.contracts.periods});
    return subjectSharesTitle(subjects, together, findings.nature, findings.group, context);
}

/// A first column that tells rows apart.
void addColumn(PictureTable &table, const QString &name)
{
    table.columns.prepend(name);
    table.isNumeric.insert(table.isNumeric.begin(), false);
}

/// What is asked for first stands first: whose share it is, and how large; ids, which are for other programs, last.
PictureTable contractsTable(const Shares<Usd> &shares)
{
    PictureTable table;
    table.columns = {PictureText::tr("Period"),      PictureText::tr("Name"),      PictureText::tr("Share"),
                     PictureText::tr("Value ($)"),   PictureText::tr("Total ($)"), PictureText::tr("HHI"),
                     PictureText::tr("Assumed ($)"), PictureText::tr("Id")};
    table.isNumeric = {false, false, true, true, true, true, true, false};
    for (const auto &period : shares)
        for (const auto &part : period.parts)
            table.rows.push_back({qstring(period.period), qstring(part.name), QString::number(part.share, 'g', 15),
                                  QString::number(part.value.dollars), QString::number(period.total.dollars),
                                  QString::number(period.hhi, 'g', 15), QString::number(period.assumed.dollars),
                                  qstring(part.id)});
    return table;
}

void addReported(PictureTable &table, const Shares<double> &shares)
{
    for (const auto &period : shares)
        for (const auto &part : period.parts)
            table.rows.push_back({qstring(period.period), qstring(part.name), QString::number(part.share, 'g', 15),
                                  QString::number(part.value, 'g', 12), QString::number(period.total, 'g', 12),
                                  QString::number(period.hhi, 'g', 15), QString::number(period.assumed, 'g', 12),
                                  qstring(part.id)});
}

/// The shares of each of several subjects.
PictureTable subjectsTable(const ShareFindings &findings)
{
    PictureTable table = contractsTable({});
    for (const SubjectShares &subject : findings.subjects)
        for (QStringList &row : contractsTable(subject.contracts.allShares()).rows)
            table.rows.push_back(QStringList(qstring(subject.id.text)) + row);
    addColumn(table, findings.group == ShareGroup::Payee ? PictureText::tr("Payer") : PictureText::tr("Payee"));
    return table;
}

/// What the table's figures are: dollars, per cent, or either, told apart by a first column.
PictureTable tableOf(const ShareFindings &findings)
{
    if (!findings.subjects.empty())
        return subjectsTable(findings);
    PictureTable table = contractsTable(findings.contracts.allShares());
    if (findings.source == ShareSource::Contracts)
        return table;
    const std::size_t contracted = table.rows.size();
    addReported(table, findings.reported);
    const bool areBoth = findings.source == ShareSource::Both;
    table.columns[3] = areBoth ? PictureText::tr("Value ($ or %)") : PictureText::tr("Value (%)");
    table.columns[4] = areBoth ? PictureText::tr("Total ($ or %)") : PictureText::tr("Total (%)");
    if (areBoth) {
        addColumn(table, PictureText::tr("Source"));
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            table.rows[i].prepend(i < contracted ? PictureText::tr("contracts") : PictureText::tr("reported"));
    }
    return table;
}

/// What is assumed, and what else a reader must know.
void addNotes(FrameWords &words, const ShareFindings &findings, const PicturePlan &plan)
{
    double total = 0;
    double assumed = 0;
    for (const auto &period : findings.contracts.periods) {
        total += static_cast<double>(period.total.dollars);
        assumed += static_cast<double>(period.assumed.dollars);
    }
    if (const QString note = plan.assumedNote(assumed, total); !note.isEmpty()) {
        words.notes.append(note);
        words.legend.push_back(LegendSign::AssumedTop);
    }
    for (const auto &period : findings.reported)
        if (std::abs(period.total - 100) > 0.5)
            words.notes.append(
                PictureText::tr("What is reported of %1 adds up to %2")
                    .arg(periodText(period.period, plan.locale), shareText(period.total / 100, plan.locale)));
    if (const std::size_t left = findings.subjectsAsked - findings.subjects.size();
        !findings.subjects.empty() && left > 0)
        words.notes.append(PictureText::tr("Not shown: %1 of the %2 chosen (smaller, or nothing falls due)")
                               .arg(left)
                               .arg(findings.subjectsAsked));
    words.notes.append(PictureText::tr("HHI: sum of squared shares, 1 is a single supplier"));
}

QString sentenceOf(const FrameWords &words, const ShareParts &parts)
{
    QStringList names;
    for (const StackPart &part : parts.parts)
        names.append(part.tail.isEmpty() ? part.name : part.name + QLatin1Char(' ') + part.tail);
    return PictureText::tr("%1. %2. Shares over time, in the last period: %3.")
        .arg(words.title, words.subtitle, names.join(QStringLiteral(", ")));
}

PicturePtr nothingReported(const ShareFindings &findings, const PicturePlan &plan)
{
    const QString title = findings.subject.isEmpty() ? PictureText::tr("Nobody's shares have been reported")
                                                     : reportedShareTitle({}, findings.subject, plan.titleContext());
    return emptyPicture(
        plan.size, title,
        PictureText::tr("No source known through this lens says what share of the computing each "
                        "provider serves. Show the contracts instead, choose another payer, or move the day."),
        plan.style);
}

} // namespace

PicturePtr sharePicture(const std::shared_ptr<const ShareFindings> &found, const PicturePlan &plan)
{
    const ShareFindings &findings = *found;
    if (findings.source == ShareSource::Reported && findings.reported.empty())
        return nothingReported(findings, plan);
    if (findings.contracts.periods.empty() && findings.reported.empty()) {
        const EmptyWords empty = nothingToShow(plan.titleContext());
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    const bool isReported = findings.source == ShareSource::Reported;
    const TitleContext context = plan.titleContext();
    const QString title = isReported ? reportedShareTitle(findings.reported, findings.subject, context)
                                     : contractsTitle(findings, context);
    const QString subtitle = isReported
        ? PictureText::tr("Share of computing by provider, as sources report it, % of each year")
        : contractsSubtitle(findings, plan);
    FrameWords words = plan.frameWords(title, subtitle, findings.sources);
    addNotes(words, findings, plan);
    const QRectF body = drawFrame(drawing, words, plan.style);

    const ShareParts parts = shareParts(findings, plan, body.height(), scale);
    Stack contracts = contractsStack(findings.contracts, parts, plan);
    Stack reported = reportedStack(findings.reported, parts, plan);
    ShareParts told = parts;
    told.parts = isReported ? reported.parts : contracts.parts;
    if (findings.subjects.empty())
        drawSideBySide(drawing, std::move(contracts), std::move(reported), body, plan, scale);
    else
        drawMultiples(drawing, findings, parts, body, plan, scale);
    drawing.table = [found] { return tableOf(*found); };
    drawing.sentence = sentenceOf(words, told);
    return std::move(drawing).picture();
}

} // namespace ledger
