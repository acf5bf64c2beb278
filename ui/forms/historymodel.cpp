#include "historymodel.h"

#include "recordwords.h"
#include "wording.h"

#include <QFont>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int pageSize = 100; // rows that are worded and laid out at once

const auto byRevision = [](const ListedEntry &listed, Revision revision) { return listed.entry.revision > revision; };
} // namespace

HistoryModel::HistoryModel(Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace)
{
    connect(&m_workspace, &Workspace::stateChanged, this, &HistoryModel::follow);
}

void HistoryModel::ask(const HistoryQuestion &question)
{
    m_question = question;
    m_followed = m_workspace.revision();
    m_path = m_workspace.path();
    m_anew = Reading{.isAnew = true};
    m_wished = pageSize;
    readMore();
}

/// The ledger has moved: its newer entries are read, and those that are shown again, since they may be undone now.
void HistoryModel::follow()
{
    if (m_workspace.path() != m_path) {
        ask(m_question);
    } else if (m_workspace.revision() != m_followed) {
        m_followed = m_workspace.revision();
        m_anew = Reading{.isAnew = m_anew && m_anew->isAnew};
        readMore();
    }
}

void HistoryModel::readMore()
{
    m_isAsking = true;
    const HistoryPlace &from = m_anew ? m_anew->place : m_place;
    m_workspace.history(m_question, from, pageSize, this, [this, ask = ++m_ask](const Result<HistoryPage> &page) {
        if (ask != m_ask)
            return;
        m_isAsking = false;
        if (!page) {
            m_anew.reset();
            m_isEnd = true;
            Q_EMIT failed(page.error().text());
        } else if (m_anew) {
            takeAnew(*page);
        } else {
            take(*page);
        }
        const bool wantsMore = m_anew || (!m_isEnd && m_entries.size() < m_wished);
        if (wantsMore)
            readMore();
        Q_EMIT advanced();
    });
}

void HistoryModel::take(const HistoryPage &page)
{
    m_place = page.next;
    m_isEnd = page.isEnd;
    if (page.entries.empty())
        return;
    const int first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(page.entries.size()) - 1);
    m_entries.insert(m_entries.end(), page.entries.begin(), page.entries.end());
    endInsertRows();
    if (first > 0) // it has one below it now
        Q_EMIT dataChanged(index(first - 1, When), index(first - 1, When));
}

void HistoryModel::takeAnew(const HistoryPage &page)
{
    m_anew->place = page.next;
    m_anew->entries.insert(m_anew->entries.end(), page.entries.begin(), page.entries.end());
    const bool reachesAsFar = m_place.before && page.next.before <= m_place.before;
    if (!m_anew->isAnew && !page.isEnd && !reachesAsFar)
        return;
    const Reading read = *std::exchange(m_anew, std::nullopt);
    m_place = read.place;
    m_isEnd = page.isEnd;
    if (read.isAnew) {
        beginResetModel();
        m_entries = read.entries;
        endResetModel();
    } else {
        putIn(read.entries);
    }
}

/// Rows go and come one by one, so that what is selected and what is in sight stay.
void HistoryModel::putIn(const std::vector<ListedEntry> &fresh)
{
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        const Revision revision = entry(row).entry.revision;
        const auto found = std::lower_bound(fresh.begin(), fresh.end(), revision, byRevision);
        if (found != fresh.end() && found->entry.revision == revision)
            continue;
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i < m_entries.size() && m_entries[i].entry.revision == fresh[i].entry.revision) {
            m_entries[i] = fresh[i];
            continue;
        }
        beginInsertRows({}, row, row);
        m_entries.insert(m_entries.begin() + row, fresh[i]);
        endInsertRows();
    }
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_entries.size()) - 1, ColumnCount - 1));
}

int HistoryModel::rowOf(Revision revision) const
{
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), revision, byRevision);
    return found != m_entries.end() && found->entry.revision == revision ? static_cast<int>(found - m_entries.begin())
                                                                         : -1;
}

double HistoryModel::share() const
{
    const HistoryPlace &place = m_anew ? m_anew->place : m_place;
    if (!place.before || m_followed == 0)
        return 0;
    return 1 - static_cast<double>(*place.before) / static_cast<double>(m_followed + 1);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

bool HistoryModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && !m_isEnd; }

void HistoryModel::fetchMore(const QModelIndex &)
{
    m_wished = m_entries.size() + pageSize;
    if (!m_isAsking)
        readMore();
}

QString momentOf(const std::vector<ListedEntry> &entries, std::size_t at)
{
    const QDateTime &when = entries[at].entry.when;
    const auto isLike = [&](std::size_t other) { return areInOneMinute(when, entries[other].entry.when); };
    const bool isShared = (at > 0 && isLike(at - 1)) || (at + 1 < entries.size() && isLike(at + 1));
    return shortMomentText(when, QLocale(), isShared ? Clock::Seconds : Clock::Minutes);
}

QString editName(const ListedEntry &listed)
{
    const QString label = listed.entry.label.isEmpty() ? HistoryModel::tr("revision %1").arg(listed.entry.revision)
                                                       : listed.entry.label;
    return editText(label, listed.entry.undoes.has_value(), listed.isRedo);
}

QString HistoryModel::text(int row, int column) const
{
    const ListedEntry &listed = entry(row);
    switch (column) {
    case Label:
        return editName(listed);
    case When:
        return momentOf(m_entries, static_cast<std::size_t>(row));
    case Who:
        return listed.entry.who;
    default:
        return touchedText(listed, *m_workspace.ledger());
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ListedEntry &listed = entry(index.row());
    const QString shown = text(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown;
    case Qt::ToolTipRole:
        if (index.column() == When)
            return plainTooltip(momentText(listed.entry.when, QLocale(), Clock::Seconds));
        return plainTooltip(listed.isUndone && index.column() == Label ? tr("%1 (undone)").arg(shown) : shown);
    case Qt::AccessibleTextRole:
        return listed.isUndone && index.column() == Label ? tr("%1, undone").arg(shown) : shown;
    case Qt::FontRole:
        if (listed.isUndone && index.column() == Label) {
            QFont struck;
            struck.setStrikeOut(true);
            return struck;
        }
        return {};
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList titles{tr("Edit"), tr("Records"), tr("When"), tr("Who")};
    return titles.value(section);
}

} // namespace ledger
