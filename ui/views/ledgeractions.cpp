#include "cellediting.h"
#include "cellwords.h"
#include "ledgerbar.h"
#include "ledgerview.h"
#include "manyedits.h"
#include "pastedblock.h"
#include "picturetable.h"
#include "recordexport.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include "exporting.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

// What is done with the rows of the tables: menus, copies, files.
namespace ledger
{

namespace
{
/// What the lens can be narrowed to by a cell or the record of its row.
struct LensDoor
{
    QString kind = {};
    QString id = {};
    QString text = {};
};

/// Adds what can be done to a menu; the keys stand beside it.
template <typename Then>
QAction &addTo(QMenu &menu, const char *name, const QString &text, Then &&then, const QKeySequence &keys = {})
{
    QAction *action = menu.addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    QObject::connect(action, &QAction::triggered, &menu, std::forward<Then>(then));
    return *action;
}

LensDoor doorOf(const Cell &cell, const RecordRef &record, const Ledger &ledger)
{
    if (const auto *known = std::get_if<CellWord>(&cell)) {
        const QString id = std::visit([](auto value) { return qstring(word(value)); }, *known);
        if (std::holds_alternative<DealKind>(*known))
            return {QStringLiteral("kind"), id, nameOf(*known)};
        if (std::holds_alternative<DealStatus>(*known))
            return {QStringLiteral("status"), id, nameOf(*known)};
        if (std::holds_alternative<Nature>(*known))
            return {QStringLiteral("nature"), id, nameOf(*known)};
        if (std::holds_alternative<Firmness>(*known))
            return {QStringLiteral("firmness"), id, nameOf(*known)};
    }
    if (record.kind == RecordKind::Party)
        if (const Party *party = ledger.find(Id<Party>(record.id)))
            return {QStringLiteral("party"), qstring(record.id), qstring(party->name)};
    return {};
}

QString inMenu(const QString &text, const QFontMetrics &metrics)
{
    return metrics.elidedText(text, Qt::ElideRight, 240).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QMimeData *clipboardRows(const PictureTable &rows)
{
    auto *content = new QMimeData;
    content->setText(tabbedText(rows));
    content->setHtml(htmlText(rows));
    content->setData(QStringLiteral("text/csv"), csvText(rows));
    return content;
}

/// Does work on values on a worker and hands what comes of it to `then`, unless `context` is gone by then.
template <typename Work, typename Then> void onWorker(QObject *context, Work work, Then then)
{
    using Value = decltype(work());
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}
} // namespace

void LedgerView::copy()
{
    const RecordTableModel &records = m_table->records();
    std::vector<std::uint32_t> rows;
    for (const int row : m_table->selectedRows())
        rows.push_back(records.rows()[static_cast<std::size_t>(row)]);
    if (rows.empty())
        rows = records.rows();
    if (rows.empty())
        return;
    onWorker(
        this, [table = records.table(), rows, columns = shownColumns()] { return plainTable(*table, rows, columns); },
        [this](const PictureTable &plain) {
            QGuiApplication::clipboard()->setMimeData(clipboardRows(plain));
            Q_EMIT announced(
                plain.rows.size() == 1
                    ? tr("Copied 1 row")
                    : tr("Copied %1 rows").arg(QLocale().toString(static_cast<qulonglong>(plain.rows.size()))));
        });
}

void LedgerView::exportAs()
{
    const RecordTablePtr table = m_table->records().table();
    if (!table)
        return;
    const QString shown = tr("Rows as shown (*.csv)");
    const QString whole = tr("The whole table, every column (*.csv)");
    auto *dialog = new QFileDialog(this, tr("Export rows"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({shown, whole});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    if (!m_folder.isEmpty())
        dialog->setDirectory(m_folder);
    dialog->selectFile(qstring(word(table->name())));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, whole](const QString &path) { exportTo(path, dialog->selectedNameFilter() == whole); });
    dialog->open();
}

void LedgerView::exportTo(const QString &path, bool isWhole)
{
    const RecordTablePtr table = m_table->records().table();
    std::vector<std::uint32_t> rows = m_table->records().rows();
    std::vector<std::size_t> columns = shownColumns();
    if (isWhole) {
        rows.resize(table->size());
        std::iota(rows.begin(), rows.end(), 0U);
        columns.resize(columnsOf(table->name()).size());
        std::iota(columns.begin(), columns.end(), std::size_t(0));
    }
    m_folder = QFileInfo(path).absolutePath();
    onWorker(
        this, [=] { return writeFile(path, csvText(plainTable(*table, rows, columns))); },
        [this, path, count = rows.size(), name = table->name()](const Result<Done> &written) {
            if (written)
                Q_EMIT announced(tr("%1 exported to %2").arg(countText(name, count), QDir::toNativeSeparators(path)));
            else
                complain(written.error().text());
        });
}

void LedgerView::complain(const QString &what)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not exported"), what, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("exportFailure"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void LedgerView::openMenu(QPoint at)
{
    QModelIndex index = m_table->indexAt(at);
    if (!index.isValid()) { // the menu key, on a row that is scrolled away
        index = m_table->currentIndex();
        m_table->scrollTo(index);
        at = m_table->visualRect(index).center();
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        addDoors(*menu, index);
        menu->addSeparator();
        addEditing(*menu, index);
        menu->addSeparator();
        addSorting(*menu, index.column());
        menu->addSeparator();
        addTo(*menu, "copyRows", tr("&Copy rows"), [this] { copy(); });
    }
    QMenu *columns = menu->addMenu(tr("Co&lumns"));
    fillColumnsMenu(*columns);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// Where a row and its cell lead to: pages, the history, filters.
void LedgerView::addDoors(QMenu &menu, const QModelIndex &index)
{
    const RecordRef record = m_table->records().record(index.row());
    const Cell cell = m_table->records().cell(index.row(), index.column());
    const bool isPage = record.kind == RecordKind::Deal || record.kind == RecordKind::Party;
    addTo(menu, "openRow", isPage ? tr("&Open its page") : tr("&Open the source"),
          [this, row = index.row()] { open(row); });
    addTo(menu, "rowHistory", tr("&History…"),
          [this, record] { Q_EMIT historyWanted(qstring(word(record.kind)), qstring(record.id)); });
    const QString shown = std::holds_alternative<std::monostate>(cell) ? tr("unknown") : cellText(cell);
    addTo(menu, "filterLike",
          tr("&Filter: %1 %2", "a column's name and a value")
              .arg(inMenu(titleOf(openTable(), static_cast<std::size_t>(index.column())), fontMetrics()),
                   inMenu(shown, fontMetrics())),
          [this, column = index.column(), like = filterLike(cell)] {
              setShowsFilters(true);
              if (QLineEdit *field = m_table->header().field(column))
                  field->setText(like);
          });
    if (const LensDoor door = doorOf(cell, record, m_table->records().table()->ledger()); !door.kind.isEmpty())
        addTo(menu, "addToLens", tr("Add to the &lens: %1").arg(inMenu(door.text, fontMetrics())),
              [this, door] { Q_EMIT extended(door.kind, door.id); });
}

void LedgerView::addSorting(QMenu &menu, int column)
{
    addTo(
        menu, "sortUp", tr("Sort &upwards by this column"), [this, column] { sortBy(column, Qt::AscendingOrder); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_Up);
    addTo(
        menu, "sortDown", tr("Sort &downwards by this column"), [this, column] { sortBy(column, Qt::DescendingOrder); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_Down);
}

/// What can be done to the cell, and to the rows that are chosen. What each does by key stands beside it.
void LedgerView::addEditing(QMenu &menu, const QModelIndex &index)
{
    const bool canWrite = m_cells->canWrite();
    const TableName table = openTable();
    const std::size_t count = m_table->selectedCount();
    const bool areMany = count > 1 && m_table->selectionModel()->isRowSelected(index.row());
    const QString title = titleOf(table, static_cast<std::size_t>(index.column()));
    const auto edit = [this, cell = QPersistentModelIndex(index)] {
        if (cell.isValid())
            m_cells->begin(cell.row(), cell.column());
    };
    addTo(menu, "editCell", tr("E&dit the cell: %1").arg(inMenu(title, fontMetrics())), edit, Qt::Key_F2)
        .setEnabled(m_cells->canEdit(index.row(), index.column()));
    const auto add = [&](const char *name, const QString &text, const QKeySequence &keys, auto &&then) {
        addTo(menu, name, text, then, keys).setEnabled(canWrite);
    };
    add("editRows", areMany ? tr("&Edit %1…").arg(countText(table, count)) : tr("&Edit in its form…"),
        Qt::SHIFT | Qt::Key_F2, [this] { Q_EMIT editWanted(); });
    if (!areMany)
        add("duplicateRow", tr("Du&plicate…"), Qt::CTRL | Qt::Key_D, [this] { Q_EMIT copyWanted(); });
    if (table == TableName::Parties || table == TableName::Sources)
        add("mergeRows", areMany ? tr("&Merge %1…").arg(countText(table, count)) : tr("&Merge with…"),
            Qt::CTRL | Qt::Key_M, [this] { Q_EMIT mergerWanted(); });
    add("pasteCells", tr("Paste into cells…"), QKeySequence::Paste, [this] { paste(); });
    add("deleteRows", areMany ? tr("De&lete %1").arg(countText(table, count)) : tr("De&lete"), QKeySequence::Delete,
        [this] { Q_EMIT removalWanted(); });
}

/// A block of cells from the current one on, or one text into all chosen rows; shown before it is saved.
void LedgerView::paste()
{
    const QModelIndex from = m_table->currentIndex();
    const QString text = QGuiApplication::clipboard()->text();
    if (!from.isValid() || text.isEmpty())
        return;
    if (!m_cells->canWrite()) {
        Q_EMIT announced(tr("This ledger cannot be changed here."));
        return;
    }
    PastedBlock block{.table = m_table->records().table(), .texts = pastedCells(text)};
    const std::vector<std::uint32_t> &rows = m_table->records().rows();
    const std::vector<int> selected = m_table->selectedRows();
    if (block.texts.size() == 1 && block.texts.front().size() == 1 && selected.size() > 1) {
        for (const int row : selected)
            block.rows.push_back(rows[static_cast<std::size_t>(row)]);
        block.texts.resize(block.rows.size(), block.texts.front());
    } else {
        const auto first = static_cast<std::size_t>(from.row());
        block.rows.assign(rows.begin() + from.row(),
                          rows.begin()
                              + static_cast<std::ptrdiff_t>(std::min(rows.size(), first + block.texts.size())));
    }
    const std::vector<std::size_t> shown = shownColumns();
    block.columns.assign(std::ranges::find(shown, static_cast<std::size_t>(from.column())), shown.end());
    auto *dialog = new ManyEdits(tr("Paste into cells"), m_workspace, m_focus.lens(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ManyEdits::saved, this,
            [this](const QString &label) { Q_EMIT announced(tr("Saved: %1").arg(label)); });
    dialog->setWish(
        recordsOf(block.table->name()), [block](const LedgerPtr &ledger) { return editsOf(block, ledger); },
        [](const QString &records) { return tr("pasted into %1", "12 claims").arg(records); });
    dialog->open();
}

} // namespace ledger
