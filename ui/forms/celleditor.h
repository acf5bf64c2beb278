#pragma once

#include "fieldedits.h"
#include "recordchoices.h"

#include <QFrame>
#include <QPointer>

#include <memory>
#include <optional>

class QLabel;

namespace ledger
{

/// One field of one record, typed where it stands in a table, with the widget that its form has for it. A line beneath
/// says how what is typed is understood, what is doubtful about it, or what is wrong with it.
class CellEditor : public QFrame
{
    Q_OBJECT

public:
    /// Where the keyboard goes once what is typed is taken.
    enum class Then { Stay, Down, Right, Left };

    /// `edit` is what the field holds; with `typed` the editor begins with that instead.
    CellEditor(const FieldSpec &spec, const FieldEdit &edit, const std::optional<QString> &typed,
               const std::shared_ptr<RecordChoices> &choices, QWidget *parent);
    ~CellEditor() override;

    /// What is typed by now.
    [[nodiscard]] FieldEdit edit() const;
    [[nodiscard]] const FieldEdit &asItWas() const { return m_before; }
    [[nodiscard]] bool isChanged() const { return edit() != m_before; }
    /// What is typed as one sees it: a name instead of an id.
    [[nodiscard]] QString shownText() const;
    /// Puts the editor over a cell, as wide as that is, or as what is typed in it needs; what it says beneath it, or
    /// above where there is no room.
    void placeOver(const QRect &cell);
    void setUnderstood(const QString &how, const QString &doubt);
    void setProblem(const QString &what);
    [[nodiscard]] QString says() const;
    [[nodiscard]] QWidget &field() const { return *m_field; }

Q_SIGNALS:
    /// What is typed has changed.
    void edited();
    /// It is to be taken.
    void committed(ledger::CellEditor::Then then);
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Tone { Quiet, Doubtful, Wrong };

    void begin(const std::optional<QString> &typed);
    void commit(Then then);
    void commitFound();
    void say(const QString &text, Tone tone);
    void placeNote();
    [[nodiscard]] bool isLines() const;
    [[nodiscard]] int widthNeeded() const;

    FieldEdit m_before;
    QWidget *m_field;
    QPointer<QLabel> m_note; // beside this, so that it can be larger than a cell; goes with the cells as well
    QRect m_cell;
    std::optional<Then> m_waiting; // to be taken once it is found
    bool m_isReady = false;
};

} // namespace ledger
