#pragma once

#include "inspection.h"
#include "style.h"

#include <QAbstractButton>
#include <QFont>

class QLabel;

namespace ledger
{

/// A text of the inspector: plain whatever it holds, broken where it must.
[[nodiscard]] QLabel *plainLabel(const QString &text, const QColor &ink, QWidget *parent);

/// A font so many times as large.
[[nodiscard]] QFont sized(const QFont &base, double factor, QFont::Weight weight);

/// Whether an address may be opened: only the web is, since addresses come from the data.
[[nodiscard]] bool isOpenable(const QString &url);
/// Opens an address of the web; false where it is none, or no program takes it.
[[nodiscard]] bool openInBrowser(const QString &url);

/// A row with a name to the left, its figure to the right and a smaller line beneath; leads somewhere or nowhere.
class InspectedRowButton : public QAbstractButton
{
    Q_OBJECT

public:
    InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent);

    [[nodiscard]] const Selection &leadsTo() const { return m_leadsTo; }

Q_SIGNALS:
    /// What it leads to is meant to be opened: Enter, a double click.
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut(const InspectedRow &row);

    Style m_style;
    Selection m_leadsTo;
};

} // namespace ledger
