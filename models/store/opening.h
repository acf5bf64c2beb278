#pragma once

#include "connection.h"
#include "ledgerstore.h"
#include "result.h"
#include "schema.h"

#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace ledger
{

/// On leaving, lets SQLite take away the side files that reading alone has left beside a file. Outlives the connection.
class SideFiles
{
public:
    explicit SideFiles(const QString &file);
    ~SideFiles();
    SideFiles(const SideFiles &) = delete;
    SideFiles &operator=(const SideFiles &) = delete;

private:
    QString m_file;
    bool m_wereThere = false;
};

/// A ledger file, checked and ready.
struct OpenedFile
{
    QString path = {}; ///< where links lead to
    std::unique_ptr<SideFiles> sideFiles = {};
    std::unique_ptr<Connection> connection = {};
    OpenNotes notes = {};
};

/// The one way to open a ledger file, whoever wrote it. Nothing of it is believed before it was read without writing:
/// that it is a file, SQLite's, a ledger's, of a known version, sound, and holds nothing but a ledger's own objects.
[[nodiscard]] Result<OpenedFile> openedFile(const QString &path, OpenMode mode,
                                            std::span<const SchemaVersion> versions);

/// What a new ledger is filled with, once its tables are there; what was written is held against the rules by then.
struct FirstContents
{
    std::function<void(const QString &)> making = {}; ///< told the name of the file before it is made
    std::function<void(Connection &)> rows = {};
    std::function<void(Connection &)> history = {}; ///< after the indexes of the rows were made
};

/// Makes a ledger of that path, which must not be there, with its first contents: the whole of it or no file.
[[nodiscard]] Result<Done> createFile(const QString &path, const SchemaVersion &version,
                                      const FirstContents &contents = {});

} // namespace ledger
