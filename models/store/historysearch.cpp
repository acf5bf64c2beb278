#include "historysearch.h"

#include "fields.h"
#include "foldedtext.h"
#include "historyrows.h"
#include "notation.h"
#include "swapscan.h"
#include "typed.h"

#include <limits>
#include <map>

// The history has no index of its words: most entries are never looked for, and an index would make each edit and the
// file larger. Entries are looked through from the newest back, a portion at a time, which also settles as one goes
// which of them are undone (historyrows.cpp) and which parts a record ever had: the entry that took a part away says
// whose it was, and comes up before whatever happened to that part earlier.

namespace ledger
{

namespace
{
/// As much as is looked through at once.
constexpr int mostRows = 4000;
constexpr std::size_t mostBytes = 3'000'000;
constexpr std::size_t mostNamed = 3;

/// One word that is looked for; a figure may be written in full.
struct Sought
{
    std::string word = {};
    std::string figure = {}; ///< the whole value that it may mean; empty where it means none
};

/// What was typed, made ready to be looked for.
struct Wanted
{
    std::vector<Sought> words = {};
    std::optional<TypedDate> days = {};
    bool asksForTime = false; ///< a word may be a part of a day or a time
};

Wanted wantedBy(const QString &typed)
{
    Wanted wanted;
    const QString text = typed.simplified();
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    // A bare number is more often a value than a year.
    if (!std::all_of(text.begin(), text.end(), isDigit))
        wanted.days = typedDate(text.toStdString());
    if (wanted.days)
        return wanted;
    for (const QString &each : text.split(u' ', Qt::SkipEmptyParts)) {
        Sought sought{.word = foldedText(each.toStdString())};
        const auto figure = typedFigure(sought.word);
        if (figure && figure->amount)
            sought.figure = '\n' + numberText(*figure->amount) + '\n';
        wanted.asksForTime
            = wanted.asksForTime || (each.front().isDigit() && (each.contains(u'-') || each.contains(u':')));
        wanted.words.push_back(std::move(sought));
    }
    return wanted;
}

bool isWithin(const QDateTime &when, const TypedDate &days)
{
    const QDate day = when.toLocalTime().date();
    const auto date
        = [](Day at) { return QDate(1970, 1, 1).addDays(std::chrono::sys_days(at).time_since_epoch().count()); };
    return date(days.start.first()) <= day && day <= date(days.end.last());
}

/// What a record goes by in the ledger, a line each: names that are in no value of its own change.
class NamesInLedger
{
public:
    NamesInLedger(const Ledger &ledger, const RecordRef &record) : m_ledger(ledger)
    {
        withKind(record.kind, [&]<typename Record>(std::type_identity<Record>) { take(Id<Record>(record.id)); });
    }

    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    template <typename Record> void take(const Id<Record> &id)
    {
        if (const Record *record = id.isEmpty() ? nullptr : m_ledger.find(id))
            tell(*record);
    }
    void take(const Subject &subject)
    {
        switch (subject.kind) {
        case SubjectKind::Commitment:
            return take(Id<Commitment>(subject.id));
        case SubjectKind::Deployment:
            return take(Id<Deployment>(subject.id));
        case SubjectKind::Deal:
            return take(Id<Deal>(subject.id));
        case SubjectKind::Observation:
            return take(Id<Observation>(subject.id));
        }
    }

    void add(const std::string &name) { (m_text += name) += '\n'; }
    void tell(const Source &source) { add(source.publisher + ' ' + source.title); }
    void tell(const Party &party)
    {
        add(party.name);
        for (const std::string &alias : party.aliases)
            add(alias);
    }
    void tell(const Deal &deal) { add(deal.title); }
    void tell(const Commitment &part)
    {
        take(part.deal);
        take(part.payer);
        take(part.payee);
    }
    void tell(const Deployment &part)
    {
        add(part.name);
        take(part.deal);
        take(part.operatedBy);
    }
    void tell(const Claim &claim) { take(claim.of); }
    void tell(const Observation &seen)
    {
        take(seen.subject);
        take(seen.counterparty);
    }
    void tell(const Decision &decision) { take(decision.of); }
    void tell(const View &view) { add(view.title); }
    void tell(const Story &story) { add(story.title); }

    const Ledger &m_ledger;
    std::string m_text;
};

/// Takes those words out of a list that a text has; `text` is folded, each value in it a line.
void strike(std::vector<const Sought *> &missing, const std::string &text)
{
    std::erase_if(missing, [&text](const Sought *sought) {
        return text.find(sought->word) != std::string::npos
            || (!sought->figure.empty() && text.find(sought->figure) != std::string::npos);
    });
}

/// Whether a swap is of a family, by what is known of it.
bool isOf(const SwapScan &swap, const std::set<RecordRef> &family)
{
    if (family.contains(swap.record()))
        return true;
    const std::vector<RecordRef> owners = swap.owners();
    return std::ranges::any_of(owners, [&family](const RecordRef &owner) { return family.contains(owner); });
}

/// A record with those of its parts that have parts themselves, as they are.
std::set<RecordRef> presentFamily(const RecordRef &record, const Ledger &ledger)
{
    std::set<RecordRef> family{record};
    if (const DealDossier *deal = record.kind == RecordKind::Deal ? ledger.dossier(Id<Deal>(record.id)) : nullptr) {
        for (const CommitmentDossier &part : deal->commitments)
            family.insert({RecordKind::Commitment, part.record.id.text});
        for (const DeploymentDossier &part : deal->deployments)
            family.insert({RecordKind::Deployment, part.record.id.text});
    }
    return family;
}

/// Adds the parts that a change names, and the parts of those: they may be gone by now.
void learn(std::set<RecordRef> &family, std::string_view change)
{
    for (std::size_t known = 0; known != family.size();) {
        known = family.size();
        for (SwapScan swap(change); swap.next();)
            if (isOf(swap, family))
                family.insert(swap.record());
    }
}

class HistorySearch
{
public:
    HistorySearch(const Ledger &ledger, const HistoryQuestion &question)
        : m_ledger(ledger)
        , m_question(question)
        , m_wanted(wantedBy(question.words))
    {
    }

