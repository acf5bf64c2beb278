#pragma once

#include "fieldedits.h"
#include "lens.h"
#include "workspace.h"

#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace ledger
{

struct EditPreview;
template <typename Value> class NewestWork;

/// Edits of many fields at once, shown before they are made: what changes, what is refused and why. What is refused
/// stays as it is; the rest is one edit and one step to undo. All of it is worked out away from the window.
class ManyEdits : public QDialog
{
    Q_OBJECT

public:
    /// `lens` is what the totals are told through.
    ManyEdits(const QString &title, Workspace &workspace, const Lens &lens, QWidget *parent = nullptr);
    ~ManyEdits() override;

    /// What is wanted; asked for on a worker, so it must capture values only. `of` is how many records are meant, and
    /// `label` names the edit for that many as it changes.
    using Wish = std::function<std::vector<FieldEdit>(const LedgerPtr &ledger)>;
    void setWish(RecordKind kind, Wish wish, std::function<QString(const QString &records)> label);
    /// Nothing is wanted yet: says so.
    void setNothing(const QString &why);
    [[nodiscard]] bool isWorking() const;

public Q_SLOTS:
    void save();
    void reject() override;

Q_SIGNALS:
    /// It is on disk.
    void saved(const QString &label);
    /// What would change is shown.
    void settled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    /// Where what is particular is put: over the list.
    [[nodiscard]] QVBoxLayout &top() const { return *m_top; }

private:
    void build();
    void ask();
    void take(std::unique_ptr<EditPreview> preview);
    void list(const EditPreview &preview);
    void fitColumns();
    void finish(const EditOutcome &outcome, const QString &label);
    void complain(const QString &what);

    Workspace &m_workspace;
    Lens m_lens;
    RecordKind m_kind = RecordKind::Claim;
    Wish m_wish;
    std::function<QString(const QString &)> m_label;
    std::unique_ptr<NewestWork<std::unique_ptr<EditPreview>>> m_work;
    std::shared_ptr<EditPreview> m_shown; // null until something is wanted; goes on a worker, where it is large
    bool m_isSaving = false;

    QVBoxLayout *m_top = nullptr;
    QLabel *m_summary = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_effect = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace ledger
