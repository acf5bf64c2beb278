#pragma once

#include "graphmaking.h"
#include "viewpanel.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <set>

class QMenu;
class QStackedLayout;

namespace ledger
{

class BusyLine;
class GraphQuestions;
class GraphSearch;
class MapPanel;
class NothingPage;
class OptionsBar;
class WaitNote;

/// The view of who depends on whom: what one asks, the graph as a map, a search that jumps in it. Groups open and close
/// by a click; what is placed stays in place.
class DependenciesView : public ViewPanel
{
    Q_OBJECT

public:
    explicit DependenciesView(const ViewContext &context, QWidget *parent = nullptr);
    ~DependenciesView() override;

    [[nodiscard]] MapPanel &pictures() const { return *m_pictures; }

    using ViewPanel::setStyle;
    void setStyle(const Style &style) override;
    [[nodiscard]] bool isBusy() const override { return m_isAsking || m_making.isMaking() || m_isDue; }
    [[nodiscard]] bool offers(Offer) const override { return true; }
    void copy() override;
    void exportAs() override;
    void setShowsData(bool shows) override;
    [[nodiscard]] bool showsData() const override;
    void search() override;

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();
    /// Gives every node a new place.
    void arrangeAnew();
    /// Gives up what is being made: what is shown stays, and so do the options that made it.
    void cancel();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using TraitsPtr = std::shared_ptr<const LedgerTraits>;

    /// What the graph depends on: where it is as it was, there is nothing to find out.
    struct Seen
    {
        LedgerPtr ledger = {};
        std::map<QString, QString> options = {};
        Lens lens = {};
        std::vector<DrillStep> drill = {};

        bool operator==(const Seen &) const = default;
    };
    /// What was found out of it.
    struct Found
    {
        ReadingsPtr readings = {};
        TraitsPtr traits = {};
        std::shared_ptr<const GraphFindings> findings = {};
        PicturePlan plan = {};
        Seen of = {};
    };
    /// What its picture depends on besides.
    struct Drawn
    {
        std::shared_ptr<const GraphFindings> findings = {};
        Style style = {};
        QSizeF room = {};
        std::set<std::string> highlight = {};

        bool operator==(const Drawn &) const = default;
    };

    void connectPictures();
    void connectQuestions();
    void ask();
    void take(const Seen &asked, const ReadingsPtr &readings, Found found);
    void draw(bool isAnew = false);
    void showPicture(const GraphMaking::Answer &answer);
    void sayEmptyLedger();
    void showBusy();
    [[nodiscard]] QSizeF room() const;
    [[nodiscard]] std::set<std::string> highlighted() const;

    // dependenciesmenu.cpp: what one does to a node.
    void pickMark(const QString &kind, const QString &id);
    void drillMark(const DrillStep &step);
    void openGroup(const QString &kind);
    void closeGroup(const QString &kind);
    void closeGroupOfCurrent();
    void walkEdges(int step);
    [[nodiscard]] int groupMarkOf(const QString &party) const;
    void jumpTo(const QString &party, bool mayOpen);
    void addToMenu(QMenu *menu, const Mark &mark);
    void addQuestionActions(QMenu *menu);
    void addPartyActions(QMenu *menu, const QString &id);
    void addEdgeActions(QMenu *menu, const QString &node);
    [[nodiscard]] QStringList shownOpen() const;
    [[nodiscard]] const Mark *currentMark() const;

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    std::optional<Seen> m_seen;
    std::optional<Found> m_found;
    std::optional<Drawn> m_drawn;
    std::optional<Found> m_shown; // what the picture that is shown was made of
    std::optional<Drawn> m_shownDrawn;
    QString m_awaited; // a party to jump to once it has a place
    QString m_walked; // the node whose edges one walks
    LedgerPtr m_traitsOf;
    TraitsPtr m_traits;
    bool m_isAsking = false;
    bool m_isDue = false; // the room has changed, and may again

    GraphQuestions *m_questions;
    OptionsBar *m_options;
    BusyLine *m_busy;
    QStackedLayout *m_pages;
    MapPanel *m_pictures;
    NothingPage *m_nothing;
    GraphSearch *m_search;
    WaitNote *m_wait;
    QTimer m_resized;
    GraphMaking m_making; // last, so that it is waited for before the rest goes
};

} // namespace ledger
