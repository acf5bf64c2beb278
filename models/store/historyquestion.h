#pragma once

#include "change.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

/// What is asked of a ledger's history, and what comes back: values, to be passed between threads.
namespace ledger
{

/// The number of commits that a ledger file has seen.
using Revision = std::int64_t;

/// One commit of a ledger's history: the one stack that undo, redo, other writers and a record's history are read from.
struct HistoryEntry
{
    Revision revision = 0;
    QString who = {}; ///< empty where the history itself was compacted, which is nobody's edit
    QDateTime when = {}; ///< UTC
    QString label = {}; ///< what the edit did, for the menu: `amount of OpenAI–AWS`
    Change change = {};
    std::optional<Revision> undoes = {}; ///< the entry whose inverse this is

    bool operator==(const HistoryEntry &) const = default;
};

/// Which entries are looked for; what is not set lets all through.
struct HistoryQuestion
{
    /// Each of these words is in the label, the author's name, the day, or a record that was touched (its name, its id,
    /// what it held before or after); or they are a day, month or year in which the edit was made.
    QString words = {};
    std::optional<RecordRef> record = {}; ///< it or a part of it was touched
    std::optional<RecordKind> kind = {}; ///< a record of this kind was touched
    QString who = {}; ///< this author did it

    bool operator==(const HistoryQuestion &) const = default;
};

/// How far a reader of the history has got, from the newest entry back; at first, nowhere.
struct HistoryPlace
{
    std::optional<Revision> before = {}; ///< the oldest entry that was looked at
    std::set<Revision> undone = {}; ///< older entries that a newer one has undone
    std::set<RecordRef> family = {}; ///< the record asked for and what of its parts came up
};

/// An entry in a list: without its change, and what it touched of what was asked for.
struct ListedEntry
{
    HistoryEntry entry = {};
    bool isUndone = false;
    bool isRedo = false; ///< it undoes what was an undo
    std::int64_t touched = 0; ///< records
    std::vector<RecordRef> first = {}; ///< the first few of them

    bool operator==(const ListedEntry &) const = default;
};

/// Some entries, newest first, and where to go on.
struct HistoryPage
{
    std::vector<ListedEntry> entries = {};
    HistoryPlace next = {};
    bool isEnd = false; ///< nothing is older
};

/// One entry with its change, as far as one reads.
struct WholeEntry
{
    HistoryEntry entry = {};
    std::int64_t left = 0; ///< records that it touched besides

    bool operator==(const WholeEntry &) const = default;
};

/// What of the history is to be kept when it is compacted; both: what either keeps.
struct Keeping
{
    std::int64_t newest = 0; ///< so many entries
    std::optional<QDateTime> since = {}; ///< those made from then on

    bool operator==(const Keeping &) const = default;
};

/// What compacting would forget.
struct CompactionPlan
{
    Revision before = 1; ///< entries before this one
    std::int64_t entries = 0; ///< that would go
    std::int64_t kept = 0;
    std::int64_t bytes = 0; ///< about so many come free
    QDateTime until = {}; ///< when the newest that would go was made

    bool operator==(const CompactionPlan &) const = default;
};

/// What compacting came to.
struct Compacted
{
    bool isDone = false; ///< else it was stopped, and the history is as it was
    std::int64_t entries = 0; ///< that went
    std::int64_t bytes = 0; ///< by which the file is smaller now
    QString whyNoSmaller = {}; ///< what kept the file from being made smaller, if anything: its room is used again
};

} // namespace ledger
