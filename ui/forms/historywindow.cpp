#include "historywindow.h"

#include "editlabels.h"
#include "formfields.h"
#include "formproposal.h"
#include "helppart.h"
#include "importedrows.h"
#include "recordwords.h"
#include "style.h"
#include "wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontInfo>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QShowEvent>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <limits>

namespace ledger
{

namespace
{
/// Of an edit as large as an import the first are shown, and how many more there are is said.
constexpr int mostRecords = 100;

/// Rows with room above and below their text.
class RoomyRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(8, 8);
    }
};

QLabel *labelIn(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QTreeView *tableIn(QWidget *parent, const char *name, const QString &accessible)
{
    auto *table = new QTreeView(parent);
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(accessible);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setTextElideMode(Qt::ElideRight);
    table->setItemDelegate(new RoomyRows(table));
    return table;
}

QString inOneLine(const QString &text) { return text.simplified(); }

QStandardItem *cell(const QString &text)
{
    auto *item = new QStandardItem(inOneLine(text));
    item->setToolTip(plainTooltip(text));
    item->setData(text, Qt::AccessibleTextRole);
    return item;
}

QString kindsName(RecordKind kind)
{
    const QStringList names{HistoryWindow::tr("Sources"),      HistoryWindow::tr("Parties"),
                            HistoryWindow::tr("Deals"),        HistoryWindow::tr("Commitments"),
                            HistoryWindow::tr("Deployments"),  HistoryWindow::tr("Claims"),
                            HistoryWindow::tr("Observations"), HistoryWindow::tr("Decisions"),
                            HistoryWindow::tr("Views"),        HistoryWindow::tr("Stories")};
    return names.at(static_cast<int>(kind));
}

QString partsText(const std::vector<RecordRef> &parts)
{
    Change counted;
    for (const RecordRef &part : parts) {
        if (part.kind == RecordKind::Commitment)
            counted.create(Commitment{.id = Id<Commitment>(part.id)});
        else if (part.kind == RecordKind::Deployment)
            counted.create(Deployment{.id = Id<Deployment>(part.id)});
        else
            counted.create(Claim{.id = Id<Claim>(part.id)});
    }
    QStringList texts;
    for (const KindCount &count : countsOf(counted))
        texts.append(kindText(count.kind, count.added));
    return texts.join(QStringLiteral(", "));
}

QString standsAgainst(const Restoration &found, const Ledger &ledger)
{
    if (!found.missing.id.empty())
        return HistoryWindow::tr("It is a part of the %1 %2, which is not there any more. Restore that first, from the "
                                 "edit that removed it: it brings its parts back with it.")
            .arg(kindName(found.missing.kind), recordName(found.missing, ledger));
    QStringList lines;
    for (const Violation &broken : found.violations)
        lines.append(HistoryWindow::tr("%1 %2: %3; %4.", "a kind of record, its name, what is wrong, what to do")
                         .arg(kindName(broken.record.kind), recordName(broken.record, ledger), qstring(broken.what),
                              qstring(broken.remedy)));
    constexpr qsizetype mostLines = 6;
    const qsizetype more = lines.size() - mostLines;
    if (more > 0)
        lines = lines.mid(0, mostLines) << HistoryWindow::tr("… and %1 more").arg(more);
    return lines.join(QLatin1Char('\n'));
}
} // namespace

HistoryWindow::HistoryWindow(Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_model(new HistoryModel(workspace, this))
{
    setObjectName(QStringLiteral("historyWindow"));
    setHelp(*this, HelpPart::History);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    build();
    connect(m_model, &HistoryModel::advanced, this, &HistoryWindow::tellState);
    connect(m_model, &HistoryModel::failed, m_state, &QLabel::setText);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &HistoryWindow::choose); // it may be undone now
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        const int row = std::max(m_model->rowOf(m_wanted), 0);
        m_entries->setCurrentIndex(m_model->index(row, 0));
        choose();
    });
    connect(&m_workspace, &Workspace::stateChanged, this, &HistoryWindow::tellRecord);
    connect(&m_workspace, &Workspace::opened, this, [this] { setRecord({}); }); // a record of another ledger
    setRecord({});
}

