#pragma once

#include "workspace.h"

#include <QAbstractTableModel>

#include <vector>

namespace ledger
{

/// The entries of a ledger's history that answer a question, newest first, read as far as one looks. It follows the
/// ledger: new entries come on top, and what is selected stays.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Label, Touched, When, Who, ColumnCount };

    explicit HistoryModel(Workspace &workspace, QObject *parent = nullptr);

    /// Looks for other entries; what is there stays until the first of the history has been looked through.
    void ask(const HistoryQuestion &question);
    [[nodiscard]] const HistoryQuestion &question() const { return m_question; }
    [[nodiscard]] const ListedEntry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(Revision revision) const;
    /// The record asked for with what of its parts has come up.
    [[nodiscard]] const std::set<RecordRef> &family() const { return m_place.family; }
    [[nodiscard]] bool isSearching() const { return m_isAsking; }
    /// Whether all that there is has been looked at.
    [[nodiscard]] bool isWhole() const { return m_isEnd && !m_isAsking; }
    /// How much of the history has been looked through, from 0 to 1.
    [[nodiscard]] double share() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Something was found, or everything has been looked at.
    void advanced();
    void failed(const QString &why);

private:
    /// What is being read instead of what is shown.
    struct Reading
    {
        std::vector<ListedEntry> entries = {};
        HistoryPlace place = {};
        bool isAnew = false; ///< for another question: it is shown at once; else when it reaches as far back as what is
    };

    void readMore();
    void take(const HistoryPage &page);
    void takeAnew(const HistoryPage &page);
    void follow();
    void putIn(const std::vector<ListedEntry> &fresh);
    [[nodiscard]] QString text(int row, int column) const;

    Workspace &m_workspace;
    HistoryQuestion m_question;
    std::vector<ListedEntry> m_entries;
    HistoryPlace m_place;
    bool m_isEnd = false;
    bool m_isAsking = false;
    int m_ask = 0; // answers to earlier ones are dropped
    std::size_t m_wished = 0; // rows
    std::optional<Reading> m_anew;
    Revision m_followed = 0; // of the ledger
    QString m_path;
};

/// When one of several entries was made: to the second where that of the one above or below it is of the same minute.
[[nodiscard]] QString momentOf(const std::vector<ListedEntry> &entries, std::size_t at);

/// What an entry is called: its label, and whether it took something back or did it again.
[[nodiscard]] QString editName(const ListedEntry &listed);

} // namespace ledger
