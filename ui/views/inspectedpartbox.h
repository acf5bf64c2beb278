#pragma once

#include "inspection.h"
#include "style.h"

#include <QWidget>

#include <span>
#include <vector>

class QVBoxLayout;

namespace ledger
{

class ClaimCard;

/// One part of what is inspected, as the inspector and the pages show it: heading, rows, claims, and what can be done.
class InspectedPartBox : public QWidget
{
    Q_OBJECT

public:
    InspectedPartBox(const InspectedPart &part, const Style &style, QWidget *parent);

    /// More rows, behind those that are there.
    void addRows(std::span<const InspectedRow> rows);
    [[nodiscard]] const std::vector<ClaimCard *> &cards() const { return m_cards; }

Q_SIGNALS:
    /// A row or the heading was clicked.
    void picked(const QString &kind, const QString &id);
    /// What a row leads to is meant to be opened: Enter, a double click.
    void opened(const QString &kind, const QString &id);
    void editRequested(const QString &kind, const QString &id);
    void claimRequested(const QString &kind, const QString &id);
    void sourceRequested(const QString &url);
    /// What was left out is to be shown as well.
    void moreRequested();
    void announced(const QString &message);

private:
    void addHeading(const InspectedPart &part);
    QWidget *rowOf(const InspectedRow &row);
    void addClaim(const InspectedClaim &claim);
    void addMore(const InspectedPart &part);
    void addAnother(const InspectedPart &part);

    Style m_style;
    QVBoxLayout *m_column;
    int m_rowsEnd = 0; // where in the column the next row goes
    std::vector<ClaimCard *> m_cards; // in the order in which they are shown
};

} // namespace ledger
