#include "ledgerfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace ledger
{

Result<Snapshot> readLedger(const QString &path)
{
    auto store = LedgerStore::open(path, OpenMode::ReadOnly);
    if (!store)
        return store.error();
    return (*store)->load();
}

Result<Revision> makeLedger(const QString &path, const CommitRequest &first)
{
    const auto outcome = LedgerStore::create(path, first);
    if (!outcome)
        return outcome.error();
    if (!outcome->isDone())
        return Error{QStringLiteral("%1: %2").arg(path, reasons(*outcome).join(QLatin1Char('\n'))),
                     QStringLiteral("nothing was written")};
    return outcome->snapshot.revision;
}

QStringList reasons(const CommitOutcome &outcome)
{
    QStringList sentences = outcome.violations;
    for (const Collision &each : outcome.collisions) {
        const auto text = [](const std::string &value) {
            return value.empty() ? QStringLiteral("nothing") : QString::fromStdString(value);
        };
        const std::string_view kind = word(each.record.kind);
        const QString record = QStringLiteral("%1 %2").arg(QString::fromUtf8(kind.data(), qsizetype(kind.size())),
                                                           QString::fromStdString(each.record.id));
        if (each.field.empty())
            sentences
                += QStringLiteral("%1: the ledger holds another state of it than the edit starts from").arg(record);
        else
            sentences += QStringLiteral("%1: %2 is %3 in the ledger, and the edit turns %4 into %5")
                             .arg(record, QString::fromStdString(each.field), text(each.theirs), text(each.base),
                                  text(each.ours));
    }
    return sentences;
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{QStringLiteral("%1: there is no such file").arg(path), QStringLiteral("check its name")};
    if (QFileInfo(path).isDir())
        return Error{QStringLiteral("%1: this is a folder").arg(path), QStringLiteral("name a file in it")};
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()),
                     QStringLiteral("see whether it may be read")};
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()),
                     QStringLiteral("see whether the disk is well")};
    return bytes;
}

Result<Done> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Done{};
    return Error{QStringLiteral("%1: %2").arg(path, file.errorString()),
                 QStringLiteral("see whether the folder may be written and has room")};
}

} // namespace ledger
