#pragma once

#include "pagecontent.h"
#include "viewpanel.h"

#include <QFutureWatcher>

#include <functional>
#include <optional>

class QScrollArea;

namespace ledger
{

class BusyLine;
class PageColumns;
class PageSheet;

/// The page of a party or of a deal: the last level of a drill, in the place of the view's picture. Everything that is
/// known of the one through the lens, in columns; each row is a door.
class RecordPage : public ViewPanel
{
    Q_OBJECT

public:
    explicit RecordPage(const ViewContext &context, QWidget *parent = nullptr);
    ~RecordPage() override;

    using ViewPanel::setStyle;
    void setStyle(const Style &style) override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] bool offers(Offer offer) const override { return offer == Offer::Copy || offer == Offer::Export; }
    /// The whole page as a table, as text and HTML.
    void copy() override;
    /// The whole page as CSV.
    void exportAs() override;
    /// Writes the CSV there, and says how it went.
    void exportTo(const QString &path);

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while no page is open or nothing that it shows has changed.
    void refresh();

Q_SIGNALS:
    /// All records of one table that are of the party are to be listed: `deals`, `claims`, `observations`.
    void listWanted(const QString &table, const ledger::Selection &of);
    void editRequested(const QString &kind, const QString &id);
    void claimRequested(const QString &kind, const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What a page depends on: where it is as it was, there is nothing to do.
    struct Seen
    {
        LedgerPtr ledger = {};
        Lens lens = {};
        Selection of = {};
        PageRooms rooms = {};

        bool operator==(const Seen &) const = default;
    };
    /// Where the reader was.
    struct Place
    {
        int scrolled = 0;
        QString part = {};
        QString focused = {};
        QStringList open = {};
    };

    /// What a page was made of, and what it came to.
    struct Answer
    {
        Seen seen = {};
        ReadingsPtr readings = {};
        PageContent content = {};
    };

    void ask();
    void work();
    void finishWork();
    void take(Answer answer);
    void tell();
    void connectSheet(PageSheet &sheet);
    void selectPage();
    void showMade();
    void giveUpNext();
    void forgetSheet();
    void askHistory();
    void addHistory(const HistoryPage &edits);
    void showBusy();
    void askMore(const QString &part);
    void open(const QString &kind, const QString &id);
    void openSource(const QString &url);
    void withWholeTable(std::function<void(const PictureTable &)> then);

    // pagewalk.cpp: how one walks it by keyboard, and where one was.
    void watchKeys(const QWidget *within);
    void walk(int step);
    void cross(int step);
    void leave(bool next);
    void goTo(QWidget *row);
    [[nodiscard]] std::vector<QWidget *> rowsIn(const QWidget *box) const;
    [[nodiscard]] int boxWithFocus() const;
    [[nodiscard]] Place place() const;
    void goBackTo(const Place &place);

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    std::optional<Seen> m_seen;
    std::optional<Answer> m_told; // what the newest sheet tells, made or in the making
    std::function<Answer()> m_wish; // the newest that the worker has not begun
    QFutureWatcher<Answer> m_worker;
    bool m_isAsking = false;
    BusyLine *m_busy;
    QScrollArea *m_scroll;
    QWidget *m_paper; // what is scrolled: the sheet lies on it
    PageSheet *m_sheet = nullptr; // that is shown
    PageSheet *m_nextSheet = nullptr; // that is being made
    PageColumns *m_columns = nullptr; // of the sheet that is shown
    QString m_folder; // of the last export
};

} // namespace ledger
