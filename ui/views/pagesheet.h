#pragma once

#include "focus.h"
#include "pagecontent.h"
#include "readings.h"
#include "style.h"

#include <QTimer>
#include <QWidget>

#include <deque>
#include <functional>
#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace ledger
{

class InspectedPartBox;
class PageColumns;
class PicturePanel;

/// What stands on the page of a party or of a deal. It is made in slices (the head, each picture, each part), so many
/// in one turn of the event loop as are quick, and is to be shown once it is complete: the window is never held.
class PageSheet : public QWidget
{
    Q_OBJECT

public:
    /// The pictures are drawn of the readings.
    PageSheet(PageContent content, ReadingsPtr readings, const Style &style, QWidget *parent);

    /// Begins to make it, laid out for a width; it is made completely once it is settled.
    void make(int width);
    /// Whether a part of it or a picture is still being made.
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] const PageContent &content() const { return m_content; }
    /// Where the parts are, each named `part-` and its id.
    [[nodiscard]] PageColumns &parts() const { return *m_parts; }
    /// Puts a part behind those that are there, before it is settled or later.
    void addPart(const PagePart &part);
    /// Draws it as selected in the pictures.
    void setSelection(const Selection &selection);

Q_SIGNALS:
    /// Nothing of it is being made any more.
    void settled();
    /// There are more buttons, all of them within a widget: from there the arrow keys walk, too.
    void buttonsAdded(const QWidget *within);
    void picked(const QString &kind, const QString &id);
    void extended(const QString &kind, const QString &id);
    /// What a row or a mark leads to is meant to be opened.
    void opened(const QString &kind, const QString &id);
    void climbed();
    void announced(const QString &message);
    void editRequested(const QString &kind, const QString &id);
    void claimRequested(const QString &kind, const QString &id);
    void sourceRequested(const QString &url);
    /// What the page is of is to be edited, or merged with another.
    void pageEditRequested();
    void mergerRequested();
    void copyRequested();
    void exportRequested();
    /// The lens is to show all that is known.
    void latestRequested();
    /// All that a table of the Ledger has of it is to be listed.
    void listRequested(const QString &table);
    /// All edits of it are to be seen.
    void historyRequested();
    /// More rows of a part are to be shown.
    void moreRequested(const QString &part);

private:
    void slice();
    void addHead();
    void addLine(const QString &text, const QColor &ink, const char *name, double factor, QFont::Weight weight);
    void addButtons(QHBoxLayout *row);
    void addLatest();
    void addFigures();
    [[nodiscard]] double magnified(double length) const;
    void addPicture(const PictureRequest &request);
    void makePicture(PicturePanel &panel, PictureRequest request);
    void addRowsNext(InspectedPartBox &box, std::vector<InspectedRow> rows);
    void addDoor(QVBoxLayout *column, const PagePart &part);
    void connectBox(InspectedPartBox &box, const QString &id);
    void layOut();
    [[nodiscard]] int innerWidth() const;

    PageContent m_content;
    ReadingsPtr m_readings;
    Style m_style;
    Selection m_selection;
    int m_width = 0;
    QWidget *m_within; // as wide as a page may be
    QVBoxLayout *m_column;
    PageColumns *m_pictures = nullptr;
    PageColumns *m_parts;
    std::vector<PicturePanel *> m_panels;
    std::deque<std::function<void()>> m_slices; // what is left to be made
    QTimer m_turn;
    bool m_isMade = false;
};

} // namespace ledger
