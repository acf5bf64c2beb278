#include "suggestions.h"

#include "formfields.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
struct Suggestions
{
    Q_DECLARE_TR_FUNCTIONS(Suggestions)
};

struct KnownHost
{
    const char *host = "";
    const char *publisher = "";
    SourceKind kind = SourceKind::News;
};

// Hosts whose printed name does not follow from the host.
constexpr KnownHost knownHosts[]{
    {"sec.gov", "SEC", SourceKind::Filing},
    {"companieshouse.gov.uk", "Companies House", SourceKind::Filing},
    {"reuters.com", "Reuters"},
    {"ft.com", "Financial Times"},
    {"wsj.com", "The Wall Street Journal"},
    {"nytimes.com", "The New York Times"},
    {"bloomberg.com", "Bloomberg"},
    {"cnbc.com", "CNBC"},
    {"theinformation.com", "The Information"},
    {"techcrunch.com", "TechCrunch"},
    {"theverge.com", "The Verge"},
    {"axios.com", "Axios"},
    {"bbc.co.uk", "BBC"},
    {"bbc.com", "BBC"},
    {"cnn.com", "CNN"},
    {"apnews.com", "Associated Press"},
    {"economist.com", "The Economist"},
    {"handelsblatt.com", "Handelsblatt"},
    {"faz.net", "Frankfurter Allgemeine"},
    {"heise.de", "heise online"},
    {"datacenterdynamics.com", "Data Center Dynamics"},
    {"semianalysis.com", "SemiAnalysis", SourceKind::Analysis},
    {"epoch.ai", "Epoch AI", SourceKind::Analysis},
    {"stratechery.com", "Stratechery", SourceKind::Analysis},
    {"x.com", "X", SourceKind::Social},
    {"twitter.com", "X", SourceKind::Social},
    {"linkedin.com", "LinkedIn", SourceKind::Social},
    {"reddit.com", "Reddit", SourceKind::Social},
    {"bsky.app", "Bluesky", SourceKind::Social},
    {"openai.com", "OpenAI", SourceKind::Official},
    {"anthropic.com", "Anthropic", SourceKind::Official},
    {"aboutamazon.com", "Amazon", SourceKind::Official},
    {"amazon.com", "Amazon", SourceKind::Official},
    {"microsoft.com", "Microsoft", SourceKind::Official},
    {"oracle.com", "Oracle", SourceKind::Official},
    {"nvidia.com", "NVIDIA", SourceKind::Official},
    {"nvidianews.nvidia.com", "NVIDIA", SourceKind::Official},
    {"amd.com", "AMD", SourceKind::Official},
    {"broadcom.com", "Broadcom", SourceKind::Official},
    {"coreweave.com", "CoreWeave", SourceKind::Official},
    {"softbank.jp", "SoftBank", SourceKind::Official},
    {"google.com", "Google", SourceKind::Official},
    {"meta.com", "Meta", SourceKind::Official},
    {"x.ai", "xAI", SourceKind::Official},
    {"whitehouse.gov", "The White House", SourceKind::Official},
};

// Where parties publish for investors and the press.
constexpr std::array officialStarts{"ir.",       "investor.", "investors.", "press.",
                                    "newsroom.", "news.",     "blog.",      "blogs."};

QString firstUpper(const QString &text) { return text.isEmpty() ? text : text.front().toUpper() + text.mid(1); }

/// The name of a site after its host: `some-paper.co.uk` → `Some paper`.
QString siteName(const QString &host)
{
    QStringList labels = host.split(QLatin1Char('.'), Qt::SkipEmptyParts);
    if (labels.size() > 1)
        labels.removeLast();
    if (labels.size() > 1 && labels.last().size() <= 3) // co.uk, com.au
        labels.removeLast();
    return labels.isEmpty() ? QString()
                            : firstUpper(QString(labels.last()).replace(QLatin1Char('-'), QLatin1Char(' ')));
}

/// The day that a path has as folders or in a name.
QString dayIn(const QString &path)
{
    static const QRegularExpression day(QStringLiteral(R"((?:^|[/_-])(20\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:[/_-]|\.|$))"));
    const QRegularExpressionMatch found = day.match(path);
    const QString text
        = found.captured(1) + QLatin1Char('-') + found.captured(2) + QLatin1Char('-') + found.captured(3);
    return found.hasMatch() && partialDate(text.toStdString()) ? text : QString();
}

