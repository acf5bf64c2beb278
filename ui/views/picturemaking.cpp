#include "picturemaking.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QtConcurrentRun>

namespace ledger
{

namespace
{
/// Longer than two frames is felt.
constexpr qint64 quickMilliseconds = 35;
} // namespace

PictureMaking::PictureMaking(QObject *parent) : QObject(parent)
{
    connect(&m_worker, &QFutureWatcher<Answer>::finished, this, &PictureMaking::finish);
}

PictureMaking::~PictureMaking()
{
    // A worker that still runs holds values alone; nobody waits for it.
    m_worker.disconnect(this);
}

PictureMaking::Answer PictureMaking::answered(const Wish &wish)
{
    QElapsedTimer timer;
    timer.start();
    PicturePtr picture = wish.maker(wish.size);
    return {std::move(picture), {}, timer.elapsed()};
}

PictureMaking::Answer PictureMaking::painted(const Wish &wish)
{
    Answer answer = answered(wish);
    const double ratio = wish.ground.pixelRatio;
    if (ratio <= 0 || !answer.picture)
        return answer;
    answer.painted = QImage((answer.picture->size() * ratio).toSize(), QImage::Format_RGB32);
    answer.painted.setDevicePixelRatio(ratio);
    answer.painted.fill(wish.ground.colour);
    QPainter painter(&answer.painted);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    answer.picture->paint(painter);
    return answer;
}

void PictureMaking::make(const Maker &maker, QSizeF size, bool isSlow, const PictureGround &ground)
{
    m_isLate = true;
    m_next = Wish{maker, size, ground};
    if (isSlow || m_lastTook > quickMilliseconds) {
        if (!m_worker.isRunning())
            start();
        setMaking(true);
        return;
    }
    const Answer answer = answered(*m_next);
    m_next.reset();
    m_lastTook = answer.milliseconds;
    setMaking(false);
    Q_EMIT made(answer.picture, answer.painted);
}

void PictureMaking::forget()
{
    m_isLate = true;
    m_next.reset();
    setMaking(false);
}

void PictureMaking::start()
{
    m_isLate = false;
    m_worker.setFuture(QtConcurrent::run([wish = *m_next] { return painted(wish); }));
    m_next.reset();
}

void PictureMaking::finish()
{
    const Answer answer = m_worker.result();
    m_lastTook = answer.milliseconds;
    if (m_next) {
        start();
    } else if (!m_isLate) {
        setMaking(false);
        Q_EMIT made(answer.picture, answer.painted);
    }
}

void PictureMaking::setMaking(bool isMaking)
{
    if (m_isMaking == isMaking)
        return;
    m_isMaking = isMaking;
    Q_EMIT makingChanged(isMaking);
}

} // namespace ledger
