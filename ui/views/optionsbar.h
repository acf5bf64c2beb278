#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace ledger
{

class ArrangePopup;
class ChoiceBar;
class PicturePanel;
class Focus;
struct Style;

/// The options of one view as choices side by side, and what can be done with its picture.
class OptionsBar : public QWidget
{
    Q_OBJECT

public:
    OptionsBar(const QString &view, Focus &focus, QWidget *parent = nullptr);

    /// Shows what the open view's options are.
    void refresh();
    void setShowsData(bool shows);
    /// Whether there is a picture to copy or export.
    void setHasPicture(bool has);
    /// Its buttons do what they say with these pictures.
    void serve(PicturePanel &pictures);
    void refreshIcons();
    /// As narrow as it gets: the choices then are folded and the buttons icons alone.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dataToggled(bool shows);
    void copyRequested();
    void exportRequested();
    /// What is shown was chosen and put in order by the reader.
    void arranged(const QString &parts);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addArranging(const QString &option, const std::vector<std::string> &values);
    void fit();
    /// Why an option changes nothing now; empty where it does.
    [[nodiscard]] QString whyIdle(const QString &option) const;
    [[nodiscard]] int widthWith(bool texts, bool isFolded) const;
    QToolButton *addButton(const QString &name, const QString &text, const QString &tip);

    Focus &m_focus;
    std::vector<ChoiceBar *> m_choices;
    std::vector<QToolButton *> m_buttons;
    ArrangePopup *m_arranging = nullptr;
    QToolButton *m_arrange = nullptr;
    QToolButton *m_data = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_export = nullptr;
};

} // namespace ledger
