#include "quietbutton.h"

#include "controlstyle.h"
#include "style.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

namespace ledger
{

namespace
{
constexpr int buttonPadding = 8;
constexpr int captionGap = 5;
constexpr double buttonRadius = 5;
} // namespace

QuietButton::QuietButton(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAutoRaise(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QuietButton::setCaption(const QString &caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

void QuietButton::setOpens(bool opens)
{
    m_opens = opens;
    updateGeometry();
}

void QuietButton::setMuted(bool isMuted)
{
    m_isMuted = isMuted;
    update();
}

QSize QuietButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    int width = 0;
    if (!m_caption.isEmpty())
        width += metrics.horizontalAdvance(m_caption) + captionGap;
    if (!icon().isNull())
        width += iconSize().width() + (text().isEmpty() ? 0 : captionGap);
    width += metrics.horizontalAdvance(text());
    if (m_opens)
        width += opensMarkWidth(font());
    const int height = metrics.height() + 12;
    return QSize(std::max(width + 2 * buttonPadding, height), height);
}

void QuietButton::paintGround(QPainter &painter) const
{
    const QColor window = palette().color(QPalette::Window);
    const QColor ink = palette().color(QPalette::WindowText);
    QColor ground = Qt::transparent;
    if (isChecked())
        ground = mixed(window, palette().color(QPalette::Highlight), 0.18);
    if (isEnabled() && (isDown() || (menu() != nullptr && menu()->isVisible())))
        ground = mixed(window, ink, 0.14);
    else if (isEnabled() && underMouse() && !isChecked())
        ground = mixed(window, ink, 0.07);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), buttonRadius, buttonRadius);
}

void QuietButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter);
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor ink = palette().color(group, QPalette::WindowText);
    const QColor muted = isEnabled() ? palette().color(QPalette::PlaceholderText) : ink;
    QRect room = rect().adjusted(buttonPadding, 0, -buttonPadding, 0);
    if (!icon().isNull()) {
        const bool isAlone = text().isEmpty() && m_caption.isEmpty();
        const QSize size = iconSize();
        const int x = isAlone ? (width() - size.width()) / 2 : room.left();
        const QRect at(QPoint(x, (height() - size.height()) / 2), size);
        icon().paint(&painter, at, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(at.right() + captionGap);
    }
    if (!m_caption.isEmpty()) {
        painter.setPen(muted);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_caption);
        room.setLeft(room.left() + fontMetrics().horizontalAdvance(m_caption) + captionGap);
    }
    painter.setPen(m_isMuted ? muted : ink);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    if (m_opens) {
        const int mark = opensMarkWidth(font());
        drawOpensMark(painter, QRectF(width() - buttonPadding - mark + 2, 0, mark, height()), font(), muted);
    }
}

void QuietButton::keyPressEvent(QKeyEvent *event)
{
    const bool opensByKey = m_opens && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opensByKey || isEnter) {
        if (menu() != nullptr)
            showMenu();
        else
            click();
        return;
    }
    QToolButton::keyPressEvent(event);
}

} // namespace ledger
