#pragma once

#include "inboxwords.h"
#include "spokendelegate.h"

#include <QAbstractListModel>
#include <QListView>

namespace ledger
{

/// The lines of an inbox under the headings of their sorts. A heading is a row that is never current.
class InboxModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int detailRole = Qt::UserRole;
    static constexpr int figureRole = Qt::UserRole + 1;
    static constexpr int headingRole = Qt::UserRole + 2;

    using QAbstractListModel::QAbstractListModel;

    /// Shows these of the open or the decided lines, in their order.
    void show(const InboxLinesPtr &lines, bool decided, const std::vector<std::size_t> &rows);
    /// The line of a row; null of a heading.
    [[nodiscard]] const InboxRow *line(int row) const;
    [[nodiscard]] int rowOf(const QString &key) const; ///< −1 where it is not shown
    /// What stands from a row on.
    [[nodiscard]] QStringList keysFrom(int row) const;
    /// The row of the first of these that is shown; −1 where none is.
    [[nodiscard]] int rowOfFirst(const QStringList &keys) const;
    /// The nearest row with a line from a row on, in a direction first and else in the other; −1 where there is none.
    [[nodiscard]] int lineFrom(int row, int direction) const;
    [[nodiscard]] int lineCount() const { return m_lines; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// A heading, or a line.
    struct Row
    {
        std::size_t line = 0; ///< of a heading the first line under it
        int count = 0; ///< of a heading the lines under it; 0 of a line
    };

    [[nodiscard]] const std::vector<InboxRow> &all() const;

    InboxLinesPtr m_shown;
    bool m_isDecided = false;
    std::vector<Row> m_rows;
    int m_lines = 0;
};

/// Two lines of text with a figure at the right; headings strong over a rule.
class InboxDelegate : public SpokenDelegate
{
    Q_OBJECT

public:
    using SpokenDelegate::SpokenDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTexts(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

/// The inbox as one walks it: arrow keys go from line to line past the headings, Enter opens, Right goes in.
class InboxList : public QListView
{
    Q_OBJECT

public:
    explicit InboxList(QWidget *parent);

    [[nodiscard]] InboxModel &lines() const { return *m_lines; }
    using QListView::setStyle;
    void setStyle(const Style &style);
    /// Makes a line the current one without telling so; −1: none.
    void showCurrent(int row);
    /// Typing is for keys that decide, not for going to a name.
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    void walked(int row);
    /// Enter, or a double click.
    void opened(int row);
    /// The keyboard is to go on to what is beside.
    void entered();
    /// Escape.
    void left();
    /// Something is about to be done to the line that one stands on.
    void meant();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    InboxModel *m_lines;
    InboxDelegate *m_delegate;
    bool m_isQuiet = false;
};

} // namespace ledger
