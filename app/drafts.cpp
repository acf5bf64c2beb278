#include "drafts.h"

#include "exporting.h"
#include "ledgerfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace ledger
{

DraftPlace::DraftPlace(const QString &file) : m_file(file), m_lock(file + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // it is held as long as its program runs
    m_lock.tryLock();
}

QString DraftPlace::keep(const QByteArray &draft)
{
    if (draft.isEmpty()) {
        QFile::remove(m_file);
        return {};
    }
    const auto written = replaceFile(m_file, draft);
    return written ? QString() : written.error().text();
}

QByteArray DraftPlace::draft() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<DraftPlace> Drafts::newPlace(const QString &ledger) const
{
    QDir().mkpath(m_folder);
    const QString own = QUuid::createUuid().toString(QUuid::Id128).left(12);
    return std::make_unique<DraftPlace>(m_folder + QLatin1Char('/') + nameFor(ledger) + own);
}

std::vector<std::unique_ptr<DraftPlace>> Drafts::leftOver(const QString &ledger) const
{
    std::vector<std::unique_ptr<DraftPlace>> places;
    const QDir folder(m_folder);
    for (const QString &name :
         folder.entryList({nameFor(ledger) + QLatin1Char('*')}, QDir::Files, QDir::Time | QDir::Reversed)) {
        if (name.endsWith(QLatin1String(".lock")))
            continue;
        auto place = std::make_unique<DraftPlace>(folder.filePath(name));
        if (place->isOurs() && !place->draft().isEmpty())
            places.push_back(std::move(place));
    }
    return places;
}

QString Drafts::nameFor(const QString &ledger) const
{
    const QByteArray path = QFileInfo(ledger).absoluteFilePath().toUtf8();
    const QByteArray name = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("draft-%1-").arg(QString::fromLatin1(name));
}

} // namespace ledger
