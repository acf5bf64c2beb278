#pragma once

#include "problem.h"
#include "vocabulary.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledger
{

/// One of the inputs that are read together: its name and its UTF-8 text, without byte order mark.
struct Input
{
    QString file = {};
    std::string_view text = {};
};

/// Where a record was read: the number of the input, and the node (JSON) or row (CSV) in it.
struct Site
{
    std::uint32_t input = 0;
    std::uint32_t node = 0;

    bool operator==(const Site &) const = default;
};

/// What is wrong with several inputs, collected by byte offset; lines and columns are counted once, at the end.
class Complaints
{
public:
    void add(std::uint32_t input, std::size_t offset, std::string path, std::string what, std::string remedy);
    /// One that has no place in the text.
    void addWithoutPlace(std::uint32_t input, std::string path, std::string what, std::string remedy);

    /// Remembers that a key of a record could not be read, so that what follows from that is not told as well.
    void markBroken(Site record, std::string_view key);
    [[nodiscard]] bool isBroken(Site record, std::string_view key) const;
    [[nodiscard]] bool hasBroken() const { return !m_broken.empty(); }

    /// Remembers that records of a kind could not be read, so that nobody misses them by their ids.
    void markLost(RecordKind kind) { m_lost.insert(kind); }
    [[nodiscard]] bool hasLost(RecordKind kind) const { return m_lost.contains(kind); }

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }

    /// All problems in the order of inputs, lines and columns.
    [[nodiscard]] std::vector<Problem> told(const std::vector<Input> &inputs);

private:
    struct Complaint
    {
        std::uint32_t input = 0;
        bool hasPlace = true;
        std::size_t offset = 0;
        std::string path = {};
        std::string what = {};
        std::string remedy = {};
    };

    std::vector<Complaint> m_all;
    std::unordered_map<std::uint64_t, std::vector<std::string>> m_broken; // by site
    std::set<RecordKind> m_lost;
};

/// Counts lines and columns of rising offsets in a text.
class TextPlace
{
public:
    explicit TextPlace(std::string_view text) : m_text(text) { }

    /// Moves on to an offset, which must not be smaller than the last one.
    void moveTo(std::size_t offset);
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int column() const { return m_column; }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_column = 1;
};

} // namespace ledger
