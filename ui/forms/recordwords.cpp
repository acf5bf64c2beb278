#include "recordwords.h"

#include "fields.h"
#include "formfields.h"
#include "formproposal.h"
#include "notation.h"
#include "wording.h"

#include <QCoreApplication>
#include <QHash>

#include <map>

namespace ledger
{

namespace
{
struct ChangeWording
{
    Q_DECLARE_TR_FUNCTIONS(RecordWords)
};

/// What a field is called where no form asks for it.
QString otherFieldName(std::string_view key)
{
    const QHash<QString, QString> names{
        {QStringLiteral("deal"), ChangeWording::tr("In deal")},
        {QStringLiteral("id"), ChangeWording::tr("Id")},
        {QStringLiteral("lens"), ChangeWording::tr("Lens")},
        {QStringLiteral("options"), ChangeWording::tr("Options")},
        {QStringLiteral("per"), ChangeWording::tr("Counted")},
        {QStringLiteral("recorded"), ChangeWording::tr("Recorded")},
        {QStringLiteral("said"), ChangeWording::tr("As printed")},
        {QStringLiteral("steps"), ChangeWording::tr("Steps")},
        {QStringLiteral("title"), ChangeWording::tr("Title")},
        {QStringLiteral("unit"), ChangeWording::tr("Unit")},
        {QStringLiteral("view"), ChangeWording::tr("View")},
        {QStringLiteral("was"), ChangeWording::tr("Merged into it")},
    };
    const QString name = qstring(key);
    return names.value(name, name);
}

/// What records go by: in the ledger, or else in the change that is worded.
class Names
{
public:
    Names(const Change &change, const Ledger &ledger) : m_ledger(ledger)
    {
        for (const AnySwap &any : change.swaps)
            std::visit([this](const auto &swap) { learn(swap); }, any);
    }

    [[nodiscard]] QString of(const RecordRef &record) const
    {
        const QString name = recordName(record, m_ledger);
        const auto gone = m_gone.find(record);
        return name == qstring(record.id) && gone != m_gone.end() ? gone->second : name;
    }
    template <typename Record> [[nodiscard]] QString of(const Id<Record> &id) const
    {
        return of(RecordRef{kindOf<Record>, id.text});
    }

private:
    template <typename Record> void learn(const Swap<Record> &swap)
    {
        const Record &record = swap.after ? *swap.after : *swap.before;
        if (const QString own = ownName(record); !own.isEmpty())
            m_gone.emplace(RecordRef{kindOf<Record>, swap.id.text}, own);
    }
    void learn(const TitleSwap &) { }

    static QString ownName(const Source &source)
    {
        return qstring(source.publisher) + QStringLiteral(": ") + qstring(source.title);
    }
    static QString ownName(const Party &party) { return qstring(party.name); }
    static QString ownName(const Deal &deal) { return qstring(deal.title); }
    static QString ownName(const Deployment &deployment) { return qstring(deployment.name); }
    static QString ownName(const View &view) { return qstring(view.title); }
    static QString ownName(const Story &story) { return qstring(story.title); }
    [[nodiscard]] QString ownName(const Commitment &commitment) const
    {
        return of(commitment.payer) + QStringLiteral(" → ") + of(commitment.payee) + QStringLiteral(", ")
            + nameOf(commitment.nature);
    }
    [[nodiscard]] QString ownName(const Claim &claim) const { return nameOfSubject(claim.of); }
    [[nodiscard]] QString ownName(const Decision &decision) const { return nameOfSubject(decision.of); }
    [[nodiscard]] QString ownName(const Observation &seen) const
    {
        return of(seen.subject) + QStringLiteral(", ") + nameOf(seen.metric) + QStringLiteral(", ")
            + shortDateText(seen.date);
    }
    [[nodiscard]] QString nameOfSubject(const Subject &subject) const
    {
        return of(RecordRef{*fromWord<RecordKind>(word(subject.kind)), subject.id});
    }

    const Ledger &m_ledger;
    std::map<RecordRef, QString> m_gone;
};

/// Words the swaps of one change.
class SwapWording
{
public:
    SwapWording(const Change &change, const Ledger &ledger, const QLocale &locale)
        : m_names(change, ledger)
        , m_locale(locale)
    {
    }

