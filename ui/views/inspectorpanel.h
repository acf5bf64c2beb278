#pragma once

#include "focus.h"
#include "inspection.h"
#include "ledger.h"
#include "readingscache.h"
#include "style.h"
#include "viewpanel.h"
#include "workspace.h"

#include <QScrollArea>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace ledger
{

class ClaimCard;

/// What is known of the one record that is selected: figures by nature, deals, and every claim with who said it, when,
/// and whether it counts. Follows Workspace and Focus by itself.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT

public:
    InspectorPanel(Workspace &workspace, Focus &focus, ReadingsCache &readings, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    using QWidget::setStyle;
    [[nodiscard]] QSize sizeHint() const override { return {320, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

    /// Shows what several records have in common and come to, as long as they are chosen together.
    void setChosen(const Chosen &chosen);

public Q_SLOTS:
    /// Shows what is selected now, keeping the reader's place where it is the same record.
    void refresh();
    void setStyle(const ledger::Style &style);

Q_SIGNALS:
    /// Another record is meant to be inspected.
    void picked(const QString &kind, const QString &id);
    /// What a record leads to is meant to be opened: the page of a party or a deal, say.
    void pageWanted(const QString &kind, const QString &id);
    /// A record is to be edited (F2): `claim` so far.
    void editRequested(const QString &kind, const QString &id);
    /// Another claim is to be added to a `commitment`, `deployment` or `deal`.
    void claimRequested(const QString &kind, const QString &id);
    void announced(const QString &message);
    /// What is selected is shown.
    void settled();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What is shown depends on: where it is as it was, there is nothing to do.
    struct Seen
    {
        LedgerPtr ledger = {};
        Lens lens = {};
        Selection selection = {};
        int chosen = 0; ///< which of the choices of several; 0: of none
        int room = 0;

        bool operator==(const Seen &) const = default;
    };
    /// Where the reader was.
    struct Place
    {
        int scrolled = 0;
        QString focused = {}; ///< the object name
        QStringList open = {}; ///< claims
    };

    void tell(const Inspection &inspection);
    void addHead(QVBoxLayout *column, const Inspection &inspection);
    void addPart(QVBoxLayout *column, const InspectedPart &part);
    void addDoor(QVBoxLayout *column, const Selection &of);
    void walk(const ClaimCard *from, int step);
    void openSource(const QString &url);
    [[nodiscard]] Place place() const;
    void goBackTo(const Place &place);

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    Chosen m_chosen; // together, where that is more than one
    int m_choices = 0;
    std::optional<Seen> m_seen;
    Inspection m_shown;
    std::vector<ClaimCard *> m_cards; // in the order in which they are shown; owned by the widget that is scrolled
    int m_room;
};

} // namespace ledger
