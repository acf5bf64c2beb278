#include "restoration.h"

#include <QtGlobal>

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
template <typename Record> const Boxed<Record> &versionOf(const Swap<Record> &swap, Version version)
{
    return version == Version::Before ? swap.before : swap.after;
}

/// The record of that very id: one that was merged into another is gone.
template <typename Record> const Record *present(const Ledger &ledger, const Id<Record> &id)
{
    const Record *found = ledger.find(id);
    return found && found->id == id ? found : nullptr;
}

bool isPresent(const Ledger &ledger, const RecordRef &record)
{
    switch (record.kind) {
    case RecordKind::Deal:
        return present(ledger, Id<Deal>(record.id)) != nullptr;
    case RecordKind::Commitment:
        return present(ledger, Id<Commitment>(record.id)) != nullptr;
    case RecordKind::Deployment:
        return present(ledger, Id<Deployment>(record.id)) != nullptr;
    default:
        return false; // nothing else has parts
    }
}

/// What a record is a part of; no id where it stands by itself.
template <typename Record> RecordRef ownerOf(const Record &record)
{
    if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
        return {RecordKind::Deal, record.deal.text};
    else if constexpr (std::is_same_v<Record, Claim>)
        return {*fromWord<RecordKind>(word(record.of.kind)), record.of.id};
    else
        return {};
}

/// Works out one restoration.
class Restoring
{
public:
    Restoring(const LedgerPtr &ledger, const Change &edit, Version version)
        : m_ledger(ledger)
        , m_edit(edit)
        , m_version(version)
    {
    }

    Restoration of(const RecordRef &record)
    {
        m_restored.insert(record);
        bool comesBack = false;
        for (const AnySwap &any : m_edit.swaps)
            if (recordOf(any) == record)
                std::visit([&](const auto &swap) { comesBack = restore(swap); }, any);
        if (comesBack)
            restoreParts();
        judge();
        return std::move(m_restoration);
    }

private:
    /// Whether the record comes back that way.
    template <typename Record> bool restore(const Swap<Record> &swap)
    {
        const Boxed<Record> &version = versionOf(swap, m_version);
        if (!version)
            return false;
        const RecordRef owner = ownerOf(*version);
        if (!owner.id.empty() && !isPresent(*m_ledger, owner) && !m_restored.contains(owner))
            m_restoration.missing = owner;
        const Record *now = present(*m_ledger, swap.id);
        if (!now)
            m_restoration.change.create(*version);
        else if (*now != *version)
            m_restoration.change.replace(*now, *version);
        return !now;
    }
    bool restore(const TitleSwap &swap)
    {
        const std::string &version = m_version == Version::Before ? swap.before : swap.after;
        if (version != m_ledger->title())
            m_restoration.change.swaps.push_back(TitleSwap{m_ledger->title(), version});
        return false;
    }

    /// Parts, and parts of parts, in whatever order the edit has them.
    void restoreParts()
    {
        for (std::size_t known = 0; known != m_restored.size();) {
            known = m_restored.size();
            for (const AnySwap &any : m_edit.swaps)
                std::visit([this](const auto &swap) { restorePart(swap); }, any);
        }
    }
    template <typename Record> void restorePart(const Swap<Record> &swap)
    {
        const Boxed<Record> &version = versionOf(swap, m_version);
        const RecordRef part{kindOf<Record>, swap.id.text};
        if (!version || m_restored.contains(part) || !m_restored.contains(ownerOf(*version))
            || present(*m_ledger, swap.id))
            return;
        m_restored.insert(part);
        m_restoration.along.push_back(part);
        m_restoration.change.create(*version);
    }
    void restorePart(const TitleSwap &) { }

    void judge()
    {
        if (m_restoration.change.isEmpty() || !m_restoration.missing.id.empty())
            return;
        const Applied done = applied(m_ledger, m_restoration.change);
        Q_ASSERT(done.collisions.empty()); // it was made of this ledger
        m_restoration.violations = violations(*done.ledger, m_restoration.change);
    }

    const LedgerPtr &m_ledger;
    const Change &m_edit;
    Version m_version;
    std::set<RecordRef> m_restored;
    Restoration m_restoration;
};
} // namespace

bool hasVersion(const Change &edit, const RecordRef &record, Version version)
{
    for (const AnySwap &any : edit.swaps)
        if (recordOf(any) == record)
            return std::visit(
                [version](const auto &swap) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(swap)>, TitleSwap>)
                        return true;
                    else
                        return versionOf(swap, version).has_value();
                },
                any);
    return false;
}

bool isInVersion(const Ledger &ledger, const Change &edit, const RecordRef &record, Version version)
{
    const auto isSo = [&](const auto &swap) {
        if constexpr (std::is_same_v<std::decay_t<decltype(swap)>, TitleSwap>) {
            return ledger.title() == (version == Version::Before ? swap.before : swap.after);
        } else {
            const auto *now = present(ledger, swap.id);
            const auto &then = versionOf(swap, version);
            return now && then ? *now == *then : !now && !then;
        }
    };
    return std::any_of(edit.swaps.begin(), edit.swaps.end(),
                       [&](const AnySwap &any) { return recordOf(any) == record && std::visit(isSo, any); });
}

Restoration restoration(const LedgerPtr &ledger, const Change &edit, const RecordRef &record, Version version)
{
    return Restoring(ledger, edit, version).of(record);
}

} // namespace ledger
