#pragma once

#include "chartpainter.h"
#include "sitelist.h"

namespace ledger
{

/// What stands beside the table of sites: those of which the place is known on a map, and the countries with what they
/// have in all.
class SitesPanel : private ChartPainter
{
public:
    SitesPanel(Drawing &drawing, const CapacityFindings &findings, const PicturePlan &plan, const QRectF &room,
               double scale);

    void draw();

private:
    /// Where the columns of a country's line end.
    struct CountryColumns
    {
        double names = 0;
        double counts = 0;
        double figures = 0;
        double bars = 0; ///< where they begin
        double perGigawatt = 0;
    };

    double drawDots(double top);
    void drawDot(const PowerSite &site, const QRectF &map, QPointF middle);
    void drawCountries(double top);
    void drawCountry(const CountrySites &country, const CountryColumns &columns, double top);

    const CapacityFindings &m_findings;
    std::map<std::string, PartColour> m_colours;
    double m_line;
    double m_pitch;
};

} // namespace ledger
