#pragma once

#include "lens.h"
#include "picture.h"
#include "style.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ledger
{

class Focus;

/// What stands in a view's place where there is nothing to show: why, and what can be done about it.
class NothingPage : public QWidget
{
    Q_OBJECT

public:
    explicit NothingPage(QWidget *parent = nullptr);

    /// Opens the lens that is looked through as the reader wishes.
    void serve(Focus &focus);
    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// The ledger holds nothing yet.
    void sayEmptyLedger();
    /// The lens lets nothing through: in the words of the picture that says so.
    void sayNothingPasses(const Picture &picture, const Lens &lens);
    /// Other words for it, with what can be done about the lens.
    void say(const QString &title, const QString &text, const Lens &lens);
    /// The lens that lets everything through that it knows: day, basis and the way of telling stay.
    [[nodiscard]] static Lens openLens(const Lens &lens);

Q_SIGNALS:
    void importWanted();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_clear;
    QPushButton *m_latest;
    QPushButton *m_import;
};

} // namespace ledger
