#include "cellwords.h"

#include "foldedtext.h"
#include "notation.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>
#include <QHash>

#include <cmath>

namespace ledger
{

namespace
{
struct CellWording
{
    Q_DECLARE_TR_FUNCTIONS(CellWording)
};

const QChar claimMark(0x25aa); // ▪
const QChar contestedMark(0x2260); // ≠

QString columnTitle(const QString &name)
{
    const QHash<QString, QString> titles{
        {QStringLiteral("accessed"), CellWording::tr("Accessed")},
        {QStringLiteral("aliases"), CellWording::tr("Also called")},
        {QStringLiteral("amends"), CellWording::tr("Amends")},
        {QStringLiteral("amount"), CellWording::tr("Amount")},
        {QStringLiteral("announced"), CellWording::tr("Announced")},
        {QStringLiteral("archive"), CellWording::tr("Archived copy")},
        {QStringLiteral("claims"), CellWording::tr("Claims")},
        {QStringLiteral("contested"), CellWording::tr("Contested")},
        {QStringLiteral("counterparty"), CellWording::tr("With")},
        {QStringLiteral("country"), CellWording::tr("Country")},
        {QStringLiteral("date"), CellWording::tr("Date")},
        {QStringLiteral("deal"), CellWording::tr("Deal")},
        {QStringLiteral("deals"), CellWording::tr("Deals")},
        {QStringLiteral("end"), CellWording::tr("Ends")},
        {QStringLiteral("ended"), CellWording::tr("Ended")},
        {QStringLiteral("figure"), CellWording::tr("Figure")},
        {QStringLiteral("firmness"), CellWording::tr("Firmness")},
        {QStringLiteral("id"), CellWording::tr("Id")},
        {QStringLiteral("kind"), CellWording::tr("Kind")},
        {QStringLiteral("locator"), CellWording::tr("Where in it")},
        {QStringLiteral("metric"), CellWording::tr("Metric")},
        {QStringLiteral("name"), CellWording::tr("Party")},
        {QStringLiteral("nature"), CellWording::tr("Nature")},
        {QStringLiteral("note"), CellWording::tr("Note")},
        {QStringLiteral("parent"), CellWording::tr("Owner")},
        {QStringLiteral("parties"), CellWording::tr("Parties")},
        {QStringLiteral("published"), CellWording::tr("Published")},
        {QStringLiteral("publisher"), CellWording::tr("Publisher")},
        {QStringLiteral("quote"), CellWording::tr("Quote")},
        {QStringLiteral("recorded"), CellWording::tr("Recorded")},
        {QStringLiteral("source"), CellWording::tr("Source")},
        {QStringLiteral("stance"), CellWording::tr("Stance")},
        {QStringLiteral("start"), CellWording::tr("Starts")},
        {QStringLiteral("state"), CellWording::tr("State")},
        {QStringLiteral("stated"), CellWording::tr("Said")},
        {QStringLiteral("status"), CellWording::tr("Status")},
        {QStringLiteral("subject"), CellWording::tr("About")},
        {QStringLiteral("summary"), CellWording::tr("Summary")},
        {QStringLiteral("tags"), CellWording::tr("Tags")},
        {QStringLiteral("ticker"), CellWording::tr("Ticker")},
        {QStringLiteral("title"), CellWording::tr("Title")},
        {QStringLiteral("url"), CellWording::tr("Address")},
        {QStringLiteral("value"), CellWording::tr("Figure")},
    };
    return titles.value(name, name);
}

QString figureWords(const CellFigure &figure, const QLocale &locale)
{
    if (figure.claim)
        return claimText(*figure.claim, locale);
    switch (figure.unit) {
    case FigureUnit::Usd:
        return moneyText(Usd(std::llround(figure.value)), locale);
    case FigureUnit::Gigawatts:
        return powerText(Gigawatts(figure.value), locale);
    case FigureUnit::Percent:
        return shareText(figure.value / 100, locale);
    case FigureUnit::Accelerators:
        return figureText(figure.value, Unit::Accelerators, locale);
    case FigureUnit::Count:
        break;
    }
    return locale.toString(figure.value, 'f', 0);
}

std::optional<FigureUnit> unitIn(const TypedFigure &figure)
{
    return figure.unit ? std::optional(static_cast<FigureUnit>(*figure.unit)) : std::nullopt;
}

/// Signs that stand before a number, longest first.
struct Comparison
{
    const char16_t *sign;
    bool isAbove;
    bool isOpen;
};
constexpr Comparison comparisons[]{{u">=", true, false}, {u"<=", false, false}, {u"≥", true, false},
                                   {u"≤", false, false}, {u">", true, true},    {u"<", false, true}};

const Comparison *comparisonOf(const QString &typed)
{
    for (const Comparison &each : comparisons)
        if (typed.startsWith(QStringView(each.sign)))
            return &each;
    return nullptr;
}

std::optional<CellFilter> typedNumber(const QString &typed)
{
    const Comparison *comparison = comparisonOf(typed);
    const QString rest = comparison ? typed.mid(QStringView(comparison->sign).size()) : typed;
    const auto figure = typedFigure(rest.trimmed().toStdString());
    if (!figure || (figure->said && !figure->amount))
        return std::nullopt;
    NumberFilter filter{.unit = unitIn(*figure)};
    if (comparison && figure->amount) {
        (comparison->isAbove ? filter.from : filter.to) = figure->amount;
        filter.isOpen = comparison->isOpen;
    } else if (figure->low && figure->high) {
        filter.from = figure->low;
        filter.to = figure->high;
    } else if (figure->amount && figure->hedge == Hedge::Over) {
        filter.from = figure->amount;
        filter.isOpen = true;
    } else if (figure->amount && figure->hedge == Hedge::UpTo) {
        filter.to = figure->amount;
    } else if (figure->amount) {
        // What is worded alike is alike: `$38B` is anything that is shown so.
        const double slack = std::abs(*figure->amount) * (figure->hedge == Hedge::About ? 0.1 : 0.005);
        filter.from = *figure->amount - slack;
        filter.to = *figure->amount + slack;
    } else {
        return std::nullopt;
    }
    return filter;
}

std::optional<CellFilter> typedDays(const QString &typed)
{
    const Comparison *comparison = comparisonOf(typed);
    if (comparison) {
        const auto date = typedDate(typed.mid(QStringView(comparison->sign).size()).trimmed().toStdString());
        if (!date)
            return std::nullopt;
        const auto oneDay = std::chrono::days(comparison->isOpen ? 1 : 0);
        return comparison->isAbove
            ? DayFilter{comparison->isOpen ? date->end.last() + oneDay : date->start.first(), std::nullopt}
            : DayFilter{std::nullopt, comparison->isOpen ? date->start.first() - oneDay : date->end.last()};
    }
    if (const auto date = typedDate(typed.toStdString()))
        return DayFilter{date->start.first(), date->end.last()};
    // Two dates with a dash: `2025–2026`, `2025-03 – 2025-06`.
    for (qsizetype at = 1; at + 1 < typed.size(); ++at) {
        if (typed[at] != u'-' && typed[at] != u'–')
            continue;
        const auto from = typedDate(typed.left(at).trimmed().toStdString());
        const auto to = typedDate(typed.mid(at + 1).trimmed().toStdString());
        if (from && to)
            return DayFilter{from->start.first(), to->end.last()};
    }
    return std::nullopt;
}

/// Names, or beginnings of names, with commas between.
std::optional<CellFilter> typedWordList(TableName table, std::size_t column, const QString &typed)
{
    const std::vector<CellWord> known = wordsIn(table, column);
    WordFilter filter;
    for (const QString &part : typed.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        for (std::size_t i = 0; i < known.size(); ++i)
            if (nameOf(known[i]).startsWith(name, Qt::CaseInsensitive))
                filter.positions.push_back(i);
    }
    return filter.positions.empty() ? std::nullopt : std::optional<CellFilter>(filter);
}

std::optional<CellFilter> typedParts(const QString &typed)
{
    TextFilter filter;
    for (const QString &part : typed.simplified().split(u' ', Qt::SkipEmptyParts))
        filter.parts.push_back(foldedText(part.toStdString()));
    return filter;
}
} // namespace

QString nameOf(TableName table)
{
    switch (table) {
    case TableName::Deals:
        return CellWording::tr("Deals");
    case TableName::Claims:
        return CellWording::tr("Claims");
    case TableName::Parties:
        return CellWording::tr("Parties");
    case TableName::Sources:
        return CellWording::tr("Sources");
    case TableName::Observations:
        break;
    }
    return CellWording::tr("Observations");
}

QString countText(TableName table, std::size_t count)
{
    const bool isOne = count == 1;
    const QString number = QLocale().toString(static_cast<qulonglong>(count));
    switch (table) {
    case TableName::Deals:
        return (isOne ? CellWording::tr("%1 deal") : CellWording::tr("%1 deals")).arg(number);
    case TableName::Claims:
        return (isOne ? CellWording::tr("%1 claim") : CellWording::tr("%1 claims")).arg(number);
    case TableName::Parties:
        return (isOne ? CellWording::tr("%1 party") : CellWording::tr("%1 parties")).arg(number);
    case TableName::Sources:
        return (isOne ? CellWording::tr("%1 source") : CellWording::tr("%1 sources")).arg(number);
    case TableName::Observations:
        break;
    }
    return (isOne ? CellWording::tr("%1 observation") : CellWording::tr("%1 observations")).arg(number);
}

QString countOfText(TableName table, std::size_t count, std::size_t all)
{
    if (count == all)
        return countText(table, all);
    return CellWording::tr("%1 of %2", "12 of 260 deals")
        .arg(QLocale().toString(static_cast<qulonglong>(count)), countText(table, all));
}

QString titleOf(TableName table, std::size_t column) { return columnTitle(qstring(columnsOf(table)[column].name)); }

QString unitTitleOf(TableName table, std::size_t column)
{
    return CellWording::tr("%1, unit", "of a column of figures").arg(titleOf(table, column));
}

QString nameOf(const CellWord &word)
{
    return std::visit([](auto value) { return nameOf(value); }, word);
}

QString cellText(const Cell &cell, const QLocale &locale)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return qstring(*text);
    if (const auto *date = std::get_if<PartialDate>(&cell))
        return shortDateText(*date, locale);
    if (const auto *count = std::get_if<int>(&cell))
        return locale.toString(*count);
    if (const auto *figure = std::get_if<CellFigure>(&cell))
        return figureWords(*figure, locale);
    if (const auto *word = std::get_if<CellWord>(&cell))
        return nameOf(*word);
    return {};
}

