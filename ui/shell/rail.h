#pragma once

#include "style.h"

#include <QListWidget>

namespace ledger
{

/// The name of a view, as rail and menu have it.
[[nodiscard]] QString viewName(const QString &view);

/// The views, one below the other; the open one is marked. Folded it shows icons alone, whose names are tips.
class Rail : public QListWidget
{
    Q_OBJECT

public:
    explicit Rail(const QStringList &views, QWidget *parent = nullptr);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// Marks a view as open; says nothing to anybody.
    void setOpen(const QString &view);
    /// How much there is to do in a view: stands behind its name; 0: nothing does. `inWords` says it to a screen
    /// reader.
    void setCount(const QString &view, int count, const QString &inWords);
    void setFolded(bool isFolded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    /// How wide it is with names.
    [[nodiscard]] int widthSpread() const;

    [[nodiscard]] QSize sizeHint() const override;
    /// Folded, whether it is or not: it never stands in the way of a narrow window.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void viewChosen(const QString &view);
    /// How wide it is with names is no longer what it was.
    void spreadChanged();

protected:
    bool event(QEvent *event) override;

private:
    void fitWidth();
    void nameItems();
    [[nodiscard]] int widthFolded() const;

    bool m_isFolded = false;
};

} // namespace ledger
