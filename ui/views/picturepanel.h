#pragma once

#include "focus.h"
#include "picture.h"
#include "style.h"

#include <QWidget>

#include <functional>

class QMenu;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;
class QTimer;

namespace ledger
{

class MarkCanvas;
class PictureMaking;
class PictureTableModel;

/// Shows any Picture, and all that one does with one: hover, click, drill, walk by keyboard, its numbers as a table,
/// copy and export. Knows nothing of what is drawn.
class PicturePanel : public QWidget
{
    Q_OBJECT

public:
    /// Makes a picture of a size out of values alone: it may be called on another thread.
    using Maker = std::function<PicturePtr(QSizeF)>;
    /// Whether a maker is known to take long: a slow one never runs on the window's thread.
    enum class Pace { Quick, Slow };

    explicit PicturePanel(QWidget *parent = nullptr);
    ~PicturePanel() override;

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// Shows what a maker makes of the room that there is, and lets it make anew where the room changes. What is shown
    /// stays until the new picture is there; one that comes late is dropped.
    void setMaker(Maker maker, Pace pace = Pace::Quick);
    /// Shows a picture as it is, whatever the room.
    void setPicture(PicturePtr picture);
    /// What is shown; null before the first picture is there.
    [[nodiscard]] PicturePtr picture() const;
    /// Draws what stands for this as selected.
    void setSelection(const Selection &selection);
    /// Whether there is a level above, to which Escape leads at once.
    void setClimbs(bool climbs);
    [[nodiscard]] bool isMaking() const;
    [[nodiscard]] bool showsData() const;

public Q_SLOTS:
    /// The numbers instead of the picture, or the picture again.
    void setShowsData(bool shows);
    /// Puts picture (PNG, SVG) and table (TSV, HTML) on the clipboard at once; where rows of the table are selected,
    /// those alone.
    void copy();
    /// Puts the table on the clipboard as CSV.
    void copyCsv();
    /// Asks for a file and writes it.
    void exportAs();
    /// Writes a PNG, SVG, PDF or CSV as the file's name asks for; says how it went.
    void exportTo(const QString &path);

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);
    /// What was meant is to be added to the filters.
    void extended(const QString &kind, const QString &id);
    void drilled(const ledger::DrillStep &step);
    /// Escape: up one level.
    void climbed();
    /// Another picture is shown.
    void shown();
    void makingChanged(bool isMaking);
    void showsDataChanged(bool shows);
    /// Something done, in words for the status bar.
    void announced(const QString &message);
    /// A context menu is about to be shown, on a mark (an empty one: on none): what belongs to it can be added.
    void menuOpening(QMenu *menu, const ledger::Mark &mark);

protected:
    /// Shows pictures on another canvas than the usual one.
    PicturePanel(MarkCanvas *canvas, QWidget *parent);
    [[nodiscard]] MarkCanvas &canvas() const { return *m_canvas; }

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void make();
    [[nodiscard]] QSizeF room() const;
    [[nodiscard]] double pictureScale() const;
    void take(const PicturePtr &picture, const QImage &painted);
    void fillTable();
    void fitColumns();
    void openMenu(int mark, QPoint globalPos);
    [[nodiscard]] PictureTable selectedRows() const;
    void complain(const QString &what);

    Maker m_maker;
    Pace m_pace = Pace::Quick;
    QStackedLayout *m_pages;
    MarkCanvas *m_canvas;
    bool m_growsWithText = true;
    PictureTableModel *m_rows = nullptr; // these three are made when the numbers are first shown
    QSortFilterProxyModel *m_sorted = nullptr;
    QTableView *m_table = nullptr;
    PictureMaking *m_making;
    QSizeF m_room; // that was made for last
    QTimer *m_resized;
    QString m_folder; // of the last export
};

} // namespace ledger
