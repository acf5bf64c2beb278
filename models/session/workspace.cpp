#include "workspace.h"

#include <QCoreApplication>
#include <QEvent>

namespace ledger
{

Workspace::Workspace(Author author, QObject *parent)
    : QObject(parent)
    , m_author(std::move(author))
    , m_keeper(new StoreKeeper(m_author.name))
{
    m_standing.snapshot.ledger = ledgerOf({});
    connectKeeper();
    m_keeper->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("store"));
    m_thread.start();
}

Workspace::~Workspace()
{
    waitForKeeper();
    m_thread.quit();
    m_thread.wait();
}

void Workspace::connectKeeper()
{
    connect(m_keeper, &StoreKeeper::opened, this, &Workspace::takeOpened);
    connect(m_keeper, &StoreKeeper::openFailed, this, &Workspace::openFailed);
    connect(m_keeper, &StoreKeeper::moved, this, &Workspace::takeMoved);
    connect(m_keeper, &StoreKeeper::movedByOthers, this, &Workspace::movedByOthers);
    connect(m_keeper, &StoreKeeper::edited, this, &Workspace::takeOutcome);
    connect(m_keeper, &StoreKeeper::copied, this, &Workspace::takeCopied);
    connect(m_keeper, &StoreKeeper::addedTold, this, &Workspace::addedTold);
    connect(m_keeper, &StoreKeeper::fileLost, this, [this](const QString &why) {
        setFileTrouble(why);
        Q_EMIT fileLost(why);
    });
    connect(m_keeper, &StoreKeeper::fileBack, this, [this] { setFileTrouble({}); });
    connect(m_keeper, &StoreKeeper::found, this, &Workspace::takeFound);
    connect(m_keeper, &StoreKeeper::indexed, this, &Workspace::indexing);
    connect(m_keeper, &StoreKeeper::compacting, this, &Workspace::compacting);
}

/// Has the keeper do something on its thread, after all it was asked before.
template <typename Work> void Workspace::ask(Work work)
{
    QMetaObject::invokeMethod(
        m_keeper, [keeper = m_keeper, work = std::move(work)] { work(*keeper); }, Qt::QueuedConnection);
}

