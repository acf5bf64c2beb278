#include "drafts.h"

#include "ledgerfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ledger
{

QString Drafts::keep(const QString &ledger, const QByteArray &draft) const
{
    const QString file = fileFor(ledger);
    if (draft.isEmpty()) {
        QFile::remove(file);
        return {};
    }
    QDir().mkpath(m_folder);
    const auto written = replaceFile(file, draft);
    return written ? QString() : written.error().text();
}

QByteArray Drafts::of(const QString &ledger) const
{
    QFile file(fileFor(ledger));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString Drafts::fileFor(const QString &ledger) const
{
    const QByteArray path = QFileInfo(ledger).absoluteFilePath().toUtf8();
    const QByteArray name = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    return m_folder + QStringLiteral("/draft-") + QString::fromLatin1(name);
}

} // namespace ledger
