#pragma once

#include "focus.h"

#include <QWidget>

#include <utility>
#include <vector>

class QHBoxLayout;

namespace ledger
{

class QuietButton;

/// The way of a drill: the view, then what was opened, each a way back. Gone where nothing is drilled into.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    /// The view's name and the levels below it.
    void setWay(const QString &view, const std::vector<DrillStep> &drill);

Q_SIGNALS:
    /// Back to so many levels.
    void climbed(int levels);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addMark(const QString &text);
    void fit();

    QHBoxLayout *m_line;
    QString m_view;
    std::vector<DrillStep> m_drill;
    std::vector<std::pair<QuietButton *, QString>> m_crumbs; // with their names in full
};

} // namespace ledger
