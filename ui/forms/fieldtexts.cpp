#include "fieldtexts.h"

#include "fields.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ledger
{

namespace
{
struct FieldTexts
{
    Q_DECLARE_TR_FUNCTIONS(FieldTexts)
};

std::string utf8(const QString &text) { return text.trimmed().toStdString(); }
QString keyOf(std::string_view key) { return qstring(key); }
QString memberKey(std::string_view key, std::size_t index, std::string_view member = {})
{
    const QString path = keyOf(key) + QLatin1Char('/') + QString::number(index);
    return member.empty() ? path : path + QLatin1Char('/') + qstring(member);
}
QString plain(double value) { return QString::number(value, 'g', 17); }

/// A figure so that typedFigure reads it back: in the largest unit in which few digits say it exactly.
QString typedText(double amount, Unit unit)
{
    if (unit == Unit::Gigawatts)
        return QString::number(amount, 'g', 15) + QStringLiteral(" GW");
    if (unit == Unit::Accelerators)
        return plain(amount) + QStringLiteral(" accelerators");
    const std::array<std::pair<double, const char *>, 3> sizes{{{1e12, "T"}, {1e9, "bn"}, {1e6, "m"}}};
    for (const auto &[size, letter] : sizes) {
        const QString text = QString::number(amount / size, 'g', 8);
        if (amount >= size && std::round(text.toDouble() * size) == amount)
            return QLatin1Char('$') + text + QLatin1String(letter);
    }
    return QLatin1Char('$') + plain(amount);
}
QString typedText(double amount, ObservationUnit unit)
{
    switch (unit) {
    case ObservationUnit::Percent:
        return QString::number(amount, 'g', 15) + QStringLiteral(" %");
    case ObservationUnit::Usd:
        return typedText(amount, Unit::Usd);
    case ObservationUnit::Gigawatts:
        return typedText(amount, Unit::Gigawatts);
    case ObservationUnit::Count:
        break;
    }
    return plain(amount);
}

template <typename Record>
inline constexpr bool isStatement = std::is_same_v<Record, Claim> || std::is_same_v<Record, Observation>;
/// Fields that no line of a form holds by themselves: figures are read together, units come with them.
template <typename Record, typename Member>
inline constexpr bool isApart
    = std::is_same_v<
          Member,
          std::optional<
              SaidAs>> || std::is_same_v<Member, Unit> || std::is_same_v<Member, ObservationUnit> || (isStatement<Record> && std::is_same_v<Member, std::optional<double>>);
template <typename Member> inline constexpr bool isTicks = std::is_same_v<Member, std::vector<Id<Claim>>>;

template <typename Value> QString textOf(const Value &value)
{
    if constexpr (std::is_same_v<Value, std::string>)
        return qstring(value);
    else if constexpr (isId<Value>)
        return qstring(value.text);
    else if constexpr (isOptional<Value>)
        return value ? textOf(*value) : QString();
    else if constexpr (std::is_enum_v<Value>)
        return qstring(word(value));
    else if constexpr (std::is_same_v<Value, PartialDate>)
        return value == PartialDate() ? QString() : qstring(value.text());
    else if constexpr (std::is_same_v<Value, Subject>)
        return referenceTo(value);
    else
        return plain(value);
}

template <typename Value> void setList(RecordDraft &draft, std::string_view key, const std::vector<Value> &values)
{
    QStringList texts;
    for (std::size_t i = 0; i < values.size(); ++i)
        if constexpr (std::is_same_v<Value, RoleHolder>) {
            draft.set(memberKey(key, i, "party"), textOf(values[i].party));
            draft.set(memberKey(key, i, "role"), textOf(values[i].role));
        } else if constexpr (isId<Value> && !isTicks<std::vector<Value>>) {
            draft.set(memberKey(key, i), textOf(values[i]));
        } else {
            texts.append(textOf(values[i]));
        }
    draft.set(keyOf(key), texts.join(isTicks<std::vector<Value>> ? QStringLiteral(" ") : QStringLiteral("; ")));
}

void setFigures(RecordDraft &draft, const Claim &claim)
{
    const auto set = [&](const char *key, std::optional<double> figure) {
        draft.set(QLatin1String(key), figure ? typedText(*figure, claim.unit) : QString());
    };
    set("low", claim.low);
    set("high", claim.high);
    set("amount", claim.amount);
    if (!claim.said)
        return;
    QString said = qstring(claim.said->currency) + QLatin1Char(' ') + plain(claim.said->amount) + QStringLiteral(" at ")
        + plain(claim.said->rate);
    if (claim.said->rateDay)
        said += QStringLiteral(" on ") + qstring(claim.said->rateDay->text());
    draft.set(QStringLiteral("amount"), said);
}

void setFigures(RecordDraft &draft, const Observation &observation)
{
    const auto set = [&](const char *key, std::optional<double> figure) {
        draft.set(QLatin1String(key), figure ? typedText(*figure, observation.unit) : QString());
    };
    set("value", observation.value);
    set("low", observation.low);
    set("high", observation.high);
}

/// Whether a date, where a typed one spans several, means the first of them.
bool isBeginning(std::string_view key) { return key == "start"; }

/// Reads the fields of one draft.
template <typename Record> class TextReader
{
public:
    TextReader(const DraftReading &reading, Record &into) : m_reading(reading), m_into(into) { }

    void read()
    {
        forEachField<Record>([this](const auto &field) {
            using Member = typename std::decay_t<decltype(field)>::Type;
            if (field.presence == Presence::Owner || field.key == "id" || isAsItWas(keyOf(field.key)))
                return;
            if constexpr (!isApart<Record, Member>)
                m_into.*field.member = value<Member>(field.key, m_into.*field.member);
        });
        if constexpr (isStatement<Record>)
            readFigures(m_into);
    }

private:
    [[nodiscard]] QString text(const QString &key) const { return m_reading.at.draft->text(key).trimmed(); }
    [[nodiscard]] QString path(const QString &key) const { return fieldPath(m_reading.at.path, key); }
    void refuse(const QString &key, const QString &why) { m_reading.refused.emplace(path(key), why); }
    void understand(const QString &key, const QString &how) { m_reading.understood[path(key)] = how; }

    [[nodiscard]] bool isAsItWas(const QString &key) const
    {
        if (!m_reading.asItWas)
            return false;
        const auto texts = [&key](const RecordDraft &draft) {
            std::map<QString, QString> found;
            for (const auto &[name, text] : draft.texts)
                if (name == key || name.startsWith(key + QLatin1Char('/')))
                    found.emplace(name, text);
            return found;
        };
        return texts(*m_reading.at.draft) == texts(*m_reading.asItWas);
    }

    template <typename Value> Value value(std::string_view key, const Value &before)
    {
        if constexpr (isList<Value>)
            return list<typename Value::value_type>(key);
        else if constexpr (std::is_same_v<Value, Subject>)
            return subjectAt(key);
        else
            return single<Value>(keyOf(key), key, before);
    }

    template <typename Value> Value single(const QString &key, std::string_view field, const Value &before)
    {
        const QString typed = text(key);
        if constexpr (isOptional<Value>) {
            if (typed.isEmpty())
                return std::nullopt;
            return single<typename Value::value_type>(key, field, before.value_or(typename Value::value_type{}));
        } else if constexpr (std::is_same_v<Value, std::string>) {
            return utf8(typed);
        } else if constexpr (isId<Value>) {
            return Value(reference(key, typed));
        } else if constexpr (std::is_same_v<Value, PartialDate>) {
            return date(key, typed, isBeginning(field)).value_or(PartialDate());
        } else if constexpr (std::is_enum_v<Value>) {
            if (const auto known = fromWord<Value>(utf8(typed)))
                return *known;
            refuse(key, FieldTexts::tr("choose one"));
            return before;
        } else {
            bool isNumber = false;
            const double number = QString(typed).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
            if (!isNumber)
                refuse(key, FieldTexts::tr("this is no number; write 32.45"));
            return number;
        }
    }

    std::string reference(const QString &key, const QString &typed)
    {
        if (isHandle(typed)) {
            const auto made = m_reading.made.find(typed);
            return made == m_reading.made.end() ? std::string() : made->second;
        }
        if (!isUnfound(typed))
            return utf8(typed);
        refuse(key, FieldTexts::tr("nothing is called so; choose from the list, or make it new"));
        return {};
    }

    Subject subjectAt(std::string_view key)
    {
        if (const auto subject = subjectOf(text(keyOf(key))))
            return *subject;
        refuse(keyOf(key), FieldTexts::tr("say what this is about: type a part of its deal's name and choose"));
        return {};
    }

    template <typename Member> std::vector<Member> list(std::string_view key)
    {
        std::vector<Member> members;
        const QString name = keyOf(key);
        if constexpr (std::is_same_v<Member, std::string>) {
            for (const QString &each : typedList(text(name)))
                members.push_back(utf8(each));
        } else if constexpr (isTicks<std::vector<Member>>) {
            for (const QString &each : text(name).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                members.emplace_back(utf8(each));
        } else {
            for (int i = 0; i < m_reading.at.draft->count(name); ++i)
                if (const auto member = listMember<Member>(key, static_cast<std::size_t>(i)))
                    members.push_back(*member);
        }
        if (key != "parties" && key != "tags") {
            std::sort(members.begin(), members.end());
            members.erase(std::unique(members.begin(), members.end()), members.end());
        }
        return members;
    }

    template <typename Member> std::optional<Member> listMember(std::string_view key, std::size_t index)
    {
        if constexpr (std::is_same_v<Member, RoleHolder>) {
            const QString party = memberKey(key, index, "party");
            if (text(party).isEmpty())
                return std::nullopt; // a row that waits to be filled
            return RoleHolder{Id<Party>(reference(party, text(party))),
                              single<Role>(memberKey(key, index, "role"), {}, Role::Partner)};
        } else {
            const QString at = memberKey(key, index);
            return text(at).isEmpty() ? std::nullopt : std::optional(Member(reference(at, text(at))));
        }
    }

    /// A quarter has two ends; which is meant depends on what the date is for.
    std::optional<PartialDate> date(const QString &key, const QString &typed, bool takesBeginning)
    {
        if (typed.isEmpty())
            return std::nullopt;
        std::optional<PartialDate> day;
        if (const std::optional<TypedDate> known = typedDate(utf8(typed)))
            day = takesBeginning ? known->start : known->end;
        else if (key == QLatin1String("end"))
            day = endAfter(typed);
        if (!day)
            refuse(key, FieldTexts::tr("this is no date; write 2026, 2026-02, 2026-02-27, Q3 2026 or 3 Nov 2025"));
        else if (qstring(day->text()) != typed)
            understand(key, dateText(*day));
        return day;
    }

    /// «7 years» after the term's beginning.
    std::optional<PartialDate> endAfter(const QString &typed) const
    {
        const std::optional<TypedDate> start = typedDate(utf8(text(QStringLiteral("start"))));
        return start ? typedEnd(utf8(typed), start->start) : std::nullopt;
    }

    std::optional<TypedFigure> figure(const QString &key, const QString &typed)
    {
        const std::optional<TypedFigure> read = typedFigure(utf8(typed));
        if (!read)
            refuse(key,
                   FieldTexts::tr(
                       "this is no figure, or could mean more than one; write $38bn, 15-35bn, up to 100bn, 2 GW"));
        else if (read->said && read->said->rate <= 0)
            refuse(key, FieldTexts::tr("say what the currency was worth: %1 at 1.17 on 2026-03-30").arg(typed));
        return read;
    }

    void readFigures(Claim &claim)
    {
        const QString amount = QStringLiteral("amount");
        const bool isAmountAsItWas = isAsItWas(amount);
        if (!isAmountAsItWas)
            readHeadline(claim);
        readBound(QStringLiteral("low"), claim.low, claim, isAmountAsItWas);
        readBound(QStringLiteral("high"), claim.high, claim, isAmountAsItWas);
        const bool isAnything = claim.amount || (claim.low && claim.high);
        if (isAnything && !m_reading.refused.contains(path(amount)))
            understand(amount, claimText(claim));
    }

    void readHeadline(Claim &claim)
    {
        const QString amount = QStringLiteral("amount");
        claim.amount.reset();
        claim.said.reset();
        if (text(amount).isEmpty())
            return;
        const std::optional<TypedFigure> read = figure(amount, text(amount));
        if (!read)
            return;
        claim.amount = read->amount;
        claim.said = read->said;
        if (read->low || text(QStringLiteral("low")).isEmpty())
            claim.low = read->low;
        if (read->high || text(QStringLiteral("high")).isEmpty())
            claim.high = read->high;
        if (read->unit)
            claim.unit = *read->unit;
    }

    void readBound(const QString &key, std::optional<double> &bound, Claim &claim, bool isAmountAsItWas)
    {
        if (isAsItWas(key) && isAmountAsItWas)
            return;
        const QString typed = text(key);
        if (typed.isEmpty()) {
            if (isAmountAsItWas)
                bound.reset();
            return;
        }
        const std::optional<TypedFigure> read = figure(key, typed);
        if (!read)
            return;
        if (!read->amount) {
            refuse(key, FieldTexts::tr("a bound is one figure: $38bn"));
            return;
        }
        bound = read->amount;
        if (read->unit && !claim.amount)
            claim.unit = *read->unit;
        understand(key, figureText(*bound, claim.unit));
    }

    void readFigures(Observation &observation)
    {
        observation.unit = unitOf(observation.metric);
        if (!isAsItWas(QStringLiteral("value"))) {
            observation.value.reset();
            readObserved(QStringLiteral("value"), [&observation](const TypedFigure &read) {
                observation.value = read.amount;
                observation.low = read.amount ? std::nullopt : read.low;
                observation.high = read.amount ? std::nullopt : read.high;
            });
        }
        for (const auto &[key, bound] : {std::pair("low", &Observation::low), std::pair("high", &Observation::high)})
            if (const QString name = QLatin1String(key); !isAsItWas(name)) {
                if (m_reading.asItWas)
                    (observation.*bound).reset();
                readObserved(name,
                             [&observation, bound](const TypedFigure &read) { observation.*bound = read.amount; });
            }
    }

    template <typename Take> void readObserved(const QString &key, Take &&take)
    {
        QString typed = text(key);
        if (typed.isEmpty())
            return;
        const bool isPercent = m_into.unit == ObservationUnit::Percent;
        if (isPercent && typed.endsWith(QLatin1Char('%')))
            typed = typed.chopped(1).trimmed();
        const std::optional<TypedFigure> read = figure(key, typed);
        if (!read)
            return;
        const bool isMeant = !read->unit || (m_into.unit == ObservationUnit::Usd && read->unit == Unit::Usd)
            || (m_into.unit == ObservationUnit::Gigawatts && read->unit == Unit::Gigawatts)
            || (m_into.unit == ObservationUnit::Count && read->unit == Unit::Accelerators);
        if (!isMeant) {
            refuse(key, FieldTexts::tr("this is not what %1 is measured in").arg(nameOf(m_into.metric)));
            return;
        }
        take(*read);
        const double shown = read->amount.value_or(read->low.value_or(0));
        if (isPercent)
            understand(key, QString::number(shown) + QStringLiteral(" %"));
        else if (m_into.unit == ObservationUnit::Usd)
            understand(key, figureText(shown, Unit::Usd));
        else if (m_into.unit == ObservationUnit::Gigawatts)
            understand(key, figureText(shown, Unit::Gigawatts));
        else
            understand(key, QLocale().toString(shown, 'f', 0));
    }

    const DraftReading &m_reading;
    Record &m_into;
};
} // namespace

template <typename Record> void setTexts(RecordDraft &draft, const Record &record)
{
    forEachField<Record>([&](const auto &field) {
        using Member = typename std::decay_t<decltype(field)>::Type;
        if (field.key == "id" || (field.presence == Presence::Owner && !std::is_same_v<Member, Subject>))
            return;
        if constexpr (isList<Member>)
            setList(draft, field.key, record.*field.member);
        else if constexpr (!isApart<Record, Member>)
            draft.set(keyOf(field.key), textOf(record.*field.member));
    });
    if constexpr (isStatement<Record>)
        setFigures(draft, record);
}

template <typename Record> void readTexts(const DraftReading &reading, Record &into)
{
    TextReader<Record>(reading, into).read();
}

template void setTexts(RecordDraft &, const Source &);
template void setTexts(RecordDraft &, const Party &);
template void setTexts(RecordDraft &, const Deal &);
template void setTexts(RecordDraft &, const Commitment &);
template void setTexts(RecordDraft &, const Deployment &);
template void setTexts(RecordDraft &, const Claim &);
template void setTexts(RecordDraft &, const Observation &);
template void setTexts(RecordDraft &, const Decision &);
template void readTexts(const DraftReading &, Source &);
template void readTexts(const DraftReading &, Party &);
template void readTexts(const DraftReading &, Deal &);
template void readTexts(const DraftReading &, Commitment &);
template void readTexts(const DraftReading &, Deployment &);
template void readTexts(const DraftReading &, Claim &);
template void readTexts(const DraftReading &, Observation &);
template void readTexts(const DraftReading &, Decision &);

QString referenceTo(const Subject &subject)
{
    return subject.id.empty() ? QString() : qstring(word(subject.kind)) + QLatin1Char('/') + qstring(subject.id);
}

std::optional<Subject> subjectOf(const QString &reference)
{
    const auto kind = fromWord<SubjectKind>(reference.section(QLatin1Char('/'), 0, 0).toStdString());
    const QString id = reference.section(QLatin1Char('/'), 1);
    return kind && !id.isEmpty() ? std::optional(Subject{*kind, id.toStdString()}) : std::nullopt;
}

QStringList typedList(const QString &text)
{
    QStringList all;
    for (const QString &each : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        if (!each.trimmed().isEmpty())
            all.append(each.trimmed());
    return all;
}

} // namespace ledger
