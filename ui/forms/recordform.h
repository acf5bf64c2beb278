#pragma once

#include "formmerge.h"
#include "formproposal.h"
#include "lens.h"
#include "workspace.h"

#include <QByteArray>
#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;
class QTimer;

namespace ledger
{

class RecordFields;

/// Where a form starts: a record to edit, or a new one of a kind, or what was typed and never saved.
struct FormStart
{
    RecordKind kind = RecordKind::Claim;
    QString id = {}; ///< this one is edited; a part of a deal in its deal
    std::optional<Subject> of = {}; ///< a new claim or decision is on this
    Id<Source> source = {}; ///< what is new comes from here
    bool isCopy = false; ///< not the record of that id is edited, but a new one that begins like it
    Id<Claim> supersedes = {}; ///< a new claim takes the place of this one
    QByteArray draft = {}; ///< what draftChanged said last; outdoes the rest
};

/// One record with what belongs to it, created or edited: typed as people write, understood as one types, checked
/// before it can be saved. The form stays until the disk has it.
class RecordForm : public QDialog
{
    Q_OBJECT

public:
    /// `lens` is what the totals are told through; `today` is the day on which new claims are recorded and decisions
    /// made.
    RecordForm(const FormStart &start, Workspace &workspace, const Lens &lens, Day today, QWidget *parent = nullptr);
    ~RecordForm() override;

    /// Whether a form can be made of that kind of record.
    [[nodiscard]] static bool edits(RecordKind kind);
    [[nodiscard]] RecordKind kind() const { return m_kind; }
    /// What is typed and not saved; empty where nothing is. Another form starts from it.
    [[nodiscard]] QByteArray draft() const;
    /// Whether what is typed is still to be read.
    [[nodiscard]] bool isBusy() const;

public Q_SLOTS:
    /// Saves and closes.
    void save();
    /// Saves, and goes on to the next new one of the kind, from the same source.
    void saveAndNext();
    /// Another claim on the same number from the same source: of a claim, once it is saved; in a deal, within the form.
    void anotherClaim();
    /// Asks first where something typed would be lost.
    void reject() override;

Q_SIGNALS:
    /// What is typed and not saved has changed; empty: nothing is left to keep.
    void draftChanged(const QByteArray &draft);
    /// The record is on disk; `label` is what the menu names the edit.
    void saved(const QString &kind, const QString &id, const QString &label);
    /// The edits of the record in the form are to be seen.
    void historyRequested(const QString &kind, const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Then { Close, Next, SameNumber };

    void build();
    void buildButtons();
    void fitText();
    void reveal();
    void start(const FormStart &start);
    [[nodiscard]] FormDraft cleanForm(const FormStart &start) const;
    void begin(const FormDraft &draft);
    void beginNext(Then then, const FormDraft &written, const RecordRef &record);
    void refresh();
    void keepDraft();
    void followLedger();
    void meetOthers();
    void chooseBetween(const EditedField &field, bool theirs);
    [[nodiscard]] bool sayMeetings();
    void sayEffect();
    void commit(Then then);
    void commitWaiting();
    void finish(const EditOutcome &outcome, const QString &label, Then then);
    void setSaving(bool isSaving);
    void complain(const QString &what);
    void inform(const QString &what);
    void sayBelow(const QString &what, const QColor &ink);
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] QString lost() const;

    Workspace &m_workspace;
    Lens m_lens;
    Day m_today;
    RecordKind m_kind = RecordKind::Claim;
    LedgerPtr m_base; // what the form started from
    FormDraft m_clean; // what there is to lose is what differs from this
    FormProposal m_proposal;
    QString m_firstField; // into which the keyboard goes at first, where that is no matter of what is empty
    bool m_saysAll = false; // one has tried to save
    bool m_isSaving = false;
    Meetings m_meetings; // with what others wrote, that are not settled
    bool m_tookOthers = false; // what others wrote was taken over meanwhile
    bool m_isGone = false; // others have deleted the record meanwhile
    std::optional<Then> m_waiting; // to be saved once what is typed is found

    RecordFields *m_fields = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_effect = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_another = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_history = nullptr;
    QTimer *m_typing = nullptr; // a pause in it
    QTimer *m_keeping = nullptr; // runs out however fast one types
};

} // namespace ledger
