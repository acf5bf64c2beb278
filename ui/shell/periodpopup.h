#pragma once

#include "lens.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace ledger
{

/// Asks for a period and its steps: from and to as people type dates, nothing for everything.
class PeriodPopup : public QFrame
{
    Q_OBJECT

public:
    explicit PeriodPopup(QWidget *parent);

    /// Opens below a widget, with what the lens has.
    void openAt(const QWidget &anchor, const Lens &lens);

Q_SIGNALS:
    void chosen(const std::optional<ledger::PartialDate> &from, const std::optional<ledger::PartialDate> &to,
                ledger::Step by);

private:
    void apply();
    void showEverything();
    void complain(QLineEdit *field, const QString &what);

    QLineEdit *m_from;
    QLineEdit *m_to;
    QButtonGroup *m_steps;
    QLabel *m_complaint;
};

} // namespace ledger
