#pragma once

#include "arranged.h"
#include "picturetableparts.h"
#include "style.h"

#include <QFrame>
#include <QMap>
#include <QStringList>

#include <map>

class QLineEdit;
class QListWidget;

namespace ledger
{

/// Draws the cells of records: figures with their count of claims beside them in a column of its own, so that the
/// figures stand under one another; what is unknown as a muted dash.
class RecordDelegate : public PictureTableDelegate
{
    Q_OBJECT

public:
    using PictureTableDelegate::PictureTableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// How wide a cell has to be, without asking a style: of a new table some hundred are measured at once.
    [[nodiscard]] static int widthOf(const QModelIndex &index, const QFontMetricsF &metrics);
    /// Tells the whole of what is cut off.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

/// A list of words to be checked; each check is told at once.
class WordsPopup : public QFrame
{
    Q_OBJECT

public:
    WordsPopup(const QString &name, const QStringList &words, const QStringList &checked, QWidget *parent);

    void openBelow(const QWidget &anchor);

Q_SIGNALS:
    void checkedChanged(const QStringList &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QListWidget *m_list;
};

/// The header of a table of records, with a row of filters beneath the names where that is wanted.
class RecordHeader : public PictureTableHeader
{
    Q_OBJECT

public:
    explicit RecordHeader(QWidget *parent);

    /// The columns are those of a table now, with what is typed into their filters.
    void setTable(TableName table, const std::map<std::size_t, QString> &typed);
    void setStyle(const Style &style);
    using PictureTableHeader::setStyle;
    void setShowsFilters(bool shows);
    /// The field of a column; null where it has none.
    [[nodiscard]] QLineEdit *field(int column) const { return m_fields.value(column); }
    /// What stands in a field cannot be read as a filter, or can.
    void setReadable(int column, bool isReadable);
    /// How wide a column has to be for its name, shown or not.
    [[nodiscard]] int widthOfName(int column) const { return sectionSizeFromContents(column).width(); }
    /// Puts the fields where their columns are.
    void arrangeFields();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void filterTyped(int column, const QString &typed);
    /// The keyboard is to go back into the rows.
    void filterLeft();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addField(int column, const QString &typed);
    void openWords(int column);
    [[nodiscard]] int fieldHeight() const;

    TableName m_table = TableName::Deals;
    bool m_showsFilters = false;
    QColor m_warning;
    QMap<int, QLineEdit *> m_fields;
};

} // namespace ledger
