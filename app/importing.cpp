#include "importing.h"

#include "importpreview.h"
#include "ledgerfile.h"
#include "warning.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace ledger
{

namespace
{

QStringList fileNames(const QStringList &paths)
{
    QStringList names;
    for (const QString &each : paths)
        names += QFileInfo(each).fileName();
    return names;
}

Result<ImportPlan> planOf(const QStringList &paths, const LedgerPtr &into, Keep keep)
{
    std::vector<DocumentText> documents;
    for (const QString &each : paths) {
        auto text = bytesOf(each);
        if (!text)
            return text.error();
        documents.push_back({each, std::move(*text)});
    }
    return importPlan(documents, into, keep);
}

} // namespace

Importing::Importing(QStringList paths, Workspace &workspace, MainWindow &window)
    : QObject(&window)
    , m_paths(std::move(paths))
    , m_workspace(workspace)
    , m_window(window)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        const auto plan = m_reading.result();
        if (plan)
            return show(*plan);
        warn(&m_window, tr("Nothing was imported"), plan.error().text());
        deleteLater();
    });
    read(Keep::Neither);
}

void Importing::read(Keep keep)
{
    m_window.announce(tr("Reading %1 …").arg(fileNames(m_paths).join(QStringLiteral(", "))));
    m_reading.setFuture(
        QtConcurrent::run([paths = m_paths, into = m_workspace.ledger(), keep] { return planOf(paths, into, keep); }));
}

void Importing::show(const ImportPlan &plan)
{
    auto *preview = new ImportPreview(plan, fileNames(m_paths), m_workspace, &m_window);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    connect(preview, &ImportPreview::imported, &m_window,
            [window = &m_window](const QString &label) { window->announce(tr("Done: %1").arg(label)); });
    connect(preview, &ImportPreview::keepChosen, this, [this, preview](Keep keep) {
        preview->disconnect(this); // another preview takes over
        preview->close();
        read(keep);
    });
    connect(preview, &QDialog::finished, this, &QObject::deleteLater);
    preview->open();
}

} // namespace ledger
