#include "recordpicker.h"

#include "recordwords.h"
#include "style.h"
#include "wording.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionFrame>
#include <QStyledItemDelegate>

#include <utility>

namespace ledger
{

namespace
{
constexpr int referenceRole = Qt::UserRole + 1;
constexpr int detailRole = Qt::UserRole + 2;
constexpr int madeRole = Qt::UserRole + 3; ///< what would be made
constexpr int rowPadding = 4;

/// A name, and muted behind it what tells it from others.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem shown = option;
        initStyleOption(&shown, index);
        const bool isSelected = shown.state.testFlag(QStyle::State_Selected);
        if (isSelected)
            painter->fillRect(shown.rect, shown.palette.brush(QPalette::Highlight));
        const QColor ink = shown.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        const QRect room = shown.rect.adjusted(2 * rowPadding, 0, -2 * rowPadding, 0);
        const QFontMetrics &metrics = shown.fontMetrics;
        const QString detail = index.data(detailRole).toString();
        const int detailRoom = std::min(metrics.horizontalAdvance(detail), room.width() / 2);
        const int nameRoom = room.width() - (detail.isEmpty() ? 0 : detailRoom + 4 * rowPadding);
        painter->setFont(shown.font);
        painter->setPen(ink);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, nameRoom));
        painter->setPen(isSelected ? ink : shown.palette.color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight,
                          metrics.elidedText(detail, Qt::ElideMiddle, detailRoom));
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + 2 * rowPadding};
    }
};
} // namespace

RecordPicker::RecordPicker(ChoiceList list, std::shared_ptr<RecordChoices> choices, const QString &newName,
                           QWidget *parent)
    : QLineEdit(parent)
    , m_list(list)
    , m_choices(std::move(choices))
    , m_newName(newName)
    , m_model(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    m_choices->prepare(m_list);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the choices are found already
    m_completer->setMaxVisibleItems(10);
    m_completer->setWrapAround(false); // past the last row there would be none: Enter takes what is marked
    // Not setCompleter: that would put each row that is walked over into the line.
    m_completer->setWidget(this);
    m_completer->popup()->setItemDelegate(new ChoiceDelegate(m_completer));
    m_completer->popup()->setAccessibleName(tr("What is found"));
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        m_settlesThen = false;
        m_reference.clear();
        offer();
        Q_EMIT edited();
    });
    connect(m_completer, QOverload<const QModelIndex &>::of(&QCompleter::activated), this, &RecordPicker::take);
    connect(&m_search, &QFutureWatcherBase::finished, this, [this] { takeFound(m_search.result()); });
    // The list, while it is open, keeps it from this that the keyboard has gone elsewhere.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *from, const QWidget *to) {
        if (from == this && to != nullptr && to->window() == window())
            settle();
    });
}

RecordPicker::~RecordPicker()
{
    m_search.disconnect(this); // a worker that still runs holds values alone; nobody waits for it
}

QString RecordPicker::reference() const
{
    if (!m_reference.isEmpty() || text().trimmed().isEmpty())
        return m_reference;
    return QLatin1Char('?') + text().trimmed();
}

void RecordPicker::setReference(const QString &reference)
{
    m_isTyped = false;
    if (isUnfound(reference)) {
        m_reference.clear();
        setText(reference.mid(1));
        return;
    }
    m_reference = reference;
    setText(nameOf(reference));
    setCursorPosition(0);
}

QString RecordPicker::nameOf(const QString &reference) const
{
    const QString name = reference.isEmpty() ? QString() : m_choices->nameOf(m_list, reference);
    return name.isEmpty() ? reference : name;
}

void RecordPicker::offer()
{
    if (isSearching())
        return; // what is typed by then is searched for once that is answered
    m_searched = text();
    const QFuture<ChoicesFound> search = m_choices->search(m_list, m_searched);
    if (search.isFinished())
        return takeFound(search.result());
    m_isSearching = true;
    m_search.setFuture(search);
}

