#include "inspectedwidgets.h"

#include "meantkeys.h"
#include "wording.h"

#include <QDesktopServices>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QUrl>

#include <algorithm>

namespace ledger
{

QLabel *plainLabel(const QString &text, const QColor &ink, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    setInk(label, ink);
    return label;
}

void setInk(QWidget *widget, const QColor &ink)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
    widget->setForegroundRole(QPalette::WindowText); // not that of what it stands on
}

QFont sized(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font = base;
    font.setPixelSize(qRound(QFontInfo(base).pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

bool isOpenable(const QString &url)
{
    const QString scheme = QUrl(url).scheme();
    return scheme == QStringLiteral("https") || scheme == QStringLiteral("http");
}

bool openInBrowser(const QString &url) { return isOpenable(url) && QDesktopServices::openUrl(QUrl(url)); }

namespace
{
/// `$38B ▪3` as one says it: `$38B, 3 claims`.
QString spokenFigure(const QString &figure)
{
    const qsizetype mark = figure.indexOf(QChar(0x25aa));
    if (mark < 0)
        return figure;
    const QString claims = claimsText(figure.mid(mark + 1).toInt());
    const QString value = figure.left(mark).trimmed();
    return value.isEmpty() ? claims : value + QStringLiteral(", ") + claims;
}

constexpr QMargins rowMargins(8, 4, 8, 5);
constexpr int rowGap = 4;
constexpr int wordyWidth = 240; // a row asks for no more, however much it says: it is broken into lines then
constexpr int wordyHeight = 4000;
constexpr int fewestLetters = 10; // of a name, beside its figure
const QString contestedMark = QStringLiteral("≠");
} // namespace

InspectedRowButton::InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent)
    : QAbstractButton(parent)
    , m_row(row)
    , m_style(style)
{
    setObjectName(QStringLiteral("row-") + row.leadsTo.kind + QLatin1Char('-') + row.leadsTo.id);
    setAccessibleName(
        joined({row.name, spokenFigure(row.figure), row.isContested ? tr("contested") : QString(), row.detail},
               QStringLiteral(", ")));
    const bool leads = !row.leadsTo.kind.isEmpty();
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (leads)
        setCursor(Qt::PointingHandCursor);
}

QFont InspectedRowButton::strongFont() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return strong;
}

const InspectedRowButton::Measures &InspectedRowButton::measures() const
{
    if (!m_measures) {
        const QFontMetrics plain(font());
        const QFontMetrics strong(strongFont());
        m_measures = {plain.horizontalAdvance(m_row.name),
                      strong.horizontalAdvance(m_row.figure),
                      m_row.isContested ? strong.horizontalAdvance(contestedMark) : 0,
                      plain.horizontalAdvance(m_row.detail),
                      std::max(plain.height(), strong.height()),
                      plain.averageCharWidth()};
    }
    return *m_measures;
}

int InspectedRowButton::wrappedHeight(const QString &text, int advance, int room) const
{
    if (advance <= room)
        return measures().line;
    return QFontMetrics(font())
        .boundingRect(QRect(0, 0, std::max(1, room), wordyHeight), Qt::TextWordWrap, text)
        .height();
}

const InspectedRowButton::Places &InspectedRowButton::placesAt(int width) const
{
    if (m_places.width == width)
        return m_places;
    const Measures &wide = measures();
    const QRect inner(rowMargins.left(), rowMargins.top(), width - rowMargins.left() - rowMargins.right(), 0);
    Places places{width};
    int right = inner.right() + 1;
    const auto takeRight = [&](int needed) {
        if (needed == 0)
            return QRect();
        const QRect taken(right - needed, inner.top(), needed, wide.line);
        right -= needed + rowGap;
        return taken;
    };
    places.mark = takeRight(wide.mark);
    places.figure = takeRight(wide.figure);
    int nameRoom = std::max(0, right - inner.left());
    const bool isBeneath
        = nameRoom < std::min(wide.name, fewestLetters * wide.letter); // the figure: beside the name is no room
    if (isBeneath)
        nameRoom = inner.width();
    places.name = QRect(inner.left(), inner.top(), nameRoom, wrappedHeight(m_row.name, wide.name, nameRoom));
    if (isBeneath)
        for (QRect *part : {&places.mark, &places.figure})
            part->translate(0, places.name.height());
    int bottom = std::max(places.name.bottom(), places.figure.bottom()) + 1;
    if (!m_row.detail.isEmpty()) {
        places.detail
            = QRect(inner.left(), bottom + 1, inner.width(), wrappedHeight(m_row.detail, wide.detail, inner.width()));
        bottom = places.detail.bottom() + 1;
    }
    places.height = bottom + rowMargins.bottom();
    m_places = places;
    return m_places;
}

QSize InspectedRowButton::sizeHint() const
{
    const Measures &wide = measures();
    const int first = wide.name + rowGap + wide.figure + (wide.mark > 0 ? rowGap + wide.mark : 0);
    const int needed = std::max(first, wide.detail) + rowMargins.left() + rowMargins.right();
    const int least = minimumSizeHint().width();
    return {std::clamp(needed, least, std::max(least, wordyWidth)),
            rowMargins.top() + (m_row.detail.isEmpty() ? 1 : 2) * wide.line + rowMargins.bottom()};
}

QSize InspectedRowButton::minimumSizeHint() const
{
    const Measures &wide = measures();
    const int figure = wide.figure + (wide.mark > 0 ? rowGap + wide.mark : 0);
    return {rowMargins.left() + std::max(figure, std::min(wide.name, fewestLetters * wide.letter)) + rowMargins.right(),
            wide.line};
}

void InspectedRowButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_measures.reset();
    m_places = {};
    updateGeometry();
}

bool InspectedRowButton::event(QEvent *event)
{
    // What is done to the selected record is meant for the row that one stands on.
    if (event->type() == QEvent::ShortcutOverride && !m_row.leadsTo.kind.isEmpty()
        && meansSelected(*static_cast<QKeyEvent *>(event)))
        Q_EMIT clicked();
    return QAbstractButton::event(event);
}

void InspectedRowButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !m_row.leadsTo.kind.isEmpty())
        Q_EMIT opened();
    else
        QAbstractButton::keyPressEvent(event);
}

void InspectedRowButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_row.leadsTo.kind.isEmpty())
        Q_EMIT opened();
    else
        QAbstractButton::mouseDoubleClickEvent(event);
}

void InspectedRowButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool leads = !m_row.leadsTo.kind.isEmpty();
    if (leads && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(m_style.panel, m_style.ink, 0.05));
        painter.drawRoundedRect(box, 3, 3);
    }
    paintTexts(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.selection, 2));
        painter.drawRoundedRect(box, 3, 3);
    }
}

void InspectedRowButton::paintTexts(QPainter &painter) const
{
    const Places &places = placesAt(width());
    const auto write = [&](const QRect &place, const QString &text, const QColor &ink, int how) {
        const auto side = how == Qt::TextWordWrap ? Qt::AlignLeft : Qt::AlignRight;
        painter.setPen(ink);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                         int(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignTop)) | how, text);
    };
    write(places.name, m_row.name, m_style.ink, Qt::TextWordWrap);
    write(places.detail, m_row.detail, m_style.mutedInk, Qt::TextWordWrap);
    painter.setFont(strongFont());
    write(places.figure, m_row.figure, m_style.ink, Qt::TextSingleLine | Qt::TextDontClip);
    if (m_row.isContested)
        write(places.mark, contestedMark, m_style.warning, Qt::TextSingleLine | Qt::TextDontClip);
}

} // namespace ledger
