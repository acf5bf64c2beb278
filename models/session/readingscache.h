#pragma once

#include "readings.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace ledger
{

/// Keeps the last few readings and hands them to whoever asks; the only cache of them. What is slow it computes on a
/// worker, and an answer that nobody waits for any more is dropped. Used from the thread it lives on.
class ReadingsCache : public QObject
{
    Q_OBJECT

public:
    /// Up to so many deals readings are computed where they are asked for: it takes less than a frame.
    static constexpr std::size_t dealsAtOnce = 2000;

    explicit ReadingsCache(QObject *parent = nullptr);
    ~ReadingsCache() override;

    /// The readings of a ledger through a lens, computed here and now if they are not kept.
    [[nodiscard]] ReadingsPtr readings(const LedgerPtr &ledger, const Lens &lens);

    /// Hands the readings to `answer`: before returning where they are kept or the ledger is small, otherwise later, on
    /// this thread. Of several requests of one `context` only the newest is answered; none once the context is gone.
    void request(const LedgerPtr &ledger, const Lens &lens, QObject *context, std::function<void(ReadingsPtr)> answer)
    {
        compute(
            ledger, lens, context, [](const ReadingsPtr &found) { return found; },
            [answer = std::move(answer)](const ReadingsPtr &, const ReadingsPtr &found) { answer(found); });
    }

    /// The same with `work(ReadingsPtr) → value` done on the readings wherever they are computed: on this thread for a
    /// small ledger, on the worker for a large one. `answer(ReadingsPtr, value)` is called on this thread. `work` must
    /// capture values only.
    template <typename Work, typename Answer>
    void compute(const LedgerPtr &ledger, const Lens &lens, QObject *context, Work work, Answer answer)
    {
        using Value = decltype(work(std::declval<const ReadingsPtr &>()));
        auto value = std::make_shared<Value>();
        ask(
            ledger, lens, context, [value, work = std::move(work)](const ReadingsPtr &found) { *value = work(found); },
            [value, answer = std::move(answer)](const ReadingsPtr &found) { answer(found, std::move(*value)); });
    }

    /// Whether something is being computed on the worker.
    [[nodiscard]] bool isBusy() const { return m_running > 0; }

Q_SIGNALS:
    /// The worker has begun, or is done with everything.
    void busyChanged(bool isBusy);

private:
    struct Kept; // the readings themselves, shared with the worker behind a lock

    using Step = std::function<void(const ReadingsPtr &)>;
    using Wanted = std::shared_ptr<std::atomic<bool>>;

    void ask(const LedgerPtr &ledger, const Lens &lens, QObject *context, Step work, Step answer);
    Wanted wantedAnew(QObject *context);
    void finish(const Wanted &wanted, const ReadingsPtr &found, const Step &answer);

    std::shared_ptr<Kept> m_kept;
    QHash<QObject *, Wanted> m_wanted; // the newest request of each context
    int m_running = 0;
    QThreadPool m_worker; // one thread; last, so that it is waited for before the rest goes
};

} // namespace ledger