HistoryWindow::~HistoryWindow() = default;

void HistoryWindow::build()
{
    QWidget *bar = buildBar(); // first, for the keyboard too
    auto *halves = new QSplitter(Qt::Horizontal, this);
    halves->setObjectName(QStringLiteral("historyHalves"));
    halves->setChildrenCollapsible(false);
    halves->addWidget(buildEntries());
    halves->addWidget(buildEdit());
    halves->setStretchFactor(0, 6);
    halves->setStretchFactor(1, 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(bar);
    column->addWidget(halves, 1);
    column->addWidget(buildButtons());
    resize(QSize(scaledToText(1160, font()), scaledToText(680, font()))
               .boundedTo(screen()->availableSize() - QSize(40, 60)));
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

QWidget *HistoryWindow::buildBar()
{
    auto *bar = new QWidget(this);
    m_of = labelIn(bar, "historyOf");
    QFont strong = m_of->font();
    strong.setPixelSize(qRound(QFontInfo(strong).pixelSize() * 1.3));
    strong.setWeight(QFont::DemiBold);
    m_of->setFont(strong);
    m_all = new QPushButton(tr("&All edits"), bar);
    m_all->setObjectName(QStringLiteral("allEdits"));
    m_all->setAutoDefault(false);
    m_all->setToolTip(tr("The history of the whole ledger"));
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("historyWords"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setPlaceholderText(tr("Search: an edit, a person, a name, $38bn, 2026-03"));
    m_search->setClearButtonEnabled(true);
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(QStringLiteral("historyKind"));
    m_kind->setAccessibleName(tr("Records that were touched"));
    m_kind->addItem(tr("Any record"), -1);
    for (const RecordKind kind :
         {RecordKind::Deal, RecordKind::Commitment, RecordKind::Deployment, RecordKind::Claim, RecordKind::Party,
          RecordKind::Source, RecordKind::Observation, RecordKind::Decision, RecordKind::View, RecordKind::Story})
        m_kind->addItem(kindsName(kind), static_cast<int>(kind));
    m_mine = new QCheckBox(tr("Only &mine"), bar);
    m_mine->setObjectName(QStringLiteral("historyMine"));
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_of, 1);
    heading->addWidget(m_all, 0, Qt::AlignTop);
    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_kind);
    row->addWidget(m_mine);
    column->addLayout(heading);
    column->addLayout(row);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryWindow::ask);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryWindow::ask);
    connect(m_mine, &QCheckBox::toggled, this, &HistoryWindow::ask);
    connect(m_all, &QPushButton::clicked, this, [this] {
        setRecord({});
        m_search->setFocus();
    });
    return bar;
}

QWidget *HistoryWindow::buildEntries()
{
    auto *half = new QWidget(this);
    m_entries = tableIn(half, "historyEntries", tr("Edits, newest first"));
    m_entries->setRootIsDecorated(false);
    m_entries->setModel(m_model);
    m_entries->header()->setStretchLastSection(false);
    m_entries->header()->setSectionResizeMode(HistoryModel::Label, QHeaderView::Stretch);
    m_entries->setColumnWidth(HistoryModel::Touched, scaledToText(120, font()));
    m_entries->setColumnWidth(HistoryModel::When, scaledToText(160, font()));
    m_entries->setColumnWidth(HistoryModel::Who, scaledToText(86, font()));
    half->setMinimumWidth(280);
    m_state = labelIn(half, "historyState");
    auto *column = new QVBoxLayout(half);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_entries, 1);
    column->addWidget(m_state);
    connect(m_entries->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryWindow::choose);
    connect(m_entries, &QTreeView::activated, this, [this] { m_records->setFocus(Qt::OtherFocusReason); });
    return half;
}

