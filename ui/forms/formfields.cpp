#include "formfields.h"

#include "fields.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct FormFields
{
    Q_DECLARE_TR_FUNCTIONS(FormFields)
};

/// The shape of a field follows from its type.
template <typename Member> FieldShape shapeOf(Content content)
{
    if constexpr (std::is_same_v<Member, Subject>)
        return FieldShape::Subject;
    else if constexpr (std::is_same_v<Member, std::vector<RoleHolder>>)
        return FieldShape::Holders;
    else if constexpr (std::is_same_v<Member, std::vector<Id<Claim>>>)
        return FieldShape::Claims;
    else if constexpr (std::is_same_v<Member, Id<Claim>>)
        return FieldShape::Choice;
    else if constexpr (isId<Member>)
        return FieldShape::Record;
    else if constexpr (isList<Member>)
        return isId<typename Member::value_type> ? FieldShape::Records : FieldShape::Line;
    else if constexpr (std::is_same_v<Member, std::optional<Per>>)
        return FieldShape::Switch;
    else if constexpr (isOptional<Member>)
        return shapeOf<typename Member::value_type>(content);
    else if constexpr (std::is_enum_v<Member>)
        return FieldShape::Choice;
    else
        return content == Content::Lines ? FieldShape::Lines : FieldShape::Line;
}

template <typename Target> RecordKind targetOf(const Id<Target> &) { return kindOf<Target>; }
template <typename Value> RecordKind targetOf(const Value &)
{
    if constexpr (isList<Value>)
        if constexpr (isId<typename Value::value_type>)
            return targetOf(typename Value::value_type());
    return RecordKind::Party;
}

template <typename Enum> void addChoices(std::vector<std::pair<QString, QString>> &into, const Enum &)
{
    if constexpr (std::is_enum_v<Enum>)
        for (std::size_t i = 0; i < words<Enum>().size(); ++i)
            into.emplace_back(qstring(words<Enum>()[i]), nameOf(static_cast<Enum>(i)));
}
template <typename Enum> void addChoices(std::vector<std::pair<QString, QString>> &into, const std::optional<Enum> &)
{
    if constexpr (std::is_same_v<Enum, Hedge>) {
        into.emplace_back(QString(), FormFields::tr("as it is"));
        addChoices(into, Enum());
    } else if constexpr (std::is_same_v<Enum, Per>) {
        into.emplace_back(qstring(word(Per::Year)), FormFields::tr("for each year of the term"));
    }
}
void addChoices(std::vector<std::pair<QString, QString>> &, const Unit &) { } // told by the figure
void addChoices(std::vector<std::pair<QString, QString>> &, const ObservationUnit &) { } // told by the metric

/// A field's row: what its type says, besides what it is called.
template <typename Record> FieldSpec specOf(const QString &key, const QString &label, const QString &example)
{
    FieldSpec spec;
    spec.key = key;
    spec.label = label;
    spec.example = example;
    bool isKnown = false;
    forEachField<Record>([&](const auto &field) {
        using Member = typename std::decay_t<decltype(field)>::Type;
        if (qstring(field.key) != key)
            return;
        isKnown = true;
        spec.shape = shapeOf<Member>(field.content);
        spec.refersTo = targetOf(Member());
        addChoices(spec.choices, Member());
    });
    Q_ASSERT_X(isKnown, "formfields", "a field that the record does not have");
    return spec;
}

/// Lists the rows of one kind of record.
template <typename Record> class Rows
{
public:
    Rows &row(const char *key, const QString &label, const QString &example = {})
    {
        m_specs.push_back(specOf<Record>(QLatin1String(key), label, example));
        return *this;
    }
    Rows &beside(const char *key, const QString &label, const QString &example = {})
    {
        row(key, label, example);
        m_specs.back().isBeside = true;
        return *this;
    }
    /// What follows is shown on demand.
    Rows &rarely(bool isRare = true)
    {
        if (isRare)
            m_rareFrom = std::min(m_rareFrom, m_specs.size());
        return *this;
    }
    std::vector<FieldSpec> all()
    {
        for (std::size_t i = m_rareFrom; i < m_specs.size(); ++i)
            m_specs[i].isRare = true;
        return std::move(m_specs);
    }

private:
    std::vector<FieldSpec> m_specs;
    std::size_t m_rareFrom = 1000;
};

