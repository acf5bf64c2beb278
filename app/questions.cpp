#include "questions.h"

#include "answervalues.h"
#include "capacity.h"
#include "disputes.h"
#include "recordquestions.h"
#include "relations.h"
#include "shares.h"
#include "totals.h"

#include <algorithm>

namespace ledger
{

namespace
{

std::vector<std::string> wordList(std::span<const std::string_view> known) { return {known.begin(), known.end()}; }

template <typename Enum> Enum groupOf(const Asked &asked) { return fromWord<Enum>(asked.group).value_or(Enum{}); }

// -- what it amounts to ---------------------------------------------------------------------------------------------

Result<Done> answerTotals(const Asked &asked, AnswerWriter &writer)
{
    for (const Total &each : totals(readingsFor(asked), asked.lens, groupOf<TotalGroup>(asked)))
        writer.row({{"id", each.id},
                    {"name", each.name},
                    {"nature", worded(each.nature)},
                    {"value", each.value.dollars},
                    {"low", each.low.dollars},
                    {"high", each.high.dollars},
                    {"commitments", each.commitments}});
    return Done{};
}

AnswerRow plainAmount(Usd amount) { return amount.dollars; }

AnswerRow plainAmount(double percent) { return number(percent); }

template <typename Amount> void writeShares(const Shares<Amount> &shares, AnswerWriter &writer)
{
    for (const SharePeriod<Amount> &period : shares) {
        AnswerRow parts = AnswerRow::array();
        for (const SharePart<Amount> &part : period.parts)
            parts.push_back({{"id", part.id},
                             {"name", part.name},
                             {"value", plainAmount(part.value)},
                             {"share", number(part.share)}});
        writer.row({{"period", period.period},
                    {"total", plainAmount(period.total)},
                    {"assumed", plainAmount(period.assumed)},
                    {"hhi", number(period.hhi)},
                    {"parts", std::move(parts)}});
    }
}

Result<Done> answerReportedShare(const Asked &asked, AnswerWriter &writer)
{
    if (asked.lens.payers.size() != 1)
        return Error{QStringLiteral("share --reported tells of exactly one subject"),
                     QStringLiteral("name it with --payer ID")};
    if (!asked.group.empty() && asked.group != "payee")
        return Error{QStringLiteral("share --reported groups by counterparty alone"),
                     QStringLiteral("leave out --group")};
    writeShares(reportedShares(*asked.ledger, asked.lens, asked.lens.payers.front()), writer);
    return Done{};
}

Result<Done> answerShare(const Asked &asked, AnswerWriter &writer)
{
    if (asked.isReported)
        return answerReportedShare(asked, writer);
    if (asked.lens.natures.size() > 1)
        return Error{QStringLiteral("share tells of one nature, since natures are never added together"),
                     QStringLiteral("name one with --nature")};
    const Nature nature = asked.lens.natures.empty() ? Nature::Consumption : asked.lens.natures.front();
    writeShares(shares(readingsFor(asked), asked.lens, nature, groupOf<ShareGroup>(asked)), writer);
    return Done{};
}

AnswerRow capacityPart(const CapacityPart &part)
{
    return {{"id", part.id}, {"name", part.name}, {"value", number(part.value.gw)}};
}

Result<Done> answerCapacity(const Asked &asked, AnswerWriter &writer)
{
    const Capacity found = capacity(readingsFor(asked), asked.lens, groupOf<CapacityGroup>(asked));
    writer.list("periods");
    for (const CapacityPeriod &period : found.periods) {
        AnswerRow parts = AnswerRow::array();
        for (const CapacityPart &part : period.parts)
            parts.push_back(capacityPart(part));
        writer.row({{"period", period.period}, {"total", number(period.total.gw)}, {"parts", std::move(parts)}});
    }
    writer.list("undated");
    for (const CapacityPart &part : found.undated)
        writer.row(capacityPart(part));
    return Done{};
}

// -- what is doubtful -----------------------------------------------------------------------------------------------

Result<Done> answerContested(const Asked &asked, AnswerWriter &writer)
{
    for (const Contested &each : contested(readingsFor(asked), asked.lens))
        writer.row({{"subject", worded(each.of.kind)},
                    {"id", each.of.id},
                    {"unit", worded(each.unit)},
                    {"low", number(each.low)},
                    {"high", number(each.high)},
                    {"claims", worded(each.claims)}});
    return Done{};
}

Result<Done> answerUncounted(const Asked &asked, AnswerWriter &writer)
{
    for (const Uncounted &each : uncounted(readingsFor(asked), asked.lens)) {
        AnswerRow row = {{"subject", worded(each.of.kind)}, {"id", each.of.id}, {"why", worded(each.why)}};
        if (each.of.kind == SubjectKind::Deal)
            row["value"] = each.value.dollars;
        writer.row(row);
    }
    return Done{};
}

/// The questions about what claims amount to, and about what is doubtful.
std::vector<Question> questionsOfFigures()
{
    return {
        {"totals",
         "money promised, for each group and nature",
         {"id", "name", "nature", "value", "low", "high", "commitments"},
         wordList(words<TotalGroup>()),
         false,
         {},
         answerTotals},
        {"share",
         "how the money of one nature falls due in each period, and to whom",
         {"period", "total", "assumed", "hhi", "id", "name", "value", "share"},
         wordList(words<ShareGroup>()),
         true,
         {},
         answerShare},
        {"capacity",
         "gigawatts at the end of each period, and those without a date",
         {"period", "total", "id", "name", "value"},
         wordList(words<CapacityGroup>()),
         false,
         {},
         answerCapacity},
        {"contested",
         "things of which standing claims are at odds",
         {"subject", "id", "unit", "low", "high", "claims"},
         {},
         false,
         {},
         answerContested},
        {"uncounted",
         "what is in no total, and why",
         {"subject", "id", "why", "value"},
         {},
         false,
         {},
         answerUncounted},
    };
}

std::vector<Question> allQuestions()
{
    std::vector<Question> all = questionsOfFigures();
    std::vector<Question> others = questionsOfRelations();
    const auto afterFigures
        = std::find_if(all.begin(), all.end(), [](const Question &each) { return each.what == "contested"; });
    all.insert(afterFigures, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    std::vector<Question> last = questionsOfRecords();
    all.insert(all.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
    return all;
}

} // namespace

const std::vector<Question> &questions()
{
    static const std::vector<Question> all = allQuestions();
    return all;
}

const Question *questionNamed(const std::string &what)
{
    const auto found
        = std::find_if(questions().begin(), questions().end(), [&](const Question &each) { return each.what == what; });
    return found == questions().end() ? nullptr : &*found;
}

} // namespace ledger
