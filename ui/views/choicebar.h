#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;

namespace ledger
{

/// One of several that exclude each other: quiet, the chosen one on a ground of its own.
class ChoiceButton : public QAbstractButton
{
    Q_OBJECT

public:
    ChoiceButton(const QString &text, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A few values of which one is chosen, side by side; arrow keys walk them, and Tab comes
/// to the chosen one. Folded they are one button with a menu.
class ChoiceBar : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        QString value = {};
        QString text = {};
    };

    /// `name` makes the buttons' object names (`option-group-payer`), `caption` says what is chosen.
    ChoiceBar(const QString &name, const QString &caption, const std::vector<Choice> &choices,
              QWidget *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    /// Shows a value as chosen; the first where it is none of them. Emits nothing.
    void setValue(const QString &value);
    void setFolded(bool isFolded);
    [[nodiscard]] int widthSpread() const;
    [[nodiscard]] int widthFolded() const;

Q_SIGNALS:
    void chosen(const QString &name, const QString &value);

private:
    void buildFolded(const QString &caption);

    QString m_name;
    std::vector<Choice> m_choices;
    QButtonGroup *m_group;
    QToolButton *m_folded;
};

} // namespace ledger
