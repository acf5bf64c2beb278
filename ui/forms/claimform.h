#pragma once

#include "claimdraft.h"
#include "ledger.h"
#include "lens.h"
#include "records.h"
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

class ClaimFields;

/// Where a form starts: a claim to edit, or a thing to say something of, or what was typed and never saved.
struct ClaimStart
{
    std::optional<Id<Claim>> claim = {}; ///< this one is edited
    std::optional<Subject> of = {}; ///< a new one is made of this; of whatever the form lets one choose, if absent
    Id<Source> source = {}; ///< from here, where a new one is made
    QByteArray draft = {}; ///< what draftChanged said last; outdoes the rest
};

/// One claim, created or edited: typed as people write, understood as one types, checked before it can be saved. The
/// form stays until the disk has it.
class ClaimForm : public QDialog
{
    Q_OBJECT

public:
    /// `lens` is what the totals are told through; `today` is proposed as the day on which a new claim was stated.
    ClaimForm(const ClaimStart &start, Workspace &workspace, const Lens &lens, Day today, QWidget *parent = nullptr);
    ~ClaimForm() override;

    /// What is typed and not saved; empty where nothing is. Another form starts from it.
    [[nodiscard]] QByteArray draft() const;

public Q_SLOTS:
    void save();
    /// Saves, and goes on to the next one on the same number from the same source.
    void saveAndNext();
    /// Asks first where something typed would be lost.
    void reject() override;

Q_SIGNALS:
    /// What is typed and not saved has changed; empty: nothing is left to keep.
    void draftChanged(const QByteArray &draft);
    /// The claim is on disk; `label` is what the menu names it.
    void saved(const QString &claim, const QString &label);

private:
    void build();
    void fitText(QScrollArea &scroll);
    void start(const ClaimStart &start);
    void begin(const ClaimDraft &draft);
    void refresh();
    void followLedger();
    void sayEffect();
    void commit(bool goesOn);
    void finish(const EditOutcome &outcome, bool goesOn);
    void setSaving(bool isSaving);
    void complain(const QString &what);
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] QString label() const;

    Workspace &m_workspace;
    Lens m_lens;
    Day m_today;
    std::optional<Claim> m_before; // the edited claim as the form found it
    ClaimDraft m_clean; // what there is to lose is what differs from this
    ClaimProposal m_proposal;
    bool m_saysAll = false; // one has tried to save
    bool m_isSaving = false;

    ClaimFields *m_fields = nullptr;
    QLabel *m_effect = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_cancel = nullptr;
    QTimer *m_typing = nullptr;
};

} // namespace ledger
