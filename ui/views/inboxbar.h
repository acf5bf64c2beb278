#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ledger
{

class ChoiceBar;
struct Style;

/// What stands over the inbox: what is to be decided or what is decided, of which sort, the search, how many there are.
class InboxBar : public QWidget
{
    Q_OBJECT

public:
    /// One sort of things that one may look at alone, and how many there are of it.
    struct Sort
    {
        QString value = {};
        QString name = {};
        int count = 0;

        bool operator==(const Sort &) const = default;
    };

    explicit InboxBar(QWidget *parent);

    /// Which of the sorts is shown: one's value, empty for all of them, `decided`.
    void setKind(const QString &kind);
    void setSorts(const std::vector<Sort> &sorts);
    void setCount(const QString &count);
    void setDraws(bool draws);
    void setStyle(const Style &style);
    using QWidget::setStyle;
    [[nodiscard]] QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    void kindChosen(const QString &kind);
    void searchTyped(const QString &typed);
    /// The keyboard is to go on into the list.
    void searchLeft();
    void drawToggled(bool draws);
    void exportRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &text, const QString &tip);
    void fillSorts();
    void nameSort();
    void refreshIcons();
    void fit();

    ChoiceBar *m_tabs;
    QLineEdit *m_field;
    QAction *m_lens = nullptr; // the magnifying glass
    QLabel *m_count;
    QToolButton *m_sort = nullptr;
    QToolButton *m_draw = nullptr;
    QToolButton *m_export = nullptr;
    QString m_kind;
    std::vector<Sort> m_sorts;
};

} // namespace ledger
