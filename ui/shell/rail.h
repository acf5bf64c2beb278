#pragma once

#include "style.h"

#include <QListWidget>

namespace ledger
{

/// The name of a view, as rail and menu have it.
[[nodiscard]] QString viewName(const QString &view);

/// The views, one below the other; the open one is marked.
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

Q_SIGNALS:
    void viewChosen(const QString &view);

protected:
    bool event(QEvent *event) override;

private:
    void fitWidth();
};

} // namespace ledger
