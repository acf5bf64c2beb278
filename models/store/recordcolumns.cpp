#include "recordcolumns.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace ledger
{

namespace
{
void putDigits(char *&at, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = static_cast<char>('0' + value % 10);
    at += digits;
}
} // namespace

void refuseValue(const Statement &statement, int column)
{
    const std::string_view text = statement.text(column);
    throw BadValue{{}, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))};
}

// Dates are most of the columns of an import, so they are not worded by snprintf.
void bindDate(Statement &statement, int parameter, PartialDate date)
{
    std::array<char, 10> text{};
    char *at = text.data();
    putDigits(at, date.year, 4);
    if (date.month) {
        *at++ = '-';
        putDigits(at, date.month, 2);
    }
    if (date.day) {
        *at++ = '-';
        putDigits(at, date.day, 2);
    }
    statement.bindCopy(parameter, {text.data(), static_cast<std::size_t>(at - text.data())});
}

PartialDate dateIn(const Statement &statement, int column)
{
    const std::optional<PartialDate> date = partialDate(statement.text(column));
    if (!date)
        refuseValue(statement, column);
    return *date;
}

void bindList(Statement &statement, int parameter, const std::vector<std::string> &list)
{
    if (list.empty()) {
        statement.bindNull(parameter);
        return;
    }
    QJsonArray array;
    for (const std::string &text : list)
        array.append(QString::fromStdString(text));
    statement.bindCopy(parameter, QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString());
}

std::vector<std::string> listIn(const Statement &statement, int column)
{
    std::vector<std::string> list;
    if (statement.isNull(column))
        return list;
    const std::string_view text = statement.text(column);
    const QJsonDocument json = QJsonDocument::fromJson({text.data(), static_cast<qsizetype>(text.size())});
    if (!json.isArray())
        refuseValue(statement, column);
    for (const auto &value : json.array()) {
        if (!value.isString() || value.toString().isEmpty())
            refuseValue(statement, column);
        list.push_back(value.toString().toStdString());
    }
    return list;
}

} // namespace ledger
