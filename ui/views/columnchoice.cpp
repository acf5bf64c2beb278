#include "columnchoice.h"

#include "wording.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int narrowestColumn = 30;
constexpr int widestKept = 4000;
const QLatin1String columnKey("column");
const QLatin1String widthKey("width");
} // namespace

QByteArray textOf(const ColumnChoices &choices)
{
    QJsonObject tables;
    for (const auto &[table, choice] : choices) {
        QJsonArray columns;
        for (const ChosenColumn &each : choice)
            columns.append(
                QJsonObject{{columnKey, qstring(columnsOf(table)[each.column].name)}, {widthKey, each.width}});
        tables.insert(qstring(word(table)), columns);
    }
    return QJsonDocument(tables).toJson(QJsonDocument::Compact);
}

ColumnChoices columnChoices(const QByteArray &text)
{
    ColumnChoices choices;
    const QJsonObject tables = QJsonDocument::fromJson(text).object();
    for (auto at = tables.constBegin(); at != tables.constEnd(); ++at) {
        const auto table = fromWord<TableName>(at.key().toStdString());
        if (!table)
            continue;
        const auto known = columnsOf(*table);
        ColumnChoice choice;
        for (const QJsonValue &each : at.value().toArray()) {
            const std::string name = each[columnKey].toString().toStdString();
            const auto of = std::ranges::find(known, std::string_view(name), &TableColumn::name);
            const auto column = static_cast<std::size_t>(of - known.begin());
            if (of != known.end() && std::ranges::find(choice, column, &ChosenColumn::column) == choice.end())
                choice.push_back({column, std::clamp(each[widthKey].toInt(), narrowestColumn, widestKept)});
        }
        if (!choice.empty())
            choices.emplace(*table, std::move(choice));
    }
    return choices;
}

void applyColumns(const ColumnChoice &choice, QHeaderView &header)
{
    for (int column = 0; column < header.count(); ++column) {
        const auto at = std::ranges::find(choice, static_cast<std::size_t>(column), &ChosenColumn::column);
        header.setSectionHidden(column, at == choice.end());
        if (at != choice.end())
            header.resizeSection(column, at->width);
    }
    int place = 0;
    for (const ChosenColumn &each : choice)
        header.moveSection(header.visualIndex(static_cast<int>(each.column)), place++);
}

ColumnChoice chosenIn(const QHeaderView &header)
{
    ColumnChoice choice;
    for (int place = 0; place < header.count(); ++place)
        if (const int column = header.logicalIndex(place); !header.isSectionHidden(column))
            choice.push_back({static_cast<std::size_t>(column), header.sectionSize(column)});
    return choice;
}

} // namespace ledger
