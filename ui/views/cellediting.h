#pragma once

#include "celleditor.h"
#include "recordtable.h"
#include "workspace.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QTimer;

namespace ledger
{

class RecordTableView;

/// Edits the cells of a table of records where they stand: what is typed is checked as in a form, and each cell that is
/// taken is one edit, saved while one goes on in the next.
class CellEditing : public QObject
{
    Q_OBJECT

public:
    CellEditing(Workspace &workspace, RecordTableView &table);
    ~CellEditing() override;

    /// Whether one can type into the cells of the open ledger at all.
    [[nodiscard]] bool canWrite() const;
    [[nodiscard]] bool isEditing() const { return m_editor; }
    /// Whether one can type into a cell.
    [[nodiscard]] bool canEdit(int row, int column) const;
    /// Opens a cell for editing, beginning with what was typed; says why where nothing can be typed into it.
    void begin(int row, int column, const std::optional<QString> &typed = std::nullopt);

public Q_SLOTS:
    /// Rows or columns have moved: the editor goes with its cell.
    void follow();

Q_SIGNALS:
    void announced(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The cell that is edited: its row's record, since rows move.
    struct Place
    {
        TableName table = TableName::Deals;
        RecordRef record = {};
        int column = 0;
    };

    [[nodiscard]] QString whyNot(int row, int column) const;
    [[nodiscard]] std::optional<FieldSpec> specAt(int row, int column) const;
    void check();
    void commit(CellEditor::Then then);
    void save(const EditProposal &found);
    void finish(const Place &at, const QString &typed, const QString &label, const EditOutcome &outcome);
    void close();
    void move(CellEditor::Then then);

    Workspace &m_workspace;
    RecordTableView &m_table;
    std::shared_ptr<RecordChoices> m_choices = std::make_shared<RecordChoices>();
    QPointer<CellEditor> m_editor;
    Place m_at;
    QTimer *m_typing;
};

} // namespace ledger
