#pragma once

#include "documentreader.h"
#include "workspace.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;
class QVBoxLayout;

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

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// Fields differ from the ledger's: read the documents again with this choice.
    void keepChosen(ledger::Keep keep);
    void imported(const QString &label);

private:
    void build();
    QTreeView *addTable(const QString &name, const QString &accessible, const QStringList &columns,
                        const std::vector<QStringList> &rows, QVBoxLayout *into);
    void addButtons(QVBoxLayout *column);
    void commit();
    void finish(const EditOutcome &outcome);
    [[nodiscard]] bool isOnlyColliding() const;
    [[nodiscard]] QString summary() const;

    ImportPlan m_plan;
    QStringList m_names;
    Workspace &m_workspace;
    QLabel *m_failure = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isSaving = false;
};

} // namespace ledger
