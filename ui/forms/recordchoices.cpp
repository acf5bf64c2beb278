#include "recordchoices.h"

#include "fieldtexts.h"
#include "formproposal.h"
#include "readingscache.h"
#include "wording.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>

namespace ledger
{

namespace
{
struct Choosing
{
    Q_DECLARE_TR_FUNCTIONS(Choosing)
};

constexpr std::size_t mostShown = 40;
constexpr std::size_t choicesAtOnce = 5000; // so many are searched while nobody notices

QString joinedDetail(std::initializer_list<QString> pieces)
{
    QStringList all;
    for (const QString &piece : pieces)
        if (!piece.isEmpty())
            all.append(piece);
    return all.join(QStringLiteral(" · "));
}

QStringList lowered(const std::vector<std::string> &texts)
{
    QStringList all;
    for (const std::string &text : texts)
        all.append(qstring(text).toLower());
    return all;
}

/// What else finds a source or party: other names, and the ids that were merged into it.
template <typename Record> QStringList otherNames(const Record &record)
{
    QStringList all = lowered(record.aliases);
    for (const Id<Record> &was : record.was)
        all.append(qstring(was.text));
    return all;
}

/// How well a choice fits: 0 is best.
int distance(const RecordChoice &choice, const QString &typed)
{
    const QString name = choice.name.toLower();
    if (name == typed)
        return 0;
    if (name.startsWith(typed))
        return 1;
    if (name.contains(QLatin1Char(' ') + typed))
        return 2;
    return choice.foundBy.startsWith(typed) || choice.foundBy.contains(QLatin1Char(' ') + typed) ? 3 : 4;
}

std::vector<NamedChoice> sourceChoices(const Ledger &ledger)
{
    std::vector<NamedChoice> list;
    for (const Source &source : ledger.sources()) {
        const QString id = qstring(source.id.text);
        const QString name = qstring(source.publisher) + QStringLiteral(": ") + qstring(source.title);
        const QStringList aliases = otherNames(source);
        const QString day = source.published ? qstring(source.published->text()) : QString();
        list.push_back(
            {{id, name, joinedDetail({day, id}),
              (name + u' ' + day + u' ' + id + u' ' + qstring(source.url) + u' ').toLower() + aliases.join(u' ')},
             QStringList{name.toLower(), id, qstring(source.url).toLower()} + aliases});
    }
    return list;
}

std::vector<NamedChoice> partyChoices(const Ledger &ledger)
{
    std::vector<NamedChoice> list;
    for (const Party &party : ledger.parties()) {
        const QString id = qstring(party.id.text);
        const QString name = qstring(party.name);
        const QStringList aliases = otherNames(party);
        list.push_back({{id, name, joinedDetail({ledger::nameOf(party.kind), id}),
                         (name + u' ' + id + u' ' + qstring(party.ticker) + u' ').toLower() + aliases.join(u' ')},
                        QStringList{name.toLower(), id} + aliases});
    }
    return list;
}

std::vector<NamedChoice> dealChoices(const Ledger &ledger)
{
    std::vector<NamedChoice> list;
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            const QString id = qstring(deal.record.id.text);
            const QString name = qstring(deal.record.title);
            const QString day = deal.record.announced ? qstring(deal.record.announced->text()) : QString();
            list.push_back({{id, name, joinedDetail({day, id}), (name + u' ' + id).toLower()}, {name.toLower(), id}});
        }
    return list;
}

std::vector<NamedChoice> partChoices(const Ledger &ledger, bool ofAllKinds)
{
    std::vector<NamedChoice> list;
    const auto names = [&ledger](const Id<Party> &id) {
        QStringList all{qstring(id.text)};
        if (const Party *party = ledger.find(id))
            all += QStringList{qstring(party->name)} + lowered(party->aliases);
        return all.join(u' ');
    };
    const auto add = [&](const Subject &subject, const QString &reference, const QString &detail, const QString &by) {
        const QString name = subjectName(subject, ledger, false);
        list.push_back({{reference, name, detail, (name + u' ' + detail + u' ' + by).toLower()},
                        {qstring(subject.id), reference}});
    };
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            const QString title = qstring(deal.record.title);
            for (const DeploymentDossier &each : deal.deployments) {
                const Subject subject{SubjectKind::Deployment, each.record.id.text};
                add(subject, ofAllKinds ? referenceTo(subject) : qstring(subject.id), title,
                    qstring(subject.id) + u' ' + names(each.record.operatedBy));
            }
            if (!ofAllKinds)
                continue;
            for (const CommitmentDossier &each : deal.commitments) {
                const Subject subject{SubjectKind::Commitment, each.record.id.text};
                add(subject, referenceTo(subject), title,
                    qstring(subject.id) + u' ' + names(each.record.payer) + u' ' + names(each.record.payee));
            }
            const Subject whole{SubjectKind::Deal, deal.record.id.text};
            add(whole, referenceTo(whole), Choosing::tr("as a whole"), qstring(whole.id));
        }
    return list;
}

std::vector<NamedChoice> choicesOf(const Ledger &ledger, ChoiceList list)
{
    switch (list) {
    case ChoiceList::Sources:
        return sourceChoices(ledger);
    case ChoiceList::Parties:
        return partyChoices(ledger);
    case ChoiceList::Deals:
        return dealChoices(ledger);
    case ChoiceList::Deployments:
        return partChoices(ledger, false);
    case ChoiceList::Subjects:
        break;
    }
    return partChoices(ledger, true);
}

