#pragma once

#include "focus.h"
#include "viewpanel.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace ledger
{

/// What a window asks of the program, which alone knows files, settings and forms. What is not given, the window does
/// not offer. Each is told the window that asks, as parent of what is shown.
struct WindowActions
{
    /// Opens a ledger file in this window; makes one anew.
    std::function<void(QWidget *window, const QString &path)> open = {};
    std::function<void(QWidget *window, const QString &path)> create = {};
    std::function<void(QWidget *window)> openBundledAnew = {};
    std::function<void(QWidget *window)> newWindow = {};
    /// The ledgers opened of late, newest first.
    std::function<QStringList()> recentFiles = {};
    /// Documents to be imported into the open ledger; without paths it asks for them.
    std::function<void(QWidget *window, const QStringList &paths)> importPaths = {};
    /// Writes the open ledger as a document; asks where to.
    std::function<void(QWidget *window)> exportLedger = {};
    /// A record of a kind (`deal`, `claim` …) is to be entered, beginning with what is selected, where that means
    /// something to it.
    std::function<void(QWidget *window, const QString &kind, const Selection &from)> newRecord = {};
    /// A claim is to be entered that takes the place of another.
    std::function<void(QWidget *window, const QString &claim)> replaceClaim = {};
    /// A record of any kind is to be edited, or deleted.
    std::function<void(QWidget *window, const QString &kind, const QString &id)> edit = {};
    std::function<void(QWidget *window, const QString &kind, const QString &id)> remove = {};
    /// A new record is to begin as another stands.
    std::function<void(QWidget *window, const QString &kind, const QString &id)> duplicate = {};
    /// Several records of one kind are to be edited, or deleted, at once.
    std::function<void(QWidget *window, const Chosen &chosen)> editAll = {};
    std::function<void(QWidget *window, const Chosen &chosen)> removeAll = {};
    /// Records of one kind are to become one: further ones are asked for.
    std::function<void(QWidget *window, const std::vector<RecordRef> &records)> merge = {};
    /// The edits of the ledger are to be seen, or, where a record is given, those of it and its parts.
    std::function<void(QWidget *window, const Selection &of)> history = {};
    /// Older edits are to be forgotten; asks first.
    std::function<void(QWidget *window)> compactHistory = {};
};

/// How a window stood when it was last closed.
struct WindowMemory
{
    QByteArray geometry = {};
    QByteArray panes = {};
    bool showsInspector = true;
    bool foldsRail = false;
    QString view = {};
    QString tiles = {}; ///< of the overview, as the reader arranged them; empty: the usual ones
    QMap<QString, QByteArray> views = {}; ///< ViewPanel::memory of each that keeps something
    QString folder = {}; ///< in which a file was last chosen

    bool operator==(const WindowMemory &) const = default;
};

} // namespace ledger
