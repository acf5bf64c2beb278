#include "picturepanel.h"

#include "exporting.h"
#include "fittedpicture.h"
#include "meantkeys.h"
#include "picturecanvas.h"
#include "pictureclipboard.h"
#include "picturemaking.h"
#include "picturetable.h"
#include "picturetableparts.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int calmAfterResizing = 60; // ms
constexpr int widestColumn = 360;
constexpr int lettersOfName = 14; // of a name, beside its figures
constexpr int tableMargin = 16;
constexpr QSizeF leastTold(500, 340); // smaller, a picture leaves out much of what it tells

/// A file name out of a title: words and hyphens.
QString fileNameFrom(const QString &title)
{
    QString name;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    name.truncate(60);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("picture") : name;
}
} // namespace

PicturePanel::PicturePanel(QWidget *parent) : PicturePanel(new PictureCanvas, parent) { m_growsWithText = true; }

PicturePanel::PicturePanel(MarkCanvas *canvas, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_canvas(canvas)
    , m_growsWithText(false) // another canvas has a zoom of its own
    , m_making(new PictureMaking(this))
    , m_resized(new QTimer(this))
{
    setObjectName(QStringLiteral("picturePanel"));
    setFocusProxy(m_canvas);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_canvas);
    m_resized->setSingleShot(true);
    m_resized->setInterval(calmAfterResizing);

    connect(m_resized, &QTimer::timeout, this, &PicturePanel::make);
    connect(m_making, &PictureMaking::made, this, &PicturePanel::take);
    connect(m_making, &PictureMaking::makingChanged, this, &PicturePanel::makingChanged);
    connect(m_canvas, &MarkCanvas::picked, this, &PicturePanel::picked);
    connect(m_canvas, &MarkCanvas::extended, this, &PicturePanel::extended);
    connect(m_canvas, &MarkCanvas::drilled, this, &PicturePanel::drilled);
    connect(m_canvas, &MarkCanvas::climbed, this, &PicturePanel::climbed);
    connect(m_canvas, &MarkCanvas::menuRequested, this, &PicturePanel::openMenu);
}

PicturePanel::~PicturePanel() = default;

void PicturePanel::buildTable()
{
    m_rows = new PictureTableModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_rows);
    m_sorted->setSortRole(PictureTableModel::sortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    auto *page = new QWidget(this);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_table = new QTableView(page);
    m_table->setObjectName(QStringLiteral("pictureTable"));
    m_table->setAccessibleName(tr("The numbers of the picture"));
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new PictureTableDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    auto *head = new PictureTableHeader(m_table);
    m_table->setHorizontalHeader(head);
    head->setResizeContentsPrecision(200); // so many rows are measured: a table may have 100,000
    head->setSortIndicatorClearable(true);
    head->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { openMenu(-1, m_table->viewport()->mapToGlobal(at)); });
    auto *room = new QVBoxLayout(page);
    room->setContentsMargins(tableMargin, 8, tableMargin, 0);
    room->addWidget(m_table);
    m_pages->addWidget(page);
}

void PicturePanel::setStyle(const Style &style) { m_canvas->setStyle(style); }

void PicturePanel::setMaker(Maker maker, Pace pace)
{
    m_maker = std::move(maker);
    m_pace = pace;
    m_resized->stop();
    make();
}

void PicturePanel::setPicture(PicturePtr picture)
{
    m_maker = nullptr;
    m_resized->stop();
    m_making->forget();
    take(picture, {});
}

PicturePtr PicturePanel::picture() const { return m_canvas->picture(); }

void PicturePanel::setSelection(const Selection &selection) { m_canvas->setSelection(selection); }

void PicturePanel::setClimbs(bool climbs) { m_canvas->setClimbs(climbs); }

bool PicturePanel::isMaking() const { return m_making->isMaking() || m_resized->isActive(); }

bool PicturePanel::showsData() const { return m_pages->currentIndex() == 1; }

void PicturePanel::make()
{
    if (!m_maker)
        return;
    m_room = room();
    const PictureGround ground = m_canvas->ground();
    Maker maker = m_maker;
    if (const double scale = pictureScale(); scale > 1.01)
        maker = [made = m_maker, scale, colour = ground.colour](QSizeF room) {
            const PicturePtr small = made(room / scale);
            return small ? fitted(small, small->size() * scale, colour) : small;
        };
    m_making->make(maker, m_room, m_pace == Pace::Slow, ground);
}

