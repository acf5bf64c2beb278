#include "cellediting.h"

#include "cellfields.h"
#include "cellwords.h"
#include "editlabels.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTimer>

namespace ledger
{

namespace
{
constexpr int pauseInCell = 150; // ms, as in forms

QString lockText(CellLock lock, const QString &column)
{
    switch (lock) {
    case CellLock::Id:
        return CellEditing::tr("An id stays for ever: other records and documents name it.");
    case CellLock::Counted:
        return CellEditing::tr("%1 is counted; there is nothing to type.").arg(column);
    case CellLock::FromClaims:
        return CellEditing::tr("%1 comes of the deal's claims: edit those.").arg(column);
    case CellLock::FromLens:
        return CellEditing::tr("%1 follows from the other claims and the lens: replace the claim or decide on it.")
            .arg(column);
    case CellLock::OfDeal:
        return CellEditing::tr("A claim is in the deal of what it is about: change that, or the deal's own title.");
    case CellLock::Kept:
        return CellEditing::tr("The day on which the claim entered the ledger is kept as it was.");
    case CellLock::NoPayment:
        return CellEditing::tr("Only payments have %1: this claim is about something else.").arg(column.toLower());
    case CellLock::Several:
    case CellLock::None:
        break;
    }
    return CellEditing::tr("%1 has several fields: Shift+F2 opens the form.").arg(column);
}
} // namespace

CellEditing::CellEditing(Workspace &workspace, RecordTableView &table)
    : QObject(&table)
    , m_workspace(workspace)
    , m_table(table)
    , m_typing(new QTimer(this))
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseInCell);
    connect(m_typing, &QTimer::timeout, this, &CellEditing::check);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &CellEditing::follow);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &CellEditing::follow);
    connect(&table.header(), &QHeaderView::sectionResized, this, &CellEditing::follow);
    connect(&table.header(), &QHeaderView::sectionMoved, this, &CellEditing::follow);
    table.viewport()->installEventFilter(this);
}

CellEditing::~CellEditing() = default;

bool CellEditing::canWrite() const { return !m_workspace.path().isEmpty() && !m_workspace.notes().isReadOnly; }

std::optional<FieldSpec> CellEditing::specAt(int row, int column) const
{
    const RecordTableModel &records = m_table.records();
    const CellField field
        = fieldIn(*records.table(), records.rows()[static_cast<std::size_t>(row)], static_cast<std::size_t>(column));
    std::optional<FieldSpec> spec = field.key.empty() ? std::nullopt : specOf(field.record.kind, qstring(field.key));
    if (spec && !isOneText(*spec))
        return std::nullopt;
    if (spec)
        spec->canMake = false; // what is made along needs a form
    return spec;
}

bool CellEditing::canEdit(int row, int column) const { return canWrite() && specAt(row, column).has_value(); }

QString CellEditing::whyNot(int row, int column) const
{
    if (!canWrite())
        return tr("This ledger cannot be changed here.");
    if (specAt(row, column))
        return {};
    const RecordTableModel &records = m_table.records();
    const CellField field
        = fieldIn(*records.table(), records.rows()[static_cast<std::size_t>(row)], static_cast<std::size_t>(column));
    return lockText(field.lock, titleOf(records.table()->name(), static_cast<std::size_t>(column)));
}

void CellEditing::begin(int row, int column, const std::optional<QString> &typed)
{
    if (const QString why = whyNot(row, column); !why.isEmpty()) {
        Q_EMIT announced(why);
        return;
    }
    close();
    const RecordTableModel &records = m_table.records();
    const CellField field
        = fieldIn(*records.table(), records.rows()[static_cast<std::size_t>(row)], static_cast<std::size_t>(column));
    const LedgerPtr ledger = m_workspace.ledger();
    const std::optional<QString> now = typedField(field.record, qstring(field.key), *ledger);
    if (!now) {
        Q_EMIT announced(tr("This is not in the ledger any more."));
        return;
    }
    m_choices->setLedger(ledger);
    m_at = {records.table()->name(), records.record(row), column};
    m_table.setCurrentIndex(records.index(row, column));
    m_table.scrollTo(records.index(row, column));
    m_editor = new CellEditor(*specAt(row, column), {field.record, qstring(field.key), *now}, typed, m_choices,
                              m_table.viewport());
    connect(m_editor, &CellEditor::edited, m_typing, qOverload<>(&QTimer::start));
    connect(m_editor, &CellEditor::committed, this, &CellEditing::commit);
    connect(m_editor, &CellEditor::cancelled, this, [this] {
        close();
        m_table.setFocus();
    });
    m_editor->show();
    follow();
    if (!m_editor)
        return;
    m_editor->setFocus(Qt::OtherFocusReason); // which selects nothing: what is typed goes on
    if (typed)
        m_typing->start();
}

