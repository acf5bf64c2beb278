#pragma once

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>
#include <vector>

namespace ledger
{

/// Where one form keeps what is typed and not yet saved. While it is held, no other window and no other program takes
/// what is there for left over.
class DraftPlace
{
public:
    explicit DraftPlace(const QString &file);

    /// Whether nobody else holds it.
    [[nodiscard]] bool isOurs() const { return m_lock.isLocked(); }
    /// Keeps a draft instead of the last one; an empty one is none. Says what went wrong, if anything.
    QString keep(const QByteArray &draft);
    /// The draft that is kept; empty where there is none.
    [[nodiscard]] QByteArray draft() const;

private:
    QString m_file;
    QLockFile m_lock;
};

/// What was typed into forms and not yet saved: kept on disk as it is typed, so that it survives a crash. Each form has
/// a place of its own, so that two that are open at once keep both.
class Drafts
{
public:
    explicit Drafts(QString folder) : m_folder(std::move(folder)) { }

    /// A new place for a form on a ledger file.
    [[nodiscard]] std::unique_ptr<DraftPlace> newPlace(const QString &ledger) const;
    /// The places with drafts that no open form holds: what a crash left, or a window that was closed; oldest first.
    [[nodiscard]] std::vector<std::unique_ptr<DraftPlace>> leftOver(const QString &ledger) const;

private:
    [[nodiscard]] QString nameFor(const QString &ledger) const;

    QString m_folder;
};

} // namespace ledger
