#include "settings.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace ledger
{

namespace
{

constexpr int mostRecentFiles = 10;

/// Where it is kept how much of a ledger was seen: paths are no names for keys.
QString seenKey(const QString &path)
{
    return QStringLiteral("seen/")
        + QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex());
}

} // namespace

AppearanceChoice Settings::appearance() const
{
    AppearanceChoice choice;
    const QString theme = m_stored.value("appearance/theme").toString();
    if (theme == QLatin1String("light"))
        choice.theme = ThemeChoice::Light;
    else if (theme == QLatin1String("dark"))
        choice.theme = ThemeChoice::Dark;
    choice.textPercent = std::clamp(m_stored.value("appearance/textPercent", choice.textPercent).toInt(), 80, 200);
    return choice;
}

void Settings::keep(const AppearanceChoice &choice)
{
    const QLatin1String names[] = {QLatin1String("system"), QLatin1String("light"), QLatin1String("dark")};
    m_stored.setValue("appearance/theme", names[static_cast<int>(choice.theme)]);
    m_stored.setValue("appearance/textPercent", choice.textPercent);
}

WindowMemory Settings::window() const
{
    WindowMemory memory;
    memory.geometry = m_stored.value("window/geometry").toByteArray();
    memory.panes = m_stored.value("window/panes").toByteArray();
    memory.showsInspector = m_stored.value("window/showsInspector", memory.showsInspector).toBool();
    memory.foldsRail = m_stored.value("window/foldsRail", memory.foldsRail).toBool();
    memory.view = m_stored.value("window/view").toString();
    memory.tiles = m_stored.value("window/tiles").toString();
    memory.folder = m_stored.value("window/folder").toString();
    const QString views = QStringLiteral("views/");
    for (const QString &key : m_stored.allKeys())
        if (key.startsWith(views))
            memory.views.insert(key.mid(views.size()), m_stored.value(key).toByteArray());
    return memory;
}

void Settings::keep(const WindowMemory &memory)
{
    m_stored.setValue("window/geometry", memory.geometry);
    m_stored.setValue("window/panes", memory.panes);
    m_stored.setValue("window/showsInspector", memory.showsInspector);
    m_stored.setValue("window/foldsRail", memory.foldsRail);
    m_stored.setValue("window/view", memory.view);
    m_stored.setValue("window/tiles", memory.tiles);
    m_stored.setValue("window/folder", memory.folder);
    for (auto view = memory.views.cbegin(); view != memory.views.cend(); ++view)
        m_stored.setValue(QStringLiteral("views/") + view.key(), view.value());
}

std::optional<SeenLedger> Settings::seen(const QString &path) const
{
    const QStringList kept = m_stored.value(seenKey(path)).toStringList();
    if (kept.size() != 2)
        return std::nullopt;
    return SeenLedger{kept[0].toLongLong(), partialDate(kept[1].toStdString())};
}

void Settings::keepSeen(const QString &path, const SeenLedger &seen)
{
    const QString day = seen.day ? QString::fromStdString(seen.day->text()) : QString();
    m_stored.setValue(seenKey(path), QStringList{QString::number(seen.revision), day});
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_stored.value("files/recent").toStringList();
    files.erase(
        std::remove_if(files.begin(), files.end(), [](const QString &each) { return !QFileInfo::exists(each); }),
        files.end());
    return files;
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_stored.setValue("files/recent", QStringList(files.mid(0, mostRecentFiles)));
}

} // namespace ledger
