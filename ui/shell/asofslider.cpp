#include "asofslider.h"

#include "wording.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
// All for text of the usual size.
constexpr double handleRadius = 5.5;
constexpr double latestGap = 14; // parts the last day from Latest
constexpr double marksHeight = 20;
constexpr double sliderHeight = 40;
constexpr int yearPixels = 11;

constexpr double snapDistance = 4;
constexpr int playInterval = 450; // milliseconds a change

int numberOf(Day day) { return static_cast<int>(day.time_since_epoch().count()); }

Day dayOf(int number) { return Day(std::chrono::days(number)); }

/// Tells a screen reader the day instead of its number.
class AsOfSliderAccessible : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AsOfSliderAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Slider) { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? slider().dayText() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return slider().value(); }
    void setCurrentValue(const QVariant &value) override { slider().choose(value.toInt()); }
    QVariant maximumValue() const override { return slider().maximum(); }
    QVariant minimumValue() const override { return slider().minimum(); }
    QVariant minimumStepSize() const override { return 1; }

private:
    AsOfSlider &slider() const { return *static_cast<AsOfSlider *>(widget()); }
};

QAccessibleInterface *asOfSliderAccessible(const QString &, QObject *object)
{
    auto *slider = qobject_cast<AsOfSlider *>(object);
    return slider == nullptr ? nullptr : new AsOfSliderAccessible(slider);
}
} // namespace

AsOfSlider::AsOfSlider(QWidget *parent)
    : QAbstractSlider(parent)
    , m_style(styleFor(ThemeName::Light))
    , m_play(new QTimer(this))
{
    QAccessible::installFactory(asOfSliderAccessible); // installing it again changes nothing
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("As of"));
    setRange(0, 0);
    m_play->setInterval(playInterval);
    connect(m_play, &QTimer::timeout, this, &AsOfSlider::playOn);
}

void AsOfSlider::setStyle(const Style &style)
{
    m_style = style;
    update();
}

void AsOfSlider::setMarks(std::vector<SaidDay> marks)
{
    if (marks == m_marks)
        return;
    const std::optional<Day> shown = day();
    m_marks = std::move(marks);
    const QSignalBlocker quiet(this);
    if (m_marks.empty())
        setRange(0, 0);
    else
        setRange(numberOf(m_marks.front().day), numberOf(m_marks.back().day) + 1);
    setDay(shown);
    update();
}

void AsOfSlider::setDay(const std::optional<Day> &day)
{
    const QSignalBlocker quiet(this);
    setValue(day ? numberOf(*day) : latest());
    setAccessibleDescription(dayText());
    update();
}

std::optional<Day> AsOfSlider::day() const
{
    if (value() == latest())
        return std::nullopt;
    return dayOf(value());
}

QString AsOfSlider::dayText() const
{
    const std::optional<Day> shown = day();
    return shown ? dateText(partialDate(*shown)) : tr("Latest");
}

bool AsOfSlider::isPlaying() const { return m_play->isActive(); }

void AsOfSlider::choose(int stop)
{
    stop = std::clamp(stop, minimum(), maximum());
    if (stop == value())
        return;
    setValue(stop);
    setAccessibleDescription(dayText());
    update();
    Q_EMIT dayChosen(day());
}

void AsOfSlider::stepToPreviousChange()
{
    const auto after = std::ranges::lower_bound(m_marks, value(), {}, [](const SaidDay &m) { return numberOf(m.day); });
    if (after != m_marks.begin())
        choose(numberOf(std::prev(after)->day));
}

void AsOfSlider::stepToNextChange()
{
    const auto next = std::ranges::upper_bound(m_marks, value(), {}, [](const SaidDay &m) { return numberOf(m.day); });
    choose(next == m_marks.end() ? latest() : numberOf(next->day));
}

void AsOfSlider::goToFirst() { choose(minimum()); }

void AsOfSlider::goToLatest() { choose(latest()); }

