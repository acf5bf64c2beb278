#pragma once

#include "connection.h"
#include "result.h"
#include "schema.h"

#include <QString>

namespace ledger
{

/// A file in the making beside the place that it is for: nobody sees it before it is whole, and it goes again unless it
/// is put in its place.
class NewFile
{
public:
    explicit NewFile(const QString &place);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }

    enum class Existing { Keep, Replace };
    /// Brings it to the disk and, in one step, to its place; with Keep it is an error if something came there
    /// meanwhile.
    [[nodiscard]] Result<Done> put(Existing existing);

private:
    QString m_place;
    QString m_path;
};

/// Whether a file may come to a place, as far as it shows beforehand: it has a name, its folder is there, and with Keep
/// nothing is there yet.
[[nodiscard]] Result<Done> placeIsFree(const QString &place, NewFile::Existing existing);

/// Makes the tables of an empty ledger of that version, within the caller's transaction. May throw.
void createTables(Connection &connection, const SchemaVersion &version);

/// Makes the indexes and views; after the rows, since sorting them at once is quicker than to insert one by one.
void createIndexes(Connection &connection, const SchemaVersion &version);

/// Writes a whole copy of an open file to a place, all of it or nothing.
[[nodiscard]] Result<Done> copyTo(Connection &source, const QString &place, NewFile::Existing existing);

} // namespace ledger
