#pragma once

#include "drawing.h"
#include "graphlook.h"

namespace ledger
{

/// The row that says what the colours, widths and manners of lines mean; in so much width, in as many rows as it takes.
class GraphLegend
{
public:
    GraphLegend(const GraphFindings &findings, const PicturePlan &plan, double scale);

    /// How high it is where it is so wide.
    [[nodiscard]] double height(double width) const;
    void draw(Drawing &drawing, const QRectF &room) const;
    /// The same in words.
    [[nodiscard]] QStringList words() const;

private:
    struct Entry
    {
        QString text = {};
        Stroke line = {};
        bool hasArrow = false;
    };

    void addNatures(const GraphFindings &findings);
    void addWidths(const GraphFindings &findings);
    void addManners(const GraphFindings &findings);
    [[nodiscard]] double widthOfEntry(const Entry &entry) const;
    void drawEntry(Drawing &drawing, const Entry &entry, QPointF at) const;

    const PicturePlan &m_plan;
    double m_scale = 1;
    QFont m_font;
    std::vector<Entry> m_entries;
};

} // namespace ledger
