#pragma once

#include "documentreader.h"
#include "mainwindow.h"
#include "workspace.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

namespace ledger
{

/// An import into an open ledger: reads the documents on a worker, shows what they would do, and lets the preview do
/// it. Belongs to its window and goes when the preview is closed.
class Importing : public QObject
{
    Q_OBJECT

public:
    Importing(QStringList paths, Workspace &workspace, MainWindow &window);

private:
    void read(Keep keep);
    void show(const ImportPlan &plan);

    QStringList m_paths;
    Workspace &m_workspace;
    MainWindow &m_window;
    QFutureWatcher<Result<ImportPlan>> m_reading;
};

} // namespace ledger
