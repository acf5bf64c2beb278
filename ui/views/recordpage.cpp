#include "recordpage.h"

#include "busyline.h"
#include "claimcard.h"
#include "exporting.h"
#include "icons.h"
#include "inspectedpartbox.h"
#include "inspectedwidgets.h"
#include "pagecolumns.h"
#include "picturepanel.h"
#include "picturetable.h"
#include "viewlist.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
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
constexpr std::size_t dealsAtOnce = 100; // a page of so many is made while nobody notices
constexpr int moreOfPart = 100;
constexpr int everything = 1'000'000'000;
constexpr int gapOfColumns = 28;
constexpr int widestSheet = 1560;

QString tableOfPart(const QString &part)
{
    return part == QStringLiteral("said")    ? QStringLiteral("claims")
        : part == QStringLiteral("observed") ? QStringLiteral("observations")
                                             : part;
}
} // namespace

RecordPage::RecordPage(const ViewContext &context, QWidget *parent)
    : ViewPanel(QStringLiteral("page"), parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_style(styleFor(ThemeName::Light))
    , m_busy(new BusyLine(this))
    , m_scroll(new QScrollArea(this))
{
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
    connect(&m_workspace, &Workspace::ledgerChanged, this, &RecordPage::refresh);
    connect(&m_focus, &Focus::changed, this, &RecordPage::refresh);
}

RecordPage::~RecordPage() = default;

void RecordPage::setStyle(const Style &style)
{
    m_style = style;
    if (m_through)
        tell();
}

void RecordPage::showEvent(QShowEvent *event)
{
    ViewPanel::showEvent(event);
    refresh();
}

void RecordPage::refresh()
{
    const Look &look = m_focus.look();
    const Selection of = look.page();
    if (of.kind.isEmpty())
        return;
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
    m_busy->setBusy(true);
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
    if (m_isWorking || !m_wish)
        return;
    m_isWorking = true;
    QtConcurrent::run(std::exchange(m_wish, nullptr)).then(this, [this](Answer answer) {
        m_isWorking = false;
        if (m_seen == answer.seen)
            take(std::move(answer));
        else
            work();
    });
}

void RecordPage::take(Answer answer)
{
    m_isAsking = false;
    m_busy->setBusy(false);
    const bool isSame = m_shown.of == answer.content.of;
    const Place here = isSame ? place() : Place();
    m_shown = std::move(answer.content);
    m_through = answer.readings;
    tell();
    goBackTo(here);
    Q_EMIT settled();
}

void RecordPage::tell()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    const int scrolled = m_scroll->verticalScrollBar()->value();
    auto *sheet = new QWidget;
    sheet->setObjectName(QStringLiteral("pageSheet"));
    sheet->setAutoFillBackground(true);
    QPalette paper = palette();
    paper.setColor(QPalette::Window, m_style.background);
    sheet->setPalette(paper);
    auto *middle = new QHBoxLayout(sheet);
    middle->setContentsMargins(0, 0, 0, 0);
    auto *within = new QWidget(sheet);
    within->setMaximumWidth(widestSheet);
    middle->addWidget(within);
    auto *column = new QVBoxLayout(within);
    column->setContentsMargins(24, 16, 24, 28);
    column->setSpacing(4);
    m_pictures.clear();
    m_columns = nullptr;
    addHead(column);
    addFigures(column);
    addPictures(column);
    addParts(column);
    column->addStretch(1);
    setAccessibleName(tr("Page of %1").arg(m_shown.title));
    m_scroll->setAccessibleName(accessibleName());
    if (QWidget *former = m_scroll->takeWidget()) { // it may be what is being clicked
        former->hide();
        former->deleteLater();
    }
    m_scroll->setWidget(sheet);
    for (QAbstractButton *button : sheet->findChildren<QAbstractButton *>())
        button->installEventFilter(this);
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (hadFocus)
        m_scroll->setFocus(Qt::OtherFocusReason);
}

// -- what stands on the sheet -----------------------------------------------------------------------------------------