QString cellNote(const Cell &cell)
{
    const auto *figure = std::get_if<CellFigure>(&cell);
    if (!figure || figure->claims == 0)
        return {};
    const QString mark = claimMark + QString::number(figure->claims);
    return figure->isContested ? mark + QLatin1Char(' ') + contestedMark : mark;
}

QString spokenCell(const Cell &cell, const QLocale &locale)
{
    if (std::holds_alternative<std::monostate>(cell))
        return CellWording::tr("unknown");
    QStringList spoken{cellText(cell, locale)};
    if (const auto *figure = std::get_if<CellFigure>(&cell)) {
        if (figure->claims > 0)
            spoken << claimsText(figure->claims);
        if (figure->isContested)
            spoken << CellWording::tr("contested");
    }
    return spoken.join(QStringLiteral(", "));
}

QString plainCell(const Cell &cell)
{
    if (const auto *date = std::get_if<PartialDate>(&cell))
        return qstring(date->text());
    if (const auto *count = std::get_if<int>(&cell))
        return QString::number(*count);
    if (const auto *figure = std::get_if<CellFigure>(&cell))
        return qstring(numberText(figure->value));
    if (const auto *known = std::get_if<CellWord>(&cell))
        return std::visit([](auto value) { return qstring(word(value)); }, *known);
    return cellText(cell);
}