/// A title out of the words with hyphens between them that most papers put into an address.
QString titleIn(const QString &path)
{
    static const QRegularExpression ending(QStringLiteral(R"(\.\w{2,5}$)"));
    static const QRegularExpression number(QStringLiteral(R"(^(\d{4,}|[0-9a-f]{8,}|\d{1,2})$)"));
    QStringList best;
    for (QString segment : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        QStringList words
            = segment.remove(ending).split(QRegularExpression(QStringLiteral("[-_]")), Qt::SkipEmptyParts);
        while (!words.isEmpty() && number.match(words.last()).hasMatch())
            words.removeLast(); // the paper's own number, or the day
        if (words.size() > best.size())
            best = words;
    }
    return best.size() < 3 ? QString() : firstUpper(best.join(QLatin1Char(' ')));
}

QString textOfWord(std::string_view word) { return qstring(word); }

/// What follows from the rest of a form for one field.
class Suggesting
{
public:
    Suggesting(const FormDraft &form, const Ledger &ledger) : m_form(form), m_ledger(ledger) { }

    [[nodiscard]] QString forField(const PlacedDraft &at, const QString &key) const
    {
        switch (at.draft->kind) {
        case RecordKind::Source:
            return forSource(*at.draft, key);
        case RecordKind::Deal:
            return forDeal(*at.draft, key);
        case RecordKind::Commitment:
            return forCommitment(at, key);
        case RecordKind::Deployment:
            return forDeployment(at, key);
        case RecordKind::Claim:
            return forClaim(at, key);
        default:
            return forObservation(*at.draft, key);
        }
    }

private:
    static QString forSource(const RecordDraft &draft, const QString &key)
    {
        const AddressHints hints = addressHints(draft.text(QStringLiteral("url")));
        if (key == QLatin1String("kind"))
            return hints.kind.isEmpty() ? textOfWord(word(SourceKind::News)) : hints.kind;
        return key == QLatin1String("publisher") ? hints.publisher
            : key == QLatin1String("title")      ? hints.title
                                                 : hints.published;
    }

    [[nodiscard]] DealHabits habits() const
    {
        const auto kind = fromWord<DealKind>(m_form.record.text(QStringLiteral("kind")).toStdString());
        return habitsOf(kind.value_or(DealKind::Compute));
    }

    [[nodiscard]] QString partyName(const QString &reference) const
    {
        if (const auto made = m_form.made.find(reference); made != m_form.made.end())
            return made->second.text(QStringLiteral("name")).trimmed();
        const Party *party = m_ledger.find(Id<Party>(reference.toStdString()));
        return party ? qstring(party->name) : QString();
    }

    [[nodiscard]] QString forDeal(const RecordDraft &draft, const QString &key) const
    {
        const DealHabits usual = habits();
        if (key == QLatin1String("parties/0/role"))
            return textOfWord(word(usual.first));
        if (key.startsWith(QLatin1String("parties/")))
            return textOfWord(word(usual.second));
        if (key == QLatin1String("announced"))
            return firstStated(draft);
        if (key == QLatin1String("status"))
            return statusBySpeakers(draft);
        QStringList names;
        for (int i = 0; i < draft.count(QStringLiteral("parties")); ++i)
            if (const QString name = partyName(draft.text(QStringLiteral("parties/%1/party").arg(i))); !name.isEmpty())
                names.append(name);
        const auto kind = fromWord<DealKind>(draft.text(QStringLiteral("kind")).toStdString());
        if (names.size() < 2 || !kind)
            return {};
        const QString all = names.size() > 3
            ? Suggestions::tr("%1 and %2 others").arg(names.front()).arg(names.size() - 1)
            : names.join(QStringLiteral(" – "));
        return Suggestions::tr("%1: %2").arg(all, nameOf(*kind));
    }

    /// As firm as the strongest of those who speak of it: what a party says itself is announced.
    static QString statusBySpeakers(const RecordDraft &draft)
    {
        std::optional<Stance> strongest;
        for (const RecordDraft &part : draft.parts)
            for (const RecordDraft &claim : part.kind == RecordKind::Claim ? std::vector{part} : part.parts)
                if (const auto stance = fromWord<Stance>(claim.text(QStringLiteral("stance")).toStdString()))
                    strongest = std::min(strongest.value_or(*stance), *stance);
        if (!strongest)
            return {};
        return textOfWord(word(*strongest == Stance::Official       ? DealStatus::Announced
                                   : *strongest == Stance::Reported ? DealStatus::Reported
                                                                    : DealStatus::Rumored));
    }