QWidget *HistoryWindow::buildEdit()
{
    auto *half = new QWidget(this);
    m_title = labelIn(half, "editTitle");
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_made = labelIn(half, "editMade");
    m_records = tableIn(half, "editRecords", tr("What the edit did, before and after"));
    m_records->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_more = labelIn(half, "editMore");
    half->setMinimumWidth(300);
    auto *column = new QVBoxLayout(half);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_made);
    column->addWidget(m_records, 1);
    column->addWidget(m_more);
    connect(m_records, &QTreeView::activated, this, &HistoryWindow::openRecord);
    return half;
}

QWidget *HistoryWindow::buildButtons()
{
    auto *bar = new QWidget(this);
    const auto add = [&](const char *name, const QString &text, const QString &tip, auto &&then) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, then);
        auto *action = new QAction(text, m_records);
        connect(action, &QAction::triggered, button, [button] { button->click(); });
        m_records->addAction(action);
        return button;
    };
    m_open = add("openRecord", tr("&Open"), tr("The page of the record that is chosen, or the inspector"),
                 [this] { openRecord(); });
    m_restoreBefore
        = add("restoreBefore", tr("Restore the version &before"),
              tr("Turns the record back into what it was before this edit"), [this] { restore(Version::Before); });
    m_restore = add("restore", tr("&Restore this version"), tr("Turns the record into what this edit made of it"),
                    [this] { restore(hasChosen(Version::After) ? Version::After : Version::Before); });
    auto *close = new QPushButton(tr("&Close"), bar);
    close->setObjectName(QStringLiteral("closeHistory"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_told = labelIn(bar, "historyTold");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(close);
    row->addWidget(m_told, 1);
    row->addWidget(m_open);
    row->addWidget(m_restoreBefore);
    row->addWidget(m_restore);
    return bar;
}

void HistoryWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        m_search->setFocus();
}

bool HistoryWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDown = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (watched != m_search || !isDown)
        return QDialog::eventFilter(watched, event);
    m_entries->setFocus(Qt::OtherFocusReason); // where one stands is chosen
    return true;
}

void HistoryWindow::setRecord(const std::optional<RecordRef> &record)
{
    m_record = record;
    const QString name = record ? recordName(*record, *m_workspace.ledger()) : QString();
    const QString title = record ? tr("History of %1").arg(name) : tr("History");
    setWindowTitle(title);
    m_of->setText(record ? title : tr("History of the ledger"));
    m_all->setVisible(record.has_value());
    ask();
}

void HistoryWindow::ask()
{
    HistoryQuestion question{.words = m_search->text(), .record = m_record};
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        question.kind = static_cast<RecordKind>(kind);
    if (m_mine->isChecked())
        question.who = m_workspace.author();
    m_model->ask(question);
    tellState();
}

void HistoryWindow::tellState()
{
    const int count = m_model->rowCount();
    const QString edits
        = count == 1 ? tr("1 edit") : tr("%1 edits").arg(QLocale().toString(static_cast<qlonglong>(count)));
    if (m_model->isSearching() && count == 0)
        m_state->setText(tr("Searching… %1").arg(shareText(m_model->share())));
    else if (!m_model->isWhole())
        m_state->setText(tr("%1 so far; more as you go down").arg(edits));
    else if (count == 0)
        m_state->setText(m_model->question() == HistoryQuestion{}
                             ? tr("Nothing has been edited in this ledger yet.")
                             : tr("No edit is like that. Take words or filters away to see more."));
    else
        m_state->setText(edits);
    if (!m_entries->currentIndex().isValid() && count > 0)
        m_entries->setCurrentIndex(m_model->index(0, 0));
    choose();
}

