#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace ledger
{

/// Chooses among things and puts them in order: a tick shows one, dragging or Ctrl with an arrow moves it. One stays
/// chosen at least.
class ArrangePopup : public QFrame
{
    Q_OBJECT

public:
    struct Thing
    {
        QString value = {};
        QString text = {};
    };

    /// `things` in their usual order.
    ArrangePopup(const QString &name, std::vector<Thing> things, QWidget *parent = nullptr);

    /// The chosen ones first, in their order, then the rest.
    void setChosen(const QStringList &values);
    [[nodiscard]] QStringList chosen() const;
    void openAt(const QWidget &anchor);

Q_SIGNALS:
    void arranged(const QStringList &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList(const QString &name);
    void build();
    void moveCurrent(int step);
    void keepOne(QListWidgetItem *item);
    void tell();
    void showMoves();
    [[nodiscard]] QStringList usual() const;

    std::vector<Thing> m_things;
    QListWidget *m_list;
    QToolButton *m_up;
    QToolButton *m_down;
    bool m_isFilling = false;
    QStringList m_told;
};

} // namespace ledger
