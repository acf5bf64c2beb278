#pragma once

#include <QByteArray>
#include <QString>

namespace ledger
{

/// What was typed into a form and not yet saved: kept on disk as it is typed, so that it survives a crash. One draft
/// for each ledger file.
class Drafts
{
public:
    explicit Drafts(QString folder) : m_folder(std::move(folder)) { }

    /// Keeps a draft instead of the last one; an empty one is none. Says what went wrong, if anything.
    QString keep(const QString &ledger, const QByteArray &draft) const;
    /// The draft that is kept for a ledger; empty where there is none.
    [[nodiscard]] QByteArray of(const QString &ledger) const;

private:
    [[nodiscard]] QString fileFor(const QString &ledger) const;

    QString m_folder;
};

} // namespace ledger