/// Shows what the chosen edit did: once it is read, which an import may take a moment.
void HistoryWindow::choose()
{
    const QModelIndex chosen = m_entries->currentIndex();
    if (!chosen.isValid()) {
        m_wanted = 0;
        ++m_asked;
        m_shown.reset();
        m_title->clear();
        m_made->clear();
        m_more->clear();
        delete m_records->model();
        tellRecord();
        return;
    }
    const ListedEntry &listed = m_model->entry(chosen.row());
    m_title->setText(editName(listed));
    const QString when = momentText(listed.entry.when, QLocale(), Clock::Seconds);
    const QString made = listed.entry.who.isEmpty() ? when : tr("%1, %2", "who, when").arg(listed.entry.who, when);
    m_made->setText((listed.isUndone ? tr("%1 · revision %2 · undone") : tr("%1 · revision %2"))
                        .arg(made)
                        .arg(listed.entry.revision));
    const std::set<RecordRef> family = m_record ? m_model->family() : std::set<RecordRef>();
    if (m_wanted == listed.entry.revision && m_family == family)
        return;
    m_wanted = listed.entry.revision;
    m_family = family;
    m_told->clear();
    m_workspace.entry(m_wanted, m_family, mostRecords, this,
                      [this, asked = ++m_asked](const Result<WholeEntry> &whole) {
                          if (asked != m_asked)
                              return;
                          if (whole)
                              return showEntry(*whole);
                          m_more->setText(whole.error().text());
                          m_more->show();
                      });
}

void HistoryWindow::showEntry(const WholeEntry &whole)
{
    m_shown = whole.entry;
    m_words = recordWords(whole.entry.change, *m_workspace.ledger());
    auto *model = new QStandardItemModel(m_records);
    model->setHorizontalHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    for (const RecordWords &words : m_words)
        addRecord(*model, words);
    delete m_records->model();
    m_records->setModel(model);
    for (int row = 0; row < model->rowCount(); ++row)
        m_records->setFirstColumnSpanned(row, {}, true);
    m_records->expandAll();
    const int width = m_records->viewport()->width();
    m_records->setColumnWidth(0, width * 30 / 100);
    m_records->setColumnWidth(1, width * 35 / 100);
    connect(m_records->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryWindow::tellRecord);
    m_records->setCurrentIndex(model->index(0, 0));
    m_more->setText(whole.left > 0 ? tr("… and %1 more records. The history of one of them shows what became of it.")
                                         .arg(QLocale().toString(static_cast<qlonglong>(whole.left)))
                        : whole.entry.change.isEmpty() ? tr("This changed no record.")
                                                       : QString());
    m_more->setVisible(!m_more->text().isEmpty());
    tellRecord();
}

void HistoryWindow::addRecord(QStandardItemModel &into, const RecordWords &words)
{
    const QString name = tr("%1 %2: %3", "a kind of record, a deed, a name").arg(words.kind, words.deed, words.name);
    QStandardItem *record = cell(name);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    record->setFont(strong);
    for (const FieldWords &field : words.fields) {
        QList<QStandardItem *> row{cell(field.name), cell(field.before), cell(field.after)};
        record->appendRow(row);
    }
    into.appendRow(record);
}

const RecordWords *HistoryWindow::chosenRecord() const
{
    QModelIndex at = m_records->currentIndex();
    if (at.parent().isValid())
        at = at.parent();
    return m_shown && at.isValid() ? &m_words[static_cast<std::size_t>(at.row())] : nullptr;
}

bool HistoryWindow::hasChosen(Version version) const
{
    const RecordWords *chosen = chosenRecord();
    return chosen && hasVersion(m_shown->change, chosen->record, version);
}