/// How much larger than usual the reader has the window's text; what is written in a picture grows with it, as far as
/// the picture keeps the room that it needs to be told well.
double PicturePanel::pictureScale() const
{
    if (!m_growsWithText)
        return 1;
    return std::clamp(std::min(m_room.width() / leastTold.width(), m_room.height() / leastTold.height()), 1.0,
                      textScale(font()));
}

QSizeF PicturePanel::room() const { return QSizeF(size()).expandedTo(m_canvas->minimumSizeHint()); }

void PicturePanel::take(const PicturePtr &picture, const QImage &painted)
{
    m_canvas->setPicture(picture);
    if (!painted.isNull())
        m_canvas->setPainted(painted);
    if (showsData())
        fillTable();
    Q_EMIT shown();
}

// Rows and widths of a table that nobody sees would cost a tenth of the program's start.
void PicturePanel::fillTable()
{
    m_rows->setTable(picture() ? picture()->table() : PictureTable{});
    m_table->resizeColumnsToContents();
    fitColumns();
}

/// Columns of words give way, the widest first, as far as the last figure is not to be scrolled to.
void PicturePanel::fitColumns()
{
    const std::vector<bool> areFigures = picture() ? picture()->table().isNumeric : std::vector<bool>();
    const auto figuresEnd = std::find(areFigures.rbegin(), areFigures.rend(), true).base() - areFigures.begin();
    const int room = width() - 2 * tableMargin - m_table->verticalScrollBar()->sizeHint().width();
    int excess = -room;
    std::vector<std::pair<int, int>> words; // how wide, and which
    for (int i = 0; i < m_rows->columnCount(); ++i) {
        const int width = std::min(m_table->columnWidth(i), widestColumn);
        m_table->setColumnWidth(i, width);
        excess += i < figuresEnd ? width : 0;
        if (i < figuresEnd && !areFigures[static_cast<std::size_t>(i)])
            words.push_back({width, i});
    }
    std::sort(words.rbegin(), words.rend());
    const int least = fontMetrics().averageCharWidth() * lettersOfName;
    for (const auto &[width, column] : words) {
        const int given = std::clamp(excess, 0, std::max(0, width - least));
        m_table->setColumnWidth(column, width - given);
        excess -= given;
    }
}

void PicturePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_maker && (m_resized->isActive() || room() != m_room))
        m_resized->start();
}

void PicturePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_maker)
        m_resized->start();
}

void PicturePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

