#pragma once

#include "inspection.h"
#include "style.h"

#include <QAbstractButton>

class QLabel;

namespace ledger
{

/// A text of the inspector: plain whatever it holds, broken where it must.
[[nodiscard]] QLabel *plainLabel(const QString &text, const QColor &ink, QWidget *parent);

/// A row with a name to the left, its figure to the right and a smaller line beneath; leads somewhere or nowhere.
class InspectedRowButton : public QAbstractButton
{
    Q_OBJECT

public:
    InspectedRowButton(const InspectedRow &row, const Style &style, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut(const InspectedRow &row);

    Style m_style;
    bool m_leads;
};

} // namespace ledger
