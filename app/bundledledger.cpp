#include "bundledledger.h"

#include "exporting.h"
#include "ledgerfile.h"
#include "surroundings.h"

#include <QDir>
#include <QFileInfo>

namespace ledger
{

namespace
{

QString pathOf(int number)
{
    const QString name = number == 1 ? QStringLiteral("ledger") : QStringLiteral("ledger-%1").arg(number);
    return dataFolder() + QLatin1Char('/') + name + QStringLiteral(".gigaledger");
}

QString baseOf(const QString &path) { return path.chopped(int(qstrlen(".gigaledger"))) + QStringLiteral(".base.json"); }

Result<Done> copied(const QString &name, const QString &to)
{
    const QString from = bundledFile(name);
    if (from.isEmpty())
        return Error{QStringLiteral("%1, which comes with the program, is not where it belongs").arg(name),
                     QStringLiteral("install the program anew, or open a ledger of your own")};
    const auto bytes = bytesOf(from);
    return bytes ? replaceFile(to, *bytes) : bytes.error();
}

Result<QString> copyTo(const QString &path)
{
    if (!QDir().mkpath(dataFolder()))
        return Error{QStringLiteral("%1: the folder cannot be made").arg(dataFolder()),
                     QStringLiteral("see whether it may be written")};
    // The ledger last: where it is, its base is.
    if (const auto base = copied(QStringLiteral("bundled.json"), baseOf(path)); !base)
        return base.error();
    if (const auto ledger = copied(QStringLiteral("bundled.gigaledger"), path); !ledger)
        return ledger.error();
    return path;
}

} // namespace

Result<QString> ownCopyOfBundledLedger()
{
    const QString path = pathOf(1);
    return QFileInfo::exists(path) ? Result<QString>(path) : copyTo(path);
}

Result<QString> newCopyOfBundledLedger()
{
    int number = 1;
    while (QFileInfo::exists(pathOf(number)))
        ++number;
    return copyTo(pathOf(number));
}

} // namespace ledger
