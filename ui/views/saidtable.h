#pragma once

#include "inboxwords.h"
#include "spokendelegate.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace ledger
{

/// What is said, a claim a row, side by side.
class SaidModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Figure, Range, State, Source, About, ColumnCount };
    static constexpr int detailRole = Qt::UserRole; ///< what stands under the source: stance and day

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<SaidClaim> claims);
    [[nodiscard]] const std::vector<SaidClaim> &claims() const { return m_claims; }
    [[nodiscard]] double largest() const { return m_largest; } ///< figure of all: where the common scale ends

    /// Whether the state of a claim stands under its source, there being no room for a column of its own.
    void setTellsState(bool tells);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString detailOf(const SaidClaim &claim) const;

    std::vector<SaidClaim> m_claims;
    double m_largest = 0;
    bool m_tellsState = false;
};

/// Draws each claim's range on one scale with the others: a dot at what it says, filled where that counts.
class SaidDelegate : public SpokenDelegate
{
    Q_OBJECT

public:
    using SpokenDelegate::SpokenDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSource(QPainter &painter, const QRect &room, const QModelIndex &index, const QFont &font) const;
    void paintRange(QPainter &painter, const QRect &room, const SaidClaim &claim, double largest) const;
};

/// The claims as one walks them: arrow keys, Enter opens a source, Left goes back.
class SaidTable : public QTableView
{
    Q_OBJECT

public:
    explicit SaidTable(QWidget *parent);

    using QTableView::setStyle;
    void setStyle(const Style &style);
    /// Shows claims, one of them current; tells nothing.
    void show(std::vector<SaidClaim> claims, int current);
    using QTableView::show;
    /// The claim that one stands on; null where there is none.
    [[nodiscard]] const SaidClaim *current() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    void walked();
    void opened();
    void left();
    void meant();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    SaidModel *m_model;
    SaidDelegate *m_delegate;
    bool m_isQuiet = false;
};

} // namespace ledger
