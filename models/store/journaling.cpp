#include "journaling.h"

#include <QFile>

#include <sqlite3.h>

#include <array>

#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#endif

namespace ledger
{

namespace
{
#ifdef Q_OS_LINUX
struct FileSystem
{
    std::uint32_t magic = 0; ///< f_type of statfs(2)
    const char *name = nullptr;
};

constexpr std::array networkFileSystems{
    FileSystem{0x6969, "NFS"},        FileSystem{0x517B, "SMB"},        FileSystem{0xFF534D42, "CIFS"},
    FileSystem{0xFE534D42, "SMB"},    FileSystem{0x65735546, "FUSE"},   FileSystem{0x01021997, "9P"},
    FileSystem{0x00C36400, "Ceph"},   FileSystem{0x5346414F, "AFS"},    FileSystem{0x6B414653, "AFS"},
    FileSystem{0x73757245, "Coda"},   FileSystem{0x564C, "NCP"},        FileSystem{0x01161970, "GFS2"},
    FileSystem{0x7461636F, "OCFS2"},  FileSystem{0x0BD00BD0, "Lustre"}, FileSystem{0x786F4256, "VirtualBox"},
    FileSystem{0xBACBACBC, "VMware"}, FileSystem{0x47504653, "GPFS"},
};
#endif
} // namespace

QString networkFileSystem(const QString &file)
{
#ifdef Q_OS_LINUX
    struct statfs about = {};
    if (statfs(QFile::encodeName(file).constData(), &about) != 0)
        return {};
    for (const FileSystem &known : networkFileSystems)
        if (static_cast<std::uint32_t>(about.f_type) == known.magic)
            return QString::fromLatin1(known.name);
#else
    Q_UNUSED(file)
#endif
    return {};
}

QString chooseJournal(Connection &connection, const QString &file)
{
    const QString network = networkFileSystem(file);
    const std::string wanted = network.isEmpty() ? "wal" : "delete";
    std::string mode = connection.text("PRAGMA journal_mode");
    if (mode != wanted)
        mode = connection.text("PRAGMA journal_mode = " + wanted);
    // A commit is told as done only when it is on the disk.
    connection.run("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304");
    if (mode == "wal")
        return network.isEmpty()
            ? QString()
            : QStringLiteral("with a write-ahead log on %1, since another program has it open").arg(network);
    return network.isEmpty() ? QStringLiteral("with a rollback journal, since its disk takes no write-ahead log")
                             : QStringLiteral("with a rollback journal, since it lies on %1").arg(network);
}

void emptyLog(Connection &connection)
{
    // Others may read the log at this moment: it is then emptied another time.
    sqlite3_busy_timeout(connection.handle(), 0);
    sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(connection.handle(), 5000);
}

} // namespace ledger
