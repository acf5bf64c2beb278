#include "jsonscan.h"

#include "utf8.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

// One pass without recursion. Texts are the most of a document, so they are looked through eight bytes at a time: a
// byte is no plain character if it is a quote, a backslash, below a space or beyond ASCII, which a subtraction shows in
// its highest bit («Determine if a word has a byte less than n», Bit Twiddling Hacks). A carry may mark a byte too many
// above a true one, never the lowest, and only the lowest is used.

namespace ledger
{

namespace
{

constexpr std::size_t digitsAlwaysExact = 15;

constexpr std::uint64_t inEachByte(unsigned char byte) { return 0x0101010101010101U * byte; }

std::uint64_t hasByteBelow(std::uint64_t word, unsigned char limit) { return (word - inEachByte(limit)) & ~word; }

/// The highest bit of each byte that is no plain character of a text; true of the lowest such byte and those below it.
std::uint64_t notPlain(std::uint64_t word)
{
    return (hasByteBelow(word, 0x20) | hasByteBelow(word ^ inEachByte('"'), 1)
            | hasByteBelow(word ^ inEachByte('\\'), 1) | word)
        & inEachByte(0x80);
}

bool isJsonDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace

JsonScan::JsonScan(JsonBuilder &builder)
    : m_builder(builder)
    , m_begin(builder.source().data())
    , m_at(m_begin)
    , m_end(m_begin + builder.source().size())
{
}

bool JsonScan::read()
{
    if (!value())
        return false;
    while (m_builder.isOpen()) {
        const bool isObject = m_builder.isInObject();
        if (passes(isObject ? '}' : ']')) {
            m_builder.close();
            m_isFirst = false;
            continue;
        }
        if (!m_isFirst && !passes(','))
            return false;
        m_isFirst = false;
        if ((isObject && !key()) || !value())
            return false;
    }
    skipSpace();
    return m_at == m_end;
}

void JsonScan::skipSpace()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
        ++m_at;
}

bool JsonScan::passes(char c)
{
    skipSpace();
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

bool JsonScan::value()
{
    skipSpace();
    if (m_at >= m_end)
        return false;
    switch (*m_at) {
    case '"': {
        const std::uint32_t begin = offset();
        ++m_at;
        std::string_view read;
        if (!text(read))
            return false;
        m_builder.value(JsonKind::Text, begin).text = read;
        return true;
    }
    case '{':
    case '[':
        m_isFirst = true;
        ++m_at;
        return m_builder.open(m_at[-1] == '{' ? JsonKind::Object : JsonKind::List, offset() - 1);
    case 't':
        return literal("true", JsonKind::Boolean, 1);
    case 'f':
        return literal("false", JsonKind::Boolean, 0);
    case 'n':
        return literal("null", JsonKind::Null, 0);
    default:
        return number();
    }
}

bool JsonScan::literal(std::string_view word, JsonKind kind, double number)
{
    if (!std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).starts_with(word))
        return false;
    m_builder.value(kind, offset()).number = number;
    m_at += word.size();
    return true;
}

bool JsonScan::number()
{
    const char *const begin = m_at;
    const char *at = begin;
    const auto digits = [&] {
        const char *const first = at;
        while (at < m_end && isJsonDigit(*at))
            ++at;
        return at - first;
    };
    if (*at == '-')
        ++at;
    const char *const first = at;
    const auto whole = digits();
    if (whole == 0 || (whole > 1 && *first == '0'))
        return false;
    bool isWhole = true;
    if (at < m_end && *at == '.') {
        isWhole = false;
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < m_end && (*at == 'e' || *at == 'E')) {
        isWhole = false;
        ++at;
        if (at < m_end && (*at == '+' || *at == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    double read = 0;
    if (std::from_chars(begin, at, read).ec != std::errc())
        return false;
    JsonNode &node = m_builder.value(JsonKind::Number, offset());
    node.number = read;
    node.isExact = std::abs(read) <= mostExact;
    m_at = at;
    if (!isWhole || whole <= std::ptrdiff_t(digitsAlwaysExact) || !node.isExact)
        return true;
    std::int64_t exactly = 0;
    node.isExact = std::from_chars(begin, at, exactly).ec == std::errc() && static_cast<std::int64_t>(read) == exactly;
    return true;
}

bool JsonScan::key()
{
    if (!passes('"'))
        return false;
    const std::uint32_t begin = offset() - 1;
    std::string_view read;
    if (!text(read) || !passes(':'))
        return false;
    m_builder.key(begin, read);
    return true;
}

bool JsonScan::plainText()
{
    while (m_end - m_at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, m_at, sizeof word);
        if (const std::uint64_t marks = notPlain(word); marks != 0) {
            if constexpr (std::endian::native == std::endian::little)
                m_at += std::countr_zero(marks) / 8;
            break;
        }
        m_at += 8;
    }
    while (m_at < m_end) {
        const auto c = static_cast<unsigned char>(*m_at);
        if (c == '"' || c == '\\')
            return true;
        if (c < 0x20)
            return false;
        if (c < 0x80) {
            ++m_at;
            continue;
        }
        const Utf8Character character = firstCharacter({m_at, static_cast<std::size_t>(m_end - m_at)});
        if (!character.isValid)
            return false;
        m_at += character.length;
    }
    return false;
}

bool JsonScan::text(std::string_view &into)
{
    const char *const begin = m_at;
    if (!plainText())
        return false;
    if (*m_at == '\\')
        return escaped(begin, into);
    into = {begin, static_cast<std::size_t>(m_at - begin)};
    ++m_at;
    return true;
}

bool JsonScan::escaped(const char *begin, std::string_view &into)
{
    std::string read(begin, m_at);
    while (*m_at == '\\') {
        if (!escape(read))
            return false;
        const char *const rest = m_at;
        if (!plainText())
            return false;
        read.append(rest, m_at);
    }
    ++m_at;
    into = m_builder.kept(std::move(read));
    return true;
}

bool JsonScan::escape(std::string &into)
{
    constexpr std::string_view escapes = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (m_end - m_at < 2)
        return false;
    const char c = m_at[1];
    m_at += 2;
    if (const std::size_t known = escapes.find(c); known != std::string_view::npos) {
        into += meanings[known];
        return true;
    }
    char32_t code = 0;
    if (c != 'u' || !codeUnit(code))
        return false;
    if (code >= 0xd800 && code < 0xdc00) {
        char32_t low = 0;
        if (m_end - m_at < 2 || m_at[0] != '\\' || m_at[1] != 'u')
            return false;
        m_at += 2;
        if (!codeUnit(low) || low < 0xdc00 || low > 0xdfff)
            return false;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code <= 0xdfff) {
        return false;
    }
    appendUtf8(into, code);
    return true;
}

bool JsonScan::codeUnit(char32_t &unit)
{
    if (m_end - m_at < 4)
        return false;
    std::uint32_t read = 0;
    const auto [end, error] = std::from_chars(m_at, m_at + 4, read, 16);
    if (error != std::errc() || end != m_at + 4)
        return false;
    unit = read;
    m_at += 4;
    return true;
}

} // namespace ledger
