#include "compaction.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr Revision portion = 2000; // entries that are forgotten at once
constexpr int stepsBetweenLooks = 100'000; // of SQLite's machine, while it shrinks the file
constexpr double shareOfForgetting = 0.5; // of the whole work

/// The entries before a revision that later ones rest on, oldest first.
std::vector<Revision> restedOn(Connection &connection, Revision before)
{
    Statement rows(connection.handle(),
                   "WITH RECURSIVE kept (revision) AS ("
                   "SELECT undoes FROM history WHERE revision >= ?1 AND undoes IS NOT NULL "
                   "UNION SELECT h.undoes FROM kept JOIN history AS h ON h.revision = kept.revision "
                   "WHERE h.undoes IS NOT NULL) "
                   "SELECT revision FROM kept WHERE revision < ?1 ORDER BY revision");
    rows.bind(1, static_cast<std::int64_t>(before));
    std::vector<Revision> kept;
    while (rows.step())
        kept.push_back(rows.integer(0));
    return kept;
}

Revision firstKept(Connection &connection, const Keeping &keeping)
{
    const Revision newest = connection.number("SELECT max(revision) FROM history");
    Revision first = newest + 1;
    if (keeping.newest > 0) {
        Statement row(connection.handle(), "SELECT revision FROM history ORDER BY revision DESC LIMIT 1 OFFSET ?");
        row.bind(1, keeping.newest - 1);
        first = row.step() ? row.integer(0) : 1;
    }
    if (keeping.since) {
        const std::string since = keeping.since->toUTC().toString(Qt::ISODateWithMs).toStdString();
        Statement row(connection.handle(), "SELECT min(revision) FROM history WHERE at >= ?");
        row.bind(1, std::string_view(since));
        if (row.step() && !row.isNull(0))
            first = std::min<Revision>(first, row.integer(0));
    }
    return first;
}

int lookOn(void *progress) { return (*static_cast<const Progress *>(progress))(shareOfForgetting) ? 0 : 1; }
} // namespace

CompactionPlan compactionPlan(Connection &connection, const Keeping &keeping)
{
    const ReadTransaction oneState(connection);
    CompactionPlan plan{.before = firstKept(connection, keeping)};
    Statement row(connection.handle(),
                  "SELECT count(*), sum(length(change) + length(label) + length(who)), max(at) FROM history "
                  "WHERE revision < ?");
    row.bind(1, static_cast<std::int64_t>(plan.before));
    if (row.step()) {
        plan.entries = row.integer(0);
        plan.bytes = row.integer(1);
        const std::string_view until = row.text(2);
        plan.until
            = QDateTime::fromString(QString::fromLatin1(until.data(), qsizetype(until.size())), Qt::ISODateWithMs);
    }
    for (const Revision kept : restedOn(connection, plan.before)) {
        Statement size(connection.handle(), "SELECT length(change) FROM history WHERE revision = ?");
        size.bind(1, static_cast<std::int64_t>(kept));
        if (size.step()) {
            --plan.entries;
            plan.bytes -= size.integer(0);
        }
    }
    plan.kept = connection.number("SELECT count(*) FROM history") - plan.entries;
    return plan;
}

std::optional<std::int64_t> forgetBefore(Connection &connection, Revision revision, const Progress &progress)
{
    std::vector<Revision> kept = restedOn(connection, revision);
    kept.push_back(revision);
    Statement &forget = connection.kept("DELETE FROM history WHERE revision >= ? AND revision < ?");
    const Revision first = connection.number("SELECT min(revision) FROM history");
    std::int64_t gone = 0;
    Revision from = first;
    for (const Revision stays : kept) {
        while (from < stays) {
            const Revision to = std::min(from + portion, stays);
            forget.bind(1, static_cast<std::int64_t>(from));
            forget.bind(2, static_cast<std::int64_t>(to));
            forget.run();
            gone += sqlite3_changes(connection.handle());
            from = to;
            const double done = double(from - first) / double(std::max<Revision>(revision - first, 1));
            if (!progress(shareOfForgetting * done))
                return std::nullopt;
        }
        from = stays + 1;
    }
    return gone;
}

void shrink(Connection &connection, const Progress &progress)
{
    sqlite3 *handle = connection.handle();
    // SQLite makes the smaller file beside this one, which for it is an attached one; ledgers allow none.
    const int attachable = sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1);
    sqlite3_progress_handler(handle, stepsBetweenLooks, lookOn, const_cast<Progress *>(&progress));
    const int code = sqlite3_exec(handle, "VACUUM", nullptr, nullptr, nullptr);
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, attachable);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle, code);
}

} // namespace ledger
