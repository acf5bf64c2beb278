#pragma once

#include "picture.h"

#include <QColor>
#include <QFutureWatcher>
#include <QImage>
#include <QObject>

#include <functional>
#include <optional>

namespace ledger
{

/// How a picture that a worker made is painted by it as well, so that showing it costs nothing; a ratio of 0: it is
/// not.
struct PictureGround
{
    double pixelRatio = 0;
    QColor colour = {};
};

/// Makes one picture after another, at once where that is quick and on a worker where it is not. Only the newest wish
/// matters: what was wished before it is dropped, made or not.
class PictureMaking : public QObject
{
    Q_OBJECT

public:
    using Maker = std::function<PicturePtr(QSizeF)>;

    explicit PictureMaking(QObject *parent = nullptr);
    ~PictureMaking() override;

    /// Answers with made: before it returns, or later.
    void make(const Maker &maker, QSizeF size, bool isSlow, const PictureGround &ground = {});
    /// Whatever is under way is no longer wanted.
    void forget();
    [[nodiscard]] bool isMaking() const { return m_isMaking; }

Q_SIGNALS:
    /// `painted` is null unless a worker painted it.
    void made(const ledger::PicturePtr &picture, const QImage &painted);
    void makingChanged(bool isMaking);

private:
    struct Wish
    {
        Maker maker = {};
        QSizeF size = {};
        PictureGround ground = {};
    };
    struct Answer
    {
        PicturePtr picture = {};
        QImage painted = {};
        qint64 milliseconds = 0;
    };

    static Answer answered(const Wish &wish);
    static Answer painted(const Wish &wish);
    void start();
    void finish();
    void setMaking(bool isMaking);

    QFutureWatcher<Answer> m_worker;
    std::optional<Wish> m_next;
    bool m_isLate = false; // what the worker makes is no longer wanted
    bool m_isMaking = false;
    qint64 m_lastTook = 0;
};

} // namespace ledger
