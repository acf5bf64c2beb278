#pragma once

#include "ledger.h"
#include "recordcolumns.h"
#include "statement.h"

#include <array>
#include <cstddef>

/// How records lie in the tables: which column keeps which field, and which lists have a table of their own.
namespace ledger
{

/// The table of a record type and its columns, the id first.
template <typename Record> struct RowsOf;

template <> struct RowsOf<Source>
{
    static constexpr const char *table = "source";
    static constexpr std::array columns{
        column<&Source::id>("id"),
        column<&Source::publisher>("publisher"),
        column<&Source::title>("title"),
        column<&Source::kind>("kind"),
        column<&Source::url>("url"),
        column<&Source::published>("published"),
        column<&Source::accessed>("accessed"),
        column<&Source::archive>("archive"),
        column<&Source::aliases>("aliases"),
        column<&Source::was>("was"),
    };
};

template <> struct RowsOf<Party>
{
    static constexpr const char *table = "party";
    static constexpr std::array columns{
        column<&Party::id>("id"),         column<&Party::name>("name"),       column<&Party::kind>("kind"),
        column<&Party::parent>("parent"), column<&Party::country>("country"), column<&Party::aliases>("aliases"),
        column<&Party::was>("was"),       column<&Party::ticker>("ticker"),   column<&Party::url>("url"),
        column<&Party::note>("note"),
    };
};

template <> struct RowsOf<Deal>
{
    static constexpr const char *table = "deal";
    static constexpr std::array columns{
        column<&Deal::id>("id"),       column<&Deal::title>("title"),         column<&Deal::summary>("summary"),
        column<&Deal::kind>("kind"),   column<&Deal::announced>("announced"), column<&Deal::status>("status"),
        column<&Deal::ended>("ended"), column<&Deal::tags>("tags"),           column<&Deal::amends>("amends"),
    };
};

template <> struct RowsOf<Commitment>
{
    static constexpr const char *table = "commitment";
    static constexpr std::array columns{
        column<&Commitment::id>("id"),         column<&Commitment::deal>("deal"),
        column<&Commitment::payer>("payer"),   column<&Commitment::payee>("payee"),
        column<&Commitment::nature>("nature"), column<&Commitment::firmness>("firmness"),
    };
};

template <> struct RowsOf<Deployment>
{
    static constexpr const char *table = "deployment";
    static constexpr std::array columns{
        column<&Deployment::id>("id"),
        column<&Deployment::deal>("deal"),
        column<&Deployment::name>("name"),
        column<&Deployment::counts>("counts"),
        column<&Deployment::site>("site"),
        column<&Deployment::operatedBy>("operator"),
        column<&Deployment::tenant>("tenant"),
        column<&Deployment::hardware>("hardware"),
        column<&Deployment::supplier>("supplier"),
        column<&Deployment::place>("place"),
        column<&Deployment::country>("country"),
        column<&Deployment::latitude>("lat"),
        column<&Deployment::longitude>("lon"),
        column<&Deployment::partOf>("part_of"),
    };
};

template <> struct RowsOf<Claim>
{
    static constexpr const char *table = "claim";
    static constexpr std::array columns{
        column<&Claim::id>("id"),
        subjectColumn<Claim, SubjectKind::Commitment>("commitment"),
        subjectColumn<Claim, SubjectKind::Deployment>("deployment"),
        subjectColumn<Claim, SubjectKind::Deal>("deal"),
        column<&Claim::amount>("amount"),
        column<&Claim::low>("low"),
        column<&Claim::high>("high"),
        column<&Claim::hedge>("hedge"),
        column<&Claim::unit>("unit"),
        column<&Claim::per>("per"),
        column<&Claim::start>("start"),
        column<&Claim::end>("end"),
        column<&Claim::source>("source"),
        column<&Claim::locator>("locator"),
        column<&Claim::stated>("stated"),
        column<&Claim::stance>("stance"),
        saidColumn<&SaidAs::amount>("said_amount"),
        saidColumn<&SaidAs::currency>("said_currency"),
        saidColumn<&SaidAs::rate>("said_rate"),
        saidColumn<&SaidAs::rateDay>("said_rate_day"),
        column<&Claim::quote>("quote"),
        column<&Claim::recorded>("recorded"),
        column<&Claim::note>("note"),
    };
};

template <> struct RowsOf<Observation>
{
    static constexpr const char *table = "observation";
    static constexpr std::array columns{
        column<&Observation::id>("id"),
        column<&Observation::subject>("subject"),
        column<&Observation::counterparty>("counterparty"),
        column<&Observation::metric>("metric"),
        column<&Observation::date>("date"),
        column<&Observation::value>("value"),
        column<&Observation::low>("low"),
        column<&Observation::high>("high"),
        column<&Observation::unit>("unit"),
        column<&Observation::source>("source"),
        column<&Observation::stance>("stance"),
        column<&Observation::note>("note"),
    };
};

template <> struct RowsOf<Decision>
{
    static constexpr const char *table = "decision";
    static constexpr std::array columns{
        column<&Decision::id>("id"),
        subjectColumn<Decision, SubjectKind::Commitment>("commitment"),
        subjectColumn<Decision, SubjectKind::Deployment>("deployment"),
        subjectColumn<Decision, SubjectKind::Deal>("deal"),
        subjectColumn<Decision, SubjectKind::Observation>("observation"),
        column<&Decision::verdict>("verdict"),
        column<&Decision::claim>("claim"),
        column<&Decision::reason>("reason"),
        column<&Decision::decided>("decided"),
    };
};

template <> struct RowsOf<View>
{
    static constexpr const char *table = "saved_view";
    static constexpr std::array columns{
        column<&View::id>("id"),     column<&View::title>("title"),     column<&View::view>("view"),
        column<&View::lens>("lens"), column<&View::options>("options"),
    };
};

template <> struct RowsOf<Story>
{
    static constexpr const char *table = "story";
    static constexpr std::array columns{column<&Story::id>("id"), column<&Story::title>("title")};
};

/// A list of a record that is kept in a table of its own: owner, position, then what a member says.
template <typename Record> struct PartRows
{
    const char *table = nullptr;
    const char *columns = nullptr; ///< the owner's first, then `position`
    const char *parameters = nullptr;
    std::size_t (*count)(const Record &) = nullptr;
    void (*bind)(Statement &, const Record &, std::size_t position) = nullptr; ///< from the third parameter on
    void (*read)(const Statement &, Record &) = nullptr; ///< appends, from the third column on
};

/// A list of ids.
template <auto member> constexpr auto idParts(const char *table, const char *columns)
{
    using Record = typename MemberOf<decltype(member)>::Owner;
    return PartRows<Record>{
        table,
        columns,
        "?, ?, ?",
        [](const Record &record) { return (record.*member).size(); },
        [](Statement &statement, const Record &record, std::size_t position) {
            bindField(statement, 3, (record.*member)[position]);
        },
        [](const Statement &statement, Record &record) { readField(statement, 2, (record.*member).emplace_back()); }};
}

/// The lists of a record type that have tables of their own.
template <typename Record> inline constexpr std::array<PartRows<Record>, 0> partsOf{};

template <>
inline constexpr std::array partsOf<Deal>{
    PartRows<Deal>{"deal_party", "deal, position, party, role", "?, ?, ?, ?",
                   [](const Deal &deal) { return deal.parties.size(); },
                   [](Statement &statement, const Deal &deal, std::size_t position) {
                       bindField(statement, 3, deal.parties[position].party);
                       bindField(statement, 4, deal.parties[position].role);
                   },
                   [](const Statement &statement, Deal &deal) {
                       RoleHolder &holder = deal.parties.emplace_back();
                       readField(statement, 2, holder.party);
                       readField(statement, 3, holder.role);
                   }},
    idParts<&Deal::sources>("deal_source", "deal, position, source"),
};

template <>
inline constexpr std::array partsOf<Claim>{
    idParts<&Claim::supersedes>("claim_supersedes", "claim, position, superseded")};

template <>
inline constexpr std::array partsOf<Decision>{
    idParts<&Decision::judged>("decision_judged", "decision, position, claim")};

template <>
inline constexpr std::array partsOf<Story>{
    PartRows<Story>{"story_step", "story, position, \"view\", title, text, notes", "?, ?, ?, ?, ?, ?",
                    [](const Story &story) { return story.steps.size(); },
                    [](Statement &statement, const Story &story, std::size_t position) {
                        const StoryStep &step = story.steps[position];
                        bindField(statement, 3, step.view);
                        bindField(statement, 4, step.title);
                        bindField(statement, 5, step.text);
                        bindField(statement, 6, step.notes);
                    },
                    [](const Statement &statement, Story &story) {
                        StoryStep &step = story.steps.emplace_back();
                        readField(statement, 2, step.view);
                        readField(statement, 3, step.title);
                        readField(statement, 4, step.text);
                        readField(statement, 5, step.notes);
                    }},
};

} // namespace ledger
