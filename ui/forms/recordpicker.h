#pragma once

#include "recordchoices.h"

#include <QFutureWatcher>
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
    ~RecordPicker() override;

    /// What is chosen, as drafts keep it: an id or handle; what was typed behind `?` where that is no record; or
    /// nothing.
    [[nodiscard]] QString reference() const;
    void setReference(const QString &reference);
    /// What a reference is shown as.
    [[nodiscard]] QString nameOf(const QString &reference) const;
    /// Takes what is typed as it stands: what it names, or what is marked; once that is found, where it is searched for
    /// still.
    void settle();
    /// Whether what is typed is being searched for.
    [[nodiscard]] bool isSearching() const { return m_isSearching; }

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
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect roomForText() const;
    [[nodiscard]] bool isCut() const;
    void offer();
    void takeFound(ChoicesFound found);
    void fillList();
    void showList();
    void closeList();
    void take(const QModelIndex &row);

    ChoiceList m_list;
    std::shared_ptr<RecordChoices> m_choices;
    QString m_newName;
    QStandardItemModel *m_model;
    QCompleter *m_completer;
    QString m_reference;
    ChoicesFound m_found; // by what is typed
    bool m_isTyped = false; // since it was last chosen or left
    QFutureWatcher<ChoicesFound> m_search;
    QString m_searched; // what m_search is about
    bool m_isSearching = false; // until its answer is taken
    bool m_settlesThen = false; // once that is found
};

} // namespace ledger
