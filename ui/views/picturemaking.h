#pragma once

#include "picture.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <optional>

namespace ledger
{

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
    void make(const Maker &maker, QSizeF size, bool isSlow);
    /// Whatever is under way is no longer wanted.
    void forget();
    [[nodiscard]] bool isMaking() const { return m_isMaking; }

Q_SIGNALS:
    void made(const ledger::PicturePtr &picture);
    void makingChanged(bool isMaking);

private:
    struct Wish
    {
        Maker maker = {};
        QSizeF size = {};
    };
    struct Answer
    {
        PicturePtr picture = {};
        qint64 milliseconds = 0;
    };

    static Answer answered(const Wish &wish);
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
