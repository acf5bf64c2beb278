#pragma once

#include "picker.h"

#include <QFrame>

#include <vector>

class QLabel;
class QLineEdit;

namespace ledger
{

/// A field over the graph in which one finds a party: what is typed is jumped to, down and up go to the next and the
/// last one that answers to it, Escape closes.
class GraphSearch : public QFrame
{
    Q_OBJECT

public:
    explicit GraphSearch(QWidget *over);

    /// Among whom is searched.
    void setEntries(std::vector<PickerEntry> entries);
    void open();

Q_SIGNALS:
    /// One was found while typing; one was chosen (Enter, or an arrow).
    void found(const QString &id);
    void chosen(const QString &id);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void match();
    void search();
    void step(int by);
    void tell();
    void leave();

    std::vector<PickerEntry> m_entries;
    std::vector<std::size_t> m_matches;
    std::size_t m_at = 0;
    bool m_wasChosen = false;
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace ledger