void RecordPage::addHead(QVBoxLayout *column)
{
    QWidget *sheet = column->parentWidget();
    auto *top = new QHBoxLayout;
    QLabel *kind = plainLabel(m_shown.kind, m_style.mutedInk, sheet);
    kind->setContentsMargins(8, 0, 0, 0);
    top->addWidget(kind, 1, Qt::AlignBottom);
    addButtons(top);
    column->addLayout(top);
    const auto add
        = [&](const QString &text, const QColor &ink, const char *name, double factor, QFont::Weight weight) {
              if (text.isEmpty())
                  return;
              QLabel *label = plainLabel(text, ink, sheet);
              label->setObjectName(QString::fromLatin1(name));
              label->setFont(sized(font(), factor, weight));
              label->setContentsMargins(8, 0, 8, 0);
              label->setTextInteractionFlags(Qt::TextSelectableByMouse);
              column->addWidget(label);
          };
    add(m_shown.title, m_style.ink, "pageTitle", 1.9, QFont::DemiBold);
    add(m_shown.subtitle, m_style.mutedInk, "pageSubtitle", 1.05, QFont::Normal);
    column->addSpacing(4);
    add(m_shown.text, m_style.ink, "pageText", 1.05, QFont::Normal);
    add(m_shown.through, m_style.mutedInk, "pageLens", 0.9, QFont::Normal);
    if (m_shown.help.isEmpty())
        return;
    column->addSpacing(12);
    add(m_shown.help, m_style.ink, "pageHelp", 1.15, QFont::Normal);
    if (!m_shown.isTooEarly)
        return;
    auto *latest = new QPushButton(tr("Show everything known"), sheet);
    latest->setObjectName(QStringLiteral("showLatest"));
    latest->setAutoDefault(false);
    connect(latest, &QPushButton::clicked, this, [this] {
        Lens lens = m_focus.lens();
        lens.asOf.reset();
        m_focus.setLens(lens);
    });
    column->addWidget(latest, 0, Qt::AlignLeft);
}

