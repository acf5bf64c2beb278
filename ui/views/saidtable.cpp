#include "saidtable.h"

#include "picturetableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
constexpr int saidMargin = 8;
constexpr int mostSaidRows = 8; // before it scrolls
constexpr int rangeWidth = 96;

const SaidClaim &claimAt(const QModelIndex &index)
{
    return static_cast<const SaidModel *>(index.model())->claims()[static_cast<std::size_t>(index.row())];
}
} // namespace

void SaidModel::show(std::vector<SaidClaim> claims)
{
    beginResetModel();
    m_claims = std::move(claims);
    m_largest = 0;
    for (const SaidClaim &claim : m_claims)
        m_largest = std::max({m_largest, claim.headline, claim.high});
    endResetModel();
}

int SaidModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_claims.size());
}

int SaidModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SaidModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SaidClaim &claim = m_claims[static_cast<std::size_t>(index.row())];
    if (role == Qt::AccessibleTextRole)
        return joined(
            {claim.about, claim.figure, nameOf(claim.state), claim.stance, claim.stated, claim.source, claim.more},
            QStringLiteral(", "));
    if (role == detailRole)
        return index.column() == Source ? detailOf(claim) : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Figure:
        return claim.figure;
    case State:
        return nameOf(claim.state);
    case Source:
        return claim.source;
    case About:
        return claim.about;
    default:
        return {};
    }
}

void SaidModel::setTellsState(bool tells)
{
    if (m_tellsState == tells)
        return;
    m_tellsState = tells;
    if (!m_claims.empty())
        Q_EMIT dataChanged(index(0, Source), index(rowCount() - 1, Source));
}

QString SaidModel::detailOf(const SaidClaim &claim) const
{
    return joined({m_tellsState ? nameOf(claim.state) : QString(), claim.stance, claim.stated});
}

QVariant SaidModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Figure:
        return tr("Says");
    case Range:
        return tr("On one scale");
    case State:
        return tr("State");
    case Source:
        return tr("Who says so");
    default:
        return tr("Of");
    }
}

void SaidDelegate::paintRange(QPainter &painter, const QRect &room, const SaidClaim &claim, double largest) const
{
    const double left = room.left() + saidMargin;
    const double width = room.width() - 2 * saidMargin;
    const double y = room.center().y() + 0.5;
    const auto x = [&](double value) { return left + (largest > 0 ? value / largest : 0) * width; };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style().grid, 1));
    painter.drawLine(QPointF(left, y), QPointF(left + width, y));
    const QColor ink = isStanding(claim.state) ? style().series : mixed(style().background, style().mutedInk, 0.6);
    if (claim.low < claim.high) {
        painter.setPen(QPen(ink, 2));
        painter.drawLine(QPointF(x(claim.low), y), QPointF(x(claim.high), y));
        for (const double end : {claim.low, claim.high})
            painter.drawLine(QPointF(x(end), y - 4), QPointF(x(end), y + 4));
    }
    painter.setPen(QPen(ink, 2));
    painter.setBrush(claim.state == ClaimState::Counts ? ink : style().background);
    painter.drawEllipse(QPointF(x(claim.headline), y), 4.5, 4.5);
}

void SaidDelegate::paintSource(QPainter &painter, const QRect &room, const QModelIndex &index, const QFont &font) const
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(index.data().toString().simplified(), Qt::ElideRight, room.width()));
    painter.setPen(style().mutedInk);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(index.data(SaidModel::detailRole).toString(), Qt::ElideRight, room.width()));
}

void SaidDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *widgetStyle = cell.widget ? cell.widget->style() : QApplication::style();
    widgetStyle->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const SaidClaim &claim = claimAt(index);
    painter->save();
    painter->setClipRect(option.rect);
    if (index.column() == SaidModel::Range) {
        paintRange(*painter, option.rect, claim, static_cast<const SaidModel *>(index.model())->largest());
        painter->restore();
        return;
    }
    if (index.column() == SaidModel::Source) {
        painter->setPen(isStanding(claim.state) ? style().ink : style().mutedInk);
        paintSource(*painter, option.rect.adjusted(saidMargin, 5, -saidMargin, -5), index, option.font);
        painter->restore();
        return;
    }
    QFont font = option.font;
    if (index.column() == SaidModel::Figure)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(isStanding(claim.state) ? style().ink : style().mutedInk);
    const QRect room = option.rect.adjusted(saidMargin, 0, -saidMargin, 0);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(text.simplified(), Qt::ElideRight, room.width()));
    painter->restore();
}

