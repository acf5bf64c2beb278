#pragma once

#include "focus.h"
#include "ledger.h"
#include "picture.h"
#include "pictures.h"
#include "readingscache.h"
#include "style.h"
#include "workspace.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace ledger
{

class BusyLine;
class OptionsBar;
class PicturePanel;

/// One view of the open ledger: its options, its picture, and what to say where there is nothing to draw. Follows
/// Workspace and Focus by itself; what the reader means with it is emitted, and the shell connects that to Focus.
class ViewPanel : public QWidget
{
    Q_OBJECT

public:
    /// `view` is one of document-format.md's (`share`, `commitments`).
    ViewPanel(const QString &view, Workspace &workspace, Focus &focus, ReadingsCache &readings,
              QWidget *parent = nullptr);
    ~ViewPanel() override;

    [[nodiscard]] QString view() const { return m_view; }
    [[nodiscard]] PicturePanel &pictures() { return *m_pictures; }
    /// Whether what is to be shown is still being computed.
    [[nodiscard]] bool isBusy() const { return m_isAsking || m_isMaking; }

    using QWidget::setStyle;

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();
    void setStyle(const ledger::Style &style);

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);
    void extended(const QString &kind, const QString &id);
    void drilled(const ledger::DrillStep &step);
    /// Up one level of the drill.
    void climbed();
    void announced(const QString &message);
    /// The button of an empty ledger.
    void importRequested();
    /// A picture, or why there is none, is shown.
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What a picture depends on: where it is as it was, there is nothing to do.
    struct Seen
    {
        LedgerPtr ledger = {};
        std::map<QString, QString> options = {};
        Lens lens = {};
        std::vector<DrillStep> drill = {};
        Style style = {};

        bool operator==(const Seen &) const = default;
    };
    using TraitsPtr = std::shared_ptr<const LedgerTraits>;

    QWidget *buildNothing();
    void connectPictures();
    void ask();
    void draw(const ReadingsPtr &readings);
    void settle();
    void sayEmptyLedger();
    void sayNothingPasses(const Picture &picture);
    void letEverythingThrough();
    [[nodiscard]] DrillStep named(DrillStep step) const;
    void showBusy();

    QString m_view;
    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    std::optional<Seen> m_seen;
    TraitsPtr m_traits; // of m_traitsOf
    LedgerPtr m_traitsOf;
    bool m_isAsking = false;
    bool m_isMaking = false;

    OptionsBar *m_options;
    BusyLine *m_busy;
    QStackedLayout *m_pages;
    PicturePanel *m_pictures;
    QWidget *m_nothing = nullptr;
    QLabel *m_nothingTitle = nullptr;
    QLabel *m_nothingText = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_latest = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace ledger
