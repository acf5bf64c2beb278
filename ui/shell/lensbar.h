#pragma once

#include "asofslider.h"
#include "ledger.h"
#include "lenschips.h"
#include "style.h"

#include <QWidget>

class QActionGroup;
class QLineEdit;

namespace ledger
{

class ChipRow;
class Picker;
class PeriodPopup;
class QuietButton;

/// The lens, to be seen and to be changed: as-of, basis, period, roll-up, and a row of chips where there are filters.
/// Shows what it is given and says what the reader wants; keeps no state of its own.
class LensBar : public QWidget
{
    Q_OBJECT

public:
    explicit LensBar(QWidget *parent = nullptr);
    ~LensBar() override;

    using QWidget::setStyle;
    void setStyle(const Style &style);
    void setLedger(LedgerPtr ledger);
    /// The days with something said on them, for the slider.
    void setMarks(std::vector<SaidDay> marks) { m_slider->setMarks(std::move(marks)); }
    /// The lens to show; the open view and its `source` option decide which chips idle.
    void setLens(const Lens &lens, const QString &view, const QString &source);

    [[nodiscard]] AsOfSlider &slider() { return *m_slider; }

public Q_SLOTS:
    void chooseBasis(ledger::Basis basis);
    void openPeriod();
    void setRollsUp(bool rollsUp);
    void openFilters();
    void clearFilters();
    /// Puts the keyboard on the day, to type one.
    void typeDay();

Q_SIGNALS:
    /// The reader wants another lens; `merges` with the step before it where both are of one run of the slider.
    void lensChosen(const ledger::Lens &lens, bool merges);
    void settled();
    /// The palette is meant to be opened.
    void searchWanted();
    /// What was typed is no day, say.
    void announced(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitDay();
    void nameParts();
    void makeChoices();
    void connectParts();
    void chooseDay(const std::optional<Day> &day);
    void takeTypedDay();
    void showDay();
    void choose(const Lens &lens, bool merges = false) { Q_EMIT lensChosen(lens, merges); }

    LedgerPtr m_ledger;
    Lens m_lens;
    Style m_style;

    QuietButton *m_previous;
    AsOfSlider *m_slider;
    QuietButton *m_next;
    QuietButton *m_play;
    QLineEdit *m_day;
    QuietButton *m_basis;
    QActionGroup *m_bases;
    QuietButton *m_period;
    QuietButton *m_rollUp;
    QuietButton *m_filter;
    QuietButton *m_search;
    ChipRow *m_chips;
    Picker *m_filters;
    PeriodPopup *m_periodPopup;
};

} // namespace ledger