    /// The first day on which a part says that something was stated.
    static QString firstStated(const RecordDraft &draft)
    {
        QString first;
        for (const RecordDraft &part : draft.parts)
            for (const RecordDraft &claim : part.kind == RecordKind::Claim ? std::vector{part} : part.parts)
                if (const auto day = typedDate(claim.text(QStringLiteral("stated")).toStdString()))
                    if (const QString text = qstring(day->end.text()); first.isEmpty() || text < first)
                        first = text;
        return first;
    }

    /// The party of a role, where there is one only.
    [[nodiscard]] QString holderOf(Role role) const
    {
        QString found;
        for (int i = 0; i < m_form.record.count(QStringLiteral("parties")); ++i) {
            const QString party = m_form.record.text(QStringLiteral("parties/%1/party").arg(i));
            if (m_form.record.text(QStringLiteral("parties/%1/role").arg(i)) != textOfWord(word(role))
                || party.isEmpty() || isUnfound(party))
                continue;
            if (!found.isEmpty())
                return {};
            found = party;
        }
        return found;
    }

    [[nodiscard]] QString forCommitment(const PlacedDraft &at, const QString &key) const
    {
        if (!at.owner)
            return {};
        const DealHabits usual = habits();
        if (key == QLatin1String("nature"))
            return textOfWord(word(usual.nature));
        const bool isFirst = (key == QLatin1String("payer")) != usual.isPaidBySecond;
        return holderOf(isFirst ? usual.first : usual.second);
    }

    [[nodiscard]] QString forDeployment(const PlacedDraft &at, const QString &key) const
    {
        if (!at.owner)
            return {};
        const DealHabits usual = habits();
        if (key == QLatin1String("counts"))
            return usual.counts ? textOfWord(word(*usual.counts)) : QString();
        const bool isTenant = key == QLatin1String("tenant");
        const QString own = holderOf(isTenant ? Role::Tenant : Role::Operator);
        return own.isEmpty() && usual.nature == Nature::Consumption ? holderOf(isTenant ? usual.first : usual.second)
                                                                    : own;
    }

    /// A source that is there, or is made along.
    [[nodiscard]] std::optional<std::pair<QString, QString>> publishedAndKind(const QString &reference) const
    {
        if (const auto made = m_form.made.find(reference); made != m_form.made.end())
            return std::pair(made->second.text(QStringLiteral("published")), made->second.text(QStringLiteral("kind")));
        const Source *source = m_ledger.find(Id<Source>(reference.toStdString()));
        if (!source)
            return std::nullopt;
        return std::pair(source->published ? qstring(source->published->text()) : QString(),
                         textOfWord(word(source->kind)));
    }

    [[nodiscard]] QString stanceFrom(const QString &source) const
    {
        const auto said = publishedAndKind(source);
        const auto kind = said ? fromWord<SourceKind>(said->second.toStdString()) : std::nullopt;
        if (!kind)
            return {};
        return textOfWord(
            word(kind == SourceKind::Official || kind == SourceKind::Filing ? Stance::Official : Stance::Reported));
    }

    [[nodiscard]] QString forClaim(const PlacedDraft &at, const QString &key) const
    {
        if (key == QLatin1String("hedge") || key == QLatin1String("per")) {
            const auto figure = typedFigure(at.draft->text(QStringLiteral("amount")).trimmed().toStdString());
            if (!figure)
                return {};
            return key == QLatin1String("per") ? (figure->per ? textOfWord(word(*figure->per)) : QString())
                                               : (figure->hedge ? textOfWord(word(*figure->hedge)) : QString());
        }
        const QString source = at.draft->text(QStringLiteral("source"));
        if (key == QLatin1String("stance"))
            return stanceFrom(source);
        const auto said = publishedAndKind(source);
        if (said && !said->first.isEmpty())
            return said->first;
        return m_form.record.kind == RecordKind::Deal ? m_form.record.text(QStringLiteral("announced")) : QString();
    }

    [[nodiscard]] QString forObservation(const RecordDraft &draft, const QString &key) const
    {
        return key == QLatin1String("stance") ? stanceFrom(draft.text(QStringLiteral("source"))) : QString();
    }

    const FormDraft &m_form;
    const Ledger &m_ledger;
};

