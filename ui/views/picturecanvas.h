#pragma once

#include "focus.h"
#include "picture.h"
#include "style.h"

#include <QPixmap>
#include <QWidget>

namespace ledger
{

/// A picture on the screen, with what points into it: hover, selection, the mark that the keyboard stands on, the card
/// that says what it is. The picture itself is painted once.
class PictureCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// Keeps the place of the keyboard where a mark of the same id is there again.
    void setPicture(PicturePtr picture);
    [[nodiscard]] const PicturePtr &picture() const { return m_picture; }
    void setSelection(const Selection &selection);
    [[nodiscard]] bool isSelected(const Mark &mark) const;

    /// The mark that the keyboard stands on, or −1.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int mark);
    /// The mark under a point of this widget: the topmost, or the nearest within reach of a finger; −1 where there is
    /// none.
    [[nodiscard]] int markAt(QPointF point) const;
    /// Where a mark is in this widget.
    [[nodiscard]] QRectF rectOf(int mark) const;
    /// What a click on a mark does, and a double click.
    void pick(int mark);
    void drill(int mark);

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
    [[nodiscard]] const Mark &mark(int index) const { return m_picture->marks()[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int markCount() const;
    [[nodiscard]] QPointF origin() const;
    bool walk(int key);
    void escape();
    void paintPicture(QPainter &painter);
    void paintPointing(QPainter &painter) const;
    void paintCard(QPainter &painter, int mark, QPointF at) const;

    Style m_style;
    PicturePtr m_picture;
    QPixmap m_pixmap;
    Selection m_selection;
    QPointF m_pointer;
    int m_hovered = -1;
    int m_current = -1;
    bool m_showsFocus = false; // the keyboard brought us here
};

} // namespace ledger
