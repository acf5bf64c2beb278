#include "picker.h"

#include "popupplace.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr int pickerRows = 12;
constexpr int mostShown = 500; // beyond that one types on
constexpr int detailRole = Qt::UserRole;

/// Paints the text, and its detail muted at the right.
class PickerDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return QSize(option.rect.width(), option.fontMetrics.height() + 10);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const QPalette &colours = option.palette;
        const QColor base = colours.color(QPalette::Base);
        if (isCurrent)
            painter->fillRect(option.rect, mixed(base, colours.color(QPalette::Highlight), 0.18));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, mixed(base, colours.color(QPalette::Text), 0.05));
        const QRect room = option.rect.adjusted(12, 0, -12, 0);
        const QString detail = index.data(detailRole).toString();
        const int detailWidth = std::min(option.fontMetrics.horizontalAdvance(detail) + 2, room.width() / 2);
        painter->setPen(colours.color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
        painter->setPen(colours.color(QPalette::Text));
        const int left = room.width() - detailWidth - 12;
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, left));
    }
};
} // namespace

/// What of the entries answers the search, best first.
class PickerList : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PickerEntry> entries)
    {
        m_entries = std::move(entries);
        search({});
    }

    /// Shows all entries in their order.
    void setFound(std::vector<PickerEntry> found)
    {
        beginResetModel();
        m_entries = std::move(found);
        m_found.resize(m_entries.size());
        for (std::size_t i = 0; i < m_found.size(); ++i)
            m_found[i] = i;
        endResetModel();
    }

    void search(const QString &typed)
    {
        beginResetModel();
        std::vector<std::pair<int, std::size_t>> found;
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (const int rank = pickerRank(m_entries[i], typed); rank >= 0)
                found.emplace_back(rank, i);
        std::ranges::sort(found);
        m_found.clear();
        for (const auto &[rank, i] : found)
            m_found.push_back(i);
        if (m_found.size() > mostShown)
            m_found.resize(mostShown);
        endResetModel();
    }

    [[nodiscard]] const PickerEntry &entry(int row) const { return m_entries[m_found[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_found.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const PickerEntry &found = entry(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return found.text;
        case detailRole:
            return found.detail;
        case Qt::AccessibleTextRole:
            return found.detail.isEmpty() ? found.text : found.text + QStringLiteral(", ") + found.detail;
        default:
            return {};
        }
    }

private:
    std::vector<PickerEntry> m_entries;
    std::vector<std::size_t> m_found;
};

int pickerRank(const PickerEntry &entry, const QString &typed)
{
    const QStringList words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    const QString all = entry.text + u' ' + entry.detail + u' ' + entry.alsoFoundBy + u' ' + entry.id;
    const auto beginsAWord = [&all](const QString &word) {
        for (qsizetype at = all.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = all.indexOf(word, at + 1, Qt::CaseInsensitive))
            if (at == 0 || !all[at - 1].isLetterOrNumber())
                return true;
        return false;
    };
    if (!std::ranges::all_of(words, beginsAWord))
        return -1;
    return words.isEmpty() || entry.text.startsWith(words.first(), Qt::CaseInsensitive) ? 0 : 1;
}

Picker::Picker(const QString &name, const QString &hint, int width, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new PickerList(this))
    , m_field(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing is called that."), this))
    , m_width(width)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(name);
    m_field->setPlaceholderText(hint);
    m_field->setAccessibleName(name);
    m_field->setObjectName(QStringLiteral("pickerField"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_view->setObjectName(QStringLiteral("pickerList"));
    m_view->setAccessibleName(tr("%1: what was found").arg(name));
    m_view->setModel(m_list);
    m_view->setItemDelegate(new PickerDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(12);
    m_nothing->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_view);
    column->addWidget(m_nothing);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &Picker::search);
    connect(m_view, &QListView::clicked, this, &Picker::take);
}

void Picker::setEntries(std::vector<PickerEntry> entries)
{
    m_list->setEntries(std::move(entries));
    m_field->clear();
    search({});
}

void Picker::setSearch(std::function<void(const QString &typed)> ask) { m_ask = std::move(ask); }

void Picker::setHint(const QString &hint) { m_field->setPlaceholderText(hint); }

void Picker::clear()
{
    m_takesAnswer = false;
    m_field->clear();
    search({});
}

void Picker::showFound(std::vector<PickerEntry> found)
{
    m_isAsking = false;
    m_list->setFound(std::move(found));
    showList();
    if (std::exchange(m_takesAnswer, false))
        take();
}

void Picker::search(const QString &typed)
{
    if (m_ask) {
        m_isAsking = true;
        m_ask(typed);
        return;
    }
    m_list->search(typed);
    showList();
}

void Picker::showList()
{
    const bool isEmpty = m_list->rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    if (!isEmpty)
        m_view->setCurrentIndex(m_list->index(0));
}

void Picker::take()
{
    if (m_isAsking) {
        m_takesAnswer = true;
        return;
    }
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    const PickerEntry taken = m_list->entry(current.row());
    close();
    Q_EMIT picked(taken.kind, taken.id);
}

bool Picker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = key->key() == Qt::Key_Up ? -1 : 1;
        const int row = std::clamp(m_view->currentIndex().row() + step, 0, std::max(0, m_list->rowCount() - 1));
        m_view->setCurrentIndex(m_list->index(row));
        return true;
    }
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int step = key->key() == Qt::Key_PageUp ? -pickerRows : pickerRows;
        const int row = std::clamp(m_view->currentIndex().row() + step, 0, std::max(0, m_list->rowCount() - 1));
        m_view->setCurrentIndex(m_list->index(row));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void Picker::open(QPoint at)
{
    move(at);
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void Picker::openAt(const QWidget &anchor)
{
    fit();
    open(besides(anchor, size()));
}

void Picker::openOver(const QWidget &window)
{
    fit();
    open(window.mapToGlobal(QPoint((window.width() - m_width) / 2, window.height() / 6)));
}

void Picker::fit()
{
    const int rowHeight = fontMetrics().height() + 10;
    resize(m_width, m_field->sizeHint().height() + pickerRows * rowHeight + 24);
}

} // namespace ledger

#include "picker.moc"
