#pragma once

#include <QToolButton>

namespace ledger
{

/// A button without a frame: a muted caption, a value, and a mark where it opens something. Shows itself only when
/// pointed at, pressed, switched on or focused.
class QuietButton : public QToolButton
{
    Q_OBJECT

public:
    explicit QuietButton(QWidget *parent = nullptr);

    /// What stands muted before the value: «basis».
    void setCaption(const QString &caption);
    /// Whether it opens a menu or a popup; shown as a small arrow.
    void setOpens(bool opens);
    /// Muted altogether, as a link of little weight.
    void setMuted(bool isMuted);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    /// The ground that shows it as pointed at, pressed, on or focused.
    void paintGround(QPainter &painter) const;

private:
    QString m_caption;
    bool m_opens = false;
    bool m_isMuted = false;
};

} // namespace ledger