void RecordPage::addButtons(QHBoxLayout *row)
{
    const auto add = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        auto *button = new QToolButton(row->parentWidget() ? row->parentWidget() : this);
        button->setObjectName(QString::fromLatin1(name));
        button->setText(text);
        button->setIcon(icon(iconName, palette()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(text);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    // What is done to the page's record is done to what is selected: it is, first.
    const auto select = [this] {
        const Selection page = m_focus.look().page();
        Q_EMIT picked(page.kind, page.id);
    };
    if (m_shown.help.isEmpty()) {
        QToolButton *editButton = add("editPage", QStringLiteral("edit"), tr("Edit…"), tr("Edit in its form (F2)"));
        connect(editButton, &QToolButton::clicked, this, [this, select] {
            select();
            Q_EMIT editWanted();
        });
    }
    if (m_shown.help.isEmpty() && m_focus.look().page().kind == u"party") {
        QToolButton *mergeButton = add("mergePage", QStringLiteral("merge"), tr("Merge…"),
                                       tr("Make one of this and another party (Ctrl+M)"));
        connect(mergeButton, &QToolButton::clicked, this, [this, select] {
            select();
            Q_EMIT mergerWanted();
        });
    }
    QToolButton *copyButton = add("copyPage", QStringLiteral("copy"), tr("Copy"), tr("The page as a table"));
    connect(copyButton, &QToolButton::clicked, this, &RecordPage::copy);
    QToolButton *exportButton = add("exportPage", QStringLiteral("export"), tr("Export…"), tr("The page as CSV"));
    connect(exportButton, &QToolButton::clicked, this, &RecordPage::exportAs);
}

void RecordPage::addFigures(QVBoxLayout *column)
{
    if (m_shown.figures.empty())
        return;
    column->addSpacing(14);
    const int least = fontMetrics().height() * 10;
    auto *strip = new PageColumns(PageColumns::Order::Rows, least, 6, 20, column->parentWidget());
    strip->setObjectName(QStringLiteral("pageFigures"));
    std::vector<QWidget *> boxes;
    for (const PageFigure &figure : m_shown.figures) {
        auto *box = new QWidget(strip);
        box->setAccessibleName(QStringList{figure.figure, figure.name, figure.detail}.join(QStringLiteral(", ")));
        auto *lines = new QVBoxLayout(box);
        lines->setContentsMargins(8, 0, 0, 0);
        lines->setSpacing(1);
        const QString number = figure.isContested ? figure.figure + QStringLiteral(" ≠") : figure.figure;
        QLabel *large = plainLabel(number, figure.isContested ? m_style.warning : m_style.ink, box);
        large->setFont(sized(font(), 1.7, QFont::DemiBold));
        lines->addWidget(large);
        lines->addWidget(plainLabel(figure.name, m_style.ink, box));
        if (!figure.detail.isEmpty()) {
            QLabel *detail = plainLabel(figure.detail, m_style.mutedInk, box);
            detail->setFont(sized(font(), 0.9, QFont::Normal));
            lines->addWidget(detail);
        }
        lines->addStretch(1);
        boxes.push_back(box);
    }
    strip->setBoxes(std::move(boxes));
    column->addWidget(strip);
}

void RecordPage::addPictures(QVBoxLayout *column)
{
    if (m_shown.pictures.empty() || !m_through)
        return;
    column->addSpacing(16);
    auto *row = new PageColumns(PageColumns::Order::Rows, 350, 3, gapOfColumns, column->parentWidget());
    std::vector<QWidget *> boxes;
    const bool isLarge = m_through->ledger().count(RecordKind::Deal) > ReadingsCache::dealsAtOnce;
    for (PictureRequest request : m_shown.pictures) {
        auto *panel = new PicturePanel(row);
        panel->setFixedHeight(290);
        panel->setMinimumWidth(0);
        panel->setStyle(m_style);
        request.style = m_style;
        const auto maker = [request, readings = m_through](QSizeF room) {
            PictureRequest fitting = request;
            fitting.size = room;
            return pictureOf(fitting, *readings);
        };
        panel->setMaker(maker, isLarge ? PicturePanel::Pace::Slow : PicturePanel::Pace::Quick);
        panel->setSelection(m_focus.look().selection);
        connect(panel, &PicturePanel::picked, this, &RecordPage::picked);
        connect(panel, &PicturePanel::extended, this, &RecordPage::extended);
        connect(panel, &PicturePanel::climbed, this, &RecordPage::climbed);
        connect(panel, &PicturePanel::announced, this, &RecordPage::announced);
        connect(panel, &PicturePanel::drilled, this, [this](const DrillStep &step) { open(step.kind, step.id); });
        m_pictures.push_back(panel);
        boxes.push_back(panel);
    }
    row->setBoxes(std::move(boxes));
    column->addWidget(row);
}

void RecordPage::addParts(QVBoxLayout *column)
{
    column->addSpacing(6);
    const int least = fontMetrics().height() * 20;
    m_columns = new PageColumns(PageColumns::Order::Newspaper, least, 3, gapOfColumns, column->parentWidget());
    std::vector<QWidget *> boxes;
    for (const PagePart &part : m_shown.parts)
        boxes.push_back(boxOf(part));
    m_columns->setBoxes(std::move(boxes));
    column->addWidget(m_columns);
}

QWidget *RecordPage::boxOf(const PagePart &part)
{
    auto *holder = new QWidget(m_columns);
    holder->setObjectName(QStringLiteral("part-") + part.id);
    holder->setAccessibleName(part.told.heading);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 8, 0, 6);
    column->setSpacing(0);
    auto *rule = new QFrame(holder);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    QPalette ink = rule->palette();
    ink.setColor(QPalette::Window, m_style.grid);
    rule->setPalette(ink);
    column->addWidget(rule);
    auto *box = new InspectedPartBox(part.told, m_style, holder);
    connectBox(*box, part.id);
    column->addWidget(box);
    addDoor(column, part);
    return holder;
}

void RecordPage::addDoor(QVBoxLayout *column, const PagePart &part)
{
    if (part.listed == 0 || !viewList().contains(QStringLiteral("ledger")))
        return;
    auto *door
        = new QPushButton(tr("All %1 in the Ledger").arg(QLocale().toString(part.listed)), column->parentWidget());
    door->setObjectName(QStringLiteral("allOf-") + part.id);
    door->setFlat(true);
    door->setAutoDefault(false);
    connect(door, &QPushButton::clicked, this,
            [this, table = tableOfPart(part.id)] { Q_EMIT listWanted(table, m_shown.of); });
    column->addWidget(door, 0, Qt::AlignLeft);
}

void RecordPage::connectBox(InspectedPartBox &box, const QString &id)
{
    connect(&box, &InspectedPartBox::picked, this, &RecordPage::picked);
    connect(&box, &InspectedPartBox::opened, this, &RecordPage::open);
    connect(&box, &InspectedPartBox::editRequested, this, &RecordPage::editRequested);
    connect(&box, &InspectedPartBox::claimRequested, this, &RecordPage::claimRequested);
    connect(&box, &InspectedPartBox::sourceRequested, this, &RecordPage::openSource);
    connect(&box, &InspectedPartBox::announced, this, &RecordPage::announced);
    connect(&box, &InspectedPartBox::moreRequested, this, [this, id] {
        const auto found = m_seen->rooms.of.find(id);
        const int room = found == m_seen->rooms.of.end() ? pageRows : found->second;
        m_seen->rooms.of[id] = room + moreOfPart;
        ask();
    });
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
    if (!m_through)
        return;
    const auto whole = [seen = *m_seen, readings = m_through] {
        return tableOf(pageContent(*readings, seen.lens, seen.of, {everything, {}}));
    };
    if (m_through->ledger().count(RecordKind::Deal) <= dealsAtOnce)
        then(whole());
    else
        QtConcurrent::run(whole).then(this, std::move(then));
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
    dialog->selectFile(m_shown.of.id + QStringLiteral(".csv"));
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
    QWidget *sheet = m_scroll->widget();
    sheet->layout()->activate(); // the scroll bar knows its new range once the sheet is laid out
    sheet->resize(m_scroll->viewport()->width(),
                  std::max(sheet->heightForWidth(m_scroll->viewport()->width()), m_scroll->viewport()->height()));
    m_scroll->verticalScrollBar()->setValue(place.scrolled);
    if (place.focused.isEmpty())
        return;
    if (const QWidget *part = m_columns->findChild<QWidget *>(place.part))
        if (auto *again = part->findChild<QWidget *>(place.focused))
            again->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
