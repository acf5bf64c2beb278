#pragma once

#include "inspection.h"
#include "style.h"

#include <QAbstractButton>
#include <QFont>

#include <optional>

class QLabel;

namespace ledger
{

/// A text of the inspector: plain whatever it holds, broken where it must.
[[nodiscard]] QLabel *plainLabel(const QString &text, const QColor &ink, QWidget *parent);

/// Makes what is written on a widget of a colour, whatever that stands on.
void setInk(QWidget *widget, const QColor &ink);

/// A font so many times as large.
[[nodiscard]] QFont sized(const QFont &base, double factor, QFont::Weight weight);

/// Whether an address may be opened: only the web is, since addresses come from the data.
[[nodiscard]] bool isOpenable(const QString &url);
/// Opens an address of the web; false where it is none, or no program takes it.
[[nodiscard]] bool openInBrowser(const QString &url);

/// A row with a name to the left, its figure to the right and a smaller line beneath; leads somewhere or nowhere. It
/// paints its texts itself: lists have hundreds of rows, and a label each would hold the window.
class InspectedRowButton : public QAbstractButton
{
    Q_OBJECT

public:
    InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent);

    [[nodiscard]] const Selection &leadsTo() const { return m_row.leadsTo; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return placesAt(width).height; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// What it leads to is meant to be opened: Enter, a double click.
    void opened();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// How wide its texts are in one line, and how high a line is: what measuring takes its time for.
    struct Measures
    {
        int name = 0;
        int figure = 0;
        int mark = 0; ///< that it is contested
        int detail = 0;
        int line = 0;
        int letter = 0;
    };
    /// Where its texts are at a width.
    struct Places
    {
        int width = -1;
        QRect name = {};
        QRect figure = {};
        QRect mark = {};
        QRect detail = {};
        int height = 0;
    };

    [[nodiscard]] QFont strongFont() const;
    [[nodiscard]] const Measures &measures() const;
    [[nodiscard]] const Places &placesAt(int width) const;
    [[nodiscard]] int wrappedHeight(const QString &text, int advance, int room) const;
    void paintTexts(QPainter &painter) const;

    InspectedRow m_row;
    Style m_style;
    mutable std::optional<Measures> m_measures; // of the present font
    mutable Places m_places; // at the width that was last asked for
};

} // namespace ledger
