#pragma once

#include "graphpicture.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace ledger
{

/// Arranges and draws graphs on a worker. Only the newest wish matters: what was wished before it is stopped and
/// dropped.
class GraphMaking : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        ReadingsPtr readings = {}; ///< what the findings and the plan point into
        std::shared_ptr<const GraphFindings> findings = {};
        PicturePlan plan = {};
        Arrangement before = {};
        bool isAnew = false; ///< whether everything is to be placed anew
    };
    struct Answer
    {
        PicturePtr picture = {};
        Arrangement arrangement = {};
    };

    explicit GraphMaking(QObject *parent = nullptr);
    ~GraphMaking() override;

    void make(const Wish &wish);
    /// Whatever is under way is no longer wanted.
    void stop();
    [[nodiscard]] bool isMaking() const { return m_isMaking; }

Q_SIGNALS:
    void made(const ledger::GraphMaking::Answer &answer);
    void makingChanged(bool isMaking);

private:
    void finish(const std::stop_token &token, const Answer &answer);
    void setMaking(bool isMaking);

    std::stop_source m_stop;
    bool m_isMaking = false;
    QThreadPool m_worker; // one thread; last, so that it is waited for before the rest goes
};

} // namespace ledger
