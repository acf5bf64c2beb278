#pragma once

#include "historymodel.h"
#include "recordwords.h"
#include "restoration.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace ledger
{

/// Who did what and when: the ledger's edits, or those of one record with its parts, searched and filtered, and beside
/// them what the chosen one did, before and after. A record can be turned back into any of its versions.
class HistoryWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryWindow(Workspace &workspace, QWidget *parent = nullptr);
    ~HistoryWindow() override;

    /// Shows the edits of a record and its parts; of the whole ledger without one.
    void setRecord(const std::optional<RecordRef> &record);

public Q_SLOTS:
    /// Turns the record that is chosen back into what the chosen edit made of it, or had before it.
    void restore(ledger::Version version);

Q_SIGNALS:
    /// The record is meant to be seen.
    void opened(const QString &kind, const QString &id);
    /// A version was restored: a sentence, for whoever may want to undo it.
    void restored(const QString &what);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *buildBar();
    QWidget *buildEntries();
    QWidget *buildEdit();
    QWidget *buildButtons();
    void ask();
    void tellState();
    void choose();
    void showEntry(const WholeEntry &whole);
    void addRecord(QStandardItemModel &into, const RecordWords &words);
    void tellRecord();
    void openRecord();
    void workOut(const Change &edit, const RecordRef &record, Version version, const QString &label);
    void stop(const QString &told);
    void finish(const Restoration &found, const QString &label);
    void complain(const QString &what, const QString &why);
    [[nodiscard]] const RecordWords *chosenRecord() const;
    [[nodiscard]] bool hasChosen(Version version) const;

    Workspace &m_workspace;
    HistoryModel *m_model;
    std::optional<RecordRef> m_record;
    std::optional<HistoryEntry> m_shown; // in the right half
    std::vector<RecordWords> m_words; // of what is shown
    Revision m_wanted = 0; // what it is to show
    std::set<RecordRef> m_family; // and of it: all, where this is empty
    int m_asked = 0; // answers to earlier questions are dropped
    bool m_isRestoring = false;

    QLineEdit *m_search = nullptr;
    QComboBox *m_kind = nullptr;
    QCheckBox *m_mine = nullptr;
    QLabel *m_of = nullptr;
    QPushButton *m_all = nullptr;
    QTreeView *m_entries = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_made = nullptr;
    QTreeView *m_records = nullptr;
    QLabel *m_more = nullptr;
    QLabel *m_told = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_restoreBefore = nullptr;
};

} // namespace ledger
