#pragma once

#include "change.h"
#include "ledger.h"
#include "ledgerstore.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace ledger
{

/// What an edit came to: saved as a revision; or why not, with what to show.
struct EditOutcome
{
    bool isSaved = false;
    Revision revision = 0;
    std::vector<Collision> collisions = {};
    QStringList violations = {};
    QString failure = {}; ///< the disk's word: what happened and what to do
};

/// The one place where an open ledger changes. It owns the store on a thread of its own; the window never waits. Every
/// change, whoever made it, arrives as ledgerChanged.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Who edits, and what tells the time (app's, so that nothing here reads a clock).
    struct Author
    {
        QString name = {};
        std::function<QDateTime()> now = {};
    };

    explicit Workspace(Author author, QObject *parent = nullptr);
    ~Workspace() override;

    /// Opens a file instead of the open one; answers with opened or openFailed.
    void open(const QString &path, OpenMode mode);
    void close();

    [[nodiscard]] LedgerPtr ledger() const { return m_snapshot.ledger; } ///< never null: an empty ledger before one is open
    [[nodiscard]] Revision revision() const { return m_snapshot.revision; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const OpenNotes &notes() const { return m_notes; }
    [[nodiscard]] bool isSaving() const { return m_pending > 0; }
    [[nodiscard]] QString undoLabel() const { return m_undoLabel; } ///< empty: nothing to undo
    [[nodiscard]] QString redoLabel() const { return m_redoLabel; }

    /// Commits a change made on the present ledger; `done` is called on this thread unless `context` is gone by then.
    void edit(const Change &change, const QString &label, QObject *context, std::function<void(EditOutcome)> done);
    void undo();
    void redo();
    /// Writes a whole copy elsewhere.
    void saveCopy(const QString &path, QObject *context, std::function<void(QString failure)> done);

Q_SIGNALS:
    void opened();
    void openFailed(const QString &path, const QString &why);
    void ledgerChanged(ledger::LedgerPtr ledger);
    /// Labels, saving, notes: what the status bar and the menu show.
    void stateChanged();
    /// Another program's commit arrived.
    void movedByOthers(const QString &who, const QString &label);
    void failed(const QString &why);

private:
    class Keeper; // lives on the store's thread

    Author m_author;
    Snapshot m_snapshot;
    QString m_path;
    OpenNotes m_notes;
    int m_pending = 0;
    QString m_undoLabel;
    QString m_redoLabel;
};

} // namespace ledger