/// Lets the keeper finish what it was asked and close the file, and tells what came of it.
void Workspace::waitForKeeper()
{
    QMetaObject::invokeMethod(
        m_keeper, [keeper = m_keeper] { keeper->close(); }, Qt::BlockingQueuedConnection);
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void Workspace::open(const QString &path, OpenMode mode)
{
    const int opening = ++m_openings;
    ask([=](StoreKeeper &keeper) { keeper.open(opening, path, mode); });
}

void Workspace::close()
{
    waitForKeeper();
    m_standing = {};
    m_standing.snapshot.ledger = ledgerOf({});
    Q_EMIT ledgerChanged(ledger());
    Q_EMIT stateChanged();
}

int Workspace::expectEdit(Waiting<EditOutcome> who)
{
    const int ticket = ++m_tickets;
    m_edits.emplace(ticket, std::move(who));
    ++m_pending;
    return ticket;
}

PartialDate Workspace::today() const
{
    const QDate day = m_author.now().toLocalTime().date();
    return {static_cast<std::int16_t>(day.year()), static_cast<std::uint8_t>(day.month()),
            static_cast<std::uint8_t>(day.day())};
}

void Workspace::edit(Change change, const QString &label, QObject *context, std::function<void(EditOutcome)> done)
{
    const int ticket = expectEdit({context != nullptr, context, std::move(done)});
    CommitRequest request{
        .change = std::move(change), .on = revision(), .who = m_author.name, .when = m_author.now(), .label = label};
    ask([ticket, opening = m_standing.opening, request = std::move(request)](StoreKeeper &keeper) {
        keeper.commit(ticket, opening, request);
    });
    Q_EMIT stateChanged();
}

void Workspace::undo() { turn(Turn::Undo); }

void Workspace::redo() { turn(Turn::Redo); }

void Workspace::turn(Turn turn)
{
    const int ticket = expectEdit({});
    ask([ticket, turn, opening = m_standing.opening, when = m_author.now()](StoreKeeper &keeper) {
        keeper.turn(ticket, opening, turn, when);
    });
    Q_EMIT stateChanged();
}

void Workspace::saveCopy(const QString &path, QObject *context, std::function<void(QString failure)> done)
{
    const int ticket = ++m_tickets;
    m_copies.emplace(ticket, Waiting<QString>{context != nullptr, context, std::move(done)});
    ask([ticket, path](StoreKeeper &keeper) { keeper.copy(ticket, path); });
}

void Workspace::tellAdded(Revision since)
{
    ask([since](StoreKeeper &keeper) { keeper.tellAdded(since); });
}

void Workspace::search(const QString &typed, QObject *context, std::function<void(Result<RecordsFound>)> done)
{
    const int ticket = ++m_tickets;
    m_searches.clear();
    m_searches.emplace(ticket, Waiting<Result<RecordsFound>>{context != nullptr, context, std::move(done)});
    ask([ticket, opening = m_standing.opening, typed](StoreKeeper &keeper) { keeper.search(ticket, opening, typed); });
}

void Workspace::prepareSearch()
{
    ask([](StoreKeeper &keeper) { keeper.prepareSearch(); });
}

/// Has the keeper answer a question, and hands on what it says, unless whoever asks is gone by then.
template <typename Answer, typename Work>
void Workspace::consult(QObject *context, std::function<void(Result<Answer>)> done, Work work)
{
    auto waiting = std::make_shared<const Waiting<Result<Answer>>>(
        Waiting<Result<Answer>>{context != nullptr, context, std::move(done)});
    ask([this, waiting = std::move(waiting), work = std::move(work)](StoreKeeper &keeper) {
        QMetaObject::invokeMethod(
            this,
            [waiting, answer = work(keeper)] {
                if (waiting->isThere())
                    waiting->done(answer);
            },
            Qt::QueuedConnection);
    });
}

void Workspace::history(const HistoryQuestion &question, const HistoryPlace &from, int most, QObject *context,
                        std::function<void(Result<HistoryPage>)> done)
{
    consult<HistoryPage>(context, std::move(done), [=, opening = m_standing.opening](StoreKeeper &keeper) {
        return keeper.history(opening, question, from, most);
    });
}

void Workspace::entry(Revision revision, const std::set<RecordRef> &family, int most, QObject *context,
                      std::function<void(Result<WholeEntry>)> done)
{
    consult<WholeEntry>(context, std::move(done), [=, opening = m_standing.opening](StoreKeeper &keeper) {
        return keeper.entry(opening, revision, family, most);
    });
}

void Workspace::planCompaction(const Keeping &keeping, QObject *context,
                               std::function<void(Result<CompactionPlan>)> done)
{
    consult<CompactionPlan>(context, std::move(done), [=, opening = m_standing.opening](StoreKeeper &keeper) {
        return keeper.compactionPlan(opening, keeping);
    });
}

void Workspace::compact(Revision before, const QString &label, QObject *context,
                        std::function<void(Result<Compacted>)> done)
{
    m_stopsCompacting.store(false);
    consult<Compacted>(context, std::move(done),
                       [=, this, opening = m_standing.opening, when = m_author.now()](StoreKeeper &keeper) {
                           return keeper.compact(opening, before, label, when, m_stopsCompacting);
                       });
}

void Workspace::setFileTrouble(const QString &why)
{
    m_fileTrouble = why;
    Q_EMIT stateChanged();
}

void Workspace::takeOpened(const Standing &standing)
{
    m_standing = standing;
    m_fileTrouble.clear();
    Q_EMIT opened();
    Q_EMIT ledgerChanged(ledger());
    Q_EMIT stateChanged();
}

void Workspace::takeMoved(const Standing &standing)
{
    if (standing.opening != m_standing.opening)
        return;
    const bool isOther = standing.snapshot.ledger != m_standing.snapshot.ledger;
    m_standing = standing;
    if (isOther)
        Q_EMIT ledgerChanged(ledger());
    Q_EMIT stateChanged();
}

void Workspace::takeOutcome(int ticket, const EditOutcome &outcome)
{
    const auto waiting = m_edits.extract(ticket);
    --m_pending;
    Q_EMIT stateChanged();
    if (waiting.empty())
        return;
    if (waiting.mapped().isThere())
        waiting.mapped().done(outcome);
    else if (!outcome.isSaved)
        Q_EMIT failed(outcome.reason());
}

void Workspace::takeFound(int ticket, const Result<RecordsFound> &records)
{
    const auto waiting = m_searches.extract(ticket);
    if (!waiting.empty() && waiting.mapped().isThere())
        waiting.mapped().done(records);
}

void Workspace::takeCopied(int ticket, const QString &failure)
{
    const auto waiting = m_copies.extract(ticket);
    if (!waiting.empty() && waiting.mapped().isThere())
        waiting.mapped().done(failure);
}

} // namespace ledger
