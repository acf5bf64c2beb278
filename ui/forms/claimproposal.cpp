#include "claimdraft.h"
#include "rules.h"
#include "slugs.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct Proposing
{
    Q_DECLARE_TR_FUNCTIONS(Proposing)
};

std::string utf8(const QString &text) { return text.trimmed().toStdString(); }

/// Reads a draft field by field into a claim and, where wanted, a source.
class DraftReader
{
public:
    DraftReader(const ClaimDraft &draft, const std::optional<Claim> &before, const Ledger &ledger)
        : m_draft(draft)
        , m_before(before)
        , m_asItWas(before ? draftOf(*before) : ClaimDraft{})
        , m_ledger(ledger)
    {
    }

    ClaimProposal read()
    {
        if (m_before)
            m_found.claim = *m_before;
        readSubject();
        readFigures();
        readDates();
        readSource();
        readWords();
        if (!m_before)
            m_found.claim.id = freshId(m_found.claim, m_ledger);
        return std::move(m_found);
    }
    [[nodiscard]] const std::optional<Source> &newSource() const { return m_newSource; }

private:
    void refuse(const char *field, const QString &why) { m_found.problems.emplace(QLatin1String(field), why); }
    void understand(const char *field, const QString &how) { m_found.understood[QLatin1String(field)] = how; }
    [[nodiscard]] bool isAsItWas(QString ClaimDraft::*field) const
    {
        return m_before && m_draft.*field == m_asItWas.*field;
    }

    void readSubject()
    {
        if (m_before)
            return;
        const auto kind = fromWord<SubjectKind>(utf8(m_draft.subjectKind));
        if (!kind || m_draft.subject.isEmpty()) {
            refuse("subject", Proposing::tr("say what the claim is about: type a part of its deal's name and choose"));
            return;
        }
        m_found.claim.of = {*kind, utf8(m_draft.subject)};
        if (*kind == SubjectKind::Deployment)
            m_found.claim.unit = Unit::Gigawatts;
    }

    std::optional<TypedFigure> typed(const char *field, const QString &text)
    {
        const std::optional<TypedFigure> figure = typedFigure(utf8(text));
        if (!figure)
            refuse(field,
                   Proposing::tr(
                       "this is no figure, or could mean more than one; write $38bn, 15-35bn, up to 100bn, 2 GW"));
        else if (figure->said && figure->said->rate <= 0)
            refuse(field,
                   Proposing::tr("say what the currency was worth: %1 at 1.17 on 2026-03-30").arg(text.trimmed()));
        return figure;
    }

    void readFigures()
    {
        // What was not touched stays as it is to the last digit.
        if (!isAsItWas(&ClaimDraft::figure))
            readHeadline();
        readBound("low", &ClaimDraft::low, m_found.claim.low);
        readBound("high", &ClaimDraft::high, m_found.claim.high);
        m_found.claim.hedge = fromWord<Hedge>(utf8(m_draft.hedge));
        m_found.claim.per = fromWord<Per>(utf8(m_draft.per));
        const bool isAnything = m_found.claim.amount || (m_found.claim.low && m_found.claim.high);
        if (isAnything && !m_found.problems.contains(QStringLiteral("figure")))
            understand("figure", claimText(m_found.claim));
        else if (m_draft.figure.trimmed().isEmpty() && !m_found.claim.low && !m_found.claim.high)
            refuse("figure", Proposing::tr("a claim needs its figure: $38bn, 15-35bn, up to 100bn, 2 GW"));
    }

    void readHeadline()
    {
        Claim &claim = m_found.claim;
        claim.amount.reset();
        claim.said.reset();
        if (m_draft.figure.trimmed().isEmpty())
            return;
        const std::optional<TypedFigure> figure = typed("figure", m_draft.figure);
        if (!figure)
            return;
        claim.amount = figure->amount;
        claim.said = figure->said;
        if (figure->low || m_draft.low.isEmpty())
            claim.low = figure->low;
        if (figure->high || m_draft.high.isEmpty())
            claim.high = figure->high;
        if (figure->unit)
            claim.unit = *figure->unit;
    }

    void readBound(const char *field, QString ClaimDraft::*text, std::optional<double> &bound)
    {
        const QString typedText = (m_draft.*text).trimmed();
        if (isAsItWas(text) && isAsItWas(&ClaimDraft::figure))
            return;
        if (typedText.isEmpty()) {
            if (isAsItWas(&ClaimDraft::figure))
                bound.reset();
            return;
        }
        const std::optional<TypedFigure> figure = typed(field, typedText);
        if (!figure)
            return;
        if (!figure->amount) {
            refuse(field, Proposing::tr("a bound is one figure: $38bn"));
            return;
        }
        bound = figure->amount;
        if (figure->unit && !m_found.claim.amount)
            m_found.claim.unit = *figure->unit;
        understand(field, figureText(*bound, m_found.claim.unit));
    }

