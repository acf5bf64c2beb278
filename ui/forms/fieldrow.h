#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

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
    /// Says that others have written here too, and lets one choose which stands; nothing said takes the choice away.
    void setMeeting(const QString &what, const QString &theirs, const QString &ours);
    /// Whether one has written in it, and would like to know what is wrong.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    void setTouched(bool isTouched) { m_isTouched = isTouched; }

Q_SIGNALS:
    /// Whose text is to stand where both have written.
    void chosen(bool theirs);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Tone { Quiet, Doubtful, Wrong };

    void say(const QString &text, Tone tone);
    void colour();
    void buildMeeting();

    QWidget *m_field;
    QVBoxLayout *m_column;
    QLabel *m_says;
    QWidget *m_meeting = nullptr; // made when there is one
    QLabel *m_met = nullptr;
    QPushButton *m_theirs = nullptr;
    QPushButton *m_ours = nullptr;
    bool m_isTouched = false;
    Tone m_tone = Tone::Quiet;
    bool m_isColouring = false;
};

/// How wide the label of a field is that stands first in its line, for text of the usual size.
inline constexpr int firstLabelWidth = 84;

} // namespace ledger
