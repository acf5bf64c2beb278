#include "wording.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace ledger
{

namespace
{
struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

const QChar thinSpace(0x202f); // narrow, and never breaks a line
const QChar enDash(0x2013);

struct Magnitude
{
    double unit;
    const char *letter;
};
constexpr std::array magnitudes{Magnitude{1e12, "T"}, Magnitude{1e9, "B"}, Magnitude{1e6, "M"}};

int decimalsOf(double scaled) { return scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2; }

/// Three significant digits without trailing zeros.
QString digits(double value, const QLocale &locale, int decimals)
{
    QString text = locale.toString(value, 'f', decimals);
    if (decimals > 0) {
        const QString zero = locale.zeroDigit();
        while (text.endsWith(zero))
            text.chop(zero.size());
        if (text.endsWith(locale.decimalPoint()))
            text.chop(locale.decimalPoint().size());
    }
    return text;
}

/// The unit in which an amount is worded; nothing below a million.
const Magnitude *magnitudeOf(double dollars)
{
    for (std::size_t i = 0; i < magnitudes.size(); ++i)
        if (dollars / magnitudes[i].unit >= 0.9995) // what rounds to 1.00 of it
            return &magnitudes[i];
    return nullptr;
}

QString amountDigits(double dollars, const Magnitude *magnitude, const QLocale &locale)
{
    if (!magnitude)
        return locale.toString(static_cast<qlonglong>(std::llround(dollars)));
    const double scaled = dollars / magnitude->unit;
    return digits(scaled, locale, decimalsOf(scaled));
}

QString dollarText(double dollars, const QLocale &locale)
{
    const double size = std::abs(dollars);
    const Magnitude *magnitude = magnitudeOf(size);
    return (dollars < 0 ? QString(QChar(0x2212)) : QString()) + QLatin1Char('$') + amountDigits(size, magnitude, locale)
        + (magnitude ? QLatin1String(magnitude->letter) : QLatin1String());
}

QDate qdate(const PartialDate &date) { return {date.year, date.month ? date.month : 1, date.day ? date.day : 1}; }

/// A locale's long date without the day of the week.
QString dayFormat(const QLocale &locale)
{
    static const QRegularExpression weekday(QStringLiteral("^d{3,4}[^A-Za-z']*|[^A-Za-z']*d{3,4}$"));
    QString format = locale.dateFormat(QLocale::LongFormat);
    return format.remove(weekday);
}

QString counted(int count, const QString &one, const QString &several, const QLocale &locale = QLocale())
{
    return count == 1 ? one : several.arg(locale.toString(count));
}

template <typename Enum> QString named(Enum value, std::initializer_list<QString> names)
{
    return *(names.begin() + static_cast<std::ptrdiff_t>(value));
}
} // namespace

QString qstring(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString joined(QStringList parts, const QString &between)
{
    parts.removeAll(QString());
    return parts.join(between);
}

QString moneyText(Usd amount, const QLocale &locale) { return dollarText(static_cast<double>(amount.dollars), locale); }

QString moneyRangeText(Usd low, Usd high, const QLocale &locale)
{
    const QString least = moneyText(low, locale);
    const QString most = moneyText(high, locale);
    return least == most ? least : Wording::tr("%1 to %2").arg(least, most);
}

QString shortRangeText(Usd low, Usd high, Usd like, const QLocale &locale)
{
    const Magnitude *magnitude = magnitudeOf(static_cast<double>(like.dollars));
    const QString most = moneyText(high, locale);
    // Beside «$138B» the bare digits are clear; where a bound is of another magnitude, it carries its own unit.
    const bool isAlike = (low.dollars == 0 || magnitudeOf(static_cast<double>(low.dollars)) == magnitude)
        && magnitudeOf(static_cast<double>(high.dollars)) == magnitude;
    if (!isAlike)
        return moneyText(low, locale) + enDash + most;
    return amountDigits(static_cast<double>(low.dollars), low.dollars == 0 ? nullptr : magnitude, locale) + enDash
        + amountDigits(static_cast<double>(high.dollars), magnitude, locale);
}

QString powerText(Gigawatts power, const QLocale &locale)
{
    if (power.gw == 0 || power.gw >= 0.9995)
        return digits(power.gw, locale, decimalsOf(power.gw)) + thinSpace + QLatin1String("GW");
    const double megawatts = power.gw * 1000;
    return digits(megawatts, locale, decimalsOf(megawatts)) + thinSpace + QLatin1String("MW");
}

QString shareText(double share, const QLocale &locale)
{
    const double percent = share * 100;
    QString text;
    if (percent > 0 && percent < 0.05)
        text = QLatin1Char('<') + locale.toString(0.1, 'f', 1);
    else if (percent < 100 && percent >= 99.95)
        text = QLatin1Char('>') + locale.toString(99.9, 'f', 1);
    else if ((percent > 0 && percent < 0.95) || (percent >= 99.5 && percent < 100))
        text = locale.toString(percent, 'f', 1);
    else
        text = locale.toString(percent, 'f', 0);
    return text + thinSpace + QLatin1Char('%');
}

QString figureText(double amount, Unit unit, const QLocale &locale)
{
    switch (unit) {
    case Unit::Usd:
        return dollarText(amount, locale);
    case Unit::Gigawatts:
        return powerText(Gigawatts(amount), locale);
    case Unit::Accelerators:
        break;
    }
    return Wording::tr("%1 chips").arg(locale.toString(amount, 'f', 0));
}

QString claimText(const Claim &claim, const QLocale &locale)
{
    QString text;
    if (claim.amount) {
        text = figureText(*claim.amount, claim.unit, locale);
        if (claim.hedge)
            text = nameOf(*claim.hedge) + QLatin1Char(' ') + text;
    } else if (claim.low && claim.high) {
        text = Wording::tr("%1 to %2")
                   .arg(figureText(*claim.low, claim.unit, locale), figureText(*claim.high, claim.unit, locale));
    }
    return claim.per ? Wording::tr("%1 a year").arg(text) : text;
}

QString dateText(const PartialDate &date, const QLocale &locale)
{
    if (date.month == 0)
        return QString::number(date.year);
    return locale.toString(qdate(date), date.day ? dayFormat(locale) : QStringLiteral("MMMM yyyy"));
}

QString shortDateText(const PartialDate &date, const QLocale &locale)
{
    if (date.month == 0)
        return QString::number(date.year);
    QString format = date.day ? dayFormat(locale) : QStringLiteral("MMM yyyy");
    return locale.toString(qdate(date), format.replace(QLatin1String("MMMM"), QLatin1String("MMM")));
}

QString periodText(const std::string &period, const QLocale &locale)
{
    const std::size_t dash = period.find('-');
    if (dash == std::string::npos)
        return qstring(period);
    const std::string_view rest = std::string_view(period).substr(dash + 1);
    if (rest.starts_with('Q'))
        return Wording::tr("%1 %2", "a quarter and its year, like Q1 2026")
            .arg(qstring(rest), qstring(period.substr(0, dash)));
    const auto date = partialDate(period);
    return date ? dateText(*date, locale) : qstring(period);
}

QString commitmentsText(int count)
{
    return counted(count, Wording::tr("1 commitment"), Wording::tr("%1 commitments"));
}
QString claimsText(int count) { return counted(count, Wording::tr("1 claim"), Wording::tr("%1 claims")); }
QString dealsText(int count) { return counted(count, Wording::tr("1 deal"), Wording::tr("%1 deals")); }

QString restsOnText(int commitments, int claims)
{
    return Wording::tr("%1, %2", "12 commitments, 31 claims").arg(commitmentsText(commitments), claimsText(claims));
}

namespace
{
QString momentIn(const QDateTime &when, const QLocale &locale, bool isShort, Clock to)
{
    const QDateTime local = when.toLocalTime();
    const QDate date = local.date();
    const PartialDate day{static_cast<std::int16_t>(date.year()), static_cast<std::uint8_t>(date.month()),
                          static_cast<std::uint8_t>(date.day())};
    QString clock = locale.timeFormat(QLocale::ShortFormat);
    clock.remove(QStringLiteral(":ss"));
    if (to == Clock::Seconds)
        clock.replace(QStringLiteral("mm"), QStringLiteral("mm:ss"));
    return Wording::tr("%1, %2", "a day and a time of day")
        .arg(isShort ? shortDateText(day, locale) : dateText(day, locale), locale.toString(local.time(), clock));
}
} // namespace

QString momentText(const QDateTime &when, const QLocale &locale, Clock to) { return momentIn(when, locale, false, to); }

QString shortMomentText(const QDateTime &when, const QLocale &locale, Clock to)
{
    return momentIn(when, locale, true, to);
}

bool areInOneMinute(const QDateTime &one, const QDateTime &other)
{
    constexpr qint64 minute = 60;
    return one.toSecsSinceEpoch() / minute == other.toSecsSinceEpoch() / minute;
}

QString editText(const QString &label, bool isUndo, bool isRedo)
{
    return isRedo ? Wording::tr("Redo: %1").arg(label) : isUndo ? Wording::tr("Undo: %1").arg(label) : label;
}

QString nameOf(Nature nature)
{
    return named(nature,
                 {Wording::tr("computing"), Wording::tr("equity"), Wording::tr("debt"), Wording::tr("hardware"),
                  Wording::tr("leases"), Wording::tr("building"), Wording::tr("electricity"), Wording::tr("licences"),
                  Wording::tr("guarantees")});
}

QString nameOf(Firmness firmness)
{
    return named(firmness, {Wording::tr("firm"), Wording::tr("contingent"), Wording::tr("potential")});
}

QString nameOf(Stance stance)
{
    return named(stance, {Wording::tr("official"), Wording::tr("reported"), Wording::tr("speculative")});
}

QString nameOf(Basis basis)
{
    return named(
        basis,
        {Wording::tr("best"), Wording::tr("latest"), Wording::tr("official"), Wording::tr("low"), Wording::tr("high")});
}

QString nameOf(DealKind kind)
{
    return named(kind,
                 {Wording::tr("compute"), Wording::tr("equity"), Wording::tr("debt"), Wording::tr("silicon"),
                  Wording::tr("site"), Wording::tr("power"), Wording::tr("distribution"), Wording::tr("licence"),
                  Wording::tr("venture"), Wording::tr("governance")});
}

QString nameOf(DealStatus status)
{
    return named(status,
                 {Wording::tr("rumored"), Wording::tr("reported"), Wording::tr("announced"), Wording::tr("signed"),
                  Wording::tr("active"), Wording::tr("completed"), Wording::tr("paused"), Wording::tr("lapsed"),
                  Wording::tr("cancelled")});
}

QString nameOf(PartyKind kind)
{
    return named(kind,
                 {Wording::tr("lab"), Wording::tr("cloud"), Wording::tr("chipmaker"), Wording::tr("supplier"),
                  Wording::tr("builder"), Wording::tr("energy"), Wording::tr("investor"), Wording::tr("government"),
                  Wording::tr("other")});
}

QString nameOf(SourceKind kind)
{
    return named(kind,
                 {Wording::tr("official"), Wording::tr("filing"), Wording::tr("news"), Wording::tr("analysis"),
                  Wording::tr("social")});
}

QString nameOf(Hedge hedge) { return named(hedge, {Wording::tr("up to"), Wording::tr("over"), Wording::tr("about")}); }

QString nameOf(Role role)
{
    return named(
        role, {Wording::tr("buyer"),     Wording::tr("seller"),   Wording::tr("investee"), Wording::tr("investor"),
               Wording::tr("borrower"),  Wording::tr("lender"),   Wording::tr("tenant"),   Wording::tr("operator"),
               Wording::tr("builder"),   Wording::tr("licensee"), Wording::tr("licensor"), Wording::tr("distributor"),
               Wording::tr("principal"), Wording::tr("customer"), Wording::tr("supplier"), Wording::tr("subsidiary"),
               Wording::tr("parent"),    Wording::tr("member"),   Wording::tr("venture"),  Wording::tr("partner")});
}

QString nameOf(Counts counts)
{
    return named(counts,
                 {Wording::tr("sites"), Wording::tr("contracts"), Wording::tr("chips"), Wording::tr("electricity")});
}

QString countedText(int count, Counts counts)
{
    const bool isOne = count == 1;
    switch (counts) {
    case Counts::Site:
        return isOne ? Wording::tr("1 site") : Wording::tr("%1 sites").arg(count);
    case Counts::Contract:
        return isOne ? Wording::tr("1 contract") : Wording::tr("%1 contracts").arg(count);
    case Counts::Chips:
        return isOne ? Wording::tr("1 lot of chips") : Wording::tr("%1 lots of chips").arg(count);
    case Counts::Power:
        break;
    }
    return isOne ? Wording::tr("1 supply of electricity") : Wording::tr("%1 supplies of electricity").arg(count);
}

QString countryName(std::string_view code)
{
    const QLocale::Territory territory = QLocale::codeToTerritory(qstring(code));
    return territory == QLocale::AnyTerritory ? qstring(code) : QLocale::territoryToString(territory);
}

QString countryInText(std::string_view code)
{
    const QString name = countryName(code);
    const bool isPlural = name.startsWith(QStringLiteral("United ")) || name == QStringLiteral("Netherlands")
        || name == QStringLiteral("Philippines");
    return isPlural ? Wording::tr("the %1", "country").arg(name) : name;
}

QString nameOf(Metric metric)
{
    return named(metric,
                 {Wording::tr("share of computing"), Wording::tr("revenue a year"),
                  Wording::tr("capital spending a year"), Wording::tr("valuation"), Wording::tr("weekly users"),
                  Wording::tr("paying users"), Wording::tr("business users"), Wording::tr("commitments in total"),
                  Wording::tr("accelerators"), Wording::tr("power")});
}

QString nameOf(Verdict verdict) { return named(verdict, {Wording::tr("set aside"), Wording::tr("no conflict")}); }

QString nameOf(ClaimState state)
{
    return named(state,
                 {Wording::tr("counts"), Wording::tr("stands"), Wording::tr("history"), Wording::tr("set aside"),
                  Wording::tr("not yet known")});
}

QString nameOf(NoValue why)
{
    return named(why,
                 {Wording::tr("claimed in another unit"), Wording::tr("not yet said"), Wording::tr("set aside"),
                  Wording::tr("nothing official"), Wording::tr("not broken down")});
}

QString nameOf(InboxSort sort)
{
    return named(sort,
                 {Wording::tr("Claims at odds"), Wording::tr("Total unlike its parts"), Wording::tr("Out of scale"),
                  Wording::tr("Likely slip of scale"), Wording::tr("Likely duplicate"),
                  Wording::tr("One address twice"), Wording::tr("Term begins too early"),
                  Wording::tr("Said before published"), Wording::tr("Source without address"),
                  Wording::tr("Deal without a day"), Wording::tr("Story with a gap")});
}

QString nameOf(RollUp rollUp) { return named(rollUp, {Wording::tr("each party"), Wording::tr("by parent")}); }
QString nameOf(Step step) { return named(step, {Wording::tr("year"), Wording::tr("quarter"), Wording::tr("month")}); }

QString nameOf(TotalGroup group)
{
    return named(group,
                 {Wording::tr("by payee"), Wording::tr("by payer"), Wording::tr("by nature"), Wording::tr("by kind"),
                  Wording::tr("by status"), Wording::tr("by firmness")});
}

QString lensPeriodText(const Lens &lens, const QLocale &locale)
{
    if (lens.from && lens.to) {
        if (*lens.from == *lens.to)
            return dateText(*lens.from, locale);
        if (lens.from->month == 0 && lens.to->month == 0)
            return dateText(*lens.from, locale) + enDash + dateText(*lens.to, locale);
        return Wording::tr("%1 to %2").arg(dateText(*lens.from, locale), dateText(*lens.to, locale));
    }
    if (lens.from)
        return Wording::tr("from %1").arg(dateText(*lens.from, locale));
    return lens.to ? Wording::tr("until %1").arg(dateText(*lens.to, locale)) : QString();
}

namespace
{
QString partyNames(const std::vector<Id<Party>> &ids, const Ledger &ledger)
{
    QStringList names;
    for (const Id<Party> &id : ids) {
        const Party *party = ledger.find(id);
        names.append(qstring(party ? party->name : id.text));
    }
    return names.join(QStringLiteral(", "));
}

template <typename Enum> QString wordList(const std::vector<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names.append(nameOf(value));
    return names.join(QStringLiteral(", "));
}
} // namespace

QStringList lensFilterTexts(const Lens &lens, const Ledger &ledger, const QLocale &locale)
{
    QStringList texts;
    const auto add = [&texts](const QString &pattern, const QString &names) {
        if (!names.isEmpty())
            texts.append(pattern.arg(names));
    };
    add(QStringLiteral("%1"), lensPeriodText(lens, locale));
    add(Wording::tr("paid by %1"), partyNames(lens.payers, ledger));
    add(Wording::tr("paid to %1"), partyNames(lens.payees, ledger));
    add(Wording::tr("with %1"), partyNames(lens.parties, ledger));
    add(QStringLiteral("%1"), wordList(lens.natures));
    add(QStringLiteral("%1"), wordList(lens.firmnesses));
    add(Wording::tr("deals of kind %1"), wordList(lens.kinds));
    add(Wording::tr("deals that are %1"), wordList(lens.statuses));
    if (lens.rollUp == RollUp::Parent)
        texts.append(Wording::tr("by parent"));
    return texts;
}

QString subjectText(const ClaimPlace &place, const Ledger &ledger)
{
    const auto nameIn = [&ledger](const Id<Party> &id) {
        const Party *party = ledger.find(id);
        return qstring(party ? party->name : id.text);
    };
    if (place.commitment)
        return Wording::tr("%1 → %2", "payer and payee")
            .arg(nameIn(place.commitment->record.payer), nameIn(place.commitment->record.payee));
    return qstring(place.deployment ? place.deployment->record.name : place.deal->record.title);
}

QString plainTooltip(const QString &text)
{
    constexpr qsizetype longest = 3000;
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.left(longest).toHtmlEscaped());
}

} // namespace ledger
