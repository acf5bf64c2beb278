#include "pastedblock.h"

#include "cellfields.h"
#include "recordchoices.h"
#include "wording.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ledger
{

namespace
{
/// Reads the texts of one column.
class ColumnReader
{
public:
    ColumnReader(RecordChoices &choices, const FieldSpec &spec) : m_choices(choices), m_spec(spec) { }

    QString read(const QString &text)
    {
        if (const auto known = m_known.find(text); known != m_known.end())
            return known->second;
        return m_known.emplace(text, lookedUp(text)).first->second;
    }

private:
    [[nodiscard]] QString lookedUp(const QString &text)
    {
        if (m_spec.shape == FieldShape::Choice) {
            for (const auto &[word, name] : m_spec.choices)
                if (word.compare(text, Qt::CaseInsensitive) == 0 || name.compare(text, Qt::CaseInsensitive) == 0)
                    return word;
            return text;
        }
        if ((m_spec.shape != FieldShape::Record && m_spec.shape != FieldShape::Subject) || text.isEmpty())
            return text;
        const QString named = m_choices.named(list(), text);
        return named.isEmpty() ? QLatin1Char('?') + text : named;
    }

    [[nodiscard]] ChoiceList list() const
    {
        if (m_spec.shape == FieldShape::Subject)
            return ChoiceList::Subjects;
        return m_spec.refersTo == RecordKind::Source ? ChoiceList::Sources
            : m_spec.refersTo == RecordKind::Deal    ? ChoiceList::Deals
                                                     : ChoiceList::Parties;
    }

    RecordChoices &m_choices;
    FieldSpec m_spec;
    std::map<QString, QString> m_known;
};
} // namespace

std::vector<QStringList> pastedCells(const QString &text)
{
    std::vector<QStringList> rows;
    QString cell;
    bool isQuoted = false;
    bool isNewRow = true;
    const auto endCell = [&] {
        if (std::exchange(isNewRow, false))
            rows.emplace_back();
        rows.back().append(std::exchange(cell, {}));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && (isQuoted || cell.isEmpty())) {
            if (isQuoted && i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                isQuoted = !isQuoted;
        } else if (c == u'\t' && !isQuoted) {
            endCell();
        } else if (c == u'\n' && !isQuoted) {
            endCell();
            isNewRow = true;
        } else if (c != u'\r') {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !isNewRow)
        endCell();
    return rows;
}

std::vector<FieldEdit> editsOf(const PastedBlock &block, const LedgerPtr &ledger)
{
    RecordChoices choices;
    choices.setLedger(ledger);
    std::map<std::pair<RecordKind, QString>, std::optional<ColumnReader>> readers;
    const auto readerOf = [&](RecordKind kind, const QString &key) -> std::optional<ColumnReader> & {
        const auto [known, isNew] = readers.try_emplace({kind, key});
        if (const auto spec = isNew ? specOf(kind, key) : std::nullopt; spec && isOneText(*spec))
            known->second.emplace(choices, *spec);
        return known->second;
    };
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < std::min(block.rows.size(), block.texts.size()); ++i) {
        const QStringList &texts = block.texts[i];
        for (std::size_t j = 0; j < std::min(block.columns.size(), static_cast<std::size_t>(texts.size())); ++j) {
            const CellField field = fieldIn(*block.table, block.rows[i], block.columns[j]);
            if (field.key.empty())
                continue;
            const QString key = qstring(field.key);
            if (auto &reader = readerOf(field.record.kind, key))
                edits.push_back({field.record, key, reader->read(texts[static_cast<qsizetype>(j)].trimmed())});
        }
    }
    return edits;
}

} // namespace ledger
