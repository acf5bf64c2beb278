#pragma once

#include "deeds.h"
#include "inboxwords.h"
#include "style.h"

#include <QAbstractButton>
#include <QScrollArea>

#include <map>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ledger
{

class SaidTable;

/// Something that can be done, with the key that does it.
class DeedButton : public QAbstractButton
{
    Q_OBJECT

public:
    DeedButton(Deed deed, QWidget *parent);

    void setStyle(const Style &style);
    using QWidget::setStyle;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_key;
    Style m_style;
};

/// One thing to decide: why it is doubted, what is said by whom side by side, what can be done and what that would make
/// of the figures; and, once one has chosen, the question why.
class ItemPane : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemPane(QWidget *parent);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    [[nodiscard]] SaidTable &said() const { return *m_said; }

    /// Shows an item with one of its claims chosen; `isSame`: it is the one that was shown, and the reader's place
    /// stays.
    void tell(const ToldItem &item, int claim, bool isSame);
    /// Shows nothing at all.
    void tellNothing();
    /// What can be done about it; `texts` says what on the buttons.
    void offer(const std::map<Deed, QString> &texts, bool canDecide);
    void setEffects(const std::map<Deed, QString> &effects);
    /// A sentence that stands over what can be done; empty: none.
    void setNote(const QString &note);
    /// Whom a decision is by.
    void setAuthor(const QString &who);

    /// Asks why something is to be done; what was begun to be said of it is there again.
    void ask(Deed deed);
    void stopAsking();
    /// What was asked is decided: the next question begins without a reason.
    void settle();
    [[nodiscard]] bool isAsking() const;
    void setSaving(bool isSaving);
    void complain(const QString &what);

Q_SIGNALS:
    void chosen(ledger::Deed deed);
    void answered(ledger::Deed deed, const QString &reason);
    /// Nothing is asked any more.
    void askingLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QWidget *box = nullptr;
        QBoxLayout *line = nullptr;
        DeedButton *button = nullptr;
        QLabel *effect = nullptr;
    };

    QLabel *addText(const char *name, QWidget *parent, QBoxLayout *into);
    void buildRows(QBoxLayout *into);
    void buildQuestion(QBoxLayout *into);
    void showMore();
    void answer();
    [[nodiscard]] QString &begun(Deed deed);
    void fit();

    Style m_style;
    QLabel *m_sort = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_author = nullptr;
    SaidTable *m_said = nullptr;
    QLabel *m_quote = nullptr;
    QLabel *m_more = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_deeds = nullptr;
    std::map<Deed, Row> m_rows;
    std::map<Deed, QString> m_texts;
    std::map<Deed, QString> m_effects;
    std::map<std::pair<Deed, QString>, QString> m_begun; // reasons not given yet, by deed and claim
    QFrame *m_question = nullptr;
    QLabel *m_asked = nullptr;
    QLabel *m_askedEffect = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_failure = nullptr;
    std::optional<Deed> m_asking;
    bool m_canDecide = true;
};

} // namespace ledger
