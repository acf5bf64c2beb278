#pragma once

#include "fieldtexts.h"
#include "formfields.h"
#include "formmerge.h"
#include "recordchoices.h"

#include <QWidget>

#include <memory>
#include <set>

class QBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace ledger
{

class FieldRow;

/// What is said beside the fields of a form.
struct FieldTalk
{
    const FieldNotes &understood;
    const FieldNotes &refused;
    const FieldNotes &doubted;
};

/// The fields of a form as widgets, made from a draft and the descriptions of its records: a draft in, a draft out.
/// What changes which fields there are (a part added, a party made in place) has them made anew, the keyboard staying
/// where it was meant to go. Every widget is named by the path of its field.
class RecordFields : public QWidget
{
    Q_OBJECT

public:
    explicit RecordFields(QWidget *parent = nullptr);

    void setLedger(const LedgerPtr &ledger);
    void setForm(const FormDraft &form);
    [[nodiscard]] FormDraft form() const;
    /// Shows another form of the same record, the keyboard staying where it is.
    void takeOver(const FormDraft &form);
    /// Asks beside each field in which what is typed meets what others wrote which of the two is to stand.
    void setMeetings(const Meetings &meetings);

    /// Says beside each field how it was understood and what is doubtful, and what is wrong with those that were
    /// touched; with all of them where `all`.
    void say(const FieldTalk &talk, bool all);
    /// Puts the keyboard into the first field that something is wrong with; where nothing is, into the first that is
    /// to be filled in.
    void enter(const FieldNotes &refused);
    void enterField(const QString &path);

    /// What is typed is taken as it stands, as if the field had been left.
    void finishTyping();
    /// Whether what is typed in a picker is being searched for; edited says when it is found.
    [[nodiscard]] bool isSearching() const;
    /// Another claim on the thing in whose fields the keyboard is, from the same source; nothing where there is none.
    void addClaimFromSameSource();
    /// Takes the part away in whose fields the keyboard is.
    void removePart();

Q_SIGNALS:
    /// What is typed has changed.
    void edited();
    /// It was chosen which of two is to stand.
    void meetingChosen(const ledger::EditedField &field, bool theirs);

private:
    /// One field: its widget, and which key of which draft it holds.
    struct Row
    {
        FieldRow *row = nullptr;
        QString path = {};
        QString key = {};
    };
    /// Where a draft's rows are put.
    struct Building
    {
        QString path = {};
        const RecordDraft &draft;
        QVBoxLayout *column = nullptr;
    };

    void rebuild(const QString &focus);
    void build(const Building &at, FieldPlace place);
    void buildField(const Building &at, const FieldSpec &spec, QBoxLayout *into);
    void buildHolders(const Building &at, const FieldSpec &spec);
    void buildRecords(const Building &at, const FieldSpec &spec);
    void buildMade(const Building &at, const QString &reference);
    void buildParts(const Building &at, RecordKind kind, const QString &heading);
    void buildAdding(const Building &at);
    void buildRare(const Building &at, const std::vector<FieldSpec> &specs);
    void buildPart(const RecordDraft &part, const QString &path, QVBoxLayout *into);
    void buildClosedClaim(const RecordDraft &claim, const QString &path, QVBoxLayout *into);
    /// The line under the fields of a draft, for what opens or adds more of them.
    [[nodiscard]] QBoxLayout *lineOf(const Building &at);
    QToolButton *addButton(const QString &name, const QString &text, QBoxLayout *into);
    FieldRow *addRow(const Building &at, const QString &key, const QString &label, QWidget *field, QBoxLayout *into);
    void fillClaims(QWidget *field, const Building &at, const FieldSpec &spec);
    [[nodiscard]] Subject subjectOfClaims(const Building &at) const;

    void showMeetings();
    void settle();
    void change(const std::function<QString(FormDraft &)> &how);
    void make(const QString &path, const QString &typed);
    [[nodiscard]] QString focusedPath() const;
    void addPart(const QString &path, const RecordDraft &part);
    [[nodiscard]] bool isOpen(const RecordDraft &claim) const;

    LedgerPtr m_ledger;
    std::shared_ptr<RecordChoices> m_choices;
    FormDraft m_form; // what no widget holds
    FormDraft m_settled; // what suggestions were made for last
    QWidget *m_content = nullptr;
    std::map<QString, Row> m_rows; // by the paths of their fields
    std::vector<QString> m_order; // of the rows
    std::map<QString, QBoxLayout *> m_lines; // by the path of their draft
    std::set<QString> m_shown; // of what is made along, that it is shown once
    std::set<QString> m_openClaims; // of those that are there already
    std::set<QString> m_openRare; // paths of which all fields are shown
    Meetings m_meetings;
    bool m_isFilling = false;
};

} // namespace ledger
