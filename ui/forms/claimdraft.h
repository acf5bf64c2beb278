#pragma once

#include "change.h"
#include "ledger.h"
#include "records.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace ledger
{

/// A claim as it is being typed: every field as text, whether it can be read or not.
struct ClaimDraft
{
    QString edits = {}; ///< the claim that is edited; empty for a new one
    QString subjectKind = {};
    QString subject = {};
    QString figure = {};
    QString low = {};
    QString high = {};
    QString hedge = {}; ///< a word of the document, or empty
    QString per = {}; ///< likewise
    QString start = {};
    QString end = {};
    QString stated = {};
    QString source = {}; ///< an id; empty where a new one is described
    QString sourceText = {}; ///< what is typed to find it
    QString makesSource = {}; ///< `yes` where the following describe a new one
    QString publisher = {};
    QString title = {};
    QString url = {};
    QString published = {};
    QString sourceKind = {};
    QString stance = {};
    QString supersedes = {}; ///< ids, separated by spaces
    QString quote = {};
    QString locator = {};
    QString note = {};

    bool operator==(const ClaimDraft &) const = default;
};

/// A draft as bytes, for keeping it; and back: nothing where they are none.
[[nodiscard]] QByteArray bytesOf(const ClaimDraft &draft);
[[nodiscard]] std::optional<ClaimDraft> claimDraft(const QByteArray &bytes);

/// The draft of a claim as it stands, and of a new one.
[[nodiscard]] ClaimDraft draftOf(const Claim &claim);
[[nodiscard]] ClaimDraft newDraft(const Subject &subject, const Id<Source> &source);

/// How a draft reads: the claim it means and the change that makes it so; or what is wrong with which field.
struct ClaimProposal
{
    Claim claim = {};
    Change change = {}; ///< of the claim, and of its source where that is new
    LedgerPtr after = {}; ///< the ledger with the change; null where there are problems
    std::map<QString, QString> understood = {}; ///< by field: how it was read
    std::map<QString, QString> problems = {}; ///< by field (empty: the whole): what is wrong, and what to do
    std::vector<Collision> collisions = {}; ///< where the edited claim is no longer as it was

    [[nodiscard]] bool canBeSaved() const { return problems.empty() && collisions.empty() && !change.isEmpty(); }
};

/// Reads a draft against a ledger. `before` is the edited claim as the form found it; nothing for a new one.
[[nodiscard]] ClaimProposal proposal(const ClaimDraft &draft, const std::optional<Claim> &before,
                                     const LedgerPtr &ledger);

/// What a number goes by: `OpenAI → Amazon Web Services, computing`; the deal's title comes after, where it is wanted.
[[nodiscard]] QString subjectName(const Subject &subject, const Ledger &ledger, bool withDeal);

} // namespace ledger
