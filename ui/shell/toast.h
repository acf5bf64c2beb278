#pragma once

#include "style.h"

#include <QFrame>

#include <functional>

class QLabel;
class QTimer;

namespace ledger
{

class QuietButton;

/// A sentence that appears in the foot of a window for a few seconds, with one thing to do about it. Stays while the
/// mouse or the keyboard is on it; covers nothing.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    void say(const QString &what);
    /// With a button that does something.
    void say(const QString &what, const QString &remedy, std::function<void()> doIt);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// It has come or gone, or says something else.
    void shownChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void go();

    QLabel *m_text;
    QuietButton *m_remedy;
    QTimer *m_gone;
    std::function<void()> m_doIt;
    Style m_style;
};

} // namespace ledger
