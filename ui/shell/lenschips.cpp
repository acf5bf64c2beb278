#include "lenschips.h"

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct ChipWords
{
    Q_DECLARE_TR_FUNCTIONS(ChipWords)
};

template <typename T> void insertSorted(std::vector<T> &list, T value)
{
    const auto at = std::ranges::lower_bound(list, value);
    if (at == list.end() || *at != value)
        list.insert(at, std::move(value));
}

/// Of natures an empty filter lets everything but guarantees through.
std::vector<Nature> naturesByDefault()
{
    std::vector<Nature> all;
    for (std::size_t i = 0; i < words<Nature>().size(); ++i)
        if (static_cast<Nature>(i) != Nature::Guarantee)
            all.push_back(static_cast<Nature>(i));
    return all;
}

std::vector<Nature> lacking(const std::vector<Nature> &natures)
{
    std::vector<Nature> out;
    std::ranges::set_difference(naturesByDefault(), natures, std::back_inserter(out));
    return out;
}

/// «not: debt» says less than seven chips.
bool isShorterByAbsence(const std::vector<Nature> &natures)
{
    return !natures.empty() && natures.back() != Nature::Guarantee && lacking(natures).size() < 3
        && lacking(natures).size() < natures.size();
}

void addParties(std::vector<LensChip> &chips, const Ledger &ledger, const std::vector<Id<Party>> &ids,
                const char *filter, const QString &caption)
{
    for (const Id<Party> &id : ids) {
        const Party *party = ledger.find(id);
        chips.push_back(LensChip{qstring(filter),
                                 qstring(id.text),
                                 caption,
                                 party == nullptr ? qstring(id.text) : qstring(party->name),
                                 {}});
    }
}

template <typename Enum>
void addWords(std::vector<LensChip> &chips, const std::vector<Enum> &values, const char *filter, const QString &caption)
{
    for (const Enum value : values)
        chips.push_back(LensChip{qstring(filter), qstring(word(value)), caption, nameOf(value), {}});
}

void addNatures(std::vector<LensChip> &chips, const std::vector<Nature> &natures)
{
    if (!isShorterByAbsence(natures)) {
        addWords(chips, natures, "nature", ChipWords::tr("nature"));
        return;
    }
    for (const Nature nature : lacking(natures))
        chips.push_back(
            LensChip{QStringLiteral("not-nature"), qstring(word(nature)), ChipWords::tr("not"), nameOf(nature), {}});
}

/// Gigawatts have nobody who pays, and no nature of money.
QString whyIdleInCapacity(const LensChip &chip)
{
    if (chip.filter == u"payer" || chip.filter == u"payee")
        return ChipWords::tr("Capacity knows no %1; use party: %2.").arg(chip.caption, chip.text);
    if (chip.filter == u"nature" || chip.filter == u"not-nature")
        return ChipWords::tr("Capacity is gigawatts, and money alone has a nature.");
    if (chip.filter == u"firmness")
        return ChipWords::tr("Capacity is gigawatts, and money alone is firm or not.");
    if (chip.filter == u"assume-years")
        return ChipWords::tr("Power without a date is shown apart, and assumes no term.");
    return {};
}

QString whyIdle(const LensChip &chip, const Lens &lens, const QString &view, const QString &source)
{
    if (view == u"dependencies") {
        if (chip.filter == u"assume-years" && !lens.from && !lens.to)
            return ChipWords::tr("Without a period money is told in full, whatever its term.");
        return {};
    }
    if (view == u"capacity")
        return whyIdleInCapacity(chip);
    if (view == u"contested" && chip.filter == u"counts")
        return ChipWords::tr("What is doubted is told whichever gigawatts are counted.");
    if (view == u"contested" && chip.filter == u"assume-years")
        return ChipWords::tr("What is doubted rests on no assumed term.");
    if (chip.filter == u"counts")
        return ChipWords::tr("No picture of money counts gigawatts.");
    if (view != u"share" || source != u"reported")
        return {};
    if (chip.filter == u"payer")
        return {};
    if (chip.filter == u"payee" || chip.filter == u"party")
        return ChipWords::tr("What is reported of a lab knows no payee; use payer for the lab.");
    if (chip.filter == u"assume-years")
        return ChipWords::tr("What is reported rests on no contract's term.");
    return ChipWords::tr("Reported shares know no contracts, and so no %1.")
        .arg(chip.caption == ChipWords::tr("not") ? ChipWords::tr("nature") : chip.caption);
}

template <typename Enum> void addWord(std::vector<Enum> &list, const QString &id)
{
    if (const auto value = fromWord<Enum>(id.toStdString()))
        insertSorted(list, *value);
}

