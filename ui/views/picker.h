#pragma once

#include "style.h"

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace ledger
{

class PickerList;

/// One thing that a picker offers.
struct PickerEntry
{
    QString kind = {};
    QString id = {};
    QString text = {};
    QString detail = {}; ///< stands muted at the right: «payer», «not yet said»
    QString alsoFoundBy = {}; ///< aliases

    bool operator==(const PickerEntry &) const = default;
};

/// How well an entry answers what was typed: 0 best, −1 not at all. Each word must begin a word of it.
[[nodiscard]] int pickerRank(const PickerEntry &entry, const QString &typed);

/// A popup that finds one of many as one types: arrows walk, Enter takes, Escape leaves.
class Picker : public QFrame
{
    Q_OBJECT

public:
    /// `name` is what a screen reader calls it, `hint` stands in the empty field.
    Picker(const QString &name, const QString &hint, int width, QWidget *parent);

    void setEntries(std::vector<PickerEntry> entries);
    /// Somebody else searches: what is typed goes to `ask`, who answers with showFound, at once or later. Enter waits
    /// for the answer.
    void setSearch(std::function<void(const QString &typed)> ask);
    void showFound(std::vector<PickerEntry> found);
    /// What stands in the empty field.
    void setHint(const QString &hint);
    /// Begins anew, with nothing typed.
    void clear();
    /// Opens below (or above) a widget.
    void openAt(const QWidget &anchor);
    /// Opens in the upper middle of a window.
    void openOver(const QWidget &window);

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &typed);
    void showList();
    void take();
    void open(QPoint at);
    void fit();

    PickerList *m_list;
    QLineEdit *m_field;
    QListView *m_view;
    QLabel *m_nothing;
    int m_width;
    std::function<void(const QString &)> m_ask;
    bool m_isAsking = false; // what is shown answers something typed before
    bool m_takesAnswer = false; // Enter was pressed meanwhile
};

} // namespace ledger
