#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <functional>
#include <memory>
#include <utility>

namespace ledger
{

/// Lets go of something large on a worker: the window does not wait for that.
template <typename Value> void letGo(std::shared_ptr<Value> value)
{
    (void)QtConcurrent::run([value = std::move(value)]() mutable { value.reset(); });
}

/// Does one piece of work after another on a worker; of those that wait the newest is done, and of those that are done
/// the newest answered. Work must capture values only; what it comes to is handed on without being copied.
template <typename Value> class NewestWork
{
public:
    NewestWork(QObject *context, std::function<void(Value)> answer) : m_answer(std::move(answer))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, context, [this] { finish(); });
    }

    void ask(std::function<Value()> work)
    {
        m_next = std::move(work);
        if (!m_isWorking)
            start();
    }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }

private:
    void start()
    {
        m_isWorking = true;
        m_watcher.setFuture(QtConcurrent::run(std::exchange(m_next, {})));
    }
    void finish()
    {
        m_isWorking = false;
        if (m_next)
            start();
        else
            m_answer(m_watcher.future().takeResult());
    }

    std::function<void(Value)> m_answer;
    std::function<Value()> m_next;
    QFutureWatcher<Value> m_watcher;
    bool m_isWorking = false;
};

} // namespace ledger
