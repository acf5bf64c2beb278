#pragma once

#include "chartpainter.h"
#include "sitelist.h"
#include "wording.h"

#include <functional>

namespace ledger
{

/// One column of words; those that matter least go first where there is no room.
struct SiteColumn
{
    QString title = {};
    int rank = 0; ///< 0: stays
    std::function<QString(const PowerSite &)> text = {};
    double width = 0;
    double left = 0;
};

/// The table of sites: its lines and columns as there is room for them, with a bar for the power of each.
class SitesTable : private ChartPainter
{
public:
    SitesTable(Drawing &drawing, const CapacityFindings &findings, const PicturePlan &plan, const QRectF &room,
               double scale);

    void draw();
    /// Whether there was room for the column of dollars per gigawatt.
    [[nodiscard]] bool showsPrices() const;

private:
    [[nodiscard]] double headHeight() const { return m_pitch + 3 * m_scale; }
    [[nodiscard]] double sectionGap() const { return m_sections.size() > 1 ? std::round(4 * m_scale) : 0; }
    void forEachRow(const std::function<void(const PowerSite &)> &visit) const;
    void layOutLines();
    void layOutColumns();
    void measure(SiteColumn &column, const QFont &font, double most) const;
    void measureNamesAndDates();
    void measureFigures();
    void fitIntoRoom();
    void chooseOthers(double room);
    void place();
    [[nodiscard]] double neededWidth() const;
    [[nodiscard]] double gap() const { return 11 * m_scale; } ///< between columns
    [[nodiscard]] std::vector<SiteColumn> allColumns() const;
    [[nodiscard]] QString figure(const PowerSite &site) const { return powerText(site.value, m_plan.locale); }
    void drawHeader();
    double drawSection(const SiteSection &section, double top);
    void drawHeading(const SiteSection &section, double top);
    void drawMore(const SiteSection &section, const SiteLine &line, double top);
    void drawRow(const PowerSite &site, double top);
    void drawBar(const PowerSite &site, double middle);

    const CapacityFindings &m_findings;
    QFont m_smallStrong;
    std::map<std::string, PartColour> m_colours;
    double m_line = 0;
    double m_pitch = 0;
    std::vector<SiteSection> m_sections;
    double m_headings = 0; ///< width of the column of headings
    std::vector<SiteColumn> m_before; ///< the bar: name and dates
    std::vector<SiteColumn> m_after;
    double m_figures = 0; ///< width of the column of figures
    double m_sign = 0; ///< of the sign of those that are contested
    double m_figureRight = 0;
    double m_barLeft = 0;
    double m_barWidth = 0;
    double m_largest = 0;
};

} // namespace ledger
