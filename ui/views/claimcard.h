#pragma once

#include "inspection.h"
#include "style.h"

#include <QAbstractButton>

class QLabel;
class QVBoxLayout;

namespace ledger
{

/// One claim in the inspector: what it says, whether it counts, who said so and when; opened, the rest of it and what
/// can be done with it. Enter opens it; Enter again opens its source.
class ClaimCard : public QAbstractButton
{
    Q_OBJECT

public:
    ClaimCard(const InspectedClaim &claim, const Style &style, QWidget *parent);

    [[nodiscard]] const InspectedClaim &claim() const { return m_claim; }
    void setOpen(bool isOpen);

Q_SIGNALS:
    void editRequested(const QString &claim);
    /// Something is about to be done to what is selected, and meant for this claim.
    void meant(const QString &claim);
    void copyRequested(const QString &citation);
    void sourceRequested(const QString &url);
    /// An arrow key: to the next (1) or previous (−1) claim.
    void walked(int step);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *addText(QVBoxLayout *column, const QString &text, const QString &name);
    void showRest(bool shows);
    void addRest();
    void addActions(QVBoxLayout *column);
    [[nodiscard]] QColor inkOfState() const;

    InspectedClaim m_claim;
    Style m_style;
    QWidget *m_rest = nullptr; // made when first shown: most cards of a long list are never opened
};

} // namespace ledger
