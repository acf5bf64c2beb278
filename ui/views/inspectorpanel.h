#pragma once

#include "focus.h"
#include "ledger.h"
#include "readingscache.h"
#include "style.h"
#include "workspace.h"

#include <QScrollArea>

#include <optional>

namespace ledger
{

/// What is known of the one record that is selected: figures by nature, deals, and every claim with who said it, when,
/// and whether it counts. Follows Workspace and Focus by itself.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT

public:
    InspectorPanel(Workspace &workspace, Focus &focus, ReadingsCache &readings, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    using QWidget::setStyle;

public Q_SLOTS:
    /// Shows what is selected now, keeping the reader's place where it is the same record.
    void refresh();
    void setStyle(const ledger::Style &style);

Q_SIGNALS:
    /// Another record is meant to be inspected.
    void picked(const QString &kind, const QString &id);
    /// A record is to be edited (F2): `claim` so far.
    void editRequested(const QString &kind, const QString &id);
    /// Another claim is to be added to a `commitment`, `deployment` or `deal`.
    void claimRequested(const QString &kind, const QString &id);
    void announced(const QString &message);

private:
    void fill(const ReadingsPtr &readings);

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    Selection m_shown;
    LedgerPtr m_shownOf;
    Lens m_shownThrough;
    int m_room = 50; // how many rows of a long list are shown
};

} // namespace ledger
