#pragma once

#include <QLineEdit>

#include <vector>

class QCompleter;
class QStandardItemModel;

namespace ledger
{

class FoundRecords;

/// A line in which one finds a record by typing parts of its name, in any order.
class RecordPicker : public QLineEdit
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id = {};
        QString text = {};
        QString alsoFoundBy = {}; ///< ids, other names
    };

    explicit RecordPicker(QWidget *parent = nullptr);

    void setEntries(const std::vector<Entry> &entries);
    /// Shows a record as chosen; nothing for an unknown id.
    void setId(const QString &id);
    /// What is chosen; empty where what is typed is no record.
    [[nodiscard]] QString id() const { return m_id; }

Q_SIGNALS:
    void chosen();

private:
    void choose(const QString &text);

    std::vector<Entry> m_entries;
    QStandardItemModel *m_model;
    FoundRecords *m_found;
    QString m_id;
};

} // namespace ledger
