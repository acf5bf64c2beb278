#include "tablearranging.h"

#include <QtConcurrentRun>

namespace ledger
{

TableArranging::TableArranging(QObject *parent) : QObject(parent)
{
    connect(&m_worker, &QFutureWatcher<Arranged>::finished, this, &TableArranging::finish);
}

TableArranging::~TableArranging()
{
    // A worker that still runs holds values alone; nobody waits for it.
    m_worker.disconnect(this);
}

void TableArranging::arrange(const RecordTablePtr &table, const TableWish &wish)
{
    m_next = Asked{table, wish};
    if (m_indexed != table) {
        m_indexed = table;
        m_indexes.clear();
    }
    if (table->size() > rowsAtOnce) {
        setArranging(true);
        if (!m_working)
            start();
        return;
    }
    m_next.reset();
    setArranging(false);
    take(table, ledger::arranged(*table, wish, m_indexes));
}

void TableArranging::start()
{
    m_working = m_next->table;
    m_worker.setFuture(QtConcurrent::run(
        [asked = *m_next, indexes = m_indexes] { return ledger::arranged(*asked.table, asked.wish, indexes); }));
    m_next.reset();
}

void TableArranging::finish()
{
    const RecordTablePtr table = std::exchange(m_working, nullptr);
    Arranged made = m_worker.future().takeResult();
    if (m_indexed == table)
        m_indexes = made.indexes;
    if (m_next) {
        start();
    } else if (m_isArranging) {
        setArranging(false);
        take(table, std::move(made));
    }
}

void TableArranging::take(const RecordTablePtr &table, Arranged made)
{
    if (m_indexed == table)
        m_indexes = std::move(made.indexes);
    Q_EMIT arranged(table, made.rows);
}

void TableArranging::setArranging(bool isArranging)
{
    if (m_isArranging == isArranging)
        return;
    m_isArranging = isArranging;
    Q_EMIT arrangingChanged(isArranging);
}

} // namespace ledger
