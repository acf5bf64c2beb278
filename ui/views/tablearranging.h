#pragma once

#include "arranged.h"

#include <QFutureWatcher>
#include <QObject>

#include <optional>

namespace ledger
{

/// Sorts and filters one table after another, at once where that is quick and on a worker where it is not. Only the
/// newest wish matters.
class TableArranging : public QObject
{
    Q_OBJECT

public:
    /// Up to so many rows are arranged where that is asked for: it takes less than a frame.
    static constexpr std::size_t rowsAtOnce = 4000;

    explicit TableArranging(QObject *parent = nullptr);
    ~TableArranging() override;

    /// Answers with arranged: before it returns, or later.
    void arrange(const RecordTablePtr &table, const TableWish &wish);
    [[nodiscard]] bool isArranging() const { return m_isArranging; }

Q_SIGNALS:
    void arranged(const ledger::RecordTablePtr &table, const std::vector<std::uint32_t> &rows);
    void arrangingChanged(bool isArranging);

private:
    struct Asked
    {
        RecordTablePtr table = {};
        TableWish wish = {};
    };

    void start();
    void finish();
    void take(const RecordTablePtr &table, Arranged made);
    void setArranging(bool isArranging);

    QFutureWatcher<Arranged> m_worker;
    RecordTablePtr m_working; // what the worker arranges
    std::optional<Asked> m_next;
    RecordTablePtr m_indexed; // what m_indexes are of
    ColumnIndexes m_indexes;
    bool m_isArranging = false;
};

} // namespace ledger
