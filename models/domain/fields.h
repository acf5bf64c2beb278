#pragma once

#include "records.h"

#include <string_view>
#include <tuple>
#include <type_traits>

/// The keys of every record, once and in the document's order: what compares, merges, checks, reads and writes records
/// walks these lists instead of naming members. A record's parts (a deal's commitments) are records of their own and in
/// no list; a part's owner is, as Presence::Owner. A member of type Subject stands for two keys, `subject` (its kind)
/// and `of` (its id); it is listed as `of`. RoleHolder, SaidAs and StoryStep have lists as well.
///
///     forEachField<Claim>([&](const auto &field) { write(field.key, claim.*field.member); });
namespace ledger
{

/// Whether a document must have a key. Owners are told by nesting there, and by a key of their own in a change.
enum class Presence : std::uint8_t { Optional, Required, Owner };

/// What a text, or each member of a list, may hold. Texts of several lines may have line ends and tabs.
enum class Content : std::uint8_t { Value, Line, Lines, Url, Slug, Country, Currency, Json };

/// One key of a record, and the member that holds its value.
template <typename Record, typename Member> struct Field
{
    using Type = Member;

    std::string_view key = {};
    Member Record::*member = nullptr;
    Presence presence = Presence::Optional;
    Content content = Content::Value;
    bool isOrdered = false; ///< a list whose order means something; others are kept sorted
};

template <typename Record, typename Member>
constexpr Field<Record, Member> field(std::string_view key, Member Record::*member,
                                      Presence presence = Presence::Optional, Content content = Content::Value)
{
    return {key, member, presence, content, false};
}
template <typename Record, typename Member>
constexpr Field<Record, Member> orderedField(std::string_view key, Member Record::*member,
                                             Content content = Content::Value)
{
    return {key, member, Presence::Optional, content, true};
}

/// The fields of a record as a tuple, `Fields<Deal>::list`.
template <typename Record> struct Fields;

template <> struct Fields<Source>
{
    static constexpr std::tuple list{
        field("id", &Source::id, Presence::Required, Content::Slug),
        field("publisher", &Source::publisher, Presence::Required, Content::Line),
        field("title", &Source::title, Presence::Required, Content::Line),
        field("url", &Source::url, Presence::Optional, Content::Url),
        field("published", &Source::published),
        field("accessed", &Source::accessed),
        field("archive", &Source::archive, Presence::Optional, Content::Url),
        field("aliases", &Source::aliases, Presence::Optional, Content::Line),
        field("was", &Source::was, Presence::Optional, Content::Slug),
        field("kind", &Source::kind, Presence::Required),
    };
};

template <> struct Fields<Party>
{
    static constexpr std::tuple list{
        field("id", &Party::id, Presence::Required, Content::Slug),
        field("name", &Party::name, Presence::Required, Content::Line),
        field("kind", &Party::kind, Presence::Required),
        field("parent", &Party::parent, Presence::Optional, Content::Slug),
        field("country", &Party::country, Presence::Optional, Content::Country),
        field("aliases", &Party::aliases, Presence::Optional, Content::Line),
        field("was", &Party::was, Presence::Optional, Content::Slug),
        field("ticker", &Party::ticker, Presence::Optional, Content::Line),
        field("url", &Party::url, Presence::Optional, Content::Url),
        field("note", &Party::note, Presence::Optional, Content::Lines),
    };
};

template <> struct Fields<RoleHolder>
{
    static constexpr std::tuple list{
        field("party", &RoleHolder::party, Presence::Required, Content::Slug),
        field("role", &RoleHolder::role, Presence::Required),
    };
};

template <> struct Fields<Deal>
{
    static constexpr std::tuple list{
        field("id", &Deal::id, Presence::Required, Content::Slug),
        field("title", &Deal::title, Presence::Required, Content::Line),
        field("summary", &Deal::summary, Presence::Optional, Content::Lines),
        field("kind", &Deal::kind, Presence::Required),
        field("announced", &Deal::announced),
        field("status", &Deal::status, Presence::Required),
        orderedField("parties", &Deal::parties),
        field("ended", &Deal::ended),
        orderedField("tags", &Deal::tags, Content::Line),
        field("sources", &Deal::sources, Presence::Optional, Content::Slug),
        field("amends", &Deal::amends, Presence::Optional, Content::Slug),
    };
};

template <> struct Fields<Commitment>
{
    static constexpr std::tuple list{
        field("id", &Commitment::id, Presence::Required, Content::Slug),
        field("deal", &Commitment::deal, Presence::Owner, Content::Slug),
        field("payer", &Commitment::payer, Presence::Required, Content::Slug),
        field("payee", &Commitment::payee, Presence::Required, Content::Slug),
        field("nature", &Commitment::nature, Presence::Required),
        field("firmness", &Commitment::firmness, Presence::Required),
    };
};

template <> struct Fields<Deployment>
{
    static constexpr std::tuple list{
        field("id", &Deployment::id, Presence::Required, Content::Slug),
        field("deal", &Deployment::deal, Presence::Owner, Content::Slug),
        field("name", &Deployment::name, Presence::Required, Content::Line),
        field("counts", &Deployment::counts, Presence::Required),
        field("site", &Deployment::site, Presence::Optional, Content::Slug),
        field("operator", &Deployment::operatedBy, Presence::Optional, Content::Slug),
        field("tenant", &Deployment::tenant, Presence::Optional, Content::Slug),
        field("hardware", &Deployment::hardware, Presence::Optional, Content::Line),
        field("supplier", &Deployment::supplier, Presence::Optional, Content::Slug),
        field("place", &Deployment::place, Presence::Optional, Content::Line),
        field("country", &Deployment::country, Presence::Optional, Content::Country),
        field("lat", &Deployment::latitude),
        field("lon", &Deployment::longitude),
        field("part_of", &Deployment::partOf, Presence::Optional, Content::Slug),
    };
};

template <> struct Fields<SaidAs>
{
    static constexpr std::tuple list{
        field("amount", &SaidAs::amount, Presence::Required),
        field("currency", &SaidAs::currency, Presence::Required, Content::Currency),
        field("rate", &SaidAs::rate, Presence::Required),
        field("rate_day", &SaidAs::rateDay),
    };
};

template <> struct Fields<Claim>
{
    static constexpr std::tuple list{
        field("id", &Claim::id, Presence::Required, Content::Slug),
        field("of", &Claim::of, Presence::Owner),
        field("amount", &Claim::amount),
        field("hedge", &Claim::hedge),
        field("low", &Claim::low),
        field("high", &Claim::high),
        field("unit", &Claim::unit, Presence::Required),
        field("per", &Claim::per),
        field("start", &Claim::start),
        field("end", &Claim::end),
        field("source", &Claim::source, Presence::Required, Content::Slug),
        field("locator", &Claim::locator, Presence::Optional, Content::Line),
        field("stated", &Claim::stated, Presence::Required),
        field("stance", &Claim::stance, Presence::Required),
        field("supersedes", &Claim::supersedes, Presence::Optional, Content::Slug),
        field("said", &Claim::said),
        field("quote", &Claim::quote, Presence::Optional, Content::Lines),
        field("recorded", &Claim::recorded),
        field("note", &Claim::note, Presence::Optional, Content::Lines),
    };
};

template <> struct Fields<Observation>
{
    static constexpr std::tuple list{
        field("id", &Observation::id, Presence::Required, Content::Slug),
        field("subject", &Observation::subject, Presence::Required, Content::Slug),
        field("counterparty", &Observation::counterparty, Presence::Optional, Content::Slug),
        field("metric", &Observation::metric, Presence::Required),
        field("date", &Observation::date, Presence::Required),
        field("value", &Observation::value),
        field("low", &Observation::low),
        field("high", &Observation::high),
        field("unit", &Observation::unit, Presence::Required),
        field("source", &Observation::source, Presence::Required, Content::Slug),
        field("stance", &Observation::stance, Presence::Required),
        field("note", &Observation::note, Presence::Optional, Content::Lines),
    };
};

template <> struct Fields<Decision>
{
    static constexpr std::tuple list{
        field("id", &Decision::id, Presence::Required, Content::Slug),
        field("of", &Decision::of, Presence::Required),
        field("verdict", &Decision::verdict, Presence::Required),
        field("claim", &Decision::claim, Presence::Optional, Content::Slug),
        field("judged", &Decision::judged, Presence::Optional, Content::Slug),
        field("reason", &Decision::reason, Presence::Required, Content::Lines),
        field("decided", &Decision::decided, Presence::Required),
    };
};

template <> struct Fields<View>
{
    static constexpr std::tuple list{
        field("id", &View::id, Presence::Required, Content::Slug),
        field("title", &View::title, Presence::Required, Content::Line),
        field("view", &View::view, Presence::Required, Content::Line),
        field("lens", &View::lens, Presence::Optional, Content::Json),
        field("options", &View::options, Presence::Optional, Content::Json),
    };
};

template <> struct Fields<StoryStep>
{
    static constexpr std::tuple list{
        field("view", &StoryStep::view, Presence::Required, Content::Slug),
        field("title", &StoryStep::title, Presence::Optional, Content::Line),
        field("text", &StoryStep::text, Presence::Optional, Content::Lines),
        field("notes", &StoryStep::notes, Presence::Optional, Content::Lines),
    };
};

template <> struct Fields<Story>
{
    static constexpr std::tuple list{
        field("id", &Story::id, Presence::Required, Content::Slug),
        field("title", &Story::title, Presence::Required, Content::Line),
        orderedField("steps", &Story::steps),
    };
};

/// Calls a visitor with each field of a record type, in the document's order.
template <typename Record, typename Visitor> constexpr void forEachField(Visitor &&visitor)
{
    std::apply([&visitor](const auto &...fields) { (visitor(fields), ...); }, Fields<Record>::list);
}

/// Calls back with the type of the records of a kind:
///
///     withKind(ref.kind, [&]<typename Record>(std::type_identity<Record>) { tell(ledger.find(Id<Record>(ref.id))); });
template <typename Visitor> constexpr void withKind(RecordKind kind, Visitor &&visitor)
{
    const auto visit = [&]<typename... Record>(std::type_identity<std::tuple<Record...>>) {
        ((kindOf<Record> == kind ? visitor(std::type_identity<Record>()) : void()), ...);
    };
    visit(std::type_identity<
          std::tuple<Source, Party, Deal, Commitment, Deployment, Claim, Observation, Decision, View, Story>>());
}

template <typename T> inline constexpr bool isId = false;
template <typename Record> inline constexpr bool isId<Id<Record>> = true;
template <typename T> inline constexpr bool isOptional = false;
template <typename T> inline constexpr bool isOptional<std::optional<T>> = true;
template <typename T> inline constexpr bool isList = false;
template <typename T> inline constexpr bool isList<std::vector<T>> = true;

/// Whether a value is an absent key: an empty text, list or id, or an optional without value.
template <typename T> [[nodiscard]] bool isAbsent(const T &value)
{
    if constexpr (isId<T>)
        return value.isEmpty();
    else if constexpr (isOptional<T>)
        return !value.has_value();
    else if constexpr (isList<T> || std::is_same_v<T, std::string>)
        return value.empty();
    else
        return false;
}

} // namespace ledger
