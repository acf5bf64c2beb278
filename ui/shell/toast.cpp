#include "toast.h"

#include "quietbutton.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

namespace ledger
{

namespace
{
constexpr int toastTime = 6000; // milliseconds
constexpr int toastFoot = 52; // above the window's lower edge
} // namespace

Toast::Toast(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_remedy(new QuietButton(this))
    , m_gone(new QTimer(this))
    , m_style(styleFor(ThemeName::Light))
{
    setObjectName(QStringLiteral("toast"));
    m_text->setObjectName(QStringLiteral("toastText"));
    m_text->setTextFormat(Qt::PlainText);
    m_remedy->setObjectName(QStringLiteral("toastRemedy"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(16, 7, 8, 7);
    line->setSpacing(12);
    line->addWidget(m_text);
    line->addWidget(m_remedy);
    m_gone->setSingleShot(true);
    m_gone->setInterval(toastTime);
    connect(m_gone, &QTimer::timeout, this, &QWidget::hide);
    connect(m_remedy, &QuietButton::clicked, this, [this] {
        hide();
        if (const auto doIt = std::exchange(m_doIt, nullptr))
            doIt();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::setStyle(const Style &style)
{
    m_style = style;
    // Turned about: dark on light, light on dark, so that it stands off whatever is below it.
    QPalette colours = palette();
    colours.setColor(QPalette::Window, style.ink);
    colours.setColor(QPalette::WindowText, style.background);
    colours.setColor(QPalette::Highlight, mixed(style.background, style.accent, 0.3));
    setPalette(colours);
}

void Toast::say(const QString &what) { say(what, {}, {}); }

void Toast::say(const QString &what, const QString &remedy, std::function<void()> doIt)
{
    m_text->setText(fontMetrics().elidedText(what, Qt::ElideMiddle, parentWidget()->width() - 260));
    m_text->setToolTip(what);
    m_remedy->setText(remedy);
    m_remedy->setAccessibleName(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_doIt = std::move(doIt);
    place();
    show();
    raise();
    m_gone->start();
    setAccessibleName(what);
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

QString Toast::text() const { return m_text->text(); }

void Toast::place()
{
    layout()->activate();
    resize(sizeHint());
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - toastFoot);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.ink);
    painter.drawRoundedRect(rect(), 6, 6);
}

void Toast::enterEvent(QEnterEvent *) { m_gone->stop(); }

void Toast::leaveEvent(QEvent *) { m_gone->start(); }

} // namespace ledger