/// The fields of a kind that follow from others.
QStringList suggestedKeys(const RecordDraft &draft)
{
    const auto keys = [](std::initializer_list<const char *> all) {
        QStringList list;
        for (const char *key : all)
            list.append(QLatin1String(key));
        return list;
    };
    const bool isNew = draft.edits.isEmpty();
    switch (draft.kind) {
    case RecordKind::Source:
        return isNew ? keys({"publisher", "title", "published", "kind"}) : QStringList();
    case RecordKind::Deal: {
        if (!isNew)
            return {};
        QStringList list = keys({"title", "announced", "status"});
        for (int i = 0; i < std::max(2, draft.count(QStringLiteral("parties"))); ++i)
            list.append(QStringLiteral("parties/%1/role").arg(i));
        return list;
    }
    case RecordKind::Commitment:
        return isNew ? keys({"payer", "payee", "nature"}) : QStringList();
    case RecordKind::Deployment:
        return isNew ? keys({"operator", "tenant", "counts"}) : QStringList();
    case RecordKind::Claim:
        return isNew ? keys({"hedge", "per", "stated", "stance"}) : keys({"hedge", "per"});
    case RecordKind::Observation:
        return isNew ? keys({"stance"}) : QStringList();
    default:
        return {};
    }
}

bool isBlankClaim(const RecordDraft &claim)
{
    constexpr std::array telling{"amount", "low", "high", "quote", "note", "locator"};
    return claim.edits.isEmpty() && std::none_of(telling.begin(), telling.end(), [&claim](const char *key) {
               return !claim.text(QLatin1String(key)).trimmed().isEmpty();
           });
}
} // namespace

AddressHints addressHints(const QString &typed)
{
    const QUrl url(typed.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || !url.scheme().startsWith(QLatin1String("http")) || url.host().isEmpty())
        return {};
    QString host = url.host().toLower();
    if (host.startsWith(QLatin1String("www.")))
        host = host.mid(4);
    AddressHints hints;
    hints.published = dayIn(url.path());
    hints.title = titleIn(url.path());
    const KnownHost *known = nullptr;
    for (const KnownHost &each : knownHosts) {
        const QString name = QLatin1String(each.host);
        if ((host == name || host.endsWith(QLatin1Char('.') + name))
            && (!known || name.size() > qsizetype(qstrlen(known->host))))
            known = &each;
    }
    const bool isOfficial = std::any_of(officialStarts.begin(), officialStarts.end(), [&host](const char *start) {
        return host.startsWith(QLatin1String(start)) && host.count(QLatin1Char('.')) > 1;
    });
    hints.publisher = known ? QString::fromLatin1(known->publisher) : siteName(host);
    hints.kind = textOfWord(word(known ? known->kind : isOfficial ? SourceKind::Official : SourceKind::News));
    return hints;
}

FormDraft suggested(const FormDraft &was, const FormDraft &is, const Ledger &ledger)
{
    FormDraft result = is;
    // What is suggested may be what more follows from, before it or behind: a day from a claim, a title from a party.
    for (int pass = 0; pass < 2; ++pass)
        for (const PlacedDraft &each : draftsOf(is)) {
            RecordDraft *draft = result.at(each.path);
            const RecordDraft *before = was.at(each.path);
            const bool isSame = before && before->kind == draft->kind && before->edits == draft->edits;
            const RecordDraft fresh = newRecord(draft->kind);
            for (const QString &key : suggestedKeys(*draft)) {
                const QString old
                    = isSame ? Suggesting(was, ledger).forField({each.path, before, each.owner}, key) : fresh.text(key);
                const QString now = Suggesting(result, ledger).forField({each.path, draft, each.owner}, key);
                if (now != old && draft->text(key) == old && (isSame || !now.isEmpty()))
                    draft->set(key, now);
            }
        }
    return result;
}

bool isBlank(const FormDraft &form, const PlacedDraft &part, const Ledger &ledger)
{
    const RecordDraft &draft = *part.draft;
    if (!draft.edits.isEmpty() || !part.owner)
        return false;
    if (draft.kind == RecordKind::Claim)
        return isBlankClaim(draft);
    if (!std::all_of(draft.parts.begin(), draft.parts.end(), isBlankClaim))
        return false;
    if (draft.isOffered)
        return true;
    const auto isTyped = [&](const char *key) {
        const QString text = draft.text(QLatin1String(key));
        return !text.isEmpty() && text != Suggesting(form, ledger).forField(part, QLatin1String(key));
    };
    if (draft.kind == RecordKind::Commitment)
        return !isTyped("payer") && !isTyped("payee");
    return !isTyped("name") && !isTyped("hardware") && !isTyped("operator") && !isTyped("tenant");
}

} // namespace ledger
