#include "arrangepopup.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

ArrangePopup::ArrangePopup(const QString &name, std::vector<Thing> things, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_things(std::move(things))
    , m_list(new QListWidget(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
{
    setObjectName(name + QStringLiteral("Popup"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("What is shown, and in which order"));
    buildList(name);
    build();
    setFocusProxy(m_list);
    setChosen({});
}

void ArrangePopup::buildList(const QString &name)
{
    m_list->setObjectName(name + QStringLiteral("List"));
    m_list->setAccessibleName(accessibleName());
    m_list->setAccessibleDescription(tr("Space shows or hides, Ctrl with an arrow key moves"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(1);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemChanged, this, &ArrangePopup::keepOne);
    connect(m_list, &QListWidget::currentRowChanged, this, &ArrangePopup::showMoves);
    // After a drop the moved row is inserted first and taken away from its old place then.
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ArrangePopup::tell, Qt::QueuedConnection);
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, &ArrangePopup::tell, Qt::QueuedConnection);
}

/// The list with what is done to it beneath.
void ArrangePopup::build()
{
    const auto make = [&](QToolButton *button, const QString &objectName, Qt::ArrowType arrow, const QString &text) {
        button->setObjectName(objectName);
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    make(m_up, QStringLiteral("moveUp"), Qt::UpArrow, tr("Move up (Ctrl+Up)"));
    make(m_down, QStringLiteral("moveDown"), Qt::DownArrow, tr("Move down (Ctrl+Down)"));
    auto *all = new QPushButton(tr("&Usual order"), this);
    all->setObjectName(QStringLiteral("usualOrder"));
    all->setAutoDefault(false);
    auto *hint = new QLabel(tr("Tick what is shown; drag to arrange"), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addStretch();
    buttons->addWidget(all);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->addWidget(hint);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(all, &QPushButton::clicked, this, [this] {
        setChosen(usual());
        Q_EMIT arranged(chosen());
    });
}

QStringList ArrangePopup::usual() const
{
    QStringList values;
    for (const Thing &thing : m_things)
        values.append(thing.value);
    return values;
}

void ArrangePopup::setChosen(const QStringList &values)
{
    const QSignalBlocker quiet(m_list->model());
    m_isFilling = true;
    const QStringList all = usual();
    QStringList order;
    for (const QString &value : values.isEmpty() ? all : values)
        if (all.contains(value) && !order.contains(value))
            order.append(value);
    const qsizetype shown = order.size();
    for (const QString &value : all)
        if (!order.contains(value))
            order.append(value);
    if (m_list->count() == 0)
        for (qsizetype i = 0; i < order.size(); ++i)
            m_list->addItem(QString());
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const Thing &thing = *std::find_if(m_things.begin(), m_things.end(),
                                           [&](const Thing &each) { return each.value == order[i]; });
        item->setText(thing.text);
        item->setData(Qt::UserRole, thing.value);
        item->setFlags((item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled) & ~Qt::ItemIsDropEnabled);
        item->setCheckState(i < shown ? Qt::Checked : Qt::Unchecked);
    }
    m_isFilling = false;
    m_told = chosen();
    m_list->viewport()->update();
    showMoves();
}

QStringList ArrangePopup::chosen() const
{
    QStringList values;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            values.append(m_list->item(i)->data(Qt::UserRole).toString());
    return values;
}

void ArrangePopup::openAt(const QWidget &anchor)
{
    const int rows = m_list->count() * (m_list->sizeHintForRow(0) + 2 * m_list->spacing()) + 8;
    m_list->setFixedHeight(rows);
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 60);
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(anchor.width() - width(), anchor.height() + 2));
    move(std::clamp(below.x(), screen.left(), std::max(screen.left(), screen.right() - width())),
         std::clamp(below.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    show();
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    m_list->setFocus(Qt::PopupFocusReason);
}

void ArrangePopup::moveCurrent(int step)
{
    const int from = m_list->currentRow();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_isFilling = true;
    QListWidgetItem *item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    m_isFilling = false;
    tell();
}

void ArrangePopup::keepOne(QListWidgetItem *item)
{
    if (m_isFilling)
        return;
    if (chosen().isEmpty()) {
        const QSignalBlocker quiet(m_list);
        item->setCheckState(Qt::Checked);
    }
    tell();
}

void ArrangePopup::tell()
{
    const QStringList now = chosen();
    if (m_isFilling || m_list->count() != static_cast<int>(m_things.size()) || now == m_told)
        return;
    m_told = now;
    showMoves();
    Q_EMIT arranged(now);
}

void ArrangePopup::showMoves()
{
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() + 1 < m_list->count());
}

bool ArrangePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool moves = key->modifiers().testFlag(Qt::ControlModifier)
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        if (moves) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ledger
