#include "ledgerview.h"

#include "busyline.h"
#include "cellediting.h"
#include "cellwords.h"
#include "claimcard.h"
#include "helppart.h"
#include "inspectedwidgets.h"
#include "ledgerbar.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int calmBeforePicking = 160; // ms
} // namespace

LedgerView::LedgerView(const QString &name, const ViewContext &context, QWidget *parent)
    : ViewPanel(name, parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_arranging(new TableArranging(this))
    , m_bar(new LedgerBar(this))
    , m_busy(new BusyLine(this))
    , m_table(new RecordTableView(this))
    , m_cells(new CellEditing(m_workspace, *m_table))
    , m_nothing(new QLabel(m_table->viewport()))
    , m_calm(new QTimer(this))
{
    setFocusProxy(m_table);
    setHelp(*this, HelpPart::Editing);
    m_calm->setSingleShot(true);
    m_calm->setInterval(calmBeforePicking);
    m_nothing->setObjectName(QStringLiteral("nothingText"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMinimumWidth(320);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_nothing, 0, Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_busy);
    auto *room = new QVBoxLayout;
    room->setContentsMargins(8, 0, 8, 0);
    room->addWidget(m_table);
    column->addLayout(room, 1);
    connectBar();
    connectTable();
    addShortcuts();
    connect(&m_workspace, &Workspace::ledgerChanged, this, &LedgerView::refresh);
    connect(&m_workspace, &Workspace::indexing, this, [this](double share) {
        m_indexing = share < 1 ? tr("Indexing, %1 %").arg(qRound(share * 100)) : QString();
        showCount();
    });
    connect(&m_focus, &Focus::changed, this, &LedgerView::refresh);
    setStyle(styleFor(ThemeName::Light));
}

LedgerView::~LedgerView() = default;

void LedgerView::connectBar()
{
    connect(m_bar, &LedgerBar::tableChosen, this, [this](const QString &table) {
        if (const auto chosen = fromWord<TableName>(table.toStdString()))
            chooseTable(*chosen);
    });
    connect(m_bar, &LedgerBar::searchTyped, this, &LedgerView::lookFor);
    connect(m_bar, &LedgerBar::searchLeft, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_bar, &LedgerBar::filtersToggled, this, &LedgerView::setShowsFilters);
    connect(m_bar, &LedgerBar::cleared, this, &LedgerView::clear);
    connect(m_bar, &LedgerBar::exportRequested, this, &LedgerView::exportAs);
    connect(m_bar, &LedgerBar::columnsRequested, this, [this] {
        const QToolButton &button = m_bar->columnsButton();
        openColumnsMenu(button.mapToGlobal(QPoint(0, button.height())));
    });
    connect(m_arranging, &TableArranging::arranged, this, &LedgerView::showRows);
    connect(m_arranging, &TableArranging::arrangingChanged, this, &LedgerView::showBusy);
}

void LedgerView::connectTable()
{
    connect(m_calm, &QTimer::timeout, this, &LedgerView::pick);
    connect(m_table, &RecordTableView::walked, m_calm, qOverload<>(&QTimer::start));
    connect(m_table, &RecordTableView::clickedRow, this, &LedgerView::pick);
    connect(m_table, &RecordTableView::meant, this, [this] {
        if (m_calm->isActive())
            pick();
    });
    connect(m_table, &RecordTableView::opened, this, &LedgerView::open);
    connect(m_table, &RecordTableView::doubleClickedCell, this, &LedgerView::doubleClick);
    connect(m_table, &RecordTableView::editWanted, m_cells, &CellEditing::begin);
    connect(m_table, &RecordTableView::pasteWanted, this, &LedgerView::paste);
    connect(m_table, &RecordTableView::selectedChanged, this, [this](bool byReader) {
        if (byReader && m_table->selectedCount() > 1)
            m_calm->start();
        Q_EMIT offersChanged();
    });
    connect(m_cells, &CellEditing::announced, this, &ViewPanel::announced);
    connect(m_table, &RecordTableView::cleared, this, &LedgerView::clear);
    connect(m_table, &RecordTableView::sortRequested, this,
            [this](int column, Qt::SortOrder order) { sortBy(column, order); });
    connect(m_table, &RecordTableView::typed, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            return;
        search();
        if (text != u"/")
            m_bar->field().setText(text);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &LedgerView::openMenu);
    RecordHeader &header = m_table->header();
    connect(&header, &QHeaderView::sectionClicked, this, [this](int column) { sortBy(column, std::nullopt); });
    connect(&header, &QHeaderView::sectionResized, this, &LedgerView::keepColumns);
    connect(&header, &QHeaderView::sectionMoved, this, &LedgerView::keepColumns);
    connect(&header, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { openColumnsMenu(m_table->header().mapToGlobal(at)); });
    connect(&header, &RecordHeader::filterTyped, this, &LedgerView::typeFilter);
    connect(&header, &RecordHeader::filterLeft, m_table, qOverload<>(&QWidget::setFocus));
}

void LedgerView::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&then) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    add(Qt::CTRL | Qt::Key_Tab, [this] { stepTable(1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, [this] { stepTable(-1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] {
        setShowsFilters(true);
        const int column = std::max(0, m_table->currentIndex().column());
        if (QLineEdit *field = m_table->header().field(column); field && field->isVisible())
            field->setFocus(Qt::ShortcutFocusReason);
    });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Left, [this] { moveColumn(-1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Right, [this] { moveColumn(1); });
}

void LedgerView::setStyle(const Style &style)
{
    m_bar->setStyle(style);
    m_table->setStyle(style);
    setInk(m_nothing, style.mutedInk);
    refresh();
}

bool LedgerView::offers(Offer offer) const
{
    switch (offer) {
    case Offer::Copy:
    case Offer::Export:
        return m_table->records().rowCount() > 0;
    case Offer::Search:
        return true;
    case Offer::ShowData:
        break;
    }
    return false;
}

void LedgerView::search()
{
    m_bar->field().setFocus(Qt::ShortcutFocusReason);
    m_bar->field().selectAll();
    m_workspace.prepareSearch();
}

QByteArray LedgerView::memory() const { return textOf(m_columns); }

void LedgerView::remember(const QByteArray &memory)
{
    m_columns = columnChoices(memory);
    m_columnsOf.reset();
    if (m_made)
        showColumns();
}

TableName LedgerView::openTable() const
{
    return fromWord<TableName>(m_focus.option(QStringLiteral("table")).toStdString()).value_or(TableName::Deals);
}

void LedgerView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void LedgerView::changeEvent(QEvent *event)
{
    ViewPanel::changeEvent(event);
    // Widths that nobody chose follow the size of the text.
    if (event->type() == QEvent::FontChange && m_columnsOf && !m_columns.contains(*m_columnsOf)) {
        m_columnsOf.reset();
        showColumns();
    }
}

void LedgerView::resizeEvent(QResizeEvent *event)
{
    ViewPanel::resizeEvent(event);
    QMetaObject::invokeMethod(this, &LedgerView::fitColumns, Qt::QueuedConnection); // once the table is as wide
}

void LedgerView::refresh()
{
    if (m_focus.look().view != name())
        return;
    m_bar->setTable(qstring(word(openTable())));
    m_table->setTakesTyping(m_cells->canWrite());
    Seen now{m_workspace.ledger(), m_focus.lens(), openTable()};
    if (m_seen != now) {
        const bool isOtherLedger = !m_seen || m_seen->ledger != now.ledger;
        m_seen = std::move(now);
        m_made = nullptr;
        if (isOtherLedger && !m_lookedFor.isEmpty())
            lookFor(m_lookedFor);
        ask();
    } else if (m_made && m_ordered != order()) {
        arrange();
    }
    showOrder();
    showSelection();
}

void LedgerView::ask()
{
    m_isAsking = true;
    showBusy();
    m_readings.compute(
        m_seen->ledger, m_seen->lens, this,
        [name = m_seen->table, lens = m_seen->lens](const ReadingsPtr &readings) {
            return std::make_shared<const RecordTable>(readings, lens, name);
        },
        [this, asked = *m_seen](const ReadingsPtr &, const RecordTablePtr &table) {
            if (m_seen == asked)
                take(table);
        });
}

void LedgerView::take(const RecordTablePtr &table)
{
    m_isAsking = false;
    m_made = table;
    arrange();
    showBusy();
}

TableWish LedgerView::wish()
{
    const Order wished = order();
    TableWish wish{.sortedBy = wished.column, .isDescending = wished.isDescending, .filters = m_filters[openTable()]};
    if (m_found.isAsked)
        wish.found = m_found.of(recordsOf(openTable()));
    return wish;
}

void LedgerView::arrange()
{
    // Of another state of the ledger what was found says nothing: its answer comes.
    if (!m_made || (m_found.isAsked && m_found.ledger != m_made->ledgerPtr()))
        return;
    m_ordered = order();
    m_arranging->arrange(m_made, wish());
}

void LedgerView::showRows(const RecordTablePtr &table, const std::vector<std::uint32_t> &rows)
{
    if (table != m_made)
        return;
    const bool isSameTable = m_columnsOf == table->name();
    const QModelIndex stood = m_table->currentIndex();
    const RecordRef standing = stood.isValid() ? m_table->records().record(stood.row()) : RecordRef();
    const RecordTablePtr before = m_table->records().table();
    const bool hadChosen = chosenCount() > 1;
    const std::vector<std::uint32_t> chosenBefore
        = before && before->name() == table->name() ? chosenRows() : std::vector<std::uint32_t>();
    const int scrolled = m_table->verticalScrollBar()->value();
    {
        const QScopedValueRollback arranging(m_isArrangingColumns, true); // no width that changes now was chosen
        m_table->records().show(table, rows);
    }
    showColumns();
    showOrder();
    if (const int row = stood.isValid() ? m_table->records().rowOf(standing) : -1; row >= 0)
        m_table->showCurrent(row, stood.column());
    else
        showSelection();
    if (!chosenBefore.empty())
        choose(*before, chosenBefore);
    else if (hadChosen)
        Q_EMIT chosenChanged();
    if (isSameTable)
        m_table->verticalScrollBar()->setValue(scrolled);
    else
        m_table->scrollToTop();
    if (m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
    m_cells->follow();
    m_bar->setFiltering(isFiltering());
    m_bar->setHasRows(!rows.empty());
    showCount();
    sayNothing();
    Q_EMIT offersChanged();
    Q_EMIT settled();
}

void LedgerView::showCount()
{
    if (!m_indexing.isEmpty() && m_isSearching) {
        m_bar->setCount(m_indexing);
        return;
    }
    const RecordTablePtr &table = m_table->records().table();
    m_bar->setCount(table ? countOfText(table->name(), m_table->records().rows().size(), table->size()) : QString());
}

void LedgerView::sayNothing()
{
    const RecordTablePtr &table = m_table->records().table();
    m_nothing->setVisible(m_table->records().rowCount() == 0);
    if (table->size() == 0) {
        m_nothing->setText(m_workspace.ledger()->count(recordsOf(table->name())) == 0
                               ? tr("There are none in this ledger yet.")
                               : tr("The lens lets none of them through."));
        return;
    }
    QStringList elsewhere;
    for (std::size_t i = 0; m_found.isAsked && i < words<TableName>().size(); ++i) {
        const auto other = static_cast<TableName>(i);
        if (const std::size_t found = m_found.count(recordsOf(other)); other != table->name() && found > 0)
            elsewhere << countText(other, found);
    }
    const QString where = elsewhere.isEmpty()
        ? QString()
        : tr("The whole ledger has these words in %1.").arg(elsewhere.join(QStringLiteral(", "))) + QLatin1Char('\n');
    m_nothing->setText(tr("Nothing here is like that.") + QLatin1Char('\n') + where
                       + tr("Esc clears search and filters."));
}

void LedgerView::showBusy() { m_busy->setBusy(isBusy()); }

void LedgerView::chooseTable(TableName table) { m_focus.setOption(QStringLiteral("table"), qstring(word(table))); }

void LedgerView::stepTable(int step)
{
    const int count = static_cast<int>(words<TableName>().size());
    chooseTable(static_cast<TableName>((static_cast<int>(openTable()) + step + count) % count));
}

void LedgerView::showSelection()
{
    const Selection &selection = m_focus.look().selection;
    const auto kind = fromWord<RecordKind>(selection.kind.toStdString());
    if (m_calm->isActive() || !kind || *kind != recordsOf(openTable()))
        return;
    const RecordRef record{*kind, selection.id.toStdString()};
    if (m_table->selectedCount() > 1 && record == m_picked)
        return; // it was meant here, among others
    const int row = m_table->records().rowOf(record);
    if (row >= 0)
        m_table->showCurrent(row);
}

/// The rows of the table that are chosen together, in its own order; none where it is one at most.
std::vector<std::uint32_t> LedgerView::chosenRows() const
{
    std::vector<std::uint32_t> rows;
    if (chosenCount() < 2)
        return rows;
    for (const int row : m_table->selectedRows())
        rows.push_back(m_table->records().rows()[static_cast<std::size_t>(row)]);
    std::ranges::sort(rows);
    return rows;
}

/// Rows that were chosen together in another state of the table are so in this one.
void LedgerView::choose(const RecordTable &before, const std::vector<std::uint32_t> &rowsBefore)
{
    const std::vector<std::uint32_t> rows = m_table->records().table()->rowsLike(before, rowsBefore);
    const std::vector<std::uint32_t> &shown = m_table->records().rows();
    std::vector<int> selected;
    for (std::size_t row = 0; row < shown.size(); ++row)
        if (std::ranges::binary_search(rows, shown[row]))
            selected.push_back(static_cast<int>(row));
    if (!selected.empty())
        m_table->showSelected(selected);
    Q_EMIT chosenChanged();
}

void LedgerView::pick()
{
    m_calm->stop();
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid())
        return;
    int row = at.row();
    if (!m_table->selectionModel()->isRowSelected(row)) // one stands where Ctrl and a click took a row out
        if (const std::vector<int> rows = m_table->selectedRows(); !rows.empty())
            row = rows.front();
    m_picked = m_table->records().record(row);
    Q_EMIT picked(qstring(word(m_picked.kind)), qstring(m_picked.id));
    Q_EMIT chosenChanged();
}

void LedgerView::open(int row)
{
    pick();
    const RecordRef record = m_table->records().record(row);
    const Ledger &ledger = m_table->records().table()->ledger();
    const QString id = qstring(record.id);
    if (const Deal *deal = ledger.find(Id<Deal>(record.id)); record.kind == RecordKind::Deal && deal)
        Q_EMIT drilled({QStringLiteral("deal"), id, qstring(deal->title)});
    else if (const Party *party = ledger.find(Id<Party>(record.id)); record.kind == RecordKind::Party && party)
        Q_EMIT drilled({QStringLiteral("partyPage"), id, qstring(party->name)});
    else if (const Claim *claim = ledger.find(Id<Claim>(record.id)); record.kind == RecordKind::Claim && claim)
        openSource(claim->source);
    else if (const Observation *seen = ledger.find(Id<Observation>(record.id));
             record.kind == RecordKind::Observation && seen)
        openSource(seen->source);
    else if (record.kind == RecordKind::Source)
        openSource(Id<Source>(record.id));
}

/// Where a row has a page it opens; elsewhere a cell is edited, and what cannot be edited opens its source.
void LedgerView::doubleClick(int row, int column)
{
    const RecordKind kind = recordsOf(openTable());
    const bool hasPage = kind == RecordKind::Deal || kind == RecordKind::Party;
    if (!hasPage && m_cells->canEdit(row, column))
        m_cells->begin(row, column);
    else
        open(row);
}

std::size_t LedgerView::chosenCount() const { return m_table->selectedCount(); }

Chosen LedgerView::chosen() const
{
    const RecordTablePtr table = m_table->records().table();
    const std::vector<std::uint32_t> rows = chosenRows();
    if (rows.empty())
        return {};
    return {recordsOf(table->name()), rows.size(), [table, rows] {
                std::vector<RecordRef> records;
                records.reserve(rows.size());
                for (const std::uint32_t row : rows)
                    records.push_back(table->record(row));
                return records;
            }};
}

void LedgerView::openSource(const Id<Source> &id)
{
    const Source *source = m_workspace.ledger()->find(id);
    const QString url = source ? qstring(source->url) : QString();
    if (isOpenable(url))
        QDesktopServices::openUrl(QUrl(url));
    else
        Q_EMIT announced(tr("This source has no address that can be opened."));
}

} // namespace ledger
