#pragma once

#include "disputes.h"
#include "readings.h"
#include "workspace.h"

#include <QWidget>

class QLabel;
class QTimer;

namespace ledger
{

class Picker;
class QuietButton;
class Toast;

/// How much of a ledger a lens lets through.
struct LensReach
{
    int deals = 0;
    std::vector<Uncounted> uncounted = {};
};
[[nodiscard]] LensReach lensReach(const Readings &readings, const Lens &lens);

/// The foot of the window: file, how many deals the lens lets through, what is uncounted, how things are saved, what
/// undo would take back; and, for a while, a sentence about what was just done.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showState(const Workspace &workspace);
    void showReach(const LedgerPtr &ledger, LensReach reach);
    void showBusy(bool isBusy);
    /// Stands at the right for a while.
    void announce(const QString &message);
    [[nodiscard]] QString announced() const;
    /// What stands there in the place of other news until it has been seen.
    [[nodiscard]] Toast &toast() const { return *m_toast; }

public Q_SLOTS:
    /// The list of what is uncounted.
    void openUncounted();

Q_SIGNALS:
    void picked(const QString &kind, const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void fitWidths();

    LedgerPtr m_ledger;
    std::vector<Uncounted> m_uncounted;

    QLabel *m_file;
    QLabel *m_deals;
    QuietButton *m_uncountedButton;
    QLabel *m_saved;
    QLabel *m_undo;
    QLabel *m_note;
    QLabel *m_said;
    Toast *m_toast;
    QLabel *m_busy;
    QTimer *m_forget;
    Picker *m_list;
};

} // namespace ledger
