#include "chiprow.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int chipPadding = 9;
constexpr int chipCross = 18;
constexpr int chipGap = 6;
constexpr int chipMargin = 14;
} // namespace

/// One chip. × or Delete removes it; dashed and muted where the open view cannot apply it.
class ChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    ChipButton(LensChip chip, const Style &style, QWidget *parent)
        : QAbstractButton(parent)
        , m_chip(std::move(chip))
        , m_style(style)
    {
        setObjectName(QStringLiteral("chip-%1-%2").arg(m_chip.filter, m_chip.id));
        setText(m_chip.caption + QStringLiteral(": ") + m_chip.text);
        setAccessibleName(tr("Filter %1").arg(text()));
        setAccessibleDescription(m_chip.whyIdle.isEmpty() ? tr("Delete removes it") : m_chip.whyIdle);
        setToolTip(m_chip.whyIdle.isEmpty() ? tr("Click × or press Delete to remove this filter") : m_chip.whyIdle);
        setFocusPolicy(Qt::StrongFocus);
        setMouseTracking(true);
        setContextMenuPolicy(Qt::CustomContextMenu);
        connect(this, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
            QMenu menu(this);
            menu.addAction(tr("Remove filter"));
            if (menu.exec(mapToGlobal(at)) != nullptr)
                Q_EMIT removed(m_chip);
        });
    }

    void setStyle(const Style &style)
    {
        m_style = style;
        update();
    }

    QSize sizeHint() const override
    {
        const int most = 320; // a name of 60 characters does not push the others away
        const int words = fontMetrics().horizontalAdvance(text());
        return QSize(std::min(most, words + 2 * chipPadding + chipCross), fontMetrics().height() + 8);
    }

Q_SIGNALS:
    void removed(const ledger::LensChip &chip);

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isIdle = !m_chip.whyIdle.isEmpty();
        const QColor edge = hasFocus() ? palette().color(QPalette::Highlight) : m_style.axis;
        painter.setPen(QPen(edge, hasFocus() ? 1.5 : 1, isIdle ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(isIdle ? m_style.panel : m_style.background);
        const double radius = height() / 2.0 - 1;
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
        const QFontMetrics metrics = fontMetrics();
        QRect room = rect().adjusted(chipPadding, 0, -chipCross - 4, 0);
        const QString caption = m_chip.caption + QStringLiteral(": ");
        painter.setPen(m_style.mutedInk);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine, caption);
        room.setLeft(room.left() + metrics.horizontalAdvance(caption));
        painter.setPen(isIdle ? m_style.mutedInk : m_style.ink);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(m_chip.text, Qt::ElideRight, room.width()));
        const QPointF middle = cross().center();
        painter.setPen(QPen(m_isOverCross ? m_style.ink : m_style.mutedInk, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle - QPointF(3, 3), middle + QPointF(3, 3));
        painter.drawLine(middle - QPointF(3, -3), middle + QPointF(3, -3));
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        m_isOverCross = cross().contains(event->position());
        update();
        QAbstractButton::mouseMoveEvent(event);
    }

    void leaveEvent(QEvent *event) override
    {
        m_isOverCross = false;
        QAbstractButton::leaveEvent(event);
    }

    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAbstractButton::mouseReleaseEvent(event);
        if (event->button() == Qt::LeftButton && cross().contains(event->position()))
            Q_EMIT removed(m_chip);
        else if (event->button() == Qt::MiddleButton)
            Q_EMIT removed(m_chip);
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
            Q_EMIT removed(m_chip);
        else if (event->key() == Qt::Key_Left)
            focusPreviousChild();
        else if (event->key() == Qt::Key_Right)
            focusNextChild();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QRectF cross() const { return QRectF(width() - chipCross - 3, 0, chipCross, height()); }

    LensChip m_chip;
    Style m_style;
    bool m_isOverCross = false;
};

ChipRow::ChipRow(QWidget *parent) : QWidget(parent), m_style(styleFor(ThemeName::Light))
{
    setObjectName(QStringLiteral("chips"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void ChipRow::setStyle(const Style &style)
{
    m_style = style;
    for (ChipButton *button : m_buttons)
        button->setStyle(style);
}

void ChipRow::setChips(const std::vector<LensChip> &chips)
{
    if (chips == m_chips)
        return;
    // Removing one by key leaves the keyboard on its neighbour.
    int focused = -1;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i]->hasFocus())
            focused = static_cast<int>(i);
    for (ChipButton *button : m_buttons) {
        button->hide();
        button->setObjectName(QString());
        button->deleteLater(); // one of them may be what is being clicked
    }
    m_buttons.clear();
    m_chips = chips;
    for (const LensChip &chip : m_chips) {
        auto *button = new ChipButton(chip, m_style, this);
        connect(button, &ChipButton::removed, this, &ChipRow::removed);
        button->show();
        m_buttons.push_back(button);
    }
    setVisible(!m_chips.empty());
    updateGeometry();
    place(width(), true);
    if (focused >= 0 && !m_buttons.empty())
        m_buttons[std::min(static_cast<std::size_t>(focused), m_buttons.size() - 1)]->setFocus();
}

int ChipRow::place(int width, bool moves) const
{
    int x = chipMargin;
    int y = 0;
    int lineHeight = 0;
    for (ChipButton *button : m_buttons) {
        const QSize size = button->sizeHint();
        if (x + size.width() > width - chipMargin && x > chipMargin) {
            x = chipMargin;
            y += lineHeight + chipGap;
        }
        if (moves)
            button->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + chipGap;
        lineHeight = size.height();
    }
    return y + lineHeight + 9;
}

int ChipRow::heightForWidth(int width) const { return place(width, false); }

QSize ChipRow::sizeHint() const { return QSize(200, place(std::max(200, width()), false)); }

void ChipRow::resizeEvent(QResizeEvent *) { place(width(), true); }

} // namespace ledger

#include "chiprow.moc"
