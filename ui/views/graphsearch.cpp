#include "graphsearch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace ledger
{

GraphSearch::GraphSearch(QWidget *over) : QFrame(over), m_field(new QLineEdit(this)), m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("graphSearch"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("graphSearchField"));
    m_field->setAccessibleName(tr("Find a party in the graph"));
    m_field->setPlaceholderText(tr("A party; ↓ and ↑ for the next"));
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_field->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(QStringLiteral("graphSearchCount"));
    m_count->setMinimumWidth(fontMetrics().averageCharWidth() * 9);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(m_field);
    row->addWidget(m_count);
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &GraphSearch::search);
}

void GraphSearch::setEntries(std::vector<PickerEntry> entries)
{
    if (m_entries == entries)
        return;
    const QString at = m_matches.empty() ? QString() : m_entries[m_matches[m_at]].id;
    m_entries = std::move(entries);
    match();
    for (std::size_t i = 0; i < m_matches.size(); ++i)
        if (m_entries[m_matches[i]].id == at)
            m_at = i;
    tell();
}

void GraphSearch::open()
{
    adjustSize();
    // Beside the buttons of the map.
    const int besideButtons = 3 * std::max(28, fontMetrics().height() + 10);
    move(std::max(0, parentWidget()->width() - width() - besideButtons), 12);
    show();
    raise();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

/// Who answers to what is typed, the best first.
void GraphSearch::match()
{
    const QString typed = m_field->text();
    std::vector<std::pair<int, std::size_t>> ranked;
    for (std::size_t i = 0; i < m_entries.size() && !typed.trimmed().isEmpty(); ++i)
        if (const int rank = pickerRank(m_entries[i], typed); rank >= 0)
            ranked.emplace_back(rank, i);
    std::sort(ranked.begin(), ranked.end());
    m_matches.clear();
    for (const auto &[rank, i] : ranked)
        m_matches.push_back(i);
    m_at = 0;
}

void GraphSearch::search()
{
    match();
    m_wasChosen = false;
    tell();
    if (!m_matches.empty())
        Q_EMIT found(m_entries[m_matches.front()].id);
}

void GraphSearch::step(int by)
{
    if (m_matches.empty())
        return;
    const std::size_t count = m_matches.size();
    m_at = (m_at + count + static_cast<std::size_t>(by + static_cast<int>(count))) % count;
    m_wasChosen = true;
    tell();
    Q_EMIT chosen(m_entries[m_matches[m_at]].id);
}

void GraphSearch::tell()
{
    const bool isTyped = !m_field->text().trimmed().isEmpty();
    m_count->setText(m_matches.empty() ? (isTyped ? tr("nobody") : QString())
                                       : tr("%1 of %2").arg(m_at + 1).arg(m_matches.size()));
}

void GraphSearch::leave()
{
    hide();
    Q_EMIT closed();
}

bool GraphSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The first Enter takes the one that was jumped to, the next ones go on.
        step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : m_wasChosen ? 1 : 0);
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

} // namespace ledger
