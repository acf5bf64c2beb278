#include "recordpage.h"

#include "busyline.h"
#include "claimcard.h"
#include "exporting.h"
#include "historymodel.h"
#include "inspectedwidgets.h"
#include "pagecolumns.h"
#include "pagesheet.h"
#include "picturetable.h"
#include "wording.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr std::size_t dealsAtOnce = 100; // a page of so many is worked out while nobody notices
constexpr int moreOfPart = 100;
constexpr int everything = 1'000'000'000;
} // namespace

RecordPage::RecordPage(const ViewContext &context, QWidget *parent)
    : ViewPanel(QStringLiteral("page"), parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_style(styleFor(ThemeName::Light))
    , m_busy(new BusyLine(this))
    , m_scroll(new QScrollArea(this))
    , m_paper(new QWidget)
{
    auto *sheets = new QVBoxLayout(m_paper);
    sheets->setContentsMargins(0, 0, 0, 0);
    sheets->setSpacing(0);
    m_scroll->setWidget(m_paper);
    m_scroll->setObjectName(QStringLiteral("pageScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->installEventFilter(this);
    setFocusProxy(m_scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_busy);
    column->addWidget(m_scroll, 1);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &RecordPage::finishWork);
    connect(&m_workspace, &Workspace::ledgerChanged, this, &RecordPage::refresh);
    connect(&m_focus, &Focus::changed, this, &RecordPage::refresh);
}

RecordPage::~RecordPage()
{
    m_worker.disconnect(this); // what still runs holds values alone; nobody waits for it
}

void RecordPage::setStyle(const Style &style)
{
    m_style = style;
    QPalette paper = palette();
    paper.setColor(QPalette::Window, m_style.background);
    m_paper->setPalette(paper);
    if (m_told)
        tell();
}

bool RecordPage::isBusy() const { return m_isAsking || m_nextSheet || (m_sheet && m_sheet->isBusy()); }

void RecordPage::showBusy() { m_busy->setBusy(isBusy()); }

void RecordPage::showEvent(QShowEvent *event)
{
    ViewPanel::showEvent(event);
    if (m_sheet && m_sheet->content().of != m_focus.look().page())
        forgetSheet(); // what one saw some time ago is not what one goes to
    refresh();
}

void RecordPage::changeEvent(QEvent *event)
{
    ViewPanel::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_told)
        tell();
}

void RecordPage::refresh()
{
    const Look &look = m_focus.look();
    const Selection of = look.page();
    if (of.kind.isEmpty())
        return;
    for (PageSheet *sheet : {m_sheet, m_nextSheet})
        if (sheet)
            sheet->setSelection(look.selection);
    Seen now{m_workspace.ledger(), look.lens, of, {}};
    if (m_seen && m_seen->of == of)
        now.rooms = m_seen->rooms;
    if (m_seen == now)
        return;
    m_seen = std::move(now);
    ask();
}

void RecordPage::ask()
{
    m_isAsking = true;
    if (m_nextSheet && m_nextSheet->content().of != m_seen->of)
        giveUpNext(); // one has gone on before it was there
    showBusy();
    m_readings.request(m_seen->ledger, m_seen->lens, this, [this, seen = *m_seen](const ReadingsPtr &readings) {
        if (m_seen != seen)
            return;
        m_wish = [seen, readings] {
            return Answer{seen, readings, pageContent(*readings, seen.lens, seen.of, seen.rooms)};
        };
        if (readings->ledger().count(RecordKind::Deal) <= dealsAtOnce)
            take(std::exchange(m_wish, nullptr)());
        else
            work();
    });
}

/// On a worker, one page after another; only the newest wish matters.
void RecordPage::work()
{
    if (!m_worker.isRunning() && m_wish)
        m_worker.setFuture(QtConcurrent::run(std::exchange(m_wish, nullptr)));
}

void RecordPage::finishWork()
{
    Answer answer = m_worker.result();
    if (m_seen == answer.seen)
        take(std::move(answer));
    else
        work();
}

void RecordPage::take(Answer answer)
{
    m_isAsking = false;
    m_told = std::move(answer);
    tell();
}

/// Makes another sheet, while the former one stays; what is half made is given up.
void RecordPage::tell()
{
    giveUpNext();
    m_nextSheet = new PageSheet(m_told->content, m_told->readings, m_style, m_paper);
    m_nextSheet->hide();
    m_nextSheet->setSelection(m_focus.look().selection);
    connectSheet(*m_nextSheet);
    // Most pages are scrolled.
    m_nextSheet->make(m_scroll->maximumViewportSize().width() - m_scroll->verticalScrollBar()->sizeHint().width());
    showBusy();
}

void RecordPage::connectSheet(PageSheet &sheet)
{
    connect(&sheet, &PageSheet::settled, this, &RecordPage::showMade);
    connect(&sheet, &PageSheet::buttonsAdded, this, &RecordPage::watchKeys);
    connect(&sheet, &PageSheet::picked, this, &RecordPage::picked);
    connect(&sheet, &PageSheet::extended, this, &RecordPage::extended);
    connect(&sheet, &PageSheet::opened, this, &RecordPage::open);
    connect(&sheet, &PageSheet::climbed, this, &RecordPage::climbed);
    connect(&sheet, &PageSheet::announced, this, &RecordPage::announced);
    connect(&sheet, &PageSheet::editRequested, this, &RecordPage::editRequested);
    connect(&sheet, &PageSheet::claimRequested, this, &RecordPage::claimRequested);
    connect(&sheet, &PageSheet::sourceRequested, this, &RecordPage::openSource);
    // What is done to the page's record is done to what is selected: it is, first.
    connect(&sheet, &PageSheet::pageEditRequested, this, [this] {
        selectPage();
        Q_EMIT editWanted();
    });
    connect(&sheet, &PageSheet::mergerRequested, this, [this] {
        selectPage();
        Q_EMIT mergerWanted();
    });
    connect(&sheet, &PageSheet::copyRequested, this, &RecordPage::copy);
    connect(&sheet, &PageSheet::exportRequested, this, &RecordPage::exportAs);
    connect(&sheet, &PageSheet::historyRequested, this,
            [this] { Q_EMIT historyWanted(m_sheet->content().of.kind, m_sheet->content().of.id); });
    connect(&sheet, &PageSheet::moreRequested, this, &RecordPage::askMore);
    connect(&sheet, &PageSheet::listRequested, this,
            [this](const QString &table) { Q_EMIT listWanted(table, m_sheet->content().of); });
    connect(&sheet, &PageSheet::latestRequested, this, [this] {
        Lens lens = m_focus.lens();
        lens.asOf.reset();
        m_focus.setLens(lens);
    });
}

void RecordPage::selectPage()
{
    const Selection page = m_focus.look().page();
    Q_EMIT picked(page.kind, page.id);
}

/// The sheet that was being made is complete: it takes the place of the former one. Or a picture of it has been made
/// anew.
void RecordPage::showMade()
{
    if (m_nextSheet && !m_nextSheet->isBusy()) {
        const bool isSame = m_sheet && m_sheet->content().of == m_nextSheet->content().of;
        const Place here = isSame ? place() : Place();
        const bool hadFocus = isAncestorOf(window()->focusWidget());
        if (hadFocus)
            m_scroll->setFocus(Qt::OtherFocusReason);
        forgetSheet();
        m_sheet = std::exchange(m_nextSheet, nullptr);
        m_columns = &m_sheet->parts();
        // A bar that appears only now would have everything laid out for two widths.
        const bool isTall = m_sheet->height() > m_scroll->maximumViewportSize().height();
        m_scroll->setVerticalScrollBarPolicy(isTall ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
        m_paper->layout()->addWidget(m_sheet);
        m_sheet->show();
        setAccessibleName(tr("Page of %1").arg(m_sheet->content().title));
        m_scroll->setAccessibleName(accessibleName());
        goBackTo(here);
        askHistory();
        m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    }
    showBusy();
    if (!isBusy())
        Q_EMIT settled();
}

void RecordPage::giveUpNext()
{
    if (PageSheet *next = std::exchange(m_nextSheet, nullptr)) {
        next->disconnect(this);
        next->deleteLater();
    }
}

/// The newest edits come from the file, and are put behind what comes from the ledger once they do.
void RecordPage::askHistory()
{
    const Selection of = m_sheet->content().of;
    const auto kind = fromWord<RecordKind>(of.kind.toStdString());
    if (!kind)
        return;
    m_workspace.history({.record = RecordRef{*kind, of.id.toStdString()}}, {}, pageRows, m_sheet,
                        [this, sheet = m_sheet](const Result<HistoryPage> &edits) {
                            if (edits && sheet == m_sheet)
                                addHistory(*edits);
                        });
}

void RecordPage::addHistory(const HistoryPage &edits)
{
    PagePart part{.id = historyPart};
    part.told.heading = tr("History");
    for (std::size_t i = 0; i < edits.entries.size(); ++i) {
        const ListedEntry &listed = edits.entries[i];
        const QString when = momentOf(edits.entries, i);
        part.told.rows.push_back({.name = editText(listed.entry.label, listed.entry.undoes.has_value(), listed.isRedo),
                                  .detail = listed.isUndone ? tr("%1, %2, undone").arg(listed.entry.who, when)
                                                            : tr("%1, %2").arg(listed.entry.who, when)});
    }
    if (part.told.rows.empty())
        part.told.detail = edits.isEnd ? tr("Its edits are not kept any more.") : tr("Not edited of late.");
    m_sheet->addPart(part);
}

void RecordPage::forgetSheet()
{
    m_columns = nullptr;
    if (PageSheet *former = std::exchange(m_sheet, nullptr)) {
        former->disconnect(this);
        former->hide();
        former->deleteLater(); // it may be what is being clicked
    }
}

/// Arrow keys walk from whatever has the keyboard.
void RecordPage::watchKeys(const QWidget *within)
{
    for (QAbstractButton *button : within->findChildren<QAbstractButton *>()) {
        button->installEventFilter(this);
        if (auto *card = qobject_cast<ClaimCard *>(button)) // what it shows once it is opened
            connect(card, &ClaimCard::toggled, this, [this, card] {
                for (QAbstractButton *inner : card->findChildren<QAbstractButton *>())
                    inner->installEventFilter(this);
            });
    }
}

void RecordPage::askMore(const QString &part)
{
    const auto found = m_seen->rooms.of.find(part);
    const int room = found == m_seen->rooms.of.end() ? pageRows : found->second;
    m_seen->rooms.of[part] = room + moreOfPart;
    ask();
}

// -- doors ------------------------------------------------------------------------------------------------------------

void RecordPage::open(const QString &kind, const QString &id)
{
    const Ledger &ledger = *m_workspace.ledger();
    const std::string name = id.toStdString();
    if (kind == QStringLiteral("party") || kind == QStringLiteral("deal")) {
        Q_EMIT drilled({kind == QStringLiteral("party") ? QStringLiteral("partyPage") : kind, id, {}});
        return;
    }
    const Claim *claim = kind == QStringLiteral("claim") ? ledger.find(Id<Claim>(name)) : nullptr;
    const Source *source = claim           ? ledger.find(claim->source)
        : kind == QStringLiteral("source") ? ledger.find(Id<Source>(name))
                                           : nullptr;
    if (source && !source->url.empty())
        openSource(QString::fromStdString(source->url));
    else
        Q_EMIT picked(kind, id);
}

void RecordPage::openSource(const QString &url)
{
    if (!openInBrowser(url))
        Q_EMIT announced(tr("No program opens %1; copy the citation instead").arg(url));
}

void RecordPage::withWholeTable(std::function<void(const PictureTable &)> then)
{
    if (!m_told)
        return;
    const auto whole = [told = *m_told] {
        return tableOf(pageContent(*told.readings, told.seen.lens, told.seen.of, {everything, {}}));
    };
    if (m_told->readings->ledger().count(RecordKind::Deal) <= dealsAtOnce) {
        then(whole());
        return;
    }
    auto *watcher = new QFutureWatcher<PictureTable>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(whole));
}

void RecordPage::copy()
{
    withWholeTable([this](const PictureTable &table) {
        auto *content = new QMimeData;
        content->setText(tabbedText(table));
        content->setHtml(htmlText(table));
        content->setData(QStringLiteral("text/csv"), csvText(table));
        QGuiApplication::clipboard()->setMimeData(content);
        Q_EMIT announced(tr("Copied the page as a table of %1 rows").arg(table.rows.size()));
    });
}

void RecordPage::exportAs()
{
    auto *dialog = new QFileDialog(this, tr("Export the page"), m_folder, tr("CSV, the numbers (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(m_told->content.of.id + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordPage::exportTo);
    dialog->open();
}

void RecordPage::exportTo(const QString &path)
{
    withWholeTable([this, path](const PictureTable &table) {
        const Result<Done> written = writeFile(path, csvText(table));
        if (written) {
            m_folder = QFileInfo(path).absolutePath();
            Q_EMIT announced(tr("Exported to %1").arg(QDir::toNativeSeparators(path)));
            return;
        }
        auto *box
            = new QMessageBox(QMessageBox::Warning, tr("Not exported"), written.error().text(), QMessageBox::Ok, this);
        box->setObjectName(QStringLiteral("exportFailure"));
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

// -- by keyboard ------------------------------------------------------------------------------------------------------

std::vector<QWidget *> RecordPage::rowsIn(const QWidget *box) const
{
    std::vector<QWidget *> rows;
    for (auto *button : box->findChildren<QAbstractButton *>())
        if (button->focusPolicy() != Qt::NoFocus && !qobject_cast<QToolButton *>(button)) // those are within a card
            rows.push_back(button);
    return rows;
}

int RecordPage::boxWithFocus() const
{
    const QWidget *focused = window()->focusWidget();
    if (!m_columns || !focused)
        return -1;
    const std::vector<QWidget *> &boxes = m_columns->boxes();
    const auto found
        = std::find_if(boxes.begin(), boxes.end(), [focused](QWidget *box) { return box->isAncestorOf(focused); });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

void RecordPage::goTo(QWidget *row)
{
    row->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(row, 0, 40);
}

/// Up or down the column that one is in.
void RecordPage::walk(int step)
{
    if (!m_columns)
        return;
    const int box = boxWithFocus();
    std::vector<QWidget *> rows;
    for (std::size_t i = 0; i < m_columns->boxes().size(); ++i)
        if (box < 0 || m_columns->columnOf(i) == m_columns->columnOf(static_cast<std::size_t>(box)))
            for (QWidget *row : rowsIn(m_columns->boxes()[i]))
                rows.push_back(row);
    if (rows.empty())
        return;
    const auto here = std::find_if(rows.begin(), rows.end(), [this](const QWidget *row) {
        const QWidget *focused = window()->focusWidget();
        return row == focused || row->isAncestorOf(focused);
    });
    if (here == rows.end()) {
        goTo(step > 0 ? rows.front() : rows.back());
        return;
    }
    const auto there = here - rows.begin() + step;
    if (there >= 0 && there < static_cast<std::ptrdiff_t>(rows.size()))
        goTo(rows[static_cast<std::size_t>(there)]);
}

/// To the row beside, in the next column.
void RecordPage::cross(int step)
{
    const int box = boxWithFocus();
    if (box < 0)
        return;
    const int column = m_columns->columnOf(static_cast<std::size_t>(box)) + step;
    const auto heightOf = [this](const QWidget *row) { return row->mapTo(m_columns, row->rect().center()).y(); };
    const int here = heightOf(window()->focusWidget());
    QWidget *nearest = nullptr;
    for (std::size_t i = 0; i < m_columns->boxes().size(); ++i)
        if (m_columns->columnOf(i) == column)
            for (QWidget *row : rowsIn(m_columns->boxes()[i]))
                if (!nearest || std::abs(heightOf(row) - here) < std::abs(heightOf(nearest) - here))
                    nearest = row;
    if (nearest)
        goTo(nearest);
}

/// Tab goes from part to part; within a claim that is open, to what can be done with it.
bool RecordPage::focusNextPrevChild(bool next)
{
    const int box = boxWithFocus();
    if (box < 0)
        return ViewPanel::focusNextPrevChild(next);
    for (const QWidget *at = window()->focusWidget(); at && at != m_columns; at = at->parentWidget())
        if (const auto *card = qobject_cast<const ClaimCard *>(at); card && card->isChecked())
            return ViewPanel::focusNextPrevChild(next);
    const std::vector<QWidget *> &boxes = m_columns->boxes();
    const std::vector<QWidget *> here = rowsIn(boxes[static_cast<std::size_t>(box)]);
    if (!next && here.front() != window()->focusWidget()) {
        goTo(here.front());
        return true;
    }
    for (int i = box + (next ? 1 : -1); i >= 0 && i < static_cast<int>(boxes.size()); i += next ? 1 : -1)
        if (const std::vector<QWidget *> rows = rowsIn(boxes[static_cast<std::size_t>(i)]); !rows.empty()) {
            goTo(rows.front());
            return true;
        }
    if (!next)
        return ViewPanel::focusNextPrevChild(next);
    leave(next);
    return true;
}

/// To what comes after the page in the window.
void RecordPage::leave(bool next)
{
    QWidget *at = window()->focusWidget();
    for (QWidget *there = at; there;) {
        there = next ? there->nextInFocusChain() : there->previousInFocusChain();
        if (there == at)
            return;
        const bool takesTab = (there->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (takesTab && there->isVisible() && there->isEnabled() && there != this && !isAncestorOf(there)) {
            there->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

bool RecordPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return ViewPanel::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier))
        return ViewPanel::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        cross(key->key() == Qt::Key_Left ? -1 : 1);
        return true;
    default:
        return ViewPanel::eventFilter(watched, event);
    }
}

void RecordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT climbed();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        ViewPanel::keyPressEvent(event);
}

// -- the reader's place -----------------------------------------------------------------------------------------------

RecordPage::Place RecordPage::place() const
{
    Place here;
    here.scrolled = m_scroll->verticalScrollBar()->value();
    if (!m_columns)
        return here;
    for (const ClaimCard *card : m_columns->findChildren<ClaimCard *>())
        if (card->isChecked())
            here.open.append(card->claim().id);
    if (const int box = boxWithFocus(); box >= 0) {
        here.part = m_columns->boxes()[static_cast<std::size_t>(box)]->objectName();
        here.focused = window()->focusWidget()->objectName();
    }
    return here;
}

void RecordPage::goBackTo(const Place &place)
{
    if (!m_columns)
        return;
    for (ClaimCard *card : m_columns->findChildren<ClaimCard *>())
        card->setOpen(place.open.contains(card->claim().id));
    const QSize room = m_scroll->viewport()->size();
    m_paper->layout()->activate(); // the scroll bar knows its new range once the sheet is laid out
    m_paper->resize(room.width(), std::max(m_paper->heightForWidth(room.width()), room.height()));
    m_scroll->verticalScrollBar()->setValue(place.scrolled);
    if (place.focused.isEmpty())
        return;
    if (const QWidget *part = m_columns->findChild<QWidget *>(place.part))
        if (auto *again = part->findChild<QWidget *>(place.focused))
            again->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