QString aliasExample() { return FormFields::tr("other names, with ; between them"); }
QString idExample() { return FormFields::tr("made of what it says"); }
QString partyExample() { return FormFields::tr("type a name"); }
QString sourceExample() { return FormFields::tr("type a publisher or a title, or paste an address"); }

std::vector<FieldSpec> sourceFields()
{
    return Rows<Source>()
        .row("url", FormFields::tr("Address"), FormFields::tr("https://…"))
        .row("publisher", FormFields::tr("Publisher"), FormFields::tr("as printed"))
        .row("title", FormFields::tr("Title"), FormFields::tr("as printed"))
        .row("published", FormFields::tr("Published"), FormFields::tr("2026-02-27, 27 Feb 2026"))
        .beside("kind", FormFields::tr("Kind"))
        .rarely()
        .row("accessed", FormFields::tr("Read on"))
        .beside("archive", FormFields::tr("Archived"), FormFields::tr("https://…"))
        .row("aliases", FormFields::tr("Also called"), aliasExample())
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}

std::vector<FieldSpec> partyFields(FieldPlace place)
{
    Rows<Party> rows;
    rows.row("name", FormFields::tr("Name"), FormFields::tr("Amazon Web Services"))
        .row("kind", FormFields::tr("Kind"))
        .beside("country", FormFields::tr("Country"), FormFields::tr("US"))
        .rarely(place == FieldPlace::MadeAlong)
        .row("parent", FormFields::tr("Belongs to"), partyExample())
        .row("aliases", FormFields::tr("Also called"), aliasExample())
        .rarely(place != FieldPlace::MadeAlong)
        .row("ticker", FormFields::tr("Ticker"))
        .beside("url", FormFields::tr("Address"), FormFields::tr("https://…"))
        .row("note", FormFields::tr("Note"))
        .row("id", FormFields::tr("Id"), idExample());
    return rows.all();
}

std::vector<FieldSpec> dealFields()
{
    return Rows<Deal>()
        .row("title", FormFields::tr("Title"), FormFields::tr("made of its parties and kind"))
        .row("kind", FormFields::tr("Kind"))
        .beside("status", FormFields::tr("Status"))
        .row("announced", FormFields::tr("Announced"), FormFields::tr("2026-02-27, 27 Feb 2026"))
        .row("parties", FormFields::tr("Parties"), partyExample())
        .rarely()
        .row("summary", FormFields::tr("Summary"), FormFields::tr("one to three sentences, in words of our own"))
        .row("sources", FormFields::tr("Sources"), sourceExample())
        .row("ended", FormFields::tr("Ended"), FormFields::tr("when it was cancelled or lapsed"))
        .beside("tags", FormFields::tr("Tags"), FormFields::tr("with ; between them"))
        .row("amends", FormFields::tr("Amends"), FormFields::tr("a part of the earlier deal's title"))
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}

std::vector<FieldSpec> commitmentFields()
{
    return Rows<Commitment>()
        .row("payer", FormFields::tr("Payer"), partyExample())
        .beside("payee", FormFields::tr("Payee"), partyExample())
        .row("nature", FormFields::tr("For"))
        .beside("firmness", FormFields::tr("Firmness"))
        .rarely()
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}

