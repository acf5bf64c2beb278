#include "diskerrors.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <new>

namespace ledger
{

namespace
{
Error fullDisk(const QString &file)
{
    return {QStringLiteral("%1: the disk is full; nothing of this was saved, and the file is as it was").arg(file),
            QStringLiteral("make room on that disk, then try again")};
}

Error damaged(const QString &file, const char *detail)
{
    return {
        QStringLiteral("%1 is damaged (%2)").arg(file, QString::fromUtf8(detail)),
        QStringLiteral("restore a backup of it, or try to save what is left with: sqlite3 OLD .recover | sqlite3 NEW")};
}

Error unreadable(const QString &file, const char *detail)
{
    return {QStringLiteral("%1 could not be read or written (%2)").arg(file, QString::fromUtf8(detail)),
            QStringLiteral("check that the disk is there, and that you may write to the file and to its folder")};
}
} // namespace

Error diskError(const QString &file, const SQLite::Exception &failure)
{
    const int code = failure.getExtendedErrorCode() > 0 ? failure.getExtendedErrorCode() : failure.getErrorCode();
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {QStringLiteral("%1 is locked by another program, and stayed so for five seconds").arg(file),
                QStringLiteral("let that program finish or close it, then try again")};
    case SQLITE_FULL:
        return fullDisk(file);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return damaged(file, failure.what());
    case SQLITE_READONLY:
        return {QStringLiteral("%1 can only be read").arg(file),
                QStringLiteral("give yourself the right to write it, or save a copy elsewhere")};
    case SQLITE_CONSTRAINT:
        return {
            QStringLiteral("%1 does not take this: %2; nothing was saved").arg(file, QString::fromUtf8(failure.what())),
            QStringLiteral("mend what it names, then try again")};
    case SQLITE_TOOBIG:
        return {QStringLiteral("%1 cannot hold an edit this large; nothing was saved").arg(file),
                QStringLiteral("do it in several smaller ones")};
    case SQLITE_NOMEM:
        return {QStringLiteral("There is not enough memory for %1").arg(file), QStringLiteral("close other programs")};
    case SQLITE_ERROR:
    case SQLITE_SCHEMA:
    case SQLITE_AUTH:
        return {
            QStringLiteral("%1 does not have the tables of a ledger (%2)").arg(file, QString::fromUtf8(failure.what())),
            QStringLiteral("restore a backup of it")};
    default:
        return unreadable(file, failure.what());
    }
}

Error rowError(const QString &file, const BadRow &row)
{
    return {
        QStringLiteral("%1: table %2, id '%3': %4 cannot be '%5'").arg(file, row.table, row.id, row.column, row.value),
        QStringLiteral("another tool wrote this; mend that row with it, or restore a backup")};
}

Error errorOf(const QString &file, const std::exception_ptr &failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const SQLite::Exception &disk) {
        return diskError(file, disk);
    } catch (const BadRow &row) {
        return rowError(file, row);
    } catch (const RowsDisagree &row) {
        const std::string_view kind = word(row.record.kind);
        return {QStringLiteral("%1: the %2 '%3' was changed by another tool at this moment; nothing was saved")
                    .arg(file, QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())),
                         QString::fromStdString(row.record.id)),
                QStringLiteral("try again")};
    } catch (const Error &told) {
        return {file + QStringLiteral(": ") + told.what, told.remedy};
    } catch (const std::bad_alloc &) {
        return {QStringLiteral("There is not enough memory for %1").arg(file), QStringLiteral("close other programs")};
    } catch (const std::exception &other) {
        return unreadable(file, other.what());
    }
}

} // namespace ledger
