#include "pictureaccessible.h"

#include "markcanvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace ledger
{

namespace
{
/// One mark as a screen reader meets it.
class AccessibleMark : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleMark(MarkCanvas *canvas, int mark) : m_canvas(canvas), m_mark(mark) { }

    [[nodiscard]] bool isValid() const override
    {
        return m_canvas && m_canvas->picture() && m_mark < static_cast<int>(m_canvas->picture()->marks().size());
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const Mark &mark = markOf();
        if (kind == QAccessible::Name)
            return mark.value.isEmpty() ? mark.name : mark.name + QStringLiteral(": ") + mark.value;
        return kind == QAccessible::Value ? mark.value : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_canvas->rectOf(m_mark).toAlignedRect();
        return {m_canvas->mapToGlobal(inside.topLeft()), inside.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = !markOf().target.kind.isEmpty();
        state.focused = m_canvas->hasFocus() && m_canvas->current() == m_mark;
        state.selected = m_canvas->isSelected(markOf());
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return {pressAction(), showMenuAction(), setFocusAction()};
    }
    void doAction(const QString &action) override
    {
        if (!isValid())
            return;
        if (action == pressAction())
            m_canvas->pick(m_mark);
        else if (action == showMenuAction())
            Q_EMIT m_canvas->menuRequested(m_mark, rect().center());
        else if (action == setFocusAction()) {
            m_canvas->setFocus(Qt::OtherFocusReason);
            m_canvas->setCurrent(m_mark);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] const Mark &markOf() const { return m_canvas->picture()->marks()[static_cast<std::size_t>(m_mark)]; }

    QPointer<MarkCanvas> m_canvas;
    int m_mark;
};

/// The picture itself: a chart whose children are its marks.
class AccessiblePicture : public QAccessibleWidget
{
public:
    explicit AccessiblePicture(MarkCanvas *canvas) : QAccessibleWidget(canvas, QAccessible::Chart), m_canvas(canvas) { }
    ~AccessiblePicture() override
    {
        for (const QAccessible::Id id : m_children)
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
    }
    AccessiblePicture(const AccessiblePicture &) = delete;
    AccessiblePicture &operator=(const AccessiblePicture &) = delete;

    /// The marks, then what stands over the picture: buttons, a mini-map.
    [[nodiscard]] int childCount() const override { return markCount() + QAccessibleWidget::childCount(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (index >= markCount())
            return QAccessibleWidget::child(index - markCount());
        // Marks are told apart by their place: the interface of a place stays, what it says is read from the picture.
        if (m_children.size() <= static_cast<std::size_t>(index))
            m_children.resize(static_cast<std::size_t>(index) + 1, 0);
        QAccessible::Id &id = m_children[static_cast<std::size_t>(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new AccessibleMark(m_canvas, index));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (std::size_t i = 0; i < m_children.size(); ++i)
            if (m_children[i] != 0 && QAccessible::accessibleInterface(m_children[i]) == child)
                return static_cast<int>(i);
        const int over = QAccessibleWidget::indexOfChild(child);
        return over < 0 ? -1 : markCount() + over;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!m_canvas)
            return nullptr;
        const QPoint point = m_canvas->mapFromGlobal(QPoint(x, y));
        if (QWidget *over = m_canvas->childAt(point))
            return QAccessible::queryAccessibleInterface(over);
        return child(m_canvas->markAt(point));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_canvas && m_canvas->hasFocus() ? child(m_canvas->current()) : nullptr;
    }

private:
    [[nodiscard]] int markCount() const
    {
        return m_canvas && m_canvas->picture() ? static_cast<int>(m_canvas->picture()->marks().size()) : 0;
    }

    QPointer<MarkCanvas> m_canvas;
    mutable std::vector<QAccessible::Id> m_children; // made as they are asked for
};

QAccessibleInterface *accessiblePicture(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<MarkCanvas *>(object);
    return canvas ? new AccessiblePicture(canvas) : nullptr;
}
} // namespace

void announceMarksToScreenReaders() { QAccessible::installFactory(accessiblePicture); }

} // namespace ledger
