#pragma once

#include <QWidget>

class QLabel;

namespace ledger
{

/// A field of a form with a line beneath it, that says how what is typed was understood, or what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// How wide the label is: that of the second field of a line is narrow.
    enum class Place { First, Second };

    FieldRow(const QString &name, const QString &label, QWidget *field, Place place, QWidget *parent);

    [[nodiscard]] QWidget *field() const { return m_field; }
    void setUnderstood(const QString &how);
    void setProblem(const QString &what);
    /// Whether one has been in it, and would like to know what is wrong.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    void setTouched(bool isTouched) { m_isTouched = isTouched; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void say(const QString &text, bool isProblem);
    void colour();

    QWidget *m_field;
    QLabel *m_says;
    bool m_isTouched = false;
    bool m_isProblem = false;
    bool m_isColouring = false;
};

} // namespace ledger
