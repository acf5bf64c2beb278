#pragma once

#include "ledger.h"
#include "readingscache.h"
#include "records.h"
#include "workspace.h"

#include <QByteArray>
#include <QDialog>

#include <optional>

namespace ledger
{

/// Where a form starts: a claim to edit, or a thing to say something of, or what was typed and never saved.
struct ClaimStart
{
    std::optional<Id<Claim>> claim = {}; ///< this one is edited
    std::optional<Subject> of = {}; ///< a new one is made of this
    Id<Source> source = {}; ///< from here, where a new one is made
    QByteArray draft = {}; ///< what draftChanged said last; outdoes the rest
};

/// One claim, created or edited: typed as people write, understood as one types, checked before it can be saved. The
/// form stays until the disk has it.
class ClaimForm : public QDialog
{
    Q_OBJECT

public:
    /// `lens` is what the totals are told through; `today` stands in for an unstated day of a new claim.
    ClaimForm(const ClaimStart &start, Workspace &workspace, const Lens &lens, Day today, QWidget *parent = nullptr);
    ~ClaimForm() override;

    /// What is typed and not saved; empty where nothing is. Another form starts from it.
    [[nodiscard]] QByteArray draft() const;

public Q_SLOTS:
    void save();
    /// Saves, and opens the next one of the same number from the same source.
    void saveAndNext();

Q_SIGNALS:
    /// What is typed and not saved has changed; empty: nothing is left to keep.
    void draftChanged(const QByteArray &draft);
    /// The claim is on disk; `label` is what the menu names it.
    void saved(const QString &claim, const QString &label);

protected:
    void reject() override;

private:
    class Body;
    Body *m_body;
};

} // namespace ledger