template <typename Enum> void dropWord(std::vector<Enum> &list, const QString &id)
{
    if (const auto value = fromWord<Enum>(id.toStdString()))
        std::erase(list, *value);
}
} // namespace

std::vector<LensChip> lensChips(const Lens &lens, const Ledger &ledger, const QString &view, const QString &source)
{
    std::vector<LensChip> chips;
    addParties(chips, ledger, lens.payers, "payer", ChipWords::tr("payer"));
    addParties(chips, ledger, lens.payees, "payee", ChipWords::tr("payee"));
    addParties(chips, ledger, lens.parties, "party", ChipWords::tr("party"));
    addNatures(chips, lens.natures);
    addWords(chips, lens.firmnesses, "firmness", ChipWords::tr("firmness"));
    addWords(chips, lens.kinds, "kind", ChipWords::tr("kind"));
    addWords(chips, lens.statuses, "status", ChipWords::tr("status"));
    if (lens.counts != Counts::Site)
        chips.push_back(LensChip{
            QStringLiteral("counts"), qstring(word(lens.counts)), ChipWords::tr("gigawatts"), nameOf(lens.counts), {}});
    if (lens.assumeYears != Lens().assumeYears)
        chips.push_back(LensChip{QStringLiteral("assume-years"),
                                 QString::number(lens.assumeYears),
                                 ChipWords::tr("open terms"),
                                 ChipWords::tr("%1 years").arg(lens.assumeYears),
                                 {}});
    for (LensChip &chip : chips)
        chip.whyIdle = whyIdle(chip, lens, view, source);
    return chips;
}

Lens withoutChip(Lens lens, const LensChip &chip)
{
    const Id<Party> party(chip.id.toStdString());
    if (chip.filter == u"payer")
        std::erase(lens.payers, party);
    else if (chip.filter == u"payee")
        std::erase(lens.payees, party);
    else if (chip.filter == u"party")
        std::erase(lens.parties, party);
    else if (chip.filter == u"nature")
        dropWord(lens.natures, chip.id);
    else if (chip.filter == u"not-nature")
        addWord(lens.natures, chip.id);
    else if (chip.filter == u"firmness")
        dropWord(lens.firmnesses, chip.id);
    else if (chip.filter == u"kind")
        dropWord(lens.kinds, chip.id);
    else if (chip.filter == u"status")
        dropWord(lens.statuses, chip.id);
    else if (chip.filter == u"counts")
        lens.counts = Lens().counts;
    else if (chip.filter == u"assume-years")
        lens.assumeYears = Lens().assumeYears;
    if (lens.natures == naturesByDefault())
        lens.natures.clear();
    return lens;
}

Lens withFilter(Lens lens, const QString &filter, const QString &id)
{
    const Id<Party> party(id.toStdString());
    if (filter == u"payer")
        insertSorted(lens.payers, party);
    else if (filter == u"payee")
        insertSorted(lens.payees, party);
    else if (filter == u"party")
        insertSorted(lens.parties, party);
    else if (filter == u"nature")
        addWord(lens.natures, id);
    else if (filter == u"firmness")
        addWord(lens.firmnesses, id);
    else if (filter == u"kind")
        addWord(lens.kinds, id);
    else if (filter == u"status")
        addWord(lens.statuses, id);
    else if (filter == u"not-nature") {
        if (lens.natures.empty())
            lens.natures = naturesByDefault();
        if (lens.natures.size() > 1) // what lets nothing through at all is no filter
            dropWord(lens.natures, id);
    }
    return lens;
}

Lens withPeriod(Lens lens, const QString &period)
{
    const QStringList parts = period.split(QStringLiteral("-Q"));
    const std::optional<PartialDate> whole = partialDate(period.toStdString());
    const std::optional<PartialDate> year = partialDate(parts.first().toStdString());
    if (whole) {
        lens.from = lens.to = whole;
    } else if (parts.size() == 2 && year) {
        const int quarter = parts.last().toInt();
        if (quarter < 1 || quarter > 4)
            return lens;
        lens.from = PartialDate{year->year, static_cast<std::uint8_t>(quarter * 3 - 2), 0};
        lens.to = PartialDate{year->year, static_cast<std::uint8_t>(quarter * 3), 0};
    }
    return lens;
}

Lens withPowerBy(Lens lens, const QString &year)
{
    if (const std::optional<PartialDate> day = partialDate(year.toStdString()))
        lens.to = day;
    return lens;
}

QString filterOf(const QString &kind, const QString &group)
{
    if (kind == u"party")
        return group == u"payer" || group == u"payee" ? group : QStringLiteral("party");
    for (const char *known : {"nature", "firmness", "kind", "status"})
        if (kind == QLatin1String(known))
            return kind;
    return {};
}

} // namespace ledger