QString filterHint(CellKind kind)
{
    switch (kind) {
    case CellKind::Figure:
        return CellWording::tr(">10bn, 10-20bn");
    case CellKind::Count:
        return CellWording::tr(">3, 2-5");
    case CellKind::Date:
        return CellWording::tr("2026, >2025-06");
    case CellKind::Word:
        return CellWording::tr("one of …");
    case CellKind::Text:
        break;
    }
    return CellWording::tr("contains …");
}

std::optional<CellFilter> typedFilter(TableName table, std::size_t column, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text == u"?" || text == u"–")
        return UnknownFilter{};
    switch (columnsOf(table)[column].kind) {
    case CellKind::Figure:
    case CellKind::Count:
        return typedNumber(text);
    case CellKind::Date:
        return typedDays(text);
    case CellKind::Word:
        return typedWordList(table, column, text);
    case CellKind::Text:
        break;
    }
    return typedParts(text);
}

QString filterLike(const Cell &cell)
{
    if (std::holds_alternative<std::monostate>(cell))
        return QStringLiteral("?");
    if (const auto *date = std::get_if<PartialDate>(&cell))
        return qstring(date->text());
    if (const auto *figure = std::get_if<CellFigure>(&cell)) {
        if (figure->unit == FigureUnit::Usd)
            return figureText(figure->value, Unit::Usd, QLocale::c());
        return figure->unit == FigureUnit::Gigawatts ? qstring(numberText(figure->value)) + QStringLiteral(" GW")
                                                     : qstring(numberText(figure->value));
    }
    return std::holds_alternative<int>(cell) ? QString::number(std::get<int>(cell)) : cellText(cell);
}

} // namespace ledger
