#pragma once

#include "mainwindow.h"
#include "workspace.h"

#include <vector>

/// What a window asks to be done to records as they are, apart from their forms. Each is one edit, that can be undone.
namespace ledger
{

/// Deletes a record; asks where others refer to it.
void removeOne(MainWindow &window, Workspace &workspace, const RecordRef &record);
/// Deletes what is chosen with all that cannot be without it; what that is, is looked for on a worker.
void removeAll(MainWindow &window, Workspace &workspace, const Chosen &chosen);
/// Sets fields of all that is chosen.
void editAll(MainWindow &window, Workspace &workspace, const Chosen &chosen);
/// Makes one party or source of several, or of one and others that are asked for.
void mergeAll(MainWindow &window, Workspace &workspace, const std::vector<RecordRef> &records);

} // namespace ledger
