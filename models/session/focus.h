#pragma once

#include "arrangement.h"
#include "lastlook.h"
#include "lens.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace ledger
{

/// One level of a drill: what was opened, and from what kind of thing.
struct DrillStep
{
    QString kind = {}; ///< as MarkTarget::kind; `deal` and `partyPage` are pages
    QString id = {};
    QString name = {};

    /// Whether it leads to a page, in the place of the view's picture.
    [[nodiscard]] bool opensPage() const;

    bool operator==(const DrillStep &) const = default;
};

/// What record is selected: the inspector follows it.
struct Selection
{
    QString kind = {};
    QString id = {};

    bool operator==(const Selection &) const = default;
};

/// Everything that back and forth walks through.
struct Look
{
    QString view = QStringLiteral("overview");
    std::map<QString, QString> options = {}; ///< the open view's, by the names of document-format.md
    Lens lens = {};
    std::vector<DrillStep> drill = {};
    Selection selection = {};

    /// The party or deal whose page is open; of no kind where none is.
    [[nodiscard]] Selection page() const;

    bool operator==(const Look &) const = default;
};

/// What one window looks at: lens, view and options, drill and selection, with back and forth. Setting what is already
/// so is nothing; everything else is one step of history, except steps of the same slider, which merge.
class Focus : public QObject
{
    Q_OBJECT

public:
    /// So many steps back are kept.
    static constexpr std::size_t longestWay = 200;

    explicit Focus(QObject *parent = nullptr);

    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] const Lens &lens() const { return m_look.lens; }
    /// The open view's option of that name, or what it is by default. `counts` is the lens's, whatever the view.
    [[nodiscard]] QString option(const QString &name, const QString &byDefault = {}) const;

    void setLens(const Lens &lens, bool mergesWithLast = false);
    /// Opens another view: it comes with the options that it had last, and without drill.
    void setView(const QString &view);
    /// An empty value is the default.
    void setOption(const QString &name, const QString &value);
    /// What an option is before anybody sets it: no step of history.
    void prepareOption(const QString &view, const QString &name, const QString &value);
    /// Goes to a whole look at once, as one step: a saved view, say.
    void setLook(const Look &look);
    void select(const QString &kind, const QString &id);
    /// Opens a level of the drill, and selects what it opens.
    void drillInto(const DrillStep &step);
    /// Back to so many levels of the drill.
    void drillUp(int levels);
    /// What is new to whoever looks; null where nobody has looked before. No part of the history.
    [[nodiscard]] const std::shared_ptr<const LastLook> &lastLook() const { return m_lastLook; }
    void setLastLook(std::shared_ptr<const LastLook> lastLook);
    /// Ends a run of steps that merge: the next is a step of its own.
    void settle() { m_lastMerges = false; }
    /// Where the nodes of the graph stand. A reader's place, and no step of history: what is placed stays in place,
    /// back and forth as well.
    [[nodiscard]] const Arrangement &arrangement() const { return m_arrangement; }
    void setArrangement(const Arrangement &arrangement) { m_arrangement = arrangement; }
    /// Another ledger is open: the view stays; lens, drill, selection and the way back and forth begin anew.
    void startAnew();

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForth() const { return !m_forth.empty(); }

public Q_SLOTS:
    void back();
    void forth();

Q_SIGNALS:
    void changed();

private:
    static void takeCounts(Look &look);
    void go(Look next, bool mergesWithLast = false);
    void step(std::vector<Look> &from, std::vector<Look> &onto);

    Look m_look;
    Arrangement m_arrangement;
    std::vector<Look> m_back;
    std::vector<Look> m_forth;
    std::map<QString, std::map<QString, QString>> m_optionsOf; // of the views that are not open
    std::shared_ptr<const LastLook> m_lastLook;
    bool m_lastMerges = false;
};

} // namespace ledger
