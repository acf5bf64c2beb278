#pragma once

#include "focus.h"
#include "markindex.h"
#include "picture.h"
#include "picturemaking.h"
#include "style.h"

#include <QTransform>
#include <QWidget>

#include <functional>

namespace ledger
{

/// A picture on the screen, with what points into it: hover, selection, the mark that the keyboard stands on, the card
/// that says what it is. How the picture itself comes to the screen is for those that are made of it to say.
class MarkCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit MarkCanvas(QWidget *parent = nullptr);

    using QWidget::setStyle;
    virtual void setStyle(const Style &style);
    /// Keeps the place of the keyboard where a mark of the same id is there again.
    void setPicture(const PicturePtr &picture);
    /// How a picture is painted ahead for this canvas; by default it is not.
    [[nodiscard]] virtual PictureGround ground() const { return {}; }
    /// The picture that is shown, painted ahead on its ground.
    virtual void setPainted(const QImage &) { }
    [[nodiscard]] const PicturePtr &picture() const { return m_picture; }
    void setSelection(const Selection &selection);
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    [[nodiscard]] bool isSelected(const Mark &mark) const;
    /// On which marks the arrow keys stop; nothing: on all.
    void setStops(std::function<bool(const Mark &)> stops) { m_stops = std::move(stops); }

    /// Whether there is a level above, to which Escape leads; where there is none it clears.
    void setClimbs(bool climbs) { m_climbs = climbs; }

    /// The mark of an id, or −1.
    [[nodiscard]] int markOf(const QString &id) const;
    /// The mark that the keyboard stands on, or −1.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int mark);
    /// Whether the mark that the keyboard stands on is shown while the keyboard itself is elsewhere: in a search field.
    void setShowsCurrent(bool shows);
    /// The mark under a point of this widget: the topmost, or the nearest within reach of a finger; −1 where there is
    /// none.
    [[nodiscard]] int markAt(QPointF point) const;
    /// Where a mark is in this widget.
    [[nodiscard]] QRectF rectOf(int mark) const;
    /// Whether it is seen which mark the keyboard stands on.
    [[nodiscard]] bool showsPlace() const;
    /// Where a card of a size stands that tells of a mark that the keyboard stands on.
    [[nodiscard]] QRectF cardOf(int mark, QSizeF size) const;
    /// What a click on a mark does, and a double click.
    void pick(int mark);
    void drill(int mark);
    /// The page of what a mark stands for; of no kind where it has none.
    [[nodiscard]] static DrillStep pageOf(const Mark &mark);

    [[nodiscard]] QSize sizeHint() const override { return {960, 560}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 220}; }

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);
    void extended(const QString &kind, const QString &id);
    void drilled(const ledger::DrillStep &step);
    void climbed();
    /// A menu is asked for, on a mark or (−1) on none.
    void menuRequested(int mark, QPoint globalPos);

protected:
    /// From the picture's coordinates to this widget's.
    [[nodiscard]] virtual QTransform placing() const = 0;
    virtual void paintPicture(QPainter &painter) = 0;
    /// Another picture or style is there: what was painted is no longer right.
    virtual void repaintPicture() = 0;
    /// Another picture is there, before anything of it is shown; `before` was shown so far.
    virtual void place(const PicturePtr &before) = 0;
    /// The keyboard stands on another mark.
    virtual void reveal(int) { }

    [[nodiscard]] const Style &look() const { return m_style; }
    [[nodiscard]] int markCount() const;
    [[nodiscard]] const Mark &mark(int index) const { return m_picture->marks()[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool isStop(const Mark &mark) const { return !m_stops || m_stops(mark); }
    /// What a left click at a point does.
    void click(QPointF point, Qt::KeyboardModifiers modifiers);
    void hover(QPointF point);
    void forgetHover();

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool walk(int key);
    [[nodiscard]] int firstStop(int from, int step) const;
    [[nodiscard]] int firstPlace() const;
    [[nodiscard]] int placeOnTheWay();
    void escape();
    void paintPointing(QPainter &painter) const;
    void paintSameElsewhere(QPainter &painter, int pointed) const;
    void paintCard(QPainter &painter, int mark) const;
    void findSelected();

    Style m_style;
    PicturePtr m_picture;
    MarkIndex m_index;
    Selection m_selection;
    std::vector<int> m_selected;
    std::function<bool(const Mark &)> m_stops;
    QStringList m_way; // the marks that were gone into
    bool m_climbs = false;
    QPointF m_pointer;
    int m_hovered = -1;
    int m_current = -1;
    bool m_showsCurrent = false;
    bool m_showsFocus = false; // the keyboard brought us here
};

} // namespace ledger
