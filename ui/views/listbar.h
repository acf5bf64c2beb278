#pragma once

#include "choicebar.h"

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace ledger
{

struct Style;

/// What stands over a list that is searched: which list, the search, how many there are, and buttons for what can be
/// done with them. Narrow, it folds its choices and the buttons lose their words.
class ListBar : public QWidget
{
    Q_OBJECT

public:
    void setCount(const QString &count);
    void setStyle(const Style &style);
    using QWidget::setStyle;
    [[nodiscard]] QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    void searchTyped(const QString &typed);
    /// The keyboard is to go on into the list.
    void searchLeft();

protected:
    /// What the search is called, what one may type, and the name of the line that counts.
    struct Words
    {
        QString search = {};
        QString tip = {};
        QString countName = {};
    };

    ListBar(const QString &name, ChoiceBar *choices, const Words &words, QWidget *parent);

    [[nodiscard]] ChoiceBar &choices() const { return *m_choices; }
    /// A button with an icon, behind those that are there; one that `keepsWords` never loses them.
    QToolButton *addButton(const QString &name, const QString &text, const QString &tip, const QString &icon,
                           bool keepsWords = false);

    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Button
    {
        QToolButton *button = nullptr;
        QString icon = {};
        bool keepsWords = false;
    };

    void refreshIcons();
    void fit();

    ChoiceBar *m_choices;
    QLineEdit *m_field;
    QAction *m_lens = nullptr; // the magnifying glass
    QLabel *m_count;
    QHBoxLayout *m_below = nullptr;
    std::vector<Button> m_buttons;
};

} // namespace ledger
