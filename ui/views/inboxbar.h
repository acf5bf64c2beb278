#pragma once

#include "listbar.h"

namespace ledger
{

/// What stands over the inbox: what is to be decided or what is decided, of which sort, the search, how many there are.
class InboxBar : public ListBar
{
    Q_OBJECT

public:
    /// One sort of things that one may look at alone, and how many there are of it.
    struct Sort
    {
        QString value = {};
        QString name = {};
        int count = 0;

        bool operator==(const Sort &) const = default;
    };

    explicit InboxBar(QWidget *parent);

    /// Which of the sorts is shown: one's value, empty for all of them, `decided`.
    void setKind(const QString &kind);
    void setSorts(const std::vector<Sort> &sorts);
    void setDraws(bool draws);

Q_SIGNALS:
    void kindChosen(const QString &kind);
    void drawToggled(bool draws);
    void exportRequested();

private:
    void fillSorts();
    void nameSort();

    QToolButton *m_sort;
    QToolButton *m_draw;
    QToolButton *m_export;
    QString m_kind;
    std::vector<Sort> m_sorts;
};

} // namespace ledger