std::vector<const NamedChoice *> allOf(const std::vector<const std::vector<NamedChoice> *> &lists)
{
    std::vector<const NamedChoice *> all;
    for (const std::vector<NamedChoice> *list : lists)
        for (const NamedChoice &each : *list)
            all.push_back(&each);
    return all;
}

/// The choice that a text names: by its name, one of its other names, or its id; nothing where none or several.
QString theOneNamed(const std::vector<const NamedChoice *> &among, const QString &text)
{
    QString one;
    for (const NamedChoice *each : among) {
        if (text.isEmpty() || !each->names.contains(text))
            continue;
        if (!one.isEmpty())
            return {};
        one = each->choice.reference;
    }
    return one;
}

/// What a text finds among the choices of some lists, those of the first list first.
ChoicesFound found(const std::vector<const std::vector<NamedChoice> *> &lists, const QString &typed)
{
    const QString text = typed.simplified().toLower();
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const std::vector<const NamedChoice *> all = allOf(lists);
    std::vector<std::pair<int, const NamedChoice *>> fitting;
    for (const NamedChoice *each : all)
        if (std::all_of(words.begin(), words.end(),
                        [each](const QString &word) { return each->choice.foundBy.contains(word); }))
            fitting.emplace_back(text.isEmpty() ? 0 : distance(each->choice, text), each);
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    ChoicesFound found;
    found.named = theOneNamed(all, text);
    for (std::size_t i = 0; i < std::min(fitting.size(), mostShown); ++i)
        found.best.push_back(fitting[i].second->choice);
    return found;
}
} // namespace

void RecordChoices::setLedger(const LedgerPtr &ledger)
{
    if (m_ledger == ledger)
        return;
    m_ledger = ledger;
    m_lists.clear();
}

void RecordChoices::setMade(const FormDraft &form)
{
    m_made.clear();
    for (const auto &[handle, draft] : form.made) {
        const bool isParty = draft.kind == RecordKind::Party;
        const QString name = draft.text(isParty ? QStringLiteral("name") : QStringLiteral("publisher")).trimmed();
        const QString title = draft.text(QStringLiteral("title")).trimmed();
        const QString shown = isParty || title.isEmpty() ? name : name + QStringLiteral(": ") + title;
        const QString text = shown.isEmpty() ? Choosing::tr("the new source") : shown;
        const QString url = draft.text(QStringLiteral("url")).trimmed().toLower();
        m_made[isParty ? ChoiceList::Parties : ChoiceList::Sources].push_back(
            {{handle, text, Choosing::tr("new"), text.toLower() + QLatin1Char(' ') + url}, {text.toLower(), url}});
    }
}

void RecordChoices::prepare(ChoiceList list)
{
    if (!m_ledger || m_lists.contains(list))
        return;
    const auto make = [ledger = m_ledger, list] { return std::make_shared<const Choices>(choicesOf(*ledger, list)); };
    const bool isSmall = m_ledger->count(RecordKind::Deal) <= ReadingsCache::dealsAtOnce;
    m_lists.emplace(list, isSmall ? QtFuture::makeReadyFuture(make()) : QtConcurrent::run(make));
}

QFuture<ChoicesFound> RecordChoices::search(ChoiceList list, const QString &typed)
{
    prepare(list);
    const auto known = m_lists.find(list);
    if (known == m_lists.end())
        return QtFuture::makeReadyFuture(found({&m_made[list]}, typed));
    const auto all = known->second;
    if (all.isFinished() && all.result()->size() <= choicesAtOnce)
        return QtFuture::makeReadyFuture(found({&m_made[list], all.result().get()}, typed));
    return QtConcurrent::run([all, made = m_made[list], typed] {
        const std::shared_ptr<const Choices> ready = all.result();
        return found({&made, ready.get()}, typed);
    });
}

QString RecordChoices::named(ChoiceList list, const QString &typed)
{
    prepare(list);
    const auto known = m_lists.find(list);
    std::vector<const Choices *> lists{&m_made[list]};
    if (known != m_lists.end())
        lists.push_back(known->second.result().get());
    return theOneNamed(allOf(lists), typed.simplified().toLower());
}

QString RecordChoices::nameOf(ChoiceList list, const QString &reference) const
{
    if (isHandle(reference)) {
        if (const auto made = m_made.find(list); made != m_made.end())
            for (const NamedChoice &each : made->second)
                if (each.choice.reference == reference)
                    return each.choice.name;
        return {};
    }
    return nameIn(*m_ledger, list, reference);
}

QString RecordChoices::nameIn(const Ledger &ledger, ChoiceList list, const QString &reference)
{
    switch (list) { // without making a whole list for one name
    case ChoiceList::Sources: {
        const Source *source = ledger.find(Id<Source>(reference.toStdString()));
        return source ? recordName({RecordKind::Source, source->id.text}, ledger) : QString();
    }
    case ChoiceList::Parties: {
        const Party *party = ledger.find(Id<Party>(reference.toStdString()));
        return party ? qstring(party->name) : QString();
    }
    case ChoiceList::Deals: {
        const Deal *deal = ledger.find(Id<Deal>(reference.toStdString()));
        return deal ? qstring(deal->title) : QString();
    }
    case ChoiceList::Deployments: {
        const Deployment *part = ledger.find(Id<Deployment>(reference.toStdString()));
        return part ? qstring(part->name) : QString();
    }
    case ChoiceList::Subjects:
        break;
    }
    const auto subject = subjectOf(reference);
    return subject ? subjectName(*subject, ledger, true) : QString();
}

} // namespace ledger
