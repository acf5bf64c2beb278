#pragma once

#include "focus.h"
#include "readingscache.h"
#include "style.h"
#include "workspace.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace ledger
{

/// What a view looks at, and where it finds what is known.
struct ViewContext
{
    Workspace &workspace;
    Focus &focus;
    ReadingsCache &readings;
};

/// Several records of one kind that are chosen together: what is done to them is done to all.
struct Chosen
{
    RecordKind kind = RecordKind::Deal;
    std::size_t count = 0;
    std::function<std::vector<RecordRef>()> records = {}; ///< made where they are asked for: on a worker as well
};

/// One view of the open ledger, as the window holds it: whatever it shows, it follows Workspace and Focus by itself,
/// and what the reader means with it is emitted, which the window turns into Focus. Views never call each other.
class ViewPanel : public QWidget
{
    Q_OBJECT

public:
    /// What the window's menus may ask of a view; what it does not offer is dimmed there.
    enum class Offer { Copy, Export, ShowData, Search };

    /// `name` is one of document-format.md's (`share`, `commitments` …).
    ViewPanel(const QString &name, QWidget *parent);

    [[nodiscard]] QString name() const { return m_name; }

    using QWidget::setStyle;
    virtual void setStyle(const Style &style) = 0;
    /// Whether what is to be shown is still being computed.
    [[nodiscard]] virtual bool isBusy() const = 0;

    [[nodiscard]] virtual bool offers(Offer offer) const = 0;
    /// Puts what is shown on the clipboard.
    virtual void copy() { }
    /// Asks for a file and writes what is shown.
    virtual void exportAs() { }
    /// The numbers instead of the picture, or the picture again.
    virtual void setShowsData(bool) { }
    [[nodiscard]] virtual bool showsData() const { return false; }
    /// Puts the keyboard where this view is searched.
    virtual void search() { }
    /// The records that are chosen, where that is more than one.
    [[nodiscard]] virtual Chosen chosen() const { return {}; }
    /// How many they are; fewer than two where there is no more than what is selected.
    [[nodiscard]] virtual std::size_t chosenCount() const { return 0; }
    /// What the reader chose of how it looks, to be kept from one start to the next: columns, say.
    [[nodiscard]] virtual QByteArray memory() const { return {}; }
    virtual void remember(const QByteArray &) { }

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);
    /// Several records are chosen together (chosen()), or no more than one again.
    void chosenChanged();
    /// What was meant is to be added to the filters.
    void extended(const QString &kind, const QString &id);
    void drilled(const ledger::DrillStep &step);
    /// Up one level of the drill.
    void climbed();
    /// A sentence for the status line.
    void announced(const QString &message);
    /// The edits of a record are to be seen.
    void historyWanted(const QString &kind, const QString &id);
    /// Another view is meant to be opened: a tile's door.
    void viewWanted(const QString &view);
    /// The same with all that it is to show.
    void lookWanted(const ledger::Look &look);
    /// The reader has put the view's parts in an order of their own, which is worth keeping.
    void arranged(const QString &parts);
    /// What is chosen is to be edited in a form, copied, deleted or merged.
    void editWanted();
    void copyWanted();
    void removalWanted();
    void mergerWanted();
    /// A record is meant to be edited in its form; a claim to be replaced by another in one.
    void formWanted(const QString &kind, const QString &id);
    void replacementWanted(const QString &claim);
    /// An edit is on disk, in words, that is best taken back at once if it was not meant.
    void decided(const QString &what);
    /// The button of an empty ledger.
    void importRequested();
    /// What it offers, or whether it shows its data, has changed.
    void offersChanged();
    /// memory() is another now.
    void memoryChanged();
    /// What is to be seen, or why there is nothing, is shown.
    void settled();

private:
    QString m_name;
};

} // namespace ledger
