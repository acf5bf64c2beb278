#include "rail.h"

#include "icons.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace ledger
{

namespace
{
constexpr int viewRole = Qt::UserRole;
constexpr int countRole = Qt::UserRole + 1;
constexpr int wordsRole = Qt::UserRole + 2; // of the count
constexpr int railPadding = 18;

// These grow with the text.
int railIcon(const QFont &font) { return scaledToText(18, font); }
int railGap(const QFont &font) { return scaledToText(10, font); }

QFont countFont(const QFont &font)
{
    QFont small = font;
    small.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * 0.88)));
    return small;
}

/// So much is counted; more is «999+», which says as much and takes no more room.
constexpr int mostCounted = 999;

/// The open view is strong and has a bar at its left; nothing else is drawn round it.
class RailDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return QSize(20, option.fontMetrics.height() + 18);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette &colours = option.palette;
        const bool isOpen = option.state.testFlag(QStyle::State_Selected);
        const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
        const QColor window = colours.color(QPalette::Window);
        const QColor ink = colours.color(QPalette::WindowText);
        const QColor accent = colours.color(QPalette::Highlight);
        const QRect ground = option.rect.adjusted(8, 2, -8, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(isFocused ? QPen(accent, 1.5) : QPen(Qt::NoPen));
        if (isOpen)
            painter->setBrush(mixed(window, accent, 0.14));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->setBrush(mixed(window, ink, 0.06));
        painter->drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        QFont font = option.font;
        font.setWeight(isOpen ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        const int side = railIcon(option.font);
        const QRect at(option.rect.left() + railPadding, option.rect.center().y() - side / 2 + 1, side, side);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, at);
        const QString count = index.data(countRole).toString();
        if (static_cast<const Rail *>(option.widget)->isFolded()) {
            if (!count.isEmpty())
                paintDot(*painter, at, accent, isOpen ? mixed(window, accent, 0.14) : window, option.font);
            return painter->restore();
        }
        painter->setPen(ink);
        painter->drawText(option.rect.adjusted(railPadding + side + railGap(option.font), 0, -4, 0),
                          Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setFont(countFont(option.font));
        painter->setPen(mixed(ink, window, 0.35));
        painter->drawText(option.rect.adjusted(0, 0, -railPadding, 0), Qt::AlignVCenter | Qt::AlignRight, count);
        painter->restore();
    }

private:
    /// That something is counted, at the corner of an icon: for the number there is no room.
    static void paintDot(QPainter &painter, const QRect &at, const QColor &colour, const QColor &ground,
                         const QFont &font)
    {
        const double radius = 3.5 * textScale(font);
        painter.setPen(QPen(ground, 2));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(at.right(), at.top() + 1), radius, radius);
    }
};

QString iconOf(const QString &view) { return view == u"contested" ? QStringLiteral("reconcile") : view; }
} // namespace

QString viewName(const QString &view)
{
    if (view == u"overview")
        return Rail::tr("Overview");
    if (view == u"share")
        return Rail::tr("Share");
    if (view == u"commitments")
        return Rail::tr("Commitments");
    if (view == u"dependencies")
        return Rail::tr("Dependencies");
    if (view == u"capacity")
        return Rail::tr("Capacity");
    if (view == u"contested")
        return Rail::tr("Reconcile");
    if (view == u"ledger")
        return Rail::tr("Ledger");
    return view;
}

Rail::Rail(const QStringList &views, QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Views"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new RailDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    setViewportMargins(0, 10, 0, 10);
    for (const QString &view : views) {
        auto *item = new QListWidgetItem(viewName(view), this);
        item->setData(viewRole, view);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    fitWidth();
    nameItems();
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item != nullptr)
            Q_EMIT viewChosen(item->data(viewRole).toString());
    });
}

void Rail::setStyle(const Style &style)
{
    const QPalette colours = paletteFor(style);
    for (int i = 0; i < count(); ++i)
        item(i)->setIcon(icon(iconOf(item(i)->data(viewRole).toString()), colours));
}

void Rail::setOpen(const QString &view)
{
    const QSignalBlocker quiet(this);
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(viewRole).toString() == view)
            setCurrentRow(i);
}

void Rail::setCount(const QString &view, int count, const QString &inWords)
{
    QString text;
    if (count > 0)
        text = count > mostCounted ? tr("%1+", "more than").arg(QLocale().toString(mostCounted))
                                   : QLocale().toString(count);
    for (int i = 0; i < this->count(); ++i) {
        if (item(i)->data(viewRole).toString() != view)
            continue;
        item(i)->setData(countRole, text);
        item(i)->setData(wordsRole, count > 0 ? inWords : QString());
    }
    nameItems();
}

/// What is not written is said: by a tip, and to a screen reader.
void Rail::nameItems()
{
    for (int i = 0; i < count(); ++i) {
        const QString words = item(i)->data(wordsRole).toString();
        const QString whole = words.isEmpty() ? item(i)->text() : item(i)->text() + QStringLiteral(", ") + words;
        item(i)->setData(Qt::AccessibleTextRole, whole);
        item(i)->setToolTip(m_isFolded ? whole : words);
    }
}

void Rail::setFolded(bool isFolded)
{
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    fitWidth();
    nameItems();
    viewport()->update();
}

bool Rail::event(QEvent *event)
{
    if (event->type() != QEvent::FontChange)
        return QListWidget::event(event);
    const bool isTaken = QListWidget::event(event);
    fitWidth();
    Q_EMIT spreadChanged();
    return isTaken;
}

void Rail::fitWidth()
{
    setMaximumWidth(sizeHint().width());
    updateGeometry();
    scheduleDelayedItemsLayout();
}

QSize Rail::sizeHint() const { return {m_isFolded ? widthFolded() : widthSpread(), QListWidget::sizeHint().height()}; }

QSize Rail::minimumSizeHint() const { return {widthFolded(), QListWidget::minimumSizeHint().height()}; }

int Rail::widthFolded() const { return 2 * railPadding + railIcon(font()); }

int Rail::widthSpread() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics names(strong);
    // Room for the widest name and the largest count, which do not meet: the view that is counted has a short name.
    const int most = QFontMetrics(countFont(font())).horizontalAdvance(QStringLiteral("999+"));
    int widest = 0;
    for (int i = 0; i < count(); ++i) {
        const bool isCounted = item(i)->data(viewRole).toString() == u"contested";
        widest = std::max(widest, names.horizontalAdvance(item(i)->text()) + (isCounted ? 8 + most : 0));
    }
    return widest + 2 * railPadding + railIcon(font()) + railGap(font()) + 4;
}

} // namespace ledger
