#pragma once

#include "recordrows.h"
#include "result.h"

#include <QString>

#include <exception>

namespace SQLite
{
class Exception;
}

namespace ledger
{

/// What SQLite's refusal means to the owner of a file, and what to do about it.
[[nodiscard]] Error diskError(const QString &file, const SQLite::Exception &failure);

/// The same for a row that cannot be a record.
[[nodiscard]] Error rowError(const QString &file, const BadRow &row);

/// The same for whatever the store's own functions throw: where exceptions end.
[[nodiscard]] Error errorOf(const QString &file, const std::exception_ptr &failure);

/// Does work that may throw, and gives its result or the error that it means.
template <typename Value, typename Work> [[nodiscard]] Result<Value> guarded(const QString &file, Work &&work)
{
    try {
        return work();
    } catch (...) {
        return errorOf(file, std::current_exception());
    }
}

} // namespace ledger