void CellEditing::check()
{
    m_typing->stop();
    if (!m_editor)
        return;
    if (!m_editor->isChanged())
        return m_editor->setUnderstood({}, {});
    const FieldEdit edit = m_editor->edit();
    const EditProposal found = proposal({edit}, m_workspace.ledger());
    if (const QString refusal = found.refusalOf(edit.record); !refusal.isEmpty())
        return m_editor->setProblem(refusal);
    const auto said = [](const EditNotes &notes, const RecordRef &record, const QString &key) {
        const auto note = notes.find({record, key});
        return note == notes.end() ? QString() : note->second;
    };
    m_editor->setUnderstood(said(found.understood, edit.record, edit.key), said(found.doubted, edit.record, {}));
}

void CellEditing::commit(CellEditor::Then then)
{
    if (!m_editor)
        return;
    m_typing->stop();
    if (!m_editor->isChanged()) {
        close();
        return move(then);
    }
    const FieldEdit edit = m_editor->edit();
    const EditProposal found = proposal({edit}, m_workspace.ledger());
    if (const QString refusal = found.refusalOf(edit.record); !refusal.isEmpty()) {
        m_editor->setProblem(refusal);
        if (then == CellEditor::Then::Stay) // one is elsewhere by now
            Q_EMIT announced(tr("Not saved: %1").arg(refusal));
        return;
    }
    if (!found.change.isEmpty())
        save(found);
    close();
    move(then);
}

void CellEditing::save(const EditProposal &found)
{
    const FieldEdit edit = m_editor->edit();
    const QString shown = m_editor->shownText();
    const QString label = editLabel(found.change, *m_workspace.ledger());
    m_table.records().setPending(m_at.record, m_at.column, shown);
    const auto doubt = found.doubted.find({edit.record, QString()});
    const QString said = doubt == found.doubted.end() ? label : tr("%1 · doubtful: %2").arg(label, doubt->second);
    m_workspace.edit(found.change, label, this,
                     [this, at = m_at, shown, said](const EditOutcome &outcome) { finish(at, shown, said, outcome); });
}

void CellEditing::finish(const Place &at, const QString &typed, const QString &label, const EditOutcome &outcome)
{
    const RecordTablePtr &table = m_table.records().table();
    const bool isShown = table && table->ledgerPtr() == m_workspace.ledger();
    m_table.records().endPending(at.record, at.column, outcome.isSaved && !isShown);
    if (outcome.isSaved) {
        Q_EMIT announced(tr("Saved: %1").arg(label));
        return;
    }
    // What was typed is not lost: its cell is open again, unless one is in another by now.
    const int row = m_table.records().rowOf(at.record);
    if (row >= 0 && !m_editor)
        begin(row, at.column, typed);
    Q_EMIT announced(tr("Not saved: %1").arg(outcome.reason()));
}

void CellEditing::close()
{
    m_typing->stop();
    if (!m_editor)
        return;
    CellEditor *editor = m_editor;
    m_editor = nullptr;
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater();
}

void CellEditing::move(CellEditor::Then then)
{
    if (then == CellEditor::Then::Stay)
        return;
    m_table.setFocus();
    const QModelIndex at = m_table.currentIndex();
    if (!at.isValid())
        return;
    if (then == CellEditor::Then::Down) {
        if (at.row() + 1 < m_table.records().rowCount())
            m_table.setCurrentIndex(m_table.records().index(at.row() + 1, at.column()));
        return;
    }
    const RecordHeader &header = m_table.header();
    const int step = then == CellEditor::Then::Right ? 1 : -1;
    int to = header.visualIndex(at.column()) + step;
    while (to >= 0 && to < header.count() && header.isSectionHidden(header.logicalIndex(to)))
        to += step;
    if (to >= 0 && to < header.count())
        m_table.setCurrentIndex(m_table.records().index(at.row(), header.logicalIndex(to)));
}

void CellEditing::follow()
{
    if (!m_editor)
        return;
    const RecordTablePtr &table = m_table.records().table();
    if (!table || table->name() != m_at.table) {
        commit(CellEditor::Then::Stay);
        return close();
    }
    const int row = m_table.records().rowOf(m_at.record);
    if (row < 0)
        return; // filtered away meanwhile: what is typed stays where it is until it is taken
    m_editor->placeOver(m_table.visualRect(m_table.records().index(row, m_at.column)));
}

bool CellEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QObject::eventFilter(watched, event);
}

} // namespace ledger
