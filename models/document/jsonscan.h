#pragma once

#include "jsonbuilder.h"

namespace ledger
{

/// Reads the JSON of RFC 8259, quickly; what is none it refuses without a word, since another parser tells why.
class JsonScan
{
public:
    explicit JsonScan(JsonBuilder &builder);

    /// Whether the text was JSON to its end and went into the tree.
    [[nodiscard]] bool read();

private:
    void skipSpace();
    /// Whether a character comes next, spaces aside; then it is passed.
    [[nodiscard]] bool passes(char c);
    [[nodiscard]] bool value();
    [[nodiscard]] bool literal(std::string_view word, JsonKind kind, double number);
    [[nodiscard]] bool number();
    [[nodiscard]] bool key();
    /// A text, its first quote passed.
    [[nodiscard]] bool text(std::string_view &into);
    [[nodiscard]] bool plainText();
    [[nodiscard]] bool escaped(const char *begin, std::string_view &into);
    [[nodiscard]] bool escape(std::string &into);
    [[nodiscard]] bool codeUnit(char32_t &unit);
    [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(m_at - m_begin); }

    JsonBuilder &m_builder;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_isFirst = true; // whether nothing was read yet in what is open
};

} // namespace ledger
