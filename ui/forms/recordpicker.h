#pragma once

#include "recordchoices.h"

#include <QLineEdit>

#include <memory>

class QCompleter;
class QStandardItemModel;

namespace ledger
{

/// A line in which one finds a record by typing parts of its names, in any order, and can make it where it is missing.
/// The best match is marked as one types: Enter or Tab takes it.
class RecordPicker : public QLineEdit
{
    Q_OBJECT

public:
    /// `newName`: what a missing record is called («New party»); empty where none can be made here.
    RecordPicker(ChoiceList list, std::shared_ptr<RecordChoices> choices, const QString &newName,
                 QWidget *parent = nullptr);

    /// What is chosen, as drafts keep it: an id or handle; what was typed behind `?` where that is no record; or
    /// nothing.
    [[nodiscard]] QString reference() const;
    void setReference(const QString &reference);
    /// What a reference is shown as.
    [[nodiscard]] QString nameOf(const QString &reference) const;
    /// Takes what is typed as it stands: what it names, or what is marked.
    void settle();

Q_SIGNALS:
    /// What is typed or chosen has changed.
    void edited();
    /// Something was chosen, or the line left.
    void settled();
    /// Something was chosen from the list.
    void chosen();
    /// A record is to be made of what was typed.
    void makeWanted(const QString &typed);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void offer();
    void closeList();
    void take(const QModelIndex &row);

    ChoiceList m_list;
    std::shared_ptr<RecordChoices> m_choices;
    QString m_newName;
    QStandardItemModel *m_model;
    QCompleter *m_completer;
    QString m_reference;
    bool m_isTyped = false; // since it was last chosen or left
};

} // namespace ledger
