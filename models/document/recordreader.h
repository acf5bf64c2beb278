#pragma once

#include "boxed.h"
#include "complaints.h"
#include "fields.h"
#include "positionedjson.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace ledger
{

/// A record as read, and where.
template <typename Record> struct Sited
{
    Boxed<Record> record = {};
    Site site = {};
};

/// All that several inputs hold, each kind in the order in which it was read.
class SitedRecords
{
public:
    template <typename Record> [[nodiscard]] std::vector<Sited<Record>> &of()
    {
        return std::get<std::vector<Sited<Record>>>(m_lists);
    }

private:
    std::tuple<std::vector<Sited<Source>>, std::vector<Sited<Party>>, std::vector<Sited<Deal>>,
               std::vector<Sited<Commitment>>, std::vector<Sited<Deployment>>, std::vector<Sited<Claim>>,
               std::vector<Sited<Observation>>, std::vector<Sited<Decision>>, std::vector<Sited<View>>,
               std::vector<Sited<Story>>>
        m_lists;
};

/// Whether a part's owner is told by where it stands, as in a document, or by keys, as in a change.
enum class Owners { ByNesting, ByKeys };

/// Whether lists without an order are sorted, as in a ledger, or left as they are, as in a history, which must give
/// back what was put in.
enum class Lists { Sorted, AsWritten };

/// Reads records from the values of a JSON text. What cannot be read is complained about, remembered as broken and left
/// at its default, and reading goes on, so that everything wrong is told at once.
class RecordReader
{
public:
    RecordReader(const JsonTree &tree, std::uint32_t input, Complaints &complaints, Lists lists = Lists::Sorted);

    /// Reads a whole document and hands back its title; nothing where it is none that can be read.
    [[nodiscard]] std::optional<std::string> readDocument(SitedRecords &into);

    /// Reads one record from an object; false where the value is none. The owner of a part may be set beforehand.
    template <typename Record> [[nodiscard]] bool read(JsonAt object, Record &into, Owners owners);

    /// Reads the claims, commitments and deployments that are nested in a deal.
    void readParts(JsonAt deal, const Id<Deal> &id, SitedRecords &into, Owners owners = Owners::ByNesting);
    /// Reads the claims that are nested in a deal, a commitment or a deployment.
    void readClaims(JsonAt owner, const Subject &subject, SitedRecords &into, Owners owners = Owners::ByNesting);

    /// Complains about a value, or about its key.
    void wrong(JsonAt at, std::string what, std::string remedy);
    void wrongKey(JsonAt at, std::string what, std::string remedy);
    /// Complains about a key that an object lacks.
    void missing(JsonAt object, std::string_view key, std::string what, std::string remedy);

private:
    template <typename Record> void readFields(JsonAt object, Record &into, Owners owners, std::string_view name);
    template <typename Record> [[nodiscard]] bool readExtra(JsonAt at, Record &into, Owners owners);
    template <typename Record> void unknownKey(JsonAt at, JsonAt object, Owners owners, std::string_view name);
    template <typename Record>
    void checkComplete(JsonAt object, const Record &into, std::uint64_t seen, Owners owners, std::string_view name);
    void checkView(JsonAt object, const View &view);
    [[nodiscard]] bool isReadable(JsonAt format);
    void readTitle(JsonAt at, std::string &title);
    void readAnyList(JsonAt list, SitedRecords &into);
    template <typename Record> void readList(JsonAt list, SitedRecords &into);

    [[nodiscard]] bool is(JsonAt at, JsonKind kind);
    [[nodiscard]] bool scalar(JsonAt at, std::string &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, double &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, PartialDate &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, RoleHolder &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, SaidAs &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, StoryStep &into, Content content);
    [[nodiscard]] bool scalar(JsonAt at, Subject &into, Content content);
    template <typename Record> [[nodiscard]] bool scalar(JsonAt at, Id<Record> &into, Content content);
    template <typename Enum>
    requires std::is_enum_v<Enum>
    [[nodiscard]] bool scalar(JsonAt at, Enum &into, Content content);
    template <typename Record, typename Member>
    void readMember(JsonAt at, const Field<Record, Member> &field, Member &into);

    void markBroken(std::string_view key);
    void markLost(RecordKind kind);
    bool emptyId(JsonAt at); ///< tells it; false

    const JsonTree &m_tree;
    std::uint32_t m_input = 0;
    Complaints &m_complaints;
    Lists m_lists;
    Site m_record = {}; ///< the record that is being read
    std::string_view m_key = {}; ///< and its key
    bool m_isWithin = false; ///< in a value of a record that has keys of its own
};

} // namespace ledger
