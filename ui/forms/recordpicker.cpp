#include "recordpicker.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int idRole = Qt::UserRole + 1;
constexpr int foundByRole = Qt::UserRole + 2;
} // namespace

/// The records in which every word that was typed occurs.
class FoundRecords : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void search(const QString &typed)
    {
        m_words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString all = sourceModel()->index(row, 0, parent).data(foundByRole).toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

RecordPicker::RecordPicker(QWidget *parent)
    : QLineEdit(parent)
    , m_model(new QStandardItemModel(this))
    , m_found(new FoundRecords(this))
{
    m_found->setSourceModel(m_model);
    auto *completer = new QCompleter(m_found, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // m_found filters
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textEdited, this, &RecordPicker::choose);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            choose(text);
    });
    connect(completer, QOverload<const QModelIndex &>::of(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                m_id = index.data(idRole).toString();
                Q_EMIT chosen();
            });
}

void RecordPicker::setEntries(const std::vector<Entry> &entries)
{
    m_entries = entries;
    m_model->clear();
    for (const Entry &entry : m_entries) {
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.id, idRole);
        item->setData(entry.text + u' ' + entry.alsoFoundBy, foundByRole);
        m_model->appendRow(item);
    }
}

void RecordPicker::setId(const QString &id)
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry &entry) { return entry.id == id; });
    m_id = found == m_entries.end() ? QString() : id;
    if (found != m_entries.end()) {
        setText(found->text);
        setCursorPosition(0);
    }
}

void RecordPicker::choose(const QString &text)
{
    const QString wanted = text.trimmed();
    m_found->search(wanted);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&wanted](const Entry &entry) {
        return entry.id == wanted || entry.text.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    m_id = found == m_entries.end() ? QString() : found->id;
    Q_EMIT chosen();
}

} // namespace ledger
