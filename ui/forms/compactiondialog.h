#pragma once

#include "workspace.h"

#include <QDialog>

#include <utility>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace ledger
{

/// Asks how much of the history is to be kept, says what is lost and what it frees, and does it: the only thing that
/// forgets.
class CompactionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `now` is the reader's time, from which days are counted back.
    CompactionDialog(Workspace &workspace, const QDateTime &now, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Stops the work while it can be stopped; closes otherwise.
    void reject() override;

Q_SIGNALS:
    /// It is done: a sentence.
    void compacted(const QString &what);

private:
    /// The number that belongs to a choice.
    struct Number
    {
        int value = 0;
        int most = 0;
        QString unit = {};
        QString spoken = {};
    };

    void build();
    void buildButtons();
    QLabel *addText(const char *name, const QString &words);
    QRadioButton *addChoice(const char *name, const QString &words, QWidget *number);
    std::pair<QRadioButton *, QSpinBox *> addNumbered(const char *name, const QString &words, const Number &of);
    void plan();
    void showPlan(const CompactionPlan &plan);
    void begin();
    void finish(const Result<Compacted> &done);
    void setWorking(bool isWorking);
    [[nodiscard]] Keeping keeping() const;

    Workspace &m_workspace;
    QDateTime m_now;
    CompactionPlan m_plan;
    int m_asked = 0; // answers to earlier questions are dropped
    bool m_isWorking = false;

    QVBoxLayout *m_column = nullptr;
    QRadioButton *m_byCount = nullptr;
    QRadioButton *m_byAge = nullptr;
    QRadioButton *m_none = nullptr;
    QSpinBox *m_count = nullptr;
    QSpinBox *m_days = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_failure = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_compact = nullptr;
};

} // namespace ledger
