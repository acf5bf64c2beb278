#pragma once

#include "complaints.h"
#include "csvrows.h"
#include "positionedjson.h"

#include <deque>
#include <optional>

namespace ledger
{

/// One input with what it was read into: JSON or CSV.
struct ReadInput
{
    Input input = {};
    std::optional<JsonTree> tree = {};
    std::optional<CsvRows> csv = {};
    std::vector<std::size_t> lineEnds = {};

    explicit ReadInput(Input read);
};

/// Where a key of a record stands in the inputs.
struct FieldPlace
{
    std::uint32_t input = 0;
    std::size_t offset = 0;
    std::string path = {};
    bool isThere = false; ///< false: the key is missing, and the place is the record's

    bool operator==(const FieldPlace &) const = default;
};

/// Finds the keys of records in the inputs that they were read from.
class InputPlaces
{
public:
    explicit InputPlaces(const std::deque<ReadInput> &inputs) : m_inputs(inputs) { }

    /// The place of a key (`amount`, `parties/1/party`) of the record that was read at a site. `member` is the text of
    /// the list member that is meant, where the key goes into a list: its number in the record need not be that in the
    /// input.
    [[nodiscard]] FieldPlace place(Site site, std::string_view field, std::string_view member = {}) const;
    /// `deals.json:12`, for naming another place within a sentence.
    [[nodiscard]] std::string fileAndLine(const FieldPlace &place) const;

private:
    [[nodiscard]] FieldPlace placeInTree(Site site, std::string_view field, std::string_view member) const;
    [[nodiscard]] FieldPlace placeInTable(Site site, std::string_view field) const;

    const std::deque<ReadInput> &m_inputs;
};

} // namespace ledger
