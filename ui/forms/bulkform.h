#pragma once

#include "manyedits.h"
#include "recordchoices.h"

class QTimer;

namespace ledger
{

/// Sets fields of many records of one kind to the same: each field is kept, unless it is ticked.
class BulkForm : public ManyEdits
{
    Q_OBJECT

public:
    /// `records` are asked for on a worker; `count` says how many they are.
    BulkForm(RecordKind kind, std::size_t count, std::function<std::vector<RecordRef>()> records, Workspace &workspace,
             const Lens &lens, QWidget *parent = nullptr);
    ~BulkForm() override;

    /// The fields that can be set for many: of one text each, and none that belongs with another.
    [[nodiscard]] static std::vector<FieldSpec> fieldsFor(RecordKind kind);

private:
    struct Row;

    void build();
    void addField(const FieldSpec &spec);
    void wish();

    RecordKind m_kind;
    std::function<std::vector<RecordRef>()> m_records;
    Workspace &m_workspace;
    std::shared_ptr<RecordChoices> m_choices = std::make_shared<RecordChoices>();
    std::vector<Row> m_rows;
    std::optional<std::vector<std::pair<QString, QString>>> m_wished; // keys and texts, once looked at
    QTimer *m_typing;
};

} // namespace ledger
