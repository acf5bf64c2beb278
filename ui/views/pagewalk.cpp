#include "claimcard.h"
#include "inspectedwidgets.h"
#include "pagecolumns.h"
#include "pagesheet.h"
#include "recordpage.h"

#include <QKeyEvent>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

// How one walks a page by keyboard, and where one was.
namespace ledger
{

/// Arrow keys walk from whatever has the keyboard.
void RecordPage::watchKeys(const QWidget *within)
{
    for (QAbstractButton *button : within->findChildren<QAbstractButton *>()) {
        button->installEventFilter(this);
        if (auto *card = qobject_cast<ClaimCard *>(button)) // what it shows once it is opened
            connect(card, &ClaimCard::toggled, this, [this, card] {
                for (QAbstractButton *inner : card->findChildren<QAbstractButton *>())
                    inner->installEventFilter(this);
            });
    }
}

std::vector<QWidget *> RecordPage::rowsIn(const QWidget *box) const
{
    std::vector<QWidget *> rows;
    for (auto *button : box->findChildren<QAbstractButton *>())
        if (button->focusPolicy() != Qt::NoFocus && !qobject_cast<QToolButton *>(button)) // those are within a card
            rows.push_back(button);
    return rows;
}

int RecordPage::boxWithFocus() const
{
    const QWidget *focused = window()->focusWidget();
    if (!m_columns || !focused)
        return -1;
    const std::vector<QWidget *> &boxes = m_columns->boxes();
    const auto found
        = std::find_if(boxes.begin(), boxes.end(), [focused](QWidget *box) { return box->isAncestorOf(focused); });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

void RecordPage::goTo(QWidget *row)
{
    row->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(row, 0, 40);
}

/// Up or down the column that one is in.
void RecordPage::walk(int step)
{
    if (!m_columns)
        return;
    const int box = boxWithFocus();
    std::vector<QWidget *> rows;
    for (std::size_t i = 0; i < m_columns->boxes().size(); ++i)
        if (box < 0 || m_columns->columnOf(i) == m_columns->columnOf(static_cast<std::size_t>(box)))
            for (QWidget *row : rowsIn(m_columns->boxes()[i]))
                rows.push_back(row);
    if (rows.empty())
        return;
    const auto here = std::find_if(rows.begin(), rows.end(), [this](const QWidget *row) {
        const QWidget *focused = window()->focusWidget();
        return row == focused || row->isAncestorOf(focused);
    });
    if (here == rows.end()) {
        goTo(step > 0 ? rows.front() : rows.back());
        return;
    }
    const auto there = here - rows.begin() + step;
    if (there >= 0 && there < static_cast<std::ptrdiff_t>(rows.size()))
        goTo(rows[static_cast<std::size_t>(there)]);
}

/// To the row beside, in the next column.
void RecordPage::cross(int step)
{
    const int box = boxWithFocus();
    if (box < 0)
        return;
    const int column = m_columns->columnOf(static_cast<std::size_t>(box)) + step;
    const auto heightOf = [this](const QWidget *row) { return row->mapTo(m_columns, row->rect().center()).y(); };
    const int here = heightOf(window()->focusWidget());
    QWidget *nearest = nullptr;
    for (std::size_t i = 0; i < m_columns->boxes().size(); ++i)
        if (m_columns->columnOf(i) == column)
            for (QWidget *row : rowsIn(m_columns->boxes()[i]))
                if (!nearest || std::abs(heightOf(row) - here) < std::abs(heightOf(nearest) - here))
                    nearest = row;
    if (nearest)
        goTo(nearest);
}

/// Tab goes from part to part; within a claim that is open, to what can be done with it.
bool RecordPage::focusNextPrevChild(bool next)
{
    const int box = boxWithFocus();
    if (box < 0)
        return ViewPanel::focusNextPrevChild(next);
    for (const QWidget *at = window()->focusWidget(); at && at != m_columns; at = at->parentWidget())
        if (const auto *card = qobject_cast<const ClaimCard *>(at); card && card->isChecked())
            return ViewPanel::focusNextPrevChild(next);
    const std::vector<QWidget *> &boxes = m_columns->boxes();
    const std::vector<QWidget *> here = rowsIn(boxes[static_cast<std::size_t>(box)]);
    if (!next && here.front() != window()->focusWidget()) {
        goTo(here.front());
        return true;
    }
    for (int i = box + (next ? 1 : -1); i >= 0 && i < static_cast<int>(boxes.size()); i += next ? 1 : -1)
        if (const std::vector<QWidget *> rows = rowsIn(boxes[static_cast<std::size_t>(i)]); !rows.empty()) {
            goTo(rows.front());
            return true;
        }
    if (!next)
        return ViewPanel::focusNextPrevChild(next);
    leave(next);
    return true;
}

/// To what comes after the page in the window.
void RecordPage::leave(bool next)
{
    QWidget *at = window()->focusWidget();
    for (QWidget *there = at; there;) {
        there = next ? there->nextInFocusChain() : there->previousInFocusChain();
        if (there == at)
            return;
        const bool takesTab = (there->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (takesTab && there->isVisible() && there->isEnabled() && there != this && !isAncestorOf(there)) {
            there->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

bool RecordPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return ViewPanel::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier))
        return ViewPanel::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        cross(key->key() == Qt::Key_Left ? -1 : 1);
        return true;
    default:
        return ViewPanel::eventFilter(watched, event);
    }
}

void RecordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT climbed();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        ViewPanel::keyPressEvent(event);
}

RecordPage::Place RecordPage::place() const
{
    Place here;
    here.scrolled = m_scroll->verticalScrollBar()->value();
    if (!m_columns)
        return here;
    for (const ClaimCard *card : m_columns->findChildren<ClaimCard *>())
        if (card->isChecked())
            here.open.append(card->claim().id);
    if (const int box = boxWithFocus(); box >= 0) {
        here.part = m_columns->boxes()[static_cast<std::size_t>(box)]->objectName();
        here.focused = window()->focusWidget()->objectName();
    }
    return here;
}

void RecordPage::goBackTo(const Place &place)
{
    if (!m_columns)
        return;
    for (ClaimCard *card : m_columns->findChildren<ClaimCard *>())
        card->setOpen(place.open.contains(card->claim().id));
    const QSize room = m_scroll->viewport()->size();
    m_paper->layout()->activate(); // the scroll bar knows its new range once the sheet is laid out
    m_paper->resize(room.width(), std::max(m_paper->heightForWidth(room.width()), room.height()));
    m_scroll->verticalScrollBar()->setValue(place.scrolled);
    if (place.focused.isEmpty())
        return;
    if (const QWidget *part = m_columns->findChild<QWidget *>(place.part))
        if (auto *again = part->findChild<QWidget *>(place.focused))
            again->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
