#pragma once

#include "listing.h"
#include "style.h"

#include <QAbstractSlider>

#include <optional>
#include <vector>

class QTimer;

namespace ledger
{

/// The time machine: a slider over the days on which something was said, each marked as high as what was said on it.
/// Its last stop is *Latest*: no day, everything known.
class AsOfSlider : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit AsOfSlider(QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// The days that it runs over, in time's order.
    void setMarks(std::vector<SaidDay> marks);
    /// The day shown; nothing is Latest. Says nothing to anybody.
    void setDay(const std::optional<Day> &day);
    [[nodiscard]] std::optional<Day> day() const;
    [[nodiscard]] bool isPlaying() const;
    /// The day in words, or *Latest*.
    [[nodiscard]] QString dayText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Goes to a stop: a day as a number, or the last for Latest.
    void choose(int stop);
    void stepToPreviousChange();
    void stepToNextChange();
    void goToFirst();
    void goToLatest();
    /// Runs through the changes, from the first where it stands at Latest, until Latest or until it is stopped.
    void setPlaying(bool plays);

Q_SIGNALS:
    /// The reader moved it; every step of one run merges with the one before.
    void dayChosen(const std::optional<ledger::Day> &day);
    /// A run ended: the mouse was let go.
    void settled();
    void playingChanged(bool isPlaying);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int latest() const { return maximum(); }
    /// A length that grows with the text.
    [[nodiscard]] double scaled(double usual) const;
    [[nodiscard]] QRectF track() const;
    [[nodiscard]] double partOf(int stop) const;
    [[nodiscard]] double xOf(int stop) const;
    [[nodiscard]] int stopAt(double x) const;
    void playOn();
    void paintMarks(QPainter &painter) const;
    void paintYears(QPainter &painter) const;
    void paintHandle(QPainter &painter) const;

    std::vector<SaidDay> m_marks;
    Style m_style;
    QTimer *m_play;
    int m_hovered = -1;
};

} // namespace ledger
