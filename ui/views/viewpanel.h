#pragma once

#include "focus.h"
#include "ledger.h"
#include "picture.h"
#include "readingscache.h"
#include "style.h"
#include "workspace.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace ledger
{

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
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    using QWidget::setStyle;

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();
    void setStyle(const ledger::Style &style);
    /// The reader's day, as a value of app's.
    void setToday(ledger::Day today);

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);
    void extended(const QString &kind, const QString &id);
    void drilled(const ledger::DrillStep &step);
    /// Up one level of the drill.
    void climbed();
    void announced(const QString &message);
    /// The button of an empty ledger.
    void importRequested();
    /// A picture or its absence is shown, and nothing is under way any more.
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

        bool operator==(const Seen &) const = default;
    };

    void draw(const ReadingsPtr &readings);
    void settle();
    void sayEmptyLedger();
    void sayNothingPasses();
    void setBusy(bool isBusy);

    QString m_view;
    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    Style m_style;
    std::optional<Day> m_today;
    std::optional<Seen> m_seen;
    bool m_isBusy = false;

    OptionsBar *m_options;
    QStackedLayout *m_pages;
    PicturePanel *m_pictures;
    QWidget *m_nothing;
    QLabel *m_nothingTitle;
    QLabel *m_nothingText;
    QPushButton *m_nothingButton;
    QProgressBar *m_progress;
};

} // namespace ledger
