#pragma once

#include "deeds.h"
#include "inboxwords.h"
#include "viewpanel.h"

#include <map>
#include <optional>

class QLabel;
class QSplitter;
class QStackedLayout;
class QTimer;

namespace ledger
{

class BusyLine;
class InboxBar;
class InboxList;
class ItemPane;
class NothingPage;
class PicturePanel;

/// The inbox: what is doubted, line by line, and beside it the one that is open with what is said of it and what can be
/// done. Every decision is an edit of one step; after it the next line is open.
class ReconcileView : public ViewPanel
{
    Q_OBJECT

public:
    ReconcileView(const QString &name, const ViewContext &context, QWidget *parent = nullptr);
    ~ReconcileView() override;

    using ViewPanel::setStyle;
    void setStyle(const Style &style) override;
    [[nodiscard]] bool isBusy() const override { return m_isAsking || m_isWeighing || m_isSaving || m_isDrawing; }
    [[nodiscard]] bool offers(Offer offer) const override;
    void copy() override;
    void exportAs() override;
    void setShowsData(bool shows) override;
    [[nodiscard]] bool showsData() const override;
    void search() override;
    [[nodiscard]] QByteArray memory() const override;
    void remember(const QByteArray &memory) override;

    [[nodiscard]] InboxList &list() const { return *m_list; }
    [[nodiscard]] ItemPane &pane() const { return *m_pane; }

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What the lines depend on: where it is as it was, there is nothing to ask.
    struct Seen
    {
        LedgerPtr ledger = {};
        Lens lens = {};

        bool operator==(const Seen &) const = default;
    };
    /// What the picture depends on besides.
    struct Drawn
    {
        Seen seen = {};
        std::map<QString, QString> options = {};
        std::vector<DrillStep> drill = {};
        Style style = {};

        bool operator==(const Drawn &) const = default;
    };

    void connectParts();
    void connectPictures();
    void addShortcuts();
    void partInTwo();

    void ask();
    void forgetOrder();
    void arrange();
    void showLines();
    void sayWhyNothing();
    void showBar(std::size_t shown);
    void showOpen(bool isSame);
    void draw();
    void setDraws(bool draws);
    void showBusy();

    void walk();
    void pick();

    // reconciledeeds.cpp: what is done to the line that is open.
    [[nodiscard]] DeedSubject subject() const;
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] std::map<Deed, QString> deedTexts() const;
    void offerDeeds();
    void weigh();
    void askWho();
    void choose(Deed deed);
    void openForm(Deed deed);
    void decide(Deed deed, const QString &reason);
    void finish(const EditOutcome &outcome, const QString &label);
    void open();
    void openSource();
    void openAddress(const QString &url);

    [[nodiscard]] QString kind() const;
    [[nodiscard]] bool isDecidedTab() const;
    [[nodiscard]] const InboxRow *line() const;
    [[nodiscard]] int claimToStandOn(const SaidClaim *chosen) const;

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    InboxBar *m_bar;
    BusyLine *m_busy;
    QStackedLayout *m_pages;
    QSplitter *m_beside;
    InboxList *m_list;
    QLabel *m_none; // over the list: nothing like what is searched
    ItemPane *m_pane;
    NothingPage *m_nothing;
    PicturePanel *m_pictures;
    QTimer *m_calm; // of walking, before the inspector follows and effects are worked out
    QObject m_weighing; // whom effects are worked out for

    std::optional<Seen> m_seen;
    std::optional<Drawn> m_drawn;
    InboxLinesPtr m_lines; // of m_seen, once they are there
    InboxLinesPtr m_before; // those of the same lens that were there last: the reader's order
    QString m_shownKind;
    QString m_typed;
    QString m_open; // the key of the open line
    int m_row = 0; // where it stood
    ToldItem m_told;
    bool m_isParted = false; // by the reader, who chose how wide the list is
    bool m_draws = false;
    bool m_isAsking = false;
    bool m_isWeighing = false;
    bool m_isSaving = false;
    bool m_isDrawing = false;
};

} // namespace ledger
