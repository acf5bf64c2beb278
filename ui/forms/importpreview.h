#pragma once

#include "documentreader.h"
#include "workspace.h"

#include <QDialog>

namespace ledger
{

/// What an import would add, change and contradict, before it is done; accepted, it is one edit and one step to undo.
class ImportPreview : public QDialog
{
    Q_OBJECT

public:
    /// `names` are the documents' file names, for titles and the menu. A refused plan shows what is wrong with it.
    ImportPreview(const ImportPlan &plan, const QStringList &names, Workspace &workspace, QWidget *parent = nullptr);
    ~ImportPreview() override;

Q_SIGNALS:
    /// Fields differ from the ledger's: read the documents again with this choice.
    void keepChosen(ledger::Keep keep);
    void imported(const QString &label);

private:
    class Body;
    Body *m_body;
};

} // namespace ledger
