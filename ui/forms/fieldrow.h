#pragma once

#include <QWidget>

class QLabel;

namespace ledger
{

/// A field of a form with a line beneath it, that says how what is typed was understood, what is doubtful about it, or
/// what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// How wide the label is: that of the second field of a line is narrow.
    enum class Place { First, Second };

    /// `name` is the field's path in its form, `label` what stands before it.
    FieldRow(const QString &name, const QString &label, QWidget *field, Place place, QWidget *parent);

    [[nodiscard]] QWidget *field() const { return m_field; }
    void setUnderstood(const QString &how, const QString &doubt = {});
    void setProblem(const QString &what);
    [[nodiscard]] QString says() const;
    /// Whether one has been in it, and would like to know what is wrong.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    void setTouched(bool isTouched) { m_isTouched = isTouched; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Tone { Quiet, Doubtful, Wrong };

    void say(const QString &text, Tone tone);
    void colour();

    QWidget *m_field;
    QLabel *m_says;
    bool m_isTouched = false;
    Tone m_tone = Tone::Quiet;
    bool m_isColouring = false;
};

/// A width meant for text of 13 px, as wide as larger text needs it.
[[nodiscard]] int scaledToText(int width, const QWidget &widget);

} // namespace ledger
