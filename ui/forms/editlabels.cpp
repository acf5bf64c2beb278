#include "editlabels.h"

#include "fields.h"
#include "formfields.h"
#include "formproposal.h"
#include "recordwords.h"
#include "wording.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace ledger
{

namespace
{
struct EditLabels
{
    Q_DECLARE_TR_FUNCTIONS(EditLabels)
};

constexpr qsizetype mostNamed = 3; // fields, or other pieces of an edit

enum class Fate : std::uint8_t { Added, Changed, Removed };

/// What a swap does to its record.
struct Touch
{
    RecordRef record = {};
    RecordRef owner = {}; ///< whose part it is; of no id where it is nobody's
    Fate fate = Fate::Changed;
    std::vector<std::string_view> keys = {}; ///< of what is changed
};

template <typename Record> RecordRef ownerOf(const Record &record)
{
    if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
        return {RecordKind::Deal, record.deal.text};
    else if constexpr (std::is_same_v<Record, Claim> || std::is_same_v<Record, Decision>)
        return {*fromWord<RecordKind>(word(record.of.kind)), record.of.id};
    else
        return {};
}

template <typename Record> Touch touchOf(const Swap<Record> &swap)
{
    Touch touch{{kindOf<Record>, swap.id.text}, ownerOf(swap.before ? *swap.before : *swap.after), Fate::Changed, {}};
    if (!swap.before || !swap.after) {
        touch.fate = swap.after ? Fate::Added : Fate::Removed;
        return touch;
    }
    forEachField<Record>([&](const auto &field) {
        if ((*swap.before).*field.member != (*swap.after).*field.member)
            touch.keys.push_back(field.key);
    });
    return touch;
}

Touch touchOf(const TitleSwap &) { return {{RecordKind::Story, {}}, {}, Fate::Changed, {"title"}}; }

/// Whether a record is touched for the sake of another in the same edit: a claim of a new commitment, a decision on
/// what is deleted, a source that is made along.
bool isBySide(const Touch &touch, const std::vector<Touch> &all)
{
    const bool isMadeAlong = touch.fate == Fate::Added
        && (touch.record.kind == RecordKind::Source || touch.record.kind == RecordKind::Party);
    return std::any_of(all.begin(), all.end(), [&](const Touch &other) {
        if (other.record == touch.record)
            return false;
        if (!touch.owner.id.empty() && other.record == touch.owner)
            return other.fate == touch.fate && touch.fate != Fate::Changed;
        const bool isOfOtherKind = other.record.kind != RecordKind::Source && other.record.kind != RecordKind::Party;
        return isMadeAlong && (isOfOtherKind || other.fate != Fate::Added);
    });
}

QString inSentence(const QString &label)
{
    return label.size() > 1 && label.at(1).isUpper() ? label : label.left(1).toLower() + label.mid(1);
}

/// A field as a noun, where its label in the form is none.
QString fieldNoun(RecordKind kind, std::string_view key)
{
    constexpr std::array ofFigure{"amount", "value", "low", "high", "hedge", "unit", "per", "said"};
    if (kind == RecordKind::Claim || kind == RecordKind::Observation)
        if (std::any_of(ofFigure.begin(), ofFigure.end(), [key](const char *each) { return key == each; }))
            return kind == RecordKind::Claim ? EditLabels::tr("amount") : EditLabels::tr("figure");
    const QHash<QString, QString> nouns{
        {QStringLiteral("accessed"), EditLabels::tr("day of reading")},
        {QStringLiteral("aliases"), EditLabels::tr("other names")},
        {QStringLiteral("amends"), EditLabels::tr("amended deal")},
        {QStringLiteral("announced"), EditLabels::tr("announcement")},
        {QStringLiteral("archive"), EditLabels::tr("archived copy")},
        {QStringLiteral("claim"), EditLabels::tr("claim set aside")},
        {QStringLiteral("counterparty"), EditLabels::tr("counterparty")},
        {QStringLiteral("decided"), EditLabels::tr("day")},
        {QStringLiteral("end"), EditLabels::tr("end")},
        {QStringLiteral("ended"), EditLabels::tr("end")},
        {QStringLiteral("judged"), EditLabels::tr("judged claims")},
        {QStringLiteral("locator"), EditLabels::tr("place in the source")},
        {QStringLiteral("metric"), EditLabels::tr("metric")},
        {QStringLiteral("nature"), EditLabels::tr("nature")},
        {QStringLiteral("of"), EditLabels::tr("subject")},
        {QStringLiteral("parent"), EditLabels::tr("parent")},
        {QStringLiteral("part_of"), EditLabels::tr("larger site")},
        {QStringLiteral("published"), EditLabels::tr("day of publication")},
        {QStringLiteral("start"), EditLabels::tr("start")},
        {QStringLiteral("stated"), EditLabels::tr("day of statement")},
        {QStringLiteral("subject"), EditLabels::tr("subject")},
        {QStringLiteral("supersedes"), EditLabels::tr("replaced claims")},
        {QStringLiteral("url"), EditLabels::tr("address")},
    };
    const QString noun = nouns.value(qstring(key));
    return noun.isEmpty() ? inSentence(fieldName(kind, key)) : noun;
}

/// `a`, `a and b`, `a, b and c`, `a, b and 3 more`.
QString listed(QStringList pieces)
{
    pieces.removeDuplicates();
    if (pieces.size() > mostNamed) {
        const QString more = QLocale().toString(static_cast<qlonglong>(pieces.size() - mostNamed + 1));
        pieces = pieces.mid(0, mostNamed - 1) << EditLabels::tr("%1 more", "fields").arg(more);
    }
    if (pieces.size() < 2)
        return pieces.join(QString());
    const QString last = pieces.takeLast();
    return EditLabels::tr("%1 and %2").arg(pieces.join(QStringLiteral(", ")), last);
}

QStringList nounsOf(const Touch &touch)
{
    QStringList nouns;
    for (const std::string_view key : touch.keys)
        nouns.append(fieldNoun(touch.record.kind, key));
    return nouns;
}

/// A record within a sentence: what goes by the name of another says so.
QString called(const RecordRef &record, const QString &name)
{
    return record.kind == RecordKind::Claim || record.kind == RecordKind::Decision
        ? EditLabels::tr("%1 on %2", "a claim or a decision, and on what").arg(kindName(record.kind), name)
        : EditLabels::tr("%1 %2", "a kind of record and a name").arg(kindName(record.kind), name);
}

QString oneLabel(const Touch &touch, const Change &change, const Ledger &before)
{
    if (touch.record.id.empty())
        return EditLabels::tr("title of the ledger");
    const QString name = recordName(touch.record, change, before);
    switch (touch.fate) {
    case Fate::Added:
        return touch.record.kind == RecordKind::Decision ? called(touch.record, name)
                                                         : EditLabels::tr("new %1").arg(called(touch.record, name));
    case Fate::Removed:
        return EditLabels::tr("deletion of %1").arg(called(touch.record, name));
    case Fate::Changed:
        break;
    }
    const bool isDecision = touch.record.kind == RecordKind::Decision; // a claim goes by what it is about
    return EditLabels::tr("%1 of %2", "fields and a record")
        .arg(listed(nounsOf(touch)), isDecision ? EditLabels::tr("the %1").arg(called(touch.record, name)) : name);
}

/// The one deal that all of it is about; of no id where there is none.
RecordRef dealOf(const std::vector<Touch> &touches, const Ledger &before)
{
    std::set<std::string> deals;
    for (const Touch &touch : touches) {
        RecordRef at = touch.record.kind == RecordKind::Deal ? touch.record : touch.owner;
        const DealDossier *deal = nullptr;
        if (at.kind == RecordKind::Commitment && !at.id.empty())
            deal = before.place(Id<Commitment>(at.id)).deal;
        else if (at.kind == RecordKind::Deployment && !at.id.empty())
            deal = before.place(Id<Deployment>(at.id)).deal;
        deals.insert(deal ? deal->record.id.text : at.kind == RecordKind::Deal ? at.id : std::string());
    }
    return deals.size() == 1 && !deals.begin()->empty() ? RecordRef{RecordKind::Deal, *deals.begin()} : RecordRef{};
}

/// Of several records: the fields of those that are changed, then what is new and what is gone.
QStringList piecesOf(const std::vector<Touch> &touches)
{
    QStringList pieces;
    std::map<std::pair<Fate, RecordKind>, std::size_t> counts;
    for (const Touch &touch : touches)
        if (touch.fate == Fate::Changed)
            pieces += nounsOf(touch);
        else
            ++counts[{touch.fate, touch.record.kind}];
    for (const auto &[what, count] : counts) {
        const QString records = count == 1 ? kindName(what.second) : recordsText(what.second, count);
        if (what.first == Fate::Added)
            pieces.append(count == 1 ? EditLabels::tr("a new %1").arg(records)
                                     : EditLabels::tr("addition of %1", "2 claims").arg(records));
        else
            pieces.append(EditLabels::tr("deletion of %1", "2 claims")
                              .arg(count == 1 ? EditLabels::tr("a %1").arg(records) : records));
    }
    return pieces;
}

QString manyLabel(const std::vector<Touch> &touches, const Change &change, const Ledger &before)
{
    if (const RecordRef deal = dealOf(touches, before); !deal.id.empty())
        return EditLabels::tr("%1 in %2", "fields and parts, and their deal")
            .arg(listed(piecesOf(touches)), recordName(deal, change, before));
    const Touch &first = touches.front();
    const bool areAlike = std::all_of(touches.begin(), touches.end(), [&first](const Touch &each) {
        return each.fate == first.fate && each.record.kind == first.record.kind;
    });
    if (!areAlike)
        return EditLabels::tr("edit of %1 records").arg(QLocale().toString(static_cast<qulonglong>(touches.size())));
    const QString records = recordsText(first.record.kind, touches.size());
    if (first.fate == Fate::Added)
        return EditLabels::tr("addition of %1", "12 claims").arg(records);
    if (first.fate == Fate::Removed)
        return EditLabels::tr("deletion of %1").arg(records);
    return EditLabels::tr("%1 of %2", "fields and records").arg(listed(piecesOf(touches)), records);
}
} // namespace

QString editLabel(const Change &change, const Ledger &before)
{
    std::vector<Touch> all;
    for (const AnySwap &any : change.swaps)
        all.push_back(std::visit([](const auto &swap) { return touchOf(swap); }, any));
    std::vector<Touch> meant = all;
    std::erase_if(meant, [&all](const Touch &touch) { return isBySide(touch, all); });
    if (meant.empty())
        return EditLabels::tr("edit of nothing");
    return meant.size() == 1 ? oneLabel(meant.front(), change, before) : manyLabel(meant, change, before);
}

QString fieldsLabel(RecordKind kind, const QStringList &keys, const QString &of)
{
    QStringList nouns;
    for (const QString &key : keys)
        nouns.append(fieldNoun(kind, key.toStdString()));
    return EditLabels::tr("%1 of %2", "fields and records").arg(listed(nouns), of);
}

QString deletionLabel(const std::vector<RecordRef> &records, const Ledger &before)
{
    return EditLabels::tr("deletion of %1")
        .arg(records.size() == 1 ? recordCalled(records.front(), before)
                                 : recordsText(records.front().kind, records.size()));
}

QString mergerLabel(const std::vector<RecordRef> &gone, const RecordRef &heir, const Ledger &before)
{
    return EditLabels::tr("%1 merged into %2")
        .arg(gone.size() == 1 ? recordName(gone.front(), before) : recordsText(gone.front().kind, gone.size()),
             recordName(heir, before));
}

QString replacementLabel(const RecordRef &gone, const RecordRef &heir, const Ledger &before)
{
    return EditLabels::tr("%1 in the place of %2").arg(recordName(heir, before), recordName(gone, before));
}

QString importLabel(const QStringList &names)
{
    return names.size() == 1 ? EditLabels::tr("import of %1").arg(names.front())
                             : EditLabels::tr("import of %1 and %2 more")
                                   .arg(names.value(0), QLocale().toString(static_cast<qlonglong>(names.size() - 1)));
}

QString restorationLabel(const QString &record, const QString &moment, bool isAsBefore)
{
    return (isAsBefore ? EditLabels::tr("restoration of %1 as before %2")
                       : EditLabels::tr("restoration of %1 as of %2"))
        .arg(record, moment);
}

QString recordCalled(const RecordRef &record, const Ledger &ledger)
{
    return called(record, recordName(record, ledger));
}

QString recordsText(RecordKind kind, std::size_t count)
{
    const int n = static_cast<int>(count);
    const auto counted
        = [n](const QString &one, const QString &many) { return n == 1 ? one : many.arg(QLocale().toString(n)); };
    switch (kind) {
    case RecordKind::Source:
        return counted(EditLabels::tr("1 source"), EditLabels::tr("%1 sources"));
    case RecordKind::Party:
        return counted(EditLabels::tr("1 party"), EditLabels::tr("%1 parties"));
    case RecordKind::Deal:
        return dealsText(n);
    case RecordKind::Commitment:
        return commitmentsText(n);
    case RecordKind::Deployment:
        return counted(EditLabels::tr("1 deployment"), EditLabels::tr("%1 deployments"));
    case RecordKind::Claim:
        return claimsText(n);
    case RecordKind::Observation:
        return counted(EditLabels::tr("1 observation"), EditLabels::tr("%1 observations"));
    case RecordKind::Decision:
        return counted(EditLabels::tr("1 decision"), EditLabels::tr("%1 decisions"));
    case RecordKind::View:
        return counted(EditLabels::tr("1 saved view"), EditLabels::tr("%1 saved views"));
    case RecordKind::Story:
        break;
    }
    return counted(EditLabels::tr("1 story"), EditLabels::tr("%1 stories"));
}

} // namespace ledger
