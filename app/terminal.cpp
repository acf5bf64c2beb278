#include "terminal.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace ledger
{

namespace
{

constexpr std::size_t pageful = 1 << 16;

/// What a terminal would obey, or show in another order, as `\u{1b}`: much of what is said was written by others.
QString harmless(const QString &text)
{
    QString shown;
    for (const QChar c : text) {
        const ushort code = c.unicode();
        const bool isControl = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0);
        const bool isOverride = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (isControl || isOverride)
            shown += QStringLiteral("\\u{%1}").arg(code, 0, 16);
        else
            shown += c;
    }
    return shown;
}

void say(const QString &what)
{
    const QByteArray line = harmless(what).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace

StandardOutput::~StandardOutput() { flush(); }

void StandardOutput::write(std::string_view text)
{
    if (m_isGone)
        return;
    m_pending += text;
    if (m_pending.size() >= pageful)
        flush();
}

void StandardOutput::write(const QString &text) { write(std::string_view(text.toUtf8())); }

void StandardOutput::flush()
{
    std::string_view rest = m_pending;
    while (!rest.empty() && !m_isGone) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_isGone = true;
            m_fault = errno == EPIPE ? 0 : errno;
        }
    }
    m_pending.clear();
}

int StandardOutput::end()
{
    flush();
    if (m_fault == 0)
        return exitDone;
    return inputAtFault(Error{
        QStringLiteral("standard output cannot be written: %1").arg(QString::fromLocal8Bit(std::strerror(m_fault))),
        QStringLiteral("make room there or write elsewhere")});
}

int inputAtFault(const QString &what)
{
    say(what);
    return exitInputAtFault;
}

int inputAtFault(const Error &error) { return inputAtFault(error.text()); }

int wrongUsage(const QString &what)
{
    say(QStringLiteral("gigaledger: ") + what);
    return exitWrongUsage;
}

void remark(const QString &what) { say(what); }

void sayWhatMatters(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool isCommon = message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR not set"))
        || message == QLatin1String("This plugin does not support propagateSizeHints()");
    if (!isCommon)
        say(qFormatLogMessage(type, context, message));
}

} // namespace ledger