    /// A quarter has two ends; which is meant depends on what the date is for.
    std::optional<PartialDate> date(const char *field, const QString &text, bool takesEnd)
    {
        if (text.trimmed().isEmpty())
            return std::nullopt;
        const std::optional<TypedDate> typedDay = typedDate(utf8(text));
        if (!typedDay) {
            refuse(field, Proposing::tr("this is no date; write 2026, 2026-02, 2026-02-27, Q3 2026 or 3 Nov 2025"));
            return std::nullopt;
        }
        const PartialDate day = takesEnd ? typedDay->end : typedDay->start;
        understand(field, dateText(day));
        return day;
    }

    void readDates()
    {
        m_found.claim.start = date("start", m_draft.start, false);
        m_found.claim.end = date("end", m_draft.end, true);
        const std::optional<PartialDate> stated = date("stated", m_draft.stated, true);
        if (stated)
            m_found.claim.stated = *stated;
        else if (m_draft.stated.trimmed().isEmpty())
            refuse("stated", Proposing::tr("say on which day, or in which month, this was said"));
    }

    void readSource()
    {
        if (!m_draft.makesSource.isEmpty()) {
            readNewSource();
            return;
        }
        m_found.claim.source = Id<Source>(utf8(m_draft.source));
        if (m_draft.source.isEmpty())
            refuse("source",
                   m_draft.sourceText.trimmed().isEmpty()
                       ? Proposing::tr("say who said it: type a part of the source's name and choose, or add a new one")
                       : Proposing::tr("no source is called so; choose one from the list, or add it as a new one"));
    }

    void readNewSource()
    {
        Source source;
        source.publisher = utf8(m_draft.publisher);
        source.title = utf8(m_draft.title);
        source.url = utf8(m_draft.url);
        source.published = date("published", m_draft.published, true);
        source.kind = fromWord<SourceKind>(utf8(m_draft.sourceKind)).value_or(SourceKind::News);
        if (source.publisher.empty())
            refuse("publisher", Proposing::tr("say who published it"));
        if (source.title.empty())
            refuse("title", Proposing::tr("say what it is called, as printed"));
        source.id = freshId(source, m_ledger);
        m_found.claim.source = source.id;
        m_newSource = std::move(source);
    }

    void readWords()
    {
        Claim &claim = m_found.claim;
        claim.stance = fromWord<Stance>(utf8(m_draft.stance)).value_or(Stance::Reported);
        claim.supersedes.clear();
        for (const QString &id : m_draft.supersedes.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            claim.supersedes.emplace_back(id.toStdString());
        std::sort(claim.supersedes.begin(), claim.supersedes.end());
        claim.quote = utf8(m_draft.quote);
        claim.locator = utf8(m_draft.locator);
        claim.note = utf8(m_draft.note);
    }

    const ClaimDraft &m_draft;
    const std::optional<Claim> &m_before;
    ClaimDraft m_asItWas;
    const Ledger &m_ledger;
    std::optional<Source> m_newSource;
    ClaimProposal m_found;
};

/// The field of the form that a broken rule is about.
QString fieldOf(const Violation &violation)
{
    const QString key = qstring(violation.field).section(QLatin1Char('/'), 0, 0);
    if (key == QStringLiteral("amount") || key == QStringLiteral("unit") || key == QStringLiteral("said"))
        return QStringLiteral("figure");
    return key;
}

void checkRules(ClaimProposal &found, const LedgerPtr &ledger)
{
    Applied applied = ledger::applied(ledger, found.change);
    found.collisions = std::move(applied.collisions);
    if (!applied.ledger)
        return;
    for (const Violation &violation : violations(*applied.ledger, found.change)) {
        const QString remedy = qstring(violation.remedy);
        const QString text = qstring(violation.what) + (remedy.isEmpty() ? QString() : QStringLiteral("; ") + remedy);
        found.problems.emplace(fieldOf(violation), text);
    }
    found.after = std::move(applied.ledger);
}
} // namespace

ClaimProposal proposal(const ClaimDraft &draft, const std::optional<Claim> &before, const LedgerPtr &ledger)
{
    DraftReader reader(draft, before, *ledger);
    ClaimProposal found = reader.read();
    if (!found.problems.empty())
        return found;
    if (reader.newSource())
        found.change.create(*reader.newSource());
    if (!before)
        found.change.create(found.claim);
    else if (found.claim != *before)
        found.change.replace(*before, found.claim);
    if (!found.change.isEmpty())
        checkRules(found, ledger);
    return found;
}

} // namespace ledger