std::vector<FieldSpec> deploymentFields()
{
    return Rows<Deployment>()
        .row("name", FormFields::tr("Name"), FormFields::tr("Stargate Abilene, phase 1"))
        .row("counts", FormFields::tr("Counts"))
        .beside("hardware", FormFields::tr("Hardware"), FormFields::tr("GB200, Trainium"))
        .row("operator", FormFields::tr("Operator"), partyExample())
        .beside("tenant", FormFields::tr("Tenant"), partyExample())
        .rarely()
        .row("supplier", FormFields::tr("Supplier"), partyExample())
        .beside("site", FormFields::tr("Site"), FormFields::tr("one slug for all its stages"))
        .row("place", FormFields::tr("Place"))
        .beside("country", FormFields::tr("Country"), FormFields::tr("US"))
        .row("lat", FormFields::tr("Latitude"), FormFields::tr("32.45"))
        .beside("lon", FormFields::tr("Longitude"), FormFields::tr("-99.73"))
        .row("part_of", FormFields::tr("Part of"), FormFields::tr("whose power includes this"))
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}

std::vector<FieldSpec> claimFields(FieldPlace place)
{
    Rows<Claim> rows;
    if (place == FieldPlace::Alone)
        rows.row("of", FormFields::tr("Claim on"), FormFields::tr("a part of a deal's or a party's name"));
    rows.row("amount", FormFields::tr("Figure"), FormFields::tr("$38bn, 15-35bn, up to 100bn, $30bn a year, 2 GW"))
        .row("source", FormFields::tr("Source"), sourceExample())
        .row("stated", FormFields::tr("Stated"), FormFields::tr("when it was said"))
        .beside("stance", FormFields::tr("Stance"))
        .row("start", FormFields::tr("Begins"), FormFields::tr("2026, Q3 2026, 27 Feb 2026"))
        .beside("end", FormFields::tr("Ends"), FormFields::tr("2031, 7 years"))
        .rarely(place != FieldPlace::Alone)
        .row("hedge", FormFields::tr("Hedged"))
        .beside("per", {})
        .row("low", FormFields::tr("At least"), FormFields::tr("where a range is given"))
        .beside("high", FormFields::tr("At most"))
        .row("supersedes", FormFields::tr("Replaces"))
        .row("quote", FormFields::tr("Quote"), FormFields::tr("the words as printed"))
        .row("locator", FormFields::tr("Where in it"), FormFields::tr("page, paragraph, minute"))
        .beside("note", FormFields::tr("Note"))
        .rarely()
        .row("id", FormFields::tr("Id"), idExample());
    return rows.all();
}

std::vector<FieldSpec> observationFields()
{
    return Rows<Observation>()
        .row("subject", FormFields::tr("Of"), partyExample())
        .row("metric", FormFields::tr("What"))
        .beside("date", FormFields::tr("Date"), FormFields::tr("2026, Q3 2026, 27 Feb 2026"))
        .row("counterparty", FormFields::tr("Served by"), FormFields::tr("of a share of computing: the cloud"))
        .row("value", FormFields::tr("Figure"), FormFields::tr("$13bn, 43 %, 2 GW, 800m, 15-20bn"))
        .row("source", FormFields::tr("Source"), sourceExample())
        .row("stance", FormFields::tr("Stance"))
        .beside("note", FormFields::tr("Note"))
        .rarely()
        .row("low", FormFields::tr("At least"))
        .beside("high", FormFields::tr("At most"))
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}

std::vector<FieldSpec> decisionFields()
{
    return Rows<Decision>()
        .row("of", FormFields::tr("Decision on"), FormFields::tr("a part of a deal's or a party's name"))
        .row("verdict", FormFields::tr("Verdict"))
        .beside("decided", FormFields::tr("Decided"), FormFields::tr("2026-02-27, 27 Feb 2026"))
        .row("claim", FormFields::tr("Sets aside"))
        .row("judged", FormFields::tr("Judged"))
        .row("reason", FormFields::tr("Reason"), FormFields::tr("why, in a sentence"))
        .rarely()
        .row("id", FormFields::tr("Id"), idExample())
        .all();
}
} // namespace

