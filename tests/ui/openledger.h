#pragma once

#include "../analysis/ledgerfixture.h"
#include "change.h"
#include "focus.h"
#include "readingscache.h"
#include "workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace ledger::testing
{

/// A small ledger: one lab and three clouds, one number at odds with itself, history, a claim set aside, some power.
inline LedgerPtr sampleLedger()
{
    LedgerFixture made;
    made.parties({"lab", "oci", "azure", "aws", "amazon"});
    for (Party &party : made.records.parties)
        if (party.id.text == "aws")
            party.parent = Id<Party>("amazon");
    Source &reuters = made.source("reuters-2025", "2025-11-03");
    reuters.publisher = "Reuters";
    reuters.title = "A cloud deal & what <b>it</b> costs";
    reuters.url = "https://example.org/deal";
    made.promise("oci-deal", "lab", "oci", 300.0 * billion);
    made.promise("azure-deal", "lab", "azure", 250.0 * billion);
    made.records.deals.back().title = "An incrementally amended understanding on cloud infrastructure";
    made.deal("aws-deal", "2025-11-03").summary = "The lab rents servers for seven years.";
    made.records.deals.back().parties = {{Id<Party>("lab"), Role::Buyer}, {Id<Party>("aws"), Role::Seller}};
    made.commitment("aws-money", "lab", "aws");
    Claim &first = made.claim("c1", 38.0 * billion, "2025-11-03", Stance::Official);
    first.source = Id<Source>("reuters-2025");
    first.start = on("2025-11-03");
    first.end = on("2032-11-02");
    first.quote = "a $38 billion commitment";
    made.claim("c2", 100.0 * billion, "2026-02").hedge = Hedge::UpTo;
    made.claim("c3", 138.0 * billion, "2026-02-27").source = Id<Source>("reuters-2025");
    made.claim("c4", 380.0 * billion, "2026-03-01");
    made.setAside("c4", "2026-03-05");
    made.deployment("aws-site", "aws");
    made.claim("p1", 1.2, "2025-11-03");
    return made.ledger();
}

/// A ledger open from a file of its own, and what a window looks at it with.
class OpenLedger
{
public:
    /// Opens a new file that holds a ledger.
    [[nodiscard]] bool open(const LedgerPtr &ledger)
    {
        bool isOpen = false;
        QObject::connect(&workspace, &Workspace::opened, &workspace, [&isOpen] { isOpen = true; });
        workspace.open(m_folder.filePath(QStringLiteral("trial.gigaledger")), OpenMode::CreateIfMissing);
        if (!QTest::qWaitFor([&isOpen] { return isOpen; }, 20000))
            return false;
        const Change change = difference(*workspace.ledger(), *ledger);
        return change.isEmpty() || edit(change).isSaved;
    }

    EditOutcome edit(const Change &change)
    {
        std::optional<EditOutcome> outcome;
        workspace.edit(change, QStringLiteral("a trial"), &workspace,
                       [&outcome](const EditOutcome &came) { outcome = came; });
        return QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20000) ? *outcome : EditOutcome();
    }

private:
    QTemporaryDir m_folder;

public:
    Workspace workspace{{QStringLiteral("Ada"), [] { return QDateTime({2026, 3, 5}, {10, 0}, Qt::UTC); }}};
    Focus focus;
    ReadingsCache readings;
};

/// The types of text that keyClicks cannot send are put in as an input method would.
inline void typeText(QWidget *widget, const QString &text)
{
    widget->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace ledger::testing