    /// Whether an entry answers the question, and what it touched of what is asked for.
    bool takes(ListedEntry &listed, std::string_view change, std::set<RecordRef> &family)
    {
        if (m_question.record)
            learn(family, change);
        const HistoryEntry &entry = listed.entry;
        if ((!m_question.who.isEmpty() && entry.who != m_question.who)
            || (m_wanted.days && !isWithin(entry.when, *m_wanted.days)))
            return false;
        std::vector<const Sought *> missing;
        for (const Sought &sought : m_wanted.words)
            missing.push_back(&sought);
        if (!missing.empty())
            strike(missing, foldedText(headText(entry)));
        for (SwapScan swap(change); swap.next();) {
            const RecordRef record = swap.record();
            if ((m_question.kind && record.kind != *m_question.kind) || (m_question.record && !isOf(swap, family)))
                continue;
            if (++listed.touched <= static_cast<std::int64_t>(mostNamed))
                listed.first.push_back(record);
            if (!missing.empty() && mayHold(swap, missing))
                strike(missing, foldedText('\n' + swap.values()));
            if (!missing.empty())
                strike(missing, namesOf(record));
        }
        const bool isAbout = !m_question.kind && !m_question.record;
        return missing.empty() && (isAbout || listed.touched > 0);
    }

private:
    [[nodiscard]] std::string headText(const HistoryEntry &entry) const
    {
        QString text = entry.label + u'\n' + entry.who;
        if (m_wanted.asksForTime) // what it costs to word is felt in a million entries
            text += u'\n' + entry.when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        return text.toStdString();
    }

    /// Whether one of those words may be in the values of a swap: most swaps hold none, keys and all.
    static bool mayHold(const SwapScan &swap, const std::vector<const Sought *> &missing)
    {
        const std::string whole = foldedText(swap.json());
        return std::ranges::any_of(missing, [&whole](const Sought *sought) {
            return !sought->figure.empty() || sought->word.find_first_of("\"\\") != std::string::npos
                || whole.find(sought->word) != std::string::npos;
        });
    }

    const std::string &namesOf(const RecordRef &record)
    {
        const auto [known, isNew] = m_names.try_emplace(record);
        if (isNew)
            known->second = foldedText(NamesInLedger(m_ledger, record).text());
        return known->second;
    }

    const Ledger &m_ledger;
    const HistoryQuestion &m_question;
    Wanted m_wanted;
    std::map<RecordRef, std::string> m_names; // folded, of those that came up
};

bool isUndo(Connection &connection, Revision revision)
{
    Statement &row = connection.kept("SELECT undoes IS NOT NULL FROM history WHERE revision = ?");
    const StatementReset afterwards(row);
    row.bind(1, static_cast<std::int64_t>(revision));
    return row.step() && row.integer(0) != 0;
}
} // namespace

HistoryPage historyPage(Connection &connection, const Ledger &ledger, const HistoryQuestion &question,
                        HistoryPlace from, int most)
{
    HistoryPage page{.next = std::move(from)};
    if (question.record && page.next.family.empty())
        page.next.family = presentFamily(*question.record, ledger);
    HistorySearch search(ledger, question);
    EntryRows rows(connection, page.next.before.value_or(std::numeric_limits<Revision>::max()));
    std::size_t bytes = 0;
    for (int read = 0; read < mostRows && bytes < mostBytes && static_cast<int>(page.entries.size()) < most; ++read) {
        if (!rows.next()) {
            page.isEnd = true;
            break;
        }
        ListedEntry listed{.entry = rows.head()};
        const Revision revision = listed.entry.revision;
        listed.isUndone = page.next.undone.erase(revision) > 0;
        if (listed.entry.undoes && !listed.isUndone)
            page.next.undone.insert(*listed.entry.undoes);
        page.next.before = revision;
        bytes += rows.change().size();
        if (!search.takes(listed, rows.change(), page.next.family))
            continue;
        listed.isRedo = listed.entry.undoes && isUndo(connection, *listed.entry.undoes);
        page.entries.push_back(std::move(listed));
    }
    return page;
}

std::optional<WholeEntry> wholeEntry(Connection &connection, Revision revision, const std::set<RecordRef> &family,
                                     int most)
{
    EntryRows rows(connection, revision + 1);
    if (!rows.next() || rows.head().revision != revision)
        return std::nullopt;
    WholeEntry whole{.entry = rows.head()};
    std::set<RecordRef> known = family;
    if (!family.empty())
        learn(known, rows.change());
    std::string json = "[";
    int taken = 0;
    for (SwapScan swap(rows.change()); swap.next();) {
        if (!known.empty() && !isOf(swap, known))
            continue;
        if (++taken > most)
            ++whole.left;
        else
            (json += taken > 1 ? "," : "") += swap.json();
    }
    whole.entry.change = changeIn(json += ']', revision);
    return whole;
}

} // namespace ledger
