#include "toast.h"

#include "quietbutton.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr int toastTime = 6000; // milliseconds
constexpr int narrowestToast = 120;

/// What is said; cut in its middle where room is short.
class ToastText : public QLabel
{
public:
    explicit ToastText(QWidget *parent) : QLabel(parent)
    {
        setObjectName(QStringLiteral("toastText"));
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return QLabel::sizeHint().grownBy({0, 5, 0, 5}); }
    QSize minimumSizeHint() const override
    {
        return {std::min(narrowestToast, sizeHint().width()), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};
} // namespace

Toast::Toast(QWidget *parent)
    : QFrame(parent)
    , m_text(new ToastText(this))
    , m_remedy(new QuietButton(this))
    , m_gone(new QTimer(this))
    , m_style(styleFor(ThemeName::Light))
{
    setObjectName(QStringLiteral("toast"));
    m_remedy->setObjectName(QStringLiteral("toastRemedy"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(14, 0, 4, 0);
    line->setSpacing(8);
    line->addWidget(m_text);
    line->addWidget(m_remedy);
    m_gone->setSingleShot(true);
    m_gone->setInterval(toastTime);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_gone, &QTimer::timeout, this, &Toast::go);
    connect(m_remedy, &QuietButton::clicked, this, [this] {
        hide();
        if (const auto doIt = std::exchange(m_doIt, nullptr))
            doIt();
    });
    hide();
}

void Toast::go()
{
    if (m_remedy->hasFocus() || underMouse())
        m_gone->start();
    else
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
    m_text->setText(what);
    m_text->setToolTip(what);
    m_remedy->setText(remedy);
    m_remedy->setAccessibleName(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_doIt = std::move(doIt);
    layout()->setContentsMargins(14, 0, remedy.isEmpty() ? 14 : 4, 0);
    show();
    Q_EMIT shownChanged();
    m_gone->start();
    setAccessibleName(what);
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

QString Toast::text() const { return m_text->text(); }

void Toast::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    Q_EMIT shownChanged();
}

void Toast::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT shownChanged();
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
