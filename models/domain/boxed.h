#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace ledger
{

/// A value or none, like std::optional, but in a room of its own: as small as a pointer where there is none, and moved
/// without being touched, however large it is. Copies are copies of the value.
template <typename Value> class Boxed
{
public:
    Boxed() = default;
    Boxed(std::nullopt_t) { } // NOLINT(google-explicit-constructor): as std::optional has it
    Boxed(Value value) : m_value(std::make_unique<Value>(std::move(value))) { } // NOLINT(google-explicit-constructor)
    Boxed(const Boxed &other) : m_value(other ? std::make_unique<Value>(*other) : nullptr) { }
    Boxed(Boxed &&) noexcept = default;
    Boxed &operator=(const Boxed &other) { return *this = Boxed(other); }
    Boxed &operator=(Boxed &&) noexcept = default;
    ~Boxed() = default;

    [[nodiscard]] bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }

    Value &operator*() { return *m_value; }
    const Value &operator*() const { return *m_value; }
    Value *operator->() { return m_value.get(); }
    const Value *operator->() const { return m_value.get(); }

    /// A value as it is by itself, instead of what is there.
    Value &emplace() { return *(m_value = std::make_unique<Value>()); }

    bool operator==(const Boxed &other) const
    {
        return has_value() == other.has_value() && (!has_value() || *m_value == *other.m_value);
    }

private:
    std::unique_ptr<Value> m_value;
};

} // namespace ledger