void AsOfSlider::setPlaying(bool plays)
{
    if (plays == isPlaying() || (plays && m_marks.empty()))
        return;
    if (!plays) {
        m_play->stop();
    } else {
        if (value() == latest())
            goToFirst();
        m_play->start();
    }
    Q_EMIT playingChanged(plays);
}

void AsOfSlider::playOn()
{
    stepToNextChange();
    if (value() == latest())
        setPlaying(false);
}

double AsOfSlider::scaled(double usual) const { return usual * textScale(font()); }

QSize AsOfSlider::sizeHint() const { return {420, qRound(scaled(sliderHeight))}; }

QSize AsOfSlider::minimumSizeHint() const { return {120, sizeHint().height()}; }

QRectF AsOfSlider::track() const
{
    const double side = scaled(handleRadius) + 3;
    return QRectF(rect()).adjusted(side, 3, -side, -3);
}

double AsOfSlider::partOf(int stop) const
{
    const int days = latest() - 1 - minimum();
    if (days <= 0)
        return 1;
    const auto after = std::ranges::lower_bound(m_marks, stop, {}, [](const SaidDay &m) { return numberOf(m.day); });
    double changes = static_cast<double>(after - m_marks.begin());
    if (after != m_marks.begin() && after != m_marks.end()) {
        const double next = numberOf(after->day);
        const double last = numberOf(std::prev(after)->day);
        changes -= (next - stop) / (next - last);
    }
    // Years in which little was said give way to those in which much was: their lines say so.
    constexpr double byChanges = 0.65;
    const double byTime = static_cast<double>(stop - minimum()) / days;
    return (1 - byChanges) * byTime + byChanges * changes / static_cast<double>(m_marks.size() - 1);
}

double AsOfSlider::xOf(int stop) const
{
    const QRectF room = track();
    if (stop >= latest())
        return room.right();
    return room.left() + (room.width() - scaled(latestGap)) * partOf(stop);
}

int AsOfSlider::stopAt(double x) const
{
    const QRectF room = track();
    if (x > room.right() - scaled(latestGap) / 2 || m_marks.empty())
        return latest();
    int low = minimum();
    int high = latest() - 1;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (xOf(middle) < x)
            low = middle + 1;
        else
            high = middle;
    }
    // The days of changes are what one aims at.
    const auto nearest = std::ranges::min_element(
        m_marks, {}, [this, x](const SaidDay &mark) { return std::abs(xOf(numberOf(mark.day)) - x); });
    const int change = numberOf(nearest->day);
    return std::abs(xOf(change) - x) <= snapDistance ? change : low;
}

void AsOfSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setPlaying(false);
    Q_EMIT settled(); // what was done before is a run of its own
    setSliderDown(true);
    choose(stopAt(event->position().x()));
}

void AsOfSlider::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = stopAt(event->position().x());
    update();
    if (isSliderDown())
        choose(m_hovered);
}

void AsOfSlider::mouseReleaseEvent(QMouseEvent *)
{
    if (!isSliderDown())
        return;
    setSliderDown(false);
    Q_EMIT settled();
}

void AsOfSlider::wheelEvent(QWheelEvent *event)
{
    setPlaying(false);
    if (event->angleDelta().y() > 0)
        stepToNextChange();
    else if (event->angleDelta().y() < 0)
        stepToPreviousChange();
    event->accept();
}

void AsOfSlider::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Space) {
        setPlaying(!isPlaying());
        return;
    }
    setPlaying(false);
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        choose(value() - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        choose(value() + 1);
        break;
    case Qt::Key_PageDown:
        choose(value() - 30);
        break;
    case Qt::Key_PageUp:
        choose(value() + 30);
        break;
    case Qt::Key_BracketLeft:
        stepToPreviousChange();
        break;
    case Qt::Key_BracketRight:
        stepToNextChange();
        break;
    case Qt::Key_Home:
        goToFirst();
        break;
    case Qt::Key_End:
        goToLatest();
        break;
    default:
        event->ignore();
    }
}

