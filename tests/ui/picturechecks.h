#pragma once

#include "picture.h"

#include <QTest>

#include <set>

/// What holds of every picture (experience.md, «When a view is finished»).
namespace ledger::testing
{

/// Each label is inside, large enough to be read, and meets no other.
inline void checkLabels(const Picture &picture)
{
    const std::vector<Label> &labels = picture.labels();
    const QRectF room(QPointF(), picture.size());
    QVERIFY(!labels.empty());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY2(room.contains(labels[i].rect), qPrintable(labels[i].text));
        QVERIFY2(labels[i].pixelSize >= 11, qPrintable(labels[i].text));
        for (std::size_t k = i + 1; k < labels.size(); ++k)
            QVERIFY2(!labels[i].rect.intersects(labels[k].rect),
                     qPrintable(QStringLiteral("«%1» meets «%2» at %3×%4")
                                    .arg(labels[i].text, labels[k].text)
                                    .arg(room.width())
                                    .arg(room.height())));
    }
}

/// Each mark is named, inside and the only one of its id; the whole is a sentence, a title and a table as well.
inline void checkMarks(const Picture &picture)
{
    const QRectF room = QRectF(QPointF(), picture.size()).adjusted(-1, -1, 1, 1);
    std::set<QString> ids;
    for (const Mark &mark : picture.marks()) {
        QVERIFY2(ids.insert(mark.id).second, qPrintable(mark.id));
        QVERIFY2(!mark.name.isEmpty() && !mark.value.isEmpty(), qPrintable(mark.id));
        QVERIFY2(room.contains(mark.outline.boundingRect()), qPrintable(mark.id));
    }
    QVERIFY(!picture.sentence().isEmpty());
    QVERIFY(!picture.caption().title.isEmpty());
    const PictureTable &table = picture.table();
    QVERIFY(!ids.empty() || table.rows.empty());
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(table.isNumeric.size(), std::size_t(table.columns.size()));
}

} // namespace ledger::testing
