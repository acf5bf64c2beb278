#pragma once

#include "ledger.h"

#include <QWidget>

#include <functional>
#include <vector>

class QToolButton;

namespace ledger
{

class ChoiceBar;
class Focus;
class Picker;

/// What one asks of a graph of dependencies, in a row: from whom on, how far, without whom, by which path; and what can
/// be done with the picture as a whole. What is chosen is kept by Focus.
class GraphQuestions : public QWidget
{
    Q_OBJECT

public:
    explicit GraphQuestions(Focus &focus, QWidget *parent = nullptr);

    void setLedger(const LedgerPtr &ledger);
    /// Shows what Focus says.
    void refresh();
    void refreshIcons();
    /// Whether there is a picture to arrange, fit and search.
    void setHasPicture(bool has);

    /// Lets a party be chosen for each question; a path from a party on.
    void askRoot();
    void askWithout();
    void askPath(const QString &from = {});
    /// Sets several options at once, as one step.
    void choose(const std::vector<std::pair<QString, QString>> &options);

Q_SIGNALS:
    void findWanted();
    void arrangeWanted();
    void fitWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addQuestion(const QString &name, const QString &tip, void (GraphQuestions::*then)());
    QToolButton *addAction(const QString &name, const QString &text, const QString &tip);
    void ask(const QToolButton &anchor, const QString &hint, const QString &nobody,
             std::function<void(const QString &)> then);
    void askPathFromAnybody() { askPath(); }
    void askPathTo(const QString &from, bool isAgain = false);
    void tell(QToolButton *button, const QString &caption, const QString &value);
    void fit();

    Focus &m_focus;
    LedgerPtr m_ledger;
    QToolButton *m_root;
    ChoiceBar *m_depth = nullptr;
    QToolButton *m_without = nullptr;
    QToolButton *m_path = nullptr;
    QToolButton *m_find = nullptr;
    QToolButton *m_arrange = nullptr;
    QToolButton *m_fit = nullptr;
    Picker *m_picker;
    std::function<void(const QString &)> m_then;
};

} // namespace ledger
