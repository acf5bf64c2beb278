#include "inspectedtogether.h"

#include "counting.h"
#include "dealtotals.h"
#include "editlabels.h"
#include "fieldedits.h"
#include "formproposal.h"
#include "inspectednews.h"
#include "inspectedparts.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
struct TogetherWords
{
    Q_DECLARE_TR_FUNCTIONS(TogetherWords)
};

/// What a field leads to, where it names another record.
Selection doorOfField(const FieldSpec &spec, const QString &typed)
{
    if (spec.shape == FieldShape::Record)
        return {qstring(word(spec.refersTo)), typed};
    if (spec.shape == FieldShape::Subject)
        return {typed.section(QLatin1Char('/'), 0, 0), typed.section(QLatin1Char('/'), 1)};
    return {};
}

std::vector<FieldSpec> tellingFields(RecordKind kind)
{
    std::vector<FieldSpec> specs = fieldsOf(kind, FieldPlace::Alone);
    std::erase_if(specs, [kind](const FieldSpec &spec) {
        const bool isFigure = kind == RecordKind::Observation // told as one
            && (spec.key == u"value" || spec.key == u"low" || spec.key == u"high");
        return !isOneText(spec) || spec.label.isEmpty() || isFigure;
    });
    return specs;
}

InspectedRow fieldRow(const FieldSpec &spec, const RecordRef &record, const Ledger &ledger)
{
    const QString typed = typedField(record, spec.key, ledger).value_or(QString());
    return {shownField(record, spec.key, ledger), {}, spec.label, false, doorOfField(spec, typed)};
}

/// The fields that all records have the same in; looked at as long as any is left.
InspectedPart inCommon(const std::vector<RecordRef> &records, const Ledger &ledger)
{
    std::vector<FieldSpec> specs = tellingFields(records.front().kind);
    std::map<QString, QString> texts;
    for (const FieldSpec &spec : specs)
        texts[spec.key] = typedField(records.front(), spec.key, ledger).value_or(QString());
    std::erase_if(specs, [&texts](const FieldSpec &spec) { return texts[spec.key].isEmpty(); });
    for (auto record = records.begin() + 1; record != records.end() && !specs.empty(); ++record)
        std::erase_if(specs, [&](const FieldSpec &spec) {
            return typedField(*record, spec.key, ledger).value_or(QString()) != texts[spec.key];
        });
    InspectedPart part;
    part.heading = TogetherWords::tr("In common");
    for (const FieldSpec &spec : specs)
        part.rows.push_back(fieldRow(spec, records.front(), ledger));
    return part;
}

InspectedPart natures(const QString &heading, const std::vector<Total> &totals)
{
    InspectedPart part;
    part.heading = heading;
    for (const Total &total : totals)
        part.rows.push_back(totalRow(total, nameOf(total.nature), {}));
    return part;
}

/// What they come to: deals by what is promised in them, parties by what they pay and are paid. Claims on one number
/// are several words on it, and come to nothing together.
std::vector<InspectedPart> sums(const std::vector<RecordRef> &records, const Readings &readings, const Lens &through)
{
    const RecordKind kind = records.front().kind;
    if (kind == RecordKind::Deal) {
        std::set<Id<Deal>> deals;
        for (const RecordRef &record : records)
            deals.insert(Id<Deal>(record.id));
        return {natures(TogetherWords::tr("Promised in them"), totalsOf(deals, Counting(readings, through)))};
    }
    if (kind != RecordKind::Party)
        return {};
    Lens lens = through;
    lens.payers.clear();
    lens.payees.clear();
    lens.parties.clear();
    for (const RecordRef &record : records)
        lens.payers.emplace_back(record.id);
    const InspectedPart pay = natures(TogetherWords::tr("They pay"), totals(readings, lens, TotalGroup::Nature));
    std::swap(lens.payers, lens.payees);
    return {pay, natures(TogetherWords::tr("They are paid"), totals(readings, lens, TotalGroup::Nature))};
}

InspectedRow rowOf(const RecordRef &record, const Ledger &ledger)
{
    InspectedRow row{recordName(record, ledger), {}, {}, false, {qstring(word(record.kind)), qstring(record.id)}};
    if (const Claim *claim = record.kind == RecordKind::Claim ? ledger.find(Id<Claim>(record.id)) : nullptr) {
        const Source *source = ledger.find(claim->source);
        row.figure = claimText(*claim);
        row.detail = joined({shortDateText(claim->stated), nameOf(claim->stance),
                             qstring(source ? source->publisher : claim->source.text)});
    } else if (record.kind == RecordKind::Deal) {
        if (const Deal *deal = ledger.find(Id<Deal>(record.id)))
            row.detail
                = joined({dated(QStringLiteral("%1"), deal->announced), nameOf(deal->kind), nameOf(deal->status)});
    } else if (record.kind == RecordKind::Party) {
        if (const Party *party = ledger.find(Id<Party>(record.id)))
            row.detail = nameOf(party->kind);
    } else if (record.kind == RecordKind::Observation) {
        if (const Observation *seen = ledger.find(Id<Observation>(record.id)))
            row.figure = observationRow(*seen, ledger).figure;
    }
    return row;
}
} // namespace

std::vector<InspectedRow> fieldRows(const RecordRef &record, const Ledger &ledger)
{
    std::vector<InspectedRow> rows;
    for (const FieldSpec &spec : tellingFields(record.kind))
        if (InspectedRow row = fieldRow(spec, record, ledger); !row.name.isEmpty())
            rows.push_back(std::move(row));
    return rows;
}

Inspection inspectedTogether(const Readings &readings, const Lens &lens, const std::vector<RecordRef> &records,
                             int room)
{
    const Ledger &ledger = readings.ledger();
    Inspection all;
    all.of = {QStringLiteral("chosen"),
              QString::number(records.size()) + QLatin1Char(' ')
                  + qstring(records.empty() ? std::string() : records.front().id)};
    if (records.empty())
        return all;
    all.kind = TogetherWords::tr("Chosen together");
    all.title = TogetherWords::tr("%1 selected", "3 claims").arg(recordsText(records.front().kind, records.size()));
    all.parts = sums(records, readings, lens);
    all.parts.push_back(inCommon(records, ledger));
    std::erase_if(all.parts, [](const InspectedPart &part) { return part.rows.empty(); });
    if (all.parts.empty())
        all.text = TogetherWords::tr("They have no field in common.");
    InspectedPart each;
    each.heading = recordsText(records.front().kind, records.size());
    for (std::size_t i = 0; i < std::min(records.size(), static_cast<std::size_t>(room)); ++i)
        each.rows.push_back(rowOf(records[i], ledger));
    each.more = static_cast<int>(records.size() - each.rows.size());
    all.parts.push_back(std::move(each));
    return all;
}

} // namespace ledger