bool PicturePanel::eventFilter(QObject *watched, QEvent *event)
{
    // The record that was selected before is none of these rows: nothing is done to it from here.
    if (watched == m_table && event->type() == QEvent::ShortcutOverride
        && meansSelected(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (watched == m_table && event->type() == QEvent::KeyPress && meansSelected(*static_cast<QKeyEvent *>(event))) {
        Q_EMIT announced(
            tr("There is no single record behind a row of numbers; in the picture its mark can be chosen."));
        return true;
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            setShowsData(false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PicturePanel::setShowsData(bool shows)
{
    if (shows == showsData())
        return;
    if (shows && !m_table)
        buildTable();
    if (shows)
        fillTable();
    const bool hadFocus = m_canvas->hasFocus() || m_table->hasFocus();
    QWidget *page = shows ? static_cast<QWidget *>(m_table) : m_canvas;
    m_pages->setCurrentIndex(shows ? 1 : 0);
    setFocusProxy(page);
    if (hadFocus)
        page->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT showsDataChanged(shows);
}

PictureTable PicturePanel::selectedRows() const
{
    const PictureTable &whole = picture()->table();
    PictureTable part{whole.columns, whole.isNumeric, {}};
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : rows)
        part.rows.push_back(whole.rows[static_cast<std::size_t>(m_sorted->mapToSource(row).row())]);
    return part;
}

void PicturePanel::copy()
{
    if (!picture())
        return;
    if (showsData() && m_table->selectionModel()->hasSelection()) {
        const PictureTable part = selectedRows();
        auto *content = new QMimeData;
        content->setText(tabbedText(part));
        content->setHtml(htmlText(part));
        content->setData(QStringLiteral("text/csv"), csvText(part));
        QGuiApplication::clipboard()->setMimeData(content);
        Q_EMIT announced(part.rows.size() == 1 ? tr("Copied 1 row") : tr("Copied %1 rows").arg(part.rows.size()));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(clipboardContent(*picture()));
    Q_EMIT announced(tr("Copied as picture and table"));
}

void PicturePanel::copyCsv()
{
    if (!picture())
        return;
    const bool isPart = showsData() && m_table->selectionModel()->hasSelection();
    const QByteArray csv = csvText(isPart ? selectedRows() : picture()->table());
    auto *content = new QMimeData;
    content->setText(QString::fromUtf8(csv));
    content->setData(QStringLiteral("text/csv"), csv);
    QGuiApplication::clipboard()->setMimeData(content);
    Q_EMIT announced(tr("Copied as CSV"));
}

void PicturePanel::exportAs()
{
    if (!picture())
        return;
    auto *dialog = new QFileDialog(this, tr("Export the picture"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)"),
                            tr("CSV, the numbers (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    if (!m_folder.isEmpty())
        dialog->setDirectory(m_folder);
    dialog->selectFile(fileNameFrom(picture()->caption().title));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("(*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &PicturePanel::exportTo);
    dialog->open();
}

void PicturePanel::exportTo(const QString &path)
{
    if (!picture())
        return;
    const std::optional<PictureFormat> format = pictureFormat(path);
    const bool isCsv = path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
    if (!format && !isCsv) {
        complain(tr("%1 is no kind of file that pictures are written as; end its name in .png, .svg, .pdf or .csv")
                     .arg(QDir::toNativeSeparators(path)));
        return;
    }
    const Result<QByteArray> bytes
        = isCsv ? Result<QByteArray>(csvText(picture()->table())) : pictureBytes(*picture(), *format, 2);
    if (!bytes) {
        complain(bytes.error().text());
        return;
    }
    const Result<Done> written = writeFile(path, *bytes);
    if (!written) {
        complain(written.error().text());
        return;
    }
    m_folder = QFileInfo(path).absolutePath();
    Q_EMIT announced(tr("Exported to %1").arg(QDir::toNativeSeparators(path)));
}

void PicturePanel::complain(const QString &what)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not exported"), what, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("exportFailure"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void PicturePanel::openMenu(int mark, QPoint globalPos)
{
    if (!picture())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString &name, const QString &text, auto &&then) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        QObject::connect(action, &QAction::triggered, menu, then);
    };
    const Mark what = mark >= 0 ? picture()->marks()[static_cast<std::size_t>(mark)] : Mark{};
    if (!what.target.kind.isEmpty()) {
        const QString name
            = fontMetrics().elidedText(what.name, Qt::ElideRight, 260).replace(QLatin1Char('&'), QStringLiteral("&&"));
        add(QStringLiteral("selectMark"), tr("&Select %1").arg(name),
            [this, what] { Q_EMIT picked(what.target.kind, what.target.id); });
        add(QStringLiteral("drillMark"), tr("&Open"), [this, what] {
            Q_EMIT drilled({what.target.kind, what.target.id, what.name});
        });
        if (const DrillStep page = PictureCanvas::pageOf(what); page.kind == QStringLiteral("partyPage"))
            add(QStringLiteral("pageOfMark"), tr("Open its &page"), [this, page] { Q_EMIT drilled(page); });
        add(QStringLiteral("filterMark"), tr("&Filter to this"),
            [this, what] { Q_EMIT extended(what.target.kind, what.target.id); });
        menu->addSeparator();
    }
    Q_EMIT menuOpening(menu, what);
    add(QStringLiteral("copyPicture"), tr("&Copy"), [this] { copy(); });
    add(QStringLiteral("copyCsv"), tr("Copy &numbers as CSV"), [this] { copyCsv(); });
    add(QStringLiteral("exportPicture"), tr("&Export…"), [this] { exportAs(); });
    add(QStringLiteral("showData"), showsData() ? tr("Show &picture") : tr("Show &data"),
        [this] { setShowsData(!showsData()); });
    menu->popup(globalPos);
}

} // namespace ledger