void HistoryWindow::tellRecord()
{
    const RecordWords *chosen = chosenRecord();
    const bool hasBefore = hasChosen(Version::Before);
    const bool hasAfter = hasChosen(Version::After);
    const bool canWrite = !m_workspace.path().isEmpty() && !m_workspace.notes().isReadOnly && !m_isRestoring;
    m_open->setEnabled(chosen && !chosen->record.id.empty());
    m_restore->setText(hasBefore && !hasAfter ? tr("&Restore what was removed") : tr("&Restore this version"));
    const auto isSo = [&](Version version) {
        return chosen && isInVersion(*m_workspace.ledger(), m_shown->change, chosen->record, version);
    };
    const bool isAsRestored = isSo(hasAfter ? Version::After : Version::Before);
    m_restore->setEnabled(canWrite && (hasBefore || hasAfter) && !isAsRestored);
    m_restoreBefore->setEnabled(canWrite && hasBefore && hasAfter && !isSo(Version::Before));
    const QString why = tr("This is the version that stands.");
    if (isAsRestored && m_told->text().isEmpty())
        m_told->setText(why);
    else if (!isAsRestored && m_told->text() == why)
        m_told->clear();
    m_restore->setToolTip(isAsRestored ? why : tr("Turns the record into what this edit made of it"));
    m_restore->setAccessibleDescription(m_restore->toolTip());
    const QList<QAction *> actions = m_records->actions();
    const QList<QPushButton *> buttons{m_open, m_restoreBefore, m_restore};
    for (int i = 0; i < buttons.size(); ++i) {
        actions[i]->setText(buttons[i]->text());
        actions[i]->setEnabled(buttons[i]->isEnabled());
    }
}

void HistoryWindow::openRecord()
{
    const RecordWords *chosen = chosenRecord();
    if (chosen && !chosen->record.id.empty())
        Q_EMIT opened(qstring(word(chosen->record.kind)), qstring(chosen->record.id));
}

void HistoryWindow::restore(Version version)
{
    if (!hasChosen(version) || m_isRestoring)
        return;
    m_isRestoring = true;
    m_told->clear();
    tellRecord();
    const RecordWords &chosen = *chosenRecord();
    const QString label = restorationLabel(chosen.name, momentText(m_shown->when), version == Version::Before);
    // All that the edit did to the record and its parts, of which only the first may be shown.
    m_workspace.entry(m_shown->revision, {chosen.record}, std::numeric_limits<int>::max(), this,
                      [this, label, record = chosen.record, version](const Result<WholeEntry> &whole) {
                          if (whole)
                              return workOut(whole->entry.change, record, version, label);
                          stop(tr("Not restored."));
                          complain(tr("This version cannot be restored"), whole.error().text());
                      });
}

/// Whether the rules allow it is found out on a worker: all that refers to something may have to be looked through.
void HistoryWindow::workOut(const Change &edit, const RecordRef &record, Version version, const QString &label)
{
    auto *watcher = new QFutureWatcher<Restoration>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, label] {
        watcher->deleteLater();
        finish(watcher->result(), label);
    });
    watcher->setFuture(QtConcurrent::run(
        [ledger = m_workspace.ledger(), edit, record, version] { return restoration(ledger, edit, record, version); }));
}

void HistoryWindow::stop(const QString &told)
{
    m_isRestoring = false;
    m_told->setText(told);
    tellRecord();
}

void HistoryWindow::finish(const Restoration &found, const QString &label)
{
    if (!found.isPossible()) {
        stop(tr("Not restored."));
        return complain(tr("This version cannot be restored"), standsAgainst(found, *m_workspace.ledger()));
    }
    if (found.change.isEmpty())
        return stop(tr("It is so already."));
    const QString along = found.along.empty() ? QString() : tr(" It came back with %1.").arg(partsText(found.along));
    m_workspace.edit(found.change, label, this, [this, label, along](const EditOutcome &outcome) {
        if (!outcome.isSaved) {
            stop(tr("Not restored."));
            return complain(tr("This version was not restored"), outcome.reason());
        }
        stop(tr("Done: %1.").arg(label) + along);
        Q_EMIT restored(tr("Done: %1").arg(label));
    });
}

void HistoryWindow::complain(const QString &what, const QString &why)
{
    auto *box = new QMessageBox(QMessageBox::Warning, windowTitle(), what, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("complaint"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(why);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace ledger
