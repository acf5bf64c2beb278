#pragma once

#include "documentreader.h"
#include "ledger.h"

#include <QFile>
#include <QString>

namespace ledger
{

/// The bundled ledger, read from its documents; null where they are refused.
inline LedgerPtr bundled()
{
    std::vector<DocumentText> documents;
    for (const char *name : {"openai", "ecosystem", "world"}) {
        QFile file(QStringLiteral(GIGALEDGER_SOURCE_DIR "/data/%1.json").arg(QLatin1String(name)));
        if (file.open(QIODevice::ReadOnly))
            documents.push_back({file.fileName(), file.readAll()});
    }
    const LedgerPtr empty = ledgerOf({});
    const ImportPlan plan = importPlan(documents, empty);
    return plan.isRefused() ? nullptr : applied(empty, plan.change).ledger;
}

} // namespace ledger
