#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace ledger
{

/// A thin line that moves while something is computed, once that has taken long enough to wonder.
class BusyLine : public QWidget
{
    Q_OBJECT

public:
    explicit BusyLine(QWidget *parent = nullptr);

    void setBusy(bool isBusy);

    [[nodiscard]] QSize sizeHint() const override { return {100, 3}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QBasicTimer m_step;
    int m_steps = -1; // not yet worth showing
};

} // namespace ledger
