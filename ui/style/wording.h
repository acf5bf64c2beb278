#pragma once

#include "amount.h"
#include "inbox.h"
#include "lens.h"
#include "readings.h"
#include "totals.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QStringList>

/// The one place that words numbers, dates and the document's terms for people. Cells of tables and files stay plain.
namespace ledger
{

/// `$38B`, `$1.4T`, `$500M`, `$12,500`: three significant digits.
[[nodiscard]] QString moneyText(Usd amount, const QLocale &locale = QLocale());
/// `$38B to $138B`, or one figure where both are the same.
[[nodiscard]] QString moneyRangeText(Usd low, Usd high, const QLocale &locale = QLocale());
/// `38–138` in the unit that `like` is worded in, for labels that stand beside it.
[[nodiscard]] QString shortRangeText(Usd low, Usd high, Usd like, const QLocale &locale = QLocale());
/// `4.5 GW`, `750 MW`.
[[nodiscard]] QString powerText(Gigawatts power, const QLocale &locale = QLocale());
/// `43 %` of a share from 0 to 1; below one per cent `0.4 %`.
[[nodiscard]] QString shareText(double share, const QLocale &locale = QLocale());
/// A figure in the unit that it is claimed in.
[[nodiscard]] QString figureText(double amount, Unit unit, const QLocale &locale = QLocale());
/// A claim's figures as hedged: `$38B`, `up to $100B`, `over $20B`, `about 2 GW`, `$15B to $25B`, `$30B a year`.
[[nodiscard]] QString claimText(const Claim &claim, const QLocale &locale = QLocale());

/// `27 February 2026`, `February 2026`, `2026`, as the reader's locale writes them.
[[nodiscard]] QString dateText(const PartialDate &date, const QLocale &locale = QLocale());
/// The same with the month shortened where there is a day: `27 Feb 2026`.
[[nodiscard]] QString shortDateText(const PartialDate &date, const QLocale &locale = QLocale());
/// `2026`, `Q1 2026`, `January 2026` of a period as results name it (`2026`, `2026-Q1`, `2026-01`).
[[nodiscard]] QString periodText(const std::string &period, const QLocale &locale = QLocale());

/// `3 March 2026, 14:02`, by the reader's clock; and with the month shortened: `3 Mar 2026, 14:02`. To the second where
/// the minute does not tell two moments apart: `14:02:59`.
enum class Clock : std::uint8_t { Minutes, Seconds };
[[nodiscard]] QString momentText(const QDateTime &when, const QLocale &locale = QLocale(), Clock to = Clock::Minutes);
[[nodiscard]] QString shortMomentText(const QDateTime &when, const QLocale &locale = QLocale(),
                                      Clock to = Clock::Minutes);
/// Whether the minute does not tell them apart.
[[nodiscard]] bool areInOneMinute(const QDateTime &one, const QDateTime &other);
/// What an edit is called: its label, and whether it took something back or did it again.
[[nodiscard]] QString editText(const QString &label, bool isUndo, bool isRedo);

/// `1 commitment`, `12 commitments`; and so on.
[[nodiscard]] QString commitmentsText(int count);
[[nodiscard]] QString claimsText(int count);
[[nodiscard]] QString dealsText(int count);
/// `1 site`, `12 deployments`: what the gigawatts are counted by.
[[nodiscard]] QString countedText(int count, Counts counts);
/// `12 commitments, 31 claims`.
[[nodiscard]] QString restsOnText(int commitments, int claims);

/// Names of the document's words: `consumption` → `compute bought`, `potential` → `potential`.
[[nodiscard]] QString nameOf(Nature nature);
[[nodiscard]] QString nameOf(Firmness firmness);
[[nodiscard]] QString nameOf(Stance stance);
[[nodiscard]] QString nameOf(Basis basis);
[[nodiscard]] QString nameOf(DealKind kind);
[[nodiscard]] QString nameOf(DealStatus status);
[[nodiscard]] QString nameOf(PartyKind kind);
[[nodiscard]] QString nameOf(SourceKind kind);
[[nodiscard]] QString nameOf(Hedge hedge);
[[nodiscard]] QString nameOf(Role role);
[[nodiscard]] QString nameOf(Counts counts);
[[nodiscard]] QString nameOf(Metric metric);
[[nodiscard]] QString nameOf(Verdict verdict);
[[nodiscard]] QString nameOf(ClaimState state);
[[nodiscard]] QString nameOf(NoValue why);
[[nodiscard]] QString nameOf(InboxSort sort);
[[nodiscard]] QString nameOf(RollUp rollUp);
[[nodiscard]] QString nameOf(Step step);
/// `by payee` …, as it stands in a subtitle.
[[nodiscard]] QString nameOf(TotalGroup group);

/// The name of a country by its code (`US`), as English names it; the code where it is none.
[[nodiscard]] QString countryName(std::string_view code);
/// The name as it stands within a sentence: `the United States`.
[[nodiscard]] QString countryInText(std::string_view code);

/// The period of a lens: `2027`, `2025–2034`, `from March 2027`; empty where it is everything.
[[nodiscard]] QString lensPeriodText(const Lens &lens, const QLocale &locale = QLocale());
/// What a lens lets through besides its day and basis, in words, one part each; parties by name.
[[nodiscard]] QStringList lensFilterTexts(const Lens &lens, const Ledger &ledger, const QLocale &locale = QLocale());

/// What a claim is about: «OpenAI → Oracle», the deployment's name, the deal's title.
[[nodiscard]] QString subjectText(const ClaimPlace &place, const Ledger &ledger);

[[nodiscard]] QString qstring(std::string_view text);
/// Those of some texts that say something, one after the other.
[[nodiscard]] QString joined(QStringList parts, const QString &between = QStringLiteral(" · "));
/// A text as a tooltip, whole lines kept: plain whatever it looks like, and wrapped where it is long.
[[nodiscard]] QString plainTooltip(const QString &text);

} // namespace ledger
