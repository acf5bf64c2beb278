#include "ledgerfile.h"

#include "interruption.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const auto outcome = LedgerStore::create(path, first, removeIfInterrupted);
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

QString problemsText(const std::vector<Problem> &problems, const QString &outcome)
{
    constexpr std::size_t most = 100;
    const std::size_t count = problems.size();
    QString text = QStringLiteral("%1; %2").arg(counted(count, QStringLiteral("problem")), outcome);
    if (count > most)
        text += QStringLiteral(" (the first %1 are listed)").arg(most);
    for (std::size_t i = 0; i < std::min(count, most); ++i)
        text += QLatin1Char('\n') + problems[i].text();
    return text;
}

QString counted(std::size_t count, const QString &what)
{
    return QStringLiteral("%1 %2%3").arg(count).arg(what, count == 1 ? QString() : QStringLiteral("s"));
}

bool isSameFile(const QString &a, const QString &b)
{
    const QFileInfo first(a);
    return first.exists() && first.canonicalFilePath() == QFileInfo(b).canonicalFilePath();
}

Error wouldReplaceLedger(const QString &path)
{
    return {QStringLiteral("%1 is the ledger itself").arg(path), QStringLiteral("choose another name")};
}

namespace
{

constexpr qint64 mostBytes = qint64(2) << 30; // of a document, as JsonTree has it
constexpr qint64 portion = 1 << 20;
constexpr int patience = 2000; // ms

Error unreadable(const QString &path, const QString &why)
{
    return {QStringLiteral("%1: %2").arg(path, why), QStringLiteral("see whether it may be read")};
}

/// Whether a pipe that is open without blocking has a writer, or had one; where there never is one, reading would wait
/// for ever.
bool isWrittenTo(int pipe)
{
    pollfd waiting{pipe, POLLIN, 0};
    if (::poll(&waiting, 1, patience) != 0)
        return true;
    char none = 0;
    return ::read(pipe, &none, 1) < 0; // EAGAIN: somebody has it open, and is slow; nobody: its end
}

/// Opens a file, or a pipe that somebody writes to; devices never end, or wait for somebody to type.
Result<Done> openForReading(QFile &file, const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0)
        return unreadable(path, QString::fromLocal8Bit(std::strerror(errno)));
    struct stat about = {};
    const bool isKnown
        = file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) && fstat(handle, &about) == 0;
    if (!isKnown)
        return unreadable(path, file.errorString());
    if (!S_ISREG(about.st_mode) && !S_ISFIFO(about.st_mode))
        return Error{QStringLiteral("%1: this is a device").arg(path), QStringLiteral("name a file")};
    if (S_ISFIFO(about.st_mode) && !isWrittenTo(handle))
        return Error{QStringLiteral("%1: this is a pipe, and nobody writes to it").arg(path),
                     QStringLiteral("start what writes to it, or name a file")};
    ::fcntl(handle, F_SETFL, ::fcntl(handle, F_GETFL) & ~O_NONBLOCK);
    return Done{};
}

} // namespace

Result<QByteArray> bytesOf(const QString &path)
{
    const QFileInfo about(path);
    if (!about.exists())
        return Error{QStringLiteral("%1: there is no such file").arg(path), QStringLiteral("check its name")};
    if (about.isDir())
        return Error{QStringLiteral("%1: this is a folder").arg(path), QStringLiteral("name a file in it")};
    QFile file;
    if (const auto opened = openForReading(file, path); !opened)
        return opened.error();
    QByteArray bytes;
    bytes.reserve(std::min(file.size(), mostBytes));
    for (QByteArray more = file.read(portion); !more.isEmpty(); more = file.read(portion)) {
        bytes += more;
        if (bytes.size() > mostBytes)
            return Error{QStringLiteral("%1: it is larger than 2 GB").arg(path),
                         QStringLiteral("split it into several documents")};
    }
    if (file.error() != QFileDevice::NoError)
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()),
                     QStringLiteral("see whether the disk is well")};
    return bytes;
}

} // namespace ledger
