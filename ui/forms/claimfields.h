#pragma once

#include "claimdraft.h"

#include <QWidget>

#include <map>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace ledger
{

class FieldRow;
class RecordPicker;

/// The fields of a claim as widgets: a draft in, a draft out, and beside each field what a proposal says of it.
class ClaimFields : public QWidget
{
    Q_OBJECT

public:
    explicit ClaimFields(QWidget *parent = nullptr);

    /// What there is to choose from: sources, things to say something of, other claims on the same thing.
    void setLedger(const LedgerPtr &ledger);
    void setDraft(const ClaimDraft &draft);
    [[nodiscard]] ClaimDraft draft() const;

    /// Says beside each field how it was understood, and what is wrong with those that were touched; with all of them
    /// where `all`.
    void say(const ClaimProposal &proposal, bool all);
    /// Puts the keyboard into the first field that something is wrong with; into the figure where nothing is.
    void enter(const ClaimProposal &proposal);

Q_SIGNALS:
    void edited();

private:
    FieldRow *addRow(const QString &name, const QString &label, QWidget *field, QBoxLayout *into);
    QLineEdit *addLine(const QString &name, const QString &label, const QString &example, QBoxLayout *into);
    template <typename Enum>
    QComboBox *addChoice(const QString &name, const QString &label, bool mayBeEmpty, QBoxLayout *into);
    /// A line that holds two fields.
    [[nodiscard]] QHBoxLayout *addPair(QVBoxLayout *into);
    void buildFigure(QVBoxLayout *column);
    void buildSource(QVBoxLayout *column);
    void buildRest(QVBoxLayout *column);
    void fillSubjects();
    void fillSupersedes();
    void takeHedge();
    void showNewSource(bool shows);

    LedgerPtr m_ledger;
    ClaimDraft m_draft; // what no widget holds
    bool m_isFilling = false;
    bool m_hedgeIsTyped = false; // it came with the figure, and goes with it

    std::map<QString, FieldRow *> m_rows;
    RecordPicker *m_subject;
    QLineEdit *m_figure = nullptr;
    QLineEdit *m_low = nullptr;
    QLineEdit *m_high = nullptr;
    QComboBox *m_hedge = nullptr;
    QCheckBox *m_per = nullptr;
    QLineEdit *m_start = nullptr;
    QLineEdit *m_end = nullptr;
    QLineEdit *m_stated = nullptr;
    RecordPicker *m_source = nullptr;
    QCheckBox *m_makesSource = nullptr;
    QWidget *m_newSource = nullptr;
    QLineEdit *m_publisher = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_published = nullptr;
    QComboBox *m_sourceKind = nullptr;
    QComboBox *m_stance = nullptr;
    QWidget *m_supersedes = nullptr;
    QPlainTextEdit *m_quote = nullptr;
    QLineEdit *m_locator = nullptr;
    QLineEdit *m_note = nullptr;
};

} // namespace ledger
