#include "graphmaking.h"

namespace ledger
{

namespace
{
GraphMaking::Answer madeOf(const GraphMaking::Wish &wish, const std::stop_token &token)
{
    const Graph graph = graphOf(*wish.findings);
    GraphMaking::Answer answer;
    answer.arrangement = wish.isAnew ? arrangedAnew(graph, {}, Proposer::Dot, token)
                                     : arranged(wish.before, graph, {}, Proposer::Dot, token);
    if (!token.stop_requested())
        answer.picture = graphPicture(wish.findings, answer.arrangement, wish.plan);
    return answer;
}
} // namespace

GraphMaking::GraphMaking(QObject *parent) : QObject(parent) { m_worker.setMaxThreadCount(1); }

GraphMaking::~GraphMaking()
{
    m_stop.request_stop();
    m_worker.waitForDone();
}

void GraphMaking::make(const Wish &wish)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    setMaking(true);
    m_worker.start([this, wish, token = m_stop.get_token()] {
        const Answer answer = token.stop_requested() ? Answer() : madeOf(wish, token);
        // Queued on this object, which waits for the worker before it goes.
        QMetaObject::invokeMethod(
            this, [this, token, answer] { finish(token, answer); }, Qt::QueuedConnection);
    });
}

void GraphMaking::stop()
{
    m_stop.request_stop();
    setMaking(false);
}

void GraphMaking::finish(const std::stop_token &token, const Answer &answer)
{
    if (token.stop_requested())
        return;
    setMaking(false);
    Q_EMIT made(answer);
}

void GraphMaking::setMaking(bool isMaking)
{
    if (m_isMaking == isMaking)
        return;
    m_isMaking = isMaking;
    Q_EMIT makingChanged(isMaking);
}

} // namespace ledger
