#pragma once

#include "picture.h"

#include <QString>

namespace ledger::testing
{

/// A picture of nine bars in three rows and three columns, with a table, that remembers how often it was painted.
class FakePicture : public Picture
{
public:
    explicit FakePicture(QSizeF size = {600, 400}, const QString &title = QStringLiteral("Nine bars")) : m_size(size)
    {
        m_caption.title = title;
        const QStringList names{QStringLiteral("Oracle"), QStringLiteral("Azure"), QStringLiteral("AWS")};
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column) {
                Mark mark;
                mark.id = QStringLiteral("%1-%2").arg(row).arg(column);
                mark.outline.addRect(barAt(row, column));
                mark.name = names[row] + QStringLiteral(", ") + QString::number(2026 + column);
                mark.value = QStringLiteral("$%1B, %2 claims").arg(10 * (row + 1) + column).arg(column + 1);
                mark.target = {QStringLiteral("party"), names[row].toLower()};
                m_marks.push_back(mark);
            }
        m_table.columns = {QStringLiteral("Party"), QStringLiteral("Dollars")};
        m_table.isNumeric = {false, true};
        m_table.rows = {{QStringLiteral("Oracle, Inc <b>"), QStringLiteral("9000000000")},
                        {QStringLiteral("Azure"), QStringLiteral("25000000000")},
                        {QStringLiteral("AWS \"web\""), QStringLiteral("138000000000")}};
    }

    [[nodiscard]] QRectF barAt(int row, int column) const
    {
        const double width = m_size.width() / 4;
        const double height = m_size.height() / 5;
        return {20 + column * width, 40 + row * height, width - 10, height - 12};
    }

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter &painter) const override
    {
        ++painted;
        for (const Mark &mark : m_marks)
            painter.fillPath(mark.outline, QColor(40, 110, 180));
    }
    [[nodiscard]] const std::vector<Mark> &marks() const override { return m_marks; }
    [[nodiscard]] const std::vector<Label> &labels() const override { return m_labels; }
    [[nodiscard]] const PictureTable &table() const override { return m_table; }
    [[nodiscard]] const Caption &caption() const override { return m_caption; }
    [[nodiscard]] QString sentence() const override { return QStringLiteral("Nine bars of three parties."); }

    std::vector<Mark> &marksToChange() { return m_marks; }
    PictureTable &tableToChange() { return m_table; }

    mutable int painted = 0;

private:
    QSizeF m_size;
    std::vector<Mark> m_marks;
    std::vector<Label> m_labels;
    PictureTable m_table;
    Caption m_caption;
};

} // namespace ledger::testing