void RecordPicker::takeFound(ChoicesFound found)
{
    m_isSearching = false;
    if (!m_isTyped) { // chosen meanwhile
        if (std::exchange(m_settlesThen, false))
            Q_EMIT settled();
        return;
    }
    if (m_searched != text()) {
        offer();
        return;
    }
    m_found = std::move(found);
    fillList();
    if (m_settlesThen)
        settle();
    else
        showList();
}

void RecordPicker::fillList()
{
    const QString typed = text().simplified();
    m_model->clear();
    for (const RecordChoice &choice : m_found.best) {
        auto *row = new QStandardItem(choice.name);
        row->setData(choice.reference, referenceRole);
        row->setData(choice.detail, detailRole);
        m_model->appendRow(row);
    }
    if (!m_newName.isEmpty() && !typed.isEmpty() && m_found.named.isEmpty()) {
        auto *row = new QStandardItem(tr("%1 «%2»").arg(m_newName, typed));
        row->setData(typed, madeRole);
        m_model->appendRow(row);
    }
}

void RecordPicker::showList()
{
    if (m_model->rowCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    if (!text().simplified().isEmpty())
        m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void RecordPicker::closeList()
{
    if (!m_completer->popup()->isVisible())
        return;
    m_completer->popup()->hide();
    window()->activateWindow(); // where the platform has given the keyboard to the list
}

void RecordPicker::take(const QModelIndex &row)
{
    closeList();
    const QString making = row.data(madeRole).toString();
    m_isTyped = false;
    if (!making.isEmpty()) {
        Q_EMIT makeWanted(making);
        return;
    }
    setReference(row.data(referenceRole).toString());
    Q_EMIT edited();
    Q_EMIT settled();
    Q_EMIT chosen();
}

void RecordPicker::settle()
{
    if (!m_isTyped)
        return;
    if (isSearching()) {
        m_settlesThen = true;
        return;
    }
    // What was typed and left before it was found is taken as if it had been seen.
    const bool wasLeft = std::exchange(m_settlesThen, false);
    const bool isOffered = m_completer->popup()->isVisible() || wasLeft;
    const QModelIndex marked = wasLeft ? m_model->index(0, 0) : m_completer->popup()->currentIndex();
    m_isTyped = false;
    closeList();
    if (!m_found.named.isEmpty()) {
        setReference(m_found.named);
        Q_EMIT edited();
    } else if (isOffered && marked.isValid() && !text().trimmed().isEmpty()) {
        take(marked);
        return;
    }
    Q_EMIT settled();
}

/// Where the text of a line stands in it.
QRect RecordPicker::roomForText() const
{
    constexpr int besideText = 2; // as QLineEdit has it
    QStyleOptionFrame option;
    initStyleOption(&option);
    return style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(besideText, 0, -besideText, 0);
}

bool RecordPicker::isCut() const { return fontMetrics().horizontalAdvance(text()) > roomForText().width(); }

/// A name that has no room says so, as long as nobody types in it.
void RecordPicker::paintEvent(QPaintEvent *event)
{
    if (hasFocus() || !isCut())
        return QLineEdit::paintEvent(event);
    QStyleOptionFrame option;
    initStyleOption(&option);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    const QRect room = roomForText();
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

bool RecordPicker::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        setToolTip(isCut() ? plainTooltip(text()) : QString());
        return QLineEdit::event(event);
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            settle(); // before the keyboard goes on: what is made may be where it goes
        if (!hasFocus()) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void RecordPicker::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && m_completer->popup()->isVisible()
        && m_completer->popup()->currentIndex().isValid()) {
        take(m_completer->popup()->currentIndex());
        event->accept();
    } else if (isEnter && event->modifiers() == Qt::NoModifier && isSearching()) {
        settle();
        event->accept();
    } else if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier
               && !m_completer->popup()->isVisible()) {
        m_isTyped = true;
        offer();
        event->accept();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void RecordPicker::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        settle();
}

} // namespace ledger