    template <typename Record> RecordWords words(const Swap<Record> &swap)
    {
        const RecordRef record{kindOf<Record>, swap.id.text};
        RecordWords told{.record = record, .kind = kindTitle(record.kind), .name = m_names.of(record)};
        told.deed = !swap.before ? ChangeWording::tr("added")
            : swap.after         ? ChangeWording::tr("changed")
                                 : ChangeWording::tr("removed");
        forEachField<Record>([&](const auto &field) {
            const auto side
                = [&](const Boxed<Record> &of) { return of ? text(*of, (*of).*field.member, field.key) : QString(); };
            const bool isSame
                = swap.before && swap.after && (*swap.before).*field.member == (*swap.after).*field.member;
            FieldWords words{.before = side(swap.before), .after = side(swap.after)};
            if (isSame || (words.before.isEmpty() && words.after.isEmpty()))
                return;
            if (words.before == words.after) { // worded alike, since figures are rounded
                words.before = qstring(notation((*swap.before).*field.member));
                words.after = qstring(notation((*swap.after).*field.member));
            }
            QString &label = m_labels[{record.kind, field.key}];
            if (label.isEmpty())
                label = fieldName(record.kind, field.key);
            words.name = label;
            told.fields.push_back(std::move(words));
        });
        return told;
    }
    RecordWords words(const TitleSwap &swap)
    {
        return {.record = {RecordKind::Story, {}},
                .kind = ChangeWording::tr("Ledger"),
                .name = qstring(swap.after.empty() ? swap.before : swap.after),
                .deed = ChangeWording::tr("changed"),
                .fields = {{otherFieldName("title"), qstring(swap.before), qstring(swap.after)}}};
    }

private:
    static QString kindTitle(RecordKind kind)
    {
        QString name = kindName(kind);
        name[0] = name[0].toUpper();
        return name;
    }

    /// A value as people read it; what it means may depend on the record it is in.
    template <typename Record, typename Value>
    QString text(const Record &record, const Value &value, std::string_view key) const
    {
        if (isAbsent(value))
            return {};
        if constexpr (isOptional<Value>)
            return text(record, *value, key);
        else if constexpr (isList<Value>)
            return listText(record, value, key);
        else if constexpr (isId<Value>)
            return key == "id" || key == "was" ? qstring(value.text) : m_names.of(value);
        else if constexpr (std::is_same_v<Value, std::string>)
            return key == "country" ? countryName(value) : qstring(value);
        else if constexpr (std::is_same_v<Value, double>)
            return number(record, value);
        else if constexpr (std::is_same_v<Value, PartialDate>)
            return dateText(value, m_locale);
        else if constexpr (std::is_same_v<Value, Subject>)
            return m_names.of(RecordRef{*fromWord<RecordKind>(word(value.kind)), value.id});
        else if constexpr (std::is_same_v<Value, RoleHolder>)
            return ChangeWording::tr("%1 (%2)", "a party and its role")
                .arg(m_names.of(value.party), nameOf(value.role));
        else if constexpr (std::is_same_v<Value, Per>)
            return ChangeWording::tr("for each year of the term");
        else if constexpr (std::is_enum_v<Value>)
            return enumText(value);
        else
            return qstring(notation(value));
    }

    template <typename Record, typename Value>
    QString listText(const Record &record, const std::vector<Value> &list, std::string_view key) const
    {
        QStringList texts;
        for (const Value &value : list)
            texts.append(text(record, value, key));
        return texts.join(QStringLiteral("; "));
    }

    template <typename Enum> static QString enumText(Enum value)
    {
        if constexpr (requires { nameOf(value); })
            return nameOf(value);
        else
            return qstring(word(value));
    }

    QString number(const Claim &claim, double value) const { return figureText(value, claim.unit, m_locale); }
    QString number(const Observation &seen, double value) const
    {
        if (seen.unit == ObservationUnit::Percent)
            return shareText(value / 100, m_locale);
        if (seen.unit == ObservationUnit::Count)
            return m_locale.toString(value, 'f', 0);
        return figureText(value, seen.unit == ObservationUnit::Usd ? Unit::Usd : Unit::Gigawatts, m_locale);
    }
    template <typename Record> QString number(const Record &, double value) const { return qstring(numberText(value)); }

    Names m_names;
    const QLocale &m_locale;
    std::map<std::pair<RecordKind, std::string_view>, QString> m_labels;
};
} // namespace

std::vector<RecordWords> recordWords(const Change &change, const Ledger &ledger, const QLocale &locale)
{
    SwapWording wording(change, ledger, locale);
    std::vector<RecordWords> records;
    records.reserve(change.swaps.size());
    for (const AnySwap &any : change.swaps)
        records.push_back(std::visit([&wording](const auto &swap) { return wording.words(swap); }, any));
    return records;
}

QString fieldName(RecordKind kind, std::string_view key)
{
    for (const FieldSpec &spec : fieldsOf(kind, FieldPlace::Alone))
        if (spec.key == qstring(key) && !spec.label.isEmpty())
            return spec.label;
    return otherFieldName(key);
}

QString recordName(const RecordRef &record, const Change &change, const Ledger &ledger)
{
    return Names(change, ledger).of(record);
}

QString touchedText(const ListedEntry &listed, const Ledger &ledger, const QLocale &locale)
{
    if (listed.first.empty())
        return {};
    if (listed.touched > static_cast<std::int64_t>(listed.first.size()))
        return ChangeWording::tr("%1 records").arg(locale.toString(static_cast<qlonglong>(listed.touched)));
    const RecordRef &first = listed.first.front();
    const QString name = first.id.empty() ? ChangeWording::tr("the title") : recordName(first, ledger);
    return listed.touched == 1
        ? name
        : ChangeWording::tr("%1 and %2 more").arg(name, locale.toString(static_cast<qlonglong>(listed.touched - 1)));
}

} // namespace ledger
