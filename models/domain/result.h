#pragma once

#include <QString>
#include <utility>
#include <variant>

namespace ledger
{

/// Why something could not be done, as a person should read it: what, where, and what to do about it.
struct Error
{
    QString what = {};
    QString remedy = {}; ///< may be empty where nothing can be done

    /// Both, as one sentence after the other.
    [[nodiscard]] QString text() const { return remedy.isEmpty() ? what : what + QStringLiteral("; ") + remedy; }

    bool operator==(const Error &) const = default;
};

/// Success without a value.
struct Done
{
    bool operator==(const Done &) const = default;
};

/// A value, or why there is none: for what may fail in the world.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &operator*() & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    const T *operator->() const { return &std::get<0>(m_state); }
    T *operator->() { return &std::get<0>(m_state); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace ledger
