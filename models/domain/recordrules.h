#pragma once

#include "rules.h"
#include "textrules.h"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace ledger
{

/// A key of a record, or one inside it: `title`, `tags/2`, `parties/1/party`.
struct FieldPath
{
    std::string_view key = {};
    int index = -1;
    std::string_view member = {};

    [[nodiscard]] std::string text() const;
};

/// Checks records one by one against the rules of document-format.md, as they stand in a ledger, and collects what is
/// wrong with them. Circles of references are another matter (circles.h).
class RecordRules
{
public:
    explicit RecordRules(const Ledger &ledger) : m_ledger(ledger) { }

    void check(const Source &source);
    void check(const Party &party);
    /// The deal itself, without its parts.
    void check(const DealDossier &deal);
    /// The commitment itself, without its claims.
    void check(const CommitmentDossier &commitment);
    /// The deployment itself, without its claims.
    void check(const DeploymentDossier &deployment);
    /// A claim among all claims on the same thing, which are in the order of their ids.
    void check(const Claim &claim, std::span<const Claim> onSameThing);
    void check(const Observation &observation);
    void check(const Decision &decision);
    void check(const View &view);
    void check(const Story &story);

    void add(RecordRef record, std::string field, Fault fault);
    /// What was found, in the order of RecordKind, then by id; nothing twice.
    [[nodiscard]] std::vector<Violation> take();

private:
    template <typename Record> void checkFields(const Record &record);
    template <typename Record, typename Value>
    void checkValue(const Record &record, const FieldPath &path, const Value &value, Presence presence,
                    Content content);
    template <typename Record, typename Value>
    void checkPresent(const Record &record, const FieldPath &path, const Value &value, Content content);
    template <typename Record, typename Target>
    void checkReference(const Record &record, const FieldPath &path, const Id<Target> &target);
    template <typename Record> void fault(const Record &record, const FieldPath &path, const Fault &found);

    void checkFigure(const Claim &claim);
    void checkTerm(const Claim &claim);
    void checkUnit(const Claim &claim);
    void checkSuperseded(const Claim &claim, std::span<const Claim> onSameThing);
    void checkJudgement(const Decision &decision);
    [[nodiscard]] bool exists(const Subject &subject) const;
    [[nodiscard]] bool isOn(const Subject &subject, const Id<Claim> &claim) const;

    const Ledger &m_ledger;
    std::vector<Violation> m_found;
};

} // namespace ledger
