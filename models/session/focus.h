#pragma once

#include "lens.h"
#include "readings.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QVariantMap>

#include <map>
#include <vector>

namespace ledger
{

/// One level of a drill: what was opened, and from what kind of thing.
struct DrillStep
{
    QString kind = {}; ///< as MarkTarget::kind
    QString id = {};
    QString name = {};

    bool operator==(const DrillStep &) const = default;
};

/// What a record is selected: the inspector follows it.
struct Selection
{
    QString kind = {};
    QString id = {};

    bool operator==(const Selection &) const = default;
};

/// Everything that back and forth walks through.
struct Look
{
    QString view = QStringLiteral("share");
    std::map<QString, QString> options = {}; ///< the open view's, by the names of document-format.md
    Lens lens = {};
    std::vector<DrillStep> drill = {};
    Selection selection = {};

    bool operator==(const Look &) const = default;
};

/// What one window looks at: lens, view and options, drill and selection, with back and forth. Setting what is already so
/// is nothing; everything else is one step of history, except steps of the same slider, which merge.
class Focus : public QObject
{
    Q_OBJECT

public:
    explicit Focus(QObject *parent = nullptr);

    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] const Lens &lens() const { return m_look.lens; }

    void setLens(const Lens &lens, bool mergesWithLast = false);
    void setView(const QString &view);
    void setOption(const QString &name, const QString &value);
    void select(const QString &kind, const QString &id);
    void drillInto(const DrillStep &step);
    /// Back to so many levels of the drill.
    void drillUp(int levels);
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForth() const { return !m_forth.empty(); }

public Q_SLOTS:
    void back();
    void forth();

Q_SIGNALS:
    void changed();

private:
    void go(Look next, bool mergesWithLast);

    Look m_look;
    std::vector<Look> m_back;
    std::vector<Look> m_forth;
    bool m_lastMerges = false;
};

} // namespace ledger