std::vector<FieldSpec> fieldsOf(RecordKind kind, FieldPlace place)
{
    switch (kind) {
    case RecordKind::Source:
        return sourceFields();
    case RecordKind::Party:
        return partyFields(place);
    case RecordKind::Deal:
        return dealFields();
    case RecordKind::Commitment:
        return commitmentFields();
    case RecordKind::Deployment:
        return deploymentFields();
    case RecordKind::Claim:
        return claimFields(place);
    case RecordKind::Observation:
        return observationFields();
    case RecordKind::Decision:
        return decisionFields();
    case RecordKind::View: // what presenters keep is made by looking, not by typing
    case RecordKind::Story:
        break;
    }
    return {};
}

DealHabits habitsOf(DealKind kind)
{
    switch (kind) {
    case DealKind::Compute:
        return {Role::Buyer, Role::Seller, Nature::Consumption, false, Counts::Contract};
    case DealKind::Equity:
        return {Role::Investee, Role::Investor, Nature::Equity, true, {}};
    case DealKind::Debt:
        return {Role::Borrower, Role::Lender, Nature::Debt, true, {}};
    case DealKind::Silicon:
        return {Role::Customer, Role::Supplier, Nature::Hardware, false, Counts::Chips};
    case DealKind::Site:
        return {Role::Tenant, Role::Operator, Nature::Lease, false, Counts::Site};
    case DealKind::Power:
        return {Role::Customer, Role::Supplier, Nature::Power, false, Counts::Power};
    case DealKind::Distribution:
        return {Role::Distributor, Role::Principal, Nature::License, false, {}};
    case DealKind::License:
        return {Role::Licensee, Role::Licensor, Nature::License, false, {}};
    case DealKind::Venture:
        return {Role::Member, Role::Venture, Nature::Equity, false, {}};
    case DealKind::Governance:
        break;
    }
    return {Role::Partner, Role::Partner, Nature::Equity, false, {}};
}

RecordDraft newRecord(RecordKind kind)
{
    RecordDraft draft;
    draft.kind = kind;
    const auto set = [&draft](const char *key, std::string_view word) { draft.set(QLatin1String(key), qstring(word)); };
    switch (kind) {
    case RecordKind::Source:
        set("kind", word(SourceKind::News));
        break;
    case RecordKind::Deal:
        set("kind", word(DealKind::Compute));
        break;
    case RecordKind::Commitment:
        set("nature", word(Nature::Consumption));
        draft.parts.push_back(newRecord(RecordKind::Claim));
        break;
    case RecordKind::Deployment:
        draft.parts.push_back(newRecord(RecordKind::Claim));
        break;
    case RecordKind::Decision:
        set("verdict", word(Verdict::SetAside));
        break;
    case RecordKind::Party:
    case RecordKind::Claim:
    case RecordKind::Observation:
    case RecordKind::View:
    case RecordKind::Story:
        break;
    }
    return draft;
}

FormDraft newForm(RecordKind kind)
{
    FormDraft form{newRecord(kind), {}};
    if (kind != RecordKind::Deal)
        return form;
    const DealHabits habits = habitsOf(DealKind::Compute);
    form.record.set(QStringLiteral("parties/0/role"), qstring(word(habits.first)));
    form.record.set(QStringLiteral("parties/1/role"), qstring(word(habits.second)));
    form.record.parts.push_back(newRecord(RecordKind::Commitment));
    return form;
}

QString kindName(RecordKind kind)
{
    const QStringList names{FormFields::tr("source"),      FormFields::tr("party"),      FormFields::tr("deal"),
                            FormFields::tr("commitment"),  FormFields::tr("deployment"), FormFields::tr("claim"),
                            FormFields::tr("observation"), FormFields::tr("decision"),   FormFields::tr("view"),
                            FormFields::tr("story")};
    return names.at(static_cast<int>(kind));
}

} // namespace ledger