SaidTable::SaidTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new SaidModel(this))
    , m_delegate(new SaidDelegate(this))
{
    setObjectName(QStringLiteral("saidTable"));
    setAccessibleName(tr("What is said"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setHorizontalHeader(new PictureTableHeader(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(m_delegate);
    setModel(m_model);
    // Of several numbers the first thing to know is which.
    horizontalHeader()->moveSection(SaidModel::About, 0);
}

void SaidTable::setStyle(const Style &style)
{
    m_delegate->setStyle(style);
    QPalette quiet;
    quiet.setColor(QPalette::Highlight, mixed(style.background, style.selection, 0.16));
    quiet.setColor(QPalette::HighlightedText, style.ink);
    setPalette(quiet);
    viewport()->update();
}

void SaidTable::show(std::vector<SaidClaim> claims, int current)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    const bool isOfSeveral = std::ranges::any_of(claims, [](const SaidClaim &each) { return !each.about.isEmpty(); });
    m_model->show(std::move(claims));
    setColumnHidden(SaidModel::About, !isOfSeveral);
    setVisible(m_model->rowCount() > 0);
    fit();
    if (current >= 0 && current < m_model->rowCount())
        setCurrentIndex(m_model->index(current, SaidModel::Figure));
}

const SaidClaim *SaidTable::current() const
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    return row < 0 ? nullptr : &m_model->claims()[static_cast<std::size_t>(row)];
}

QSize SaidTable::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 1, mostSaidRows);
    return {400, horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 4};
}

QSize SaidTable::minimumSizeHint() const { return {200, sizeHint().height()}; }

/// Each column as wide as it needs, what is left for the source; where that is too little, what one can do without
/// goes: the scale, then the stance.
void SaidTable::fit()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setDefaultSectionSize(2 * metrics.height() + 12);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int least = metrics.averageCharWidth() * 18; // of the source
    const int room = viewport()->width();
    std::array<int, SaidModel::ColumnCount> widths = {};
    for (int column = 0; column < SaidModel::ColumnCount; ++column) {
        int width = metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString());
        const QFontMetrics own(column == SaidModel::Figure ? strong : font());
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = std::max(width, own.horizontalAdvance(m_model->index(row, column).data().toString()));
        widths[static_cast<std::size_t>(column)] = width + 2 * saidMargin + 2;
    }
    widths[SaidModel::Range] = std::max(widths[SaidModel::Range], rangeWidth);
    widths[SaidModel::About] = std::min(widths[SaidModel::About], metrics.averageCharWidth() * 24);
    widths[SaidModel::Figure] = std::min(widths[SaidModel::Figure], std::max(80, room * 2 / 5));
    const auto needed = [&] {
        int sum = least;
        for (int column = 0; column < SaidModel::ColumnCount; ++column)
            if (column != SaidModel::Source && !isColumnHidden(column))
                sum += widths[static_cast<std::size_t>(column)];
        return sum;
    };
    for (const int column : {SaidModel::Range, SaidModel::State})
        setColumnHidden(column, false);
    for (const int column : {SaidModel::Range, SaidModel::State})
        if (needed() > room)
            setColumnHidden(column, true);
    m_model->setTellsState(isColumnHidden(SaidModel::State));
    widths[SaidModel::Source] = std::max(least / 2, room - (needed() - least));
    for (int column = 0; column < SaidModel::ColumnCount; ++column)
        setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    updateGeometry();
}

bool SaidTable::event(QEvent *event)
{
    if (isMeant(*event))
        Q_EMIT meant();
    return QTableView::event(event);
}

void SaidTable::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && (key == Qt::Key_Left || key == Qt::Key_Escape)) {
        Q_EMIT left();
        return;
    }
    if (isPlain && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        Q_EMIT opened();
        return;
    }
    if (isPlain && (key == Qt::Key_Home || key == Qt::Key_End) && m_model->rowCount() > 0) {
        setCurrentIndex(m_model->index(key == Qt::Key_Home ? 0 : m_model->rowCount() - 1, SaidModel::Figure));
        return;
    }
    if (key != Qt::Key_Right)
        QTableView::keyPressEvent(event);
}

void SaidTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        Q_EMIT opened();
}

void SaidTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid() && current.row() != previous.row())
        Q_EMIT walked();
}

void SaidTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void SaidTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace ledger
