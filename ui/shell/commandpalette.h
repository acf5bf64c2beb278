#pragma once

#include "paletteindex.h"

#include <QFutureWatcher>

#include <memory>
#include <vector>

class QMenuBar;

namespace ledger
{

class Picker;

/// Ctrl+K: one field that finds commands, parties, deals, sources, amounts, days and words of the lens. What is slow to
/// search is searched on a worker; only what was typed last is answered.
class CommandPalette : public QObject
{
    Q_OBJECT

public:
    CommandPalette(QMenuBar &menus, QWidget &window);
    ~CommandPalette() override;

    /// What to search; a large ledger is read on a worker, when the palette is first opened.
    void setLedger(LedgerPtr ledger) { m_ledger = std::move(ledger); }

public Q_SLOTS:
    void open();
    /// With the parties, deals and sources alone.
    void openRecords();

Q_SIGNALS:
    /// A record was chosen, to be opened, or to be inspected where only records were asked for.
    void chosen(const QString &kind, const QString &id);
    void inspected(const QString &kind, const QString &id);
    /// The lens is meant to be on a day, on a period, or to have a filter.
    void dayChosen(const ledger::PartialDate &day);
    void periodChosen(const QString &period);
    void filterChosen(const QString &filter, const QString &id);

private:
    using IndexPtr = std::shared_ptr<const PaletteIndex>;
    using Entries = std::vector<PickerEntry>;

    void openWith(bool isOfRecords, const QString &hint);
    void readLedger();
    void takeIndex(const IndexPtr &index);
    void search(const QString &typed);
    void showFound();
    void take(const QString &kind, const QString &id);
    [[nodiscard]] Entries commands() const;
    [[nodiscard]] Entries found(const QString &typed, const std::vector<PaletteIndex::Found> &named) const;
    [[nodiscard]] Entries readFrom(const QString &typed) const;
    [[nodiscard]] Entries rankedLike(const QString &typed, const std::vector<PaletteIndex::Found> &named) const;

    QMenuBar &m_menus;
    QWidget &m_window;
    LedgerPtr m_ledger;
    IndexPtr m_index;
    std::vector<PickerEntry> m_lensWords;
    Entries m_commands;
    bool m_isOfRecords = false;
    QString m_typed;
    QString m_searched; // what the worker searches
    QFutureWatcher<IndexPtr> m_reading;
    QFutureWatcher<std::vector<PaletteIndex::Found>> m_searching;
    Picker *m_picker;
};

/// What was typed as a day to look at the ledger as of: `as of 2025-11-03`, `2025-11`, `3 Nov 2025`.
[[nodiscard]] std::optional<PartialDate> paletteDay(const QString &typed);

} // namespace ledger
