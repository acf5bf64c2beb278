#pragma once

#include "recordchoices.h"
#include "workspace.h"

#include <QDialog>

#include <map>
#include <memory>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ledger
{

struct MergePreview;
class RecordPicker;
template <typename Value> class NewestWork;

/// Makes one source or party of several: shows them side by side, lets one choose which stays and which value of each
/// field, says what refers to it then and what stands against it. One edit, one step to undo.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// Records of one kind, sources or parties; further ones can be added in it. The first stays unless another is
    /// chosen.
    MergeDialog(const std::vector<RecordRef> &records, Workspace &workspace, QWidget *parent = nullptr);
    ~MergeDialog() override;

    /// Whether records of a kind can be merged.
    [[nodiscard]] static bool merges(RecordKind kind)
    {
        return kind == RecordKind::Source || kind == RecordKind::Party;
    }
    [[nodiscard]] bool isWorking() const;

public Q_SLOTS:
    void merge();
    void reject() override;

Q_SIGNALS:
    /// It is on disk: the record that stayed.
    void merged(const ledger::RecordRef &record, const QString &label);
    /// What it would do is shown.
    void settled();

private:
    void build();
    void fill();
    void addHeads(QGridLayout &grid, QWidget &sheet);
    void addField(QGridLayout &grid, QWidget &sheet, const QString &key, const QString &label);
    void addRecord(const QString &id);
    void ask();
    void take(std::unique_ptr<MergePreview> preview);
    [[nodiscard]] std::size_t valueOf(const QString &key) const;
    [[nodiscard]] QString label() const;

    Workspace &m_workspace;
    std::vector<RecordRef> m_records;
    std::size_t m_stays = 0; ///< which of them
    std::map<QString, std::size_t> m_values; ///< whose value a field has, where that was chosen
    std::unique_ptr<NewestWork<std::unique_ptr<MergePreview>>> m_work;
    std::shared_ptr<MergePreview> m_shown; // null until there are two; goes on a worker, where it is large
    std::shared_ptr<RecordChoices> m_choices = std::make_shared<RecordChoices>();
    bool m_isSaving = false;

    QScrollArea *m_scroll = nullptr;
    RecordPicker *m_further = nullptr;
    QLabel *m_effect = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_merge = nullptr;
};

} // namespace ledger