bool AsOfSlider::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int stop = stopAt(help->pos().x());
        const auto mark = std::ranges::find(m_marks, stop, [](const SaidDay &m) { return numberOf(m.day); });
        QString text = stop >= latest() ? tr("Latest: everything known") : dateText(partialDate(dayOf(stop)));
        if (mark != m_marks.end() && stop < latest())
            text += QStringLiteral(" · ") + claimsText(mark->claims);
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_hovered = -1;
        update();
    }
    return QAbstractSlider::event(event);
}

void AsOfSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter);
    paintYears(painter);
    paintHandle(painter);
}

void AsOfSlider::paintMarks(QPainter &painter) const
{
    if (m_marks.empty())
        return;
    // What falls on one pixel column is one mark; roots, so that a quiet day shows beside a loud one.
    constexpr double column = 3;
    const QRectF room = track();
    const int columns = static_cast<int>(room.width() / column) + 1;
    std::vector<int> said(static_cast<std::size_t>(columns));
    for (const SaidDay &mark : m_marks)
        said[static_cast<std::size_t>((xOf(numberOf(mark.day)) - room.left()) / column)] += mark.claims;
    const double most = std::sqrt(std::max(1, *std::ranges::max_element(said)));
    const double now = xOf(value());
    const double ground = room.top() + scaled(marksHeight);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < columns; ++i) {
        const int count = said[static_cast<std::size_t>(i)];
        if (count == 0)
            continue;
        const double x = room.left() + i * column;
        const double height = std::max(2.0, scaled(marksHeight) * std::sqrt(count) / most);
        const bool isKnown = x <= now + column / 2;
        painter.setBrush(isKnown ? m_style.series : mixed(m_style.panel, m_style.mutedInk, 0.4));
        painter.drawRect(QRectF(x - 1, ground - height, 2, height));
    }
}

void AsOfSlider::paintYears(QPainter &painter) const
{
    const QRectF room = track();
    const double ground = room.top() + scaled(marksHeight);
    painter.setPen(QPen(m_style.axis, 1));
    painter.drawLine(QPointF(room.left(), ground + 0.5), QPointF(xOf(latest() - 1), ground + 0.5));
    painter.setPen(QPen(value() == latest() ? m_style.accent : m_style.axis, 2));
    painter.drawLine(QPointF(room.right(), ground - 4), QPointF(room.right(), ground + 4));
    if (m_marks.empty())
        return;
    const QFont small = interFont(qRound(scaled(yearPixels)));
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const int firstYear = partialDate(m_marks.front().day).year;
    const int lastYear = partialDate(m_marks.back().day).year;
    double free = room.left();
    const double stop = room.right() - scaled(latestGap);
    for (int year = firstYear + 1; year <= lastYear; ++year) {
        const double x = xOf(numberOf(PartialDate{static_cast<std::int16_t>(year), 1, 1}.first()));
        const QString text = QString::number(year);
        const double width = metrics.horizontalAdvance(text);
        painter.setPen(QPen(m_style.axis, 1));
        painter.drawLine(QPointF(x, ground), QPointF(x, ground + 4));
        if (x < free + 6 || x + 3 + width > stop)
            continue;
        painter.setPen(m_style.mutedInk);
        painter.drawText(QPointF(x + 3, ground + 2 + metrics.ascent()), text);
        free = x + 3 + width;
    }
}

void AsOfSlider::paintHandle(QPainter &painter) const
{
    const QRectF room = track();
    const double ground = room.top() + scaled(marksHeight);
    const QPointF at(xOf(value()), ground + 0.5);
    const double radius = scaled(handleRadius);
    if (m_hovered >= 0 && !isSliderDown()) {
        painter.setPen(QPen(m_style.mutedInk, 1));
        painter.drawLine(QPointF(xOf(m_hovered), room.top()), QPointF(xOf(m_hovered), ground));
    }
    if (value() != latest()) {
        painter.setPen(QPen(m_style.ink, 1));
        painter.drawLine(QPointF(at.x(), room.top()), at);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, radius + 2.5, radius + 2.5);
    }
    painter.setPen(QPen(m_style.panel, 1.5));
    painter.setBrush(m_style.ink);
    painter.drawEllipse(at, radius, radius);
}

} // namespace ledger
