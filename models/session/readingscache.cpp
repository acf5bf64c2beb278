#include "readingscache.h"

#include <algorithm>
#include <list>
#include <mutex>

namespace ledger
{

namespace
{
constexpr std::size_t mostKept = 8;
constexpr std::size_t mostDealsKept = 400'000; // of all that is kept together: what bounds the memory of a large ledger

bool isReadingOf(const Readings &readings, const LedgerPtr &ledger, const Lens &lens)
{
    return readings.ledgerPtr() == ledger && readings.asOf() == lens.asOf && readings.basis() == lens.basis;
}
} // namespace

struct ReadingsCache::Kept
{
    std::mutex lock;
    std::list<ReadingsPtr> recent; // newest first

    ReadingsPtr find(const LedgerPtr &ledger, const Lens &lens)
    {
        const std::lock_guard guard(lock);
        const auto at = std::ranges::find_if(
            recent, [&](const ReadingsPtr &readings) { return isReadingOf(*readings, ledger, lens); });
        if (at == recent.end())
            return nullptr;
        recent.splice(recent.begin(), recent, at);
        return recent.front();
    }

    ReadingsPtr findOrMake(const LedgerPtr &ledger, const Lens &lens)
    {
        if (auto found = find(ledger, lens))
            return found;
        auto made = std::make_shared<const Readings>(ledger, lens.asOf, lens.basis, nearest(lens).get());
        keep(made);
        return made;
    }

private:
    /// What new readings are made from: the last ones on the same basis, or else the last ones.
    ReadingsPtr nearest(const Lens &lens)
    {
        const std::lock_guard guard(lock);
        const auto alike = std::ranges::find(recent, lens.basis, &Readings::basis);
        if (alike != recent.end())
            return *alike;
        return recent.empty() ? nullptr : recent.front();
    }

    void keep(const ReadingsPtr &made)
    {
        const std::lock_guard guard(lock);
        // After an edit nobody asks for the ledger before it.
        std::erase_if(recent, [&](const ReadingsPtr &old) { return old->ledgerPtr() != made->ledgerPtr(); });
        recent.push_front(made);
        const std::size_t each = std::max<std::size_t>(1, made->deals().size());
        const std::size_t most = std::clamp<std::size_t>(mostDealsKept / each, 2, mostKept);
        while (recent.size() > most)
            recent.pop_back();
    }
};

ReadingsCache::ReadingsCache(QObject *parent) : QObject(parent), m_kept(std::make_shared<Kept>())
{
    m_worker.setMaxThreadCount(1);
}

ReadingsCache::~ReadingsCache()
{
    for (const Wanted &wanted : std::as_const(m_wanted))
        *wanted = false;
    m_worker.waitForDone();
}

ReadingsPtr ReadingsCache::readings(const LedgerPtr &ledger, const Lens &lens)
{
    return m_kept->findOrMake(ledger, lens);
}

ReadingsCache::Wanted ReadingsCache::wantedAnew(QObject *context)
{
    auto wanted = std::make_shared<std::atomic<bool>>(true);
    if (const auto old = m_wanted.constFind(context); old != m_wanted.constEnd()) {
        **old = false;
    } else {
        connect(context, &QObject::destroyed, this, [this](QObject *gone) {
            if (const Wanted last = m_wanted.take(gone))
                *last = false;
        });
    }
    m_wanted.insert(context, wanted);
    return wanted;
}

void ReadingsCache::ask(const LedgerPtr &ledger, const Lens &lens, QObject *context, Step work, Step answer)
{
    const Wanted wanted = wantedAnew(context);
    if (ledger->count(RecordKind::Deal) <= dealsAtOnce) {
        const ReadingsPtr found = readings(ledger, lens);
        work(found);
        answer(found);
        return;
    }
    if (++m_running == 1)
        Q_EMIT busyChanged(true);
    m_worker.start([this, kept = m_kept, ledger, lens, wanted, work = std::move(work), answer = std::move(answer)] {
        ReadingsPtr found;
        if (*wanted) {
            found = kept->findOrMake(ledger, lens);
            if (*wanted)
                work(found);
        }
        // Queued on this object, which waits for the worker before it goes.
        QMetaObject::invokeMethod(
            this, [this, wanted, found, answer] { finish(wanted, found, answer); }, Qt::QueuedConnection);
    });
}

void ReadingsCache::finish(const Wanted &wanted, const ReadingsPtr &found, const Step &answer)
{
    if (--m_running == 0)
        Q_EMIT busyChanged(false);
    if (*wanted && found)
        answer(found);
}

} // namespace ledger
