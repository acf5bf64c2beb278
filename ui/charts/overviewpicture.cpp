#include "overview.h"

#include "picturetext.h"
#include "tiles.h"
#include "wording.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Tiles stand in rows in the order of the reader. How they are broken into rows is chosen as a paragraph's lines are:
// of all ways the one with the least slack, figures and charts not mixed where that can be helped. In a row all tiles
// are stretched alike, and rows of charts share what height there is.

namespace ledger
{

namespace
{
constexpr double unitWidth = 166; // a figure's; a chart has two, and the gap between
constexpr double gapOf = 20;
constexpr double rowGapOf = 16;
/// What title, legend and sources take, more where their lines break.
double headAndFoot(double width) { return width < 780 ? 300 : 205; }

using TileRow = std::vector<OverviewTile>;

int unitsOf(OverviewTile tile) { return isFigure(tile) ? 1 : 2; }

/// A dashboard's scale goes by its width, since it may be scrolled.
double scaleForWidth(double width)
{
    return std::clamp(std::pow(width * width * 0.6 / (1120.0 * 640.0), 0.36), 0.82, 1.3);
}

int unitsAcross(double width, double scale)
{
    const double inner = width - 2 * std::clamp(28 * scale, 14.0, width / 8);
    return std::clamp(static_cast<int>((inner + gapOf * scale) / ((unitWidth)*scale)), 2, 6);
}

double slackOf(const std::vector<OverviewTile> &tiles, std::size_t from, std::size_t to, int across)
{
    int units = 0;
    bool hasFigure = false;
    bool hasChart = false;
    for (std::size_t i = from; i < to; ++i) {
        units += unitsOf(tiles[i]);
        (isFigure(tiles[i]) ? hasFigure : hasChart) = true;
    }
    if (units > across)
        return std::numeric_limits<double>::infinity();
    return (across - units) * (across - units) + (hasFigure && hasChart ? 6 : 0) + 0.5;
}

std::vector<TileRow> rowsOf(const std::vector<OverviewTile> &tiles, int across)
{
    std::vector<double> least(tiles.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> before(tiles.size() + 1, 0);
    least[0] = 0;
    for (std::size_t to = 1; to <= tiles.size(); ++to)
        for (std::size_t from = 0; from < to; ++from)
            if (const double slack = least[from] + slackOf(tiles, from, to, across); slack < least[to]) {
                least[to] = slack;
                before[to] = from;
            }
    std::vector<TileRow> rows;
    for (std::size_t to = tiles.size(); to > 0; to = before[to])
        rows.insert(rows.begin(),
                    TileRow(tiles.begin() + static_cast<std::ptrdiff_t>(before[to]),
                            tiles.begin() + static_cast<std::ptrdiff_t>(to)));
    return rows;
}

double leastHeight(const TileRow &row, double scale)
{
    double height = 0;
    for (const OverviewTile tile : row)
        height = std::max(height, leastTileHeight(tile, scale));
    return height;
}

double leastHeight(const std::vector<TileRow> &rows, double scale)
{
    double height = 0;
    for (const TileRow &row : rows)
        height += leastHeight(row, scale) + rowGapOf * scale;
    return height;
}

bool hasChart(const TileRow &row)
{
    return std::any_of(row.begin(), row.end(), [](OverviewTile tile) { return !isFigure(tile); });
}

/// The largest scale, up to the width's own, at which all rows have room; the smallest where none has.
double fittingScale(const std::vector<OverviewTile> &tiles, QSizeF size)
{
    const double most = scaleForWidth(size.width());
    for (double scale = most; scale > 0.82; scale -= 0.02)
        if (leastHeight(rowsOf(tiles, unitsAcross(size.width(), scale)), scale) + headAndFoot(size.width()) * scale
            <= size.height())
            return scale;
    return std::min(most, 0.82);
}

void drawRow(Drawing &drawing, const TileRow &row, const QRectF &room, const OverviewFindings &findings,
             const PicturePlan &plan, double scale)
{
    const double gap = std::round(gapOf * scale);
    int units = 0;
    for (const OverviewTile tile : row)
        units += unitsOf(tile);
    const double unit = (room.width() - gap * (units - 1)) / units;
    double left = room.left();
    for (const OverviewTile tile : row) {
        const double width = unit * unitsOf(tile) + gap * (unitsOf(tile) - 1);
        drawTile(drawing, tile, QRectF(std::round(left), room.top(), std::floor(width), room.height()), findings, plan,
                 scale);
        left += width + gap;
    }
}

/// Draws the rows that have room and gives those with charts what is left; tells the tiles that have none. A row in
/// which nothing is to be drawn is as high as the words that say so.
std::vector<OverviewTile> drawRows(Drawing &drawing, std::vector<TileRow> rows, const QRectF &room,
                                   const OverviewFindings &findings, const PicturePlan &plan, double scale)
{
    const auto isEmpty = [&](const TileRow &row) {
        return std::all_of(row.begin(), row.end(),
                           [&](OverviewTile tile) { return tileWordsOf(tile, findings, plan).isEmpty; });
    };
    const auto heightOf
        = [&](const TileRow &row) { return isEmpty(row) ? emptyTileHeight(scale) : leastHeight(row, scale); };
    const auto grows = [&](const TileRow &row) { return hasChart(row) && !isEmpty(row); };
    std::vector<OverviewTile> left;
    const double gap = std::round(rowGapOf * scale);
    const auto freeBeside = [&] {
        double free = room.height() - gap * static_cast<double>(rows.size() - 1);
        for (const TileRow &row : rows)
            free -= heightOf(row);
        return free;
    };
    while (rows.size() > 1 && freeBeside() < -1) {
        left.insert(left.begin(), rows.back().begin(), rows.back().end());
        rows.pop_back();
    }
    const auto charts = static_cast<double>(std::count_if(rows.begin(), rows.end(), grows));
    const double free = freeBeside();
    double top = room.top();
    for (const TileRow &row : rows) {
        double height = heightOf(row);
        if (grows(row))
            height = std::min(height + std::max(free, std::min(0.0, free)) / charts, 430 * scale);
        height = std::floor(std::min(height, room.bottom() - top));
        drawRow(drawing, row, {room.left(), top, room.width(), height}, findings, plan, scale);
        top += height + gap;
    }
    return left;
}

std::vector<LegendSign> legendOf(const OverviewFindings &findings)
{
    Total sum = findings.money;
    for (const Total *total : {&findings.consumption, &findings.equity}) {
        for (std::size_t i = 0; i < sum.byFirmness.size(); ++i)
            sum.byFirmness[i] = std::max(sum.byFirmness[i], total->byFirmness[i]);
        sum.assumed = std::max(sum.assumed, total->assumed);
        sum.isContested = sum.isContested || total->isContested;
        sum.opensUpwards = sum.opensUpwards || total->opensUpwards;
    }
    std::vector<LegendSign> signs;
    const std::pair<bool, LegendSign> all[] = {{sum.byFirmness[0] > Usd(0), LegendSign::Firm},
                                               {sum.byFirmness[1] > Usd(0), LegendSign::Contingent},
                                               {sum.byFirmness[2] > Usd(0), LegendSign::Potential},
                                               {sum.low != sum.high, LegendSign::Range},
                                               {sum.opensUpwards, LegendSign::Over},
                                               {sum.isContested, LegendSign::Contested},
                                               {sum.assumed > Usd(0), LegendSign::Assumed}};
    for (const auto &[isSeen, sign] : all)
        if (isSeen)
            signs.push_back(sign);
    return signs;
}

/// The rows of a table that holds what all tiles tell.
class OverviewRows
{
public:
    explicit OverviewRows(const OverviewFindings &findings) : m_findings(findings)
    {
        m_table.columns
            = {PictureText::tr("Tile"),  PictureText::tr("Period"), PictureText::tr("Id"),   PictureText::tr("Name"),
               PictureText::tr("Value"), PictureText::tr("Low"),    PictureText::tr("High"), PictureText::tr("Unit")};
        m_table.isNumeric = {false, false, false, false, true, true, true, false};
    }

    PictureTable table() &&
    {
        for (const OverviewTile tile : m_findings.tiles) {
            m_tile = nameOf(tile);
            addTile(tile);
        }
        return std::move(m_table);
    }

private:
    void add(const QString &period, const std::string &id, const QString &name, const QString &value,
             const QString &low, const QString &high, const QString &unit)
    {
        m_table.rows.push_back({m_tile, period, qstring(id), name, value, low, high, unit});
    }
    void add(const Total &total, const QString &period = {})
    {
        add(period, total.id, partName(total.id, total.name), number(total.value), number(total.low),
            number(total.high), QStringLiteral("USD"));
    }
    void add(const QString &period, const std::string &id, const QString &name, Gigawatts power)
    {
        add(period, id, name, QString::number(power.gw, 'g', 12), {}, {}, QStringLiteral("GW"));
    }
    void add(const QString &name, Usd value) { add({}, {}, name, number(value), {}, {}, QStringLiteral("USD")); }
    static QString number(Usd amount) { return QString::number(amount.dollars); }

    void addTile(OverviewTile tile);
    void addFirmness();
    void addShares();
    void addDues();
    void addRamp();
    void addNews();

    const OverviewFindings &m_findings;
    PictureTable m_table;
    QString m_tile;
};

void OverviewRows::addTile(OverviewTile tile)
{
    switch (tile) {
    case OverviewTile::Consumption:
        return add(m_findings.consumption);
    case OverviewTile::Equity:
        return add(m_findings.equity);
    case OverviewTile::Power:
        add({}, {}, PictureText::tr("dated"), m_findings.power.value);
        return add({}, {}, PictureText::tr("undated"), m_findings.power.undated);
    case OverviewTile::Firmness:
        return addFirmness();
    case OverviewTile::Circles:
        return add(nameOf(tile), m_findings.circles.circulation.value);
    case OverviewTile::Share:
        return addShares();
    case OverviewTile::Counterparties:
        for (const Total &total : m_findings.counterparties.totals)
            add(total);
        return;
    case OverviewTile::Due:
        return addDues();
    case OverviewTile::Ramp:
        return addRamp();
    case OverviewTile::News:
        return addNews();
    }
}

void OverviewRows::addFirmness()
{
    for (std::size_t i = 0; i < m_findings.money.byFirmness.size(); ++i)
        add(nameOf(static_cast<Firmness>(i)), m_findings.money.byFirmness[i]);
    add(PictureText::tr("contested"), m_findings.money.contested);
    add(PictureText::tr("on an assumed term"), m_findings.money.assumed);
}

void OverviewRows::addShares()
{
    for (const SharePeriod<Usd> &period : m_findings.share.contracts.allShares())
        for (const SharePart<Usd> &part : period.parts)
            add(qstring(period.period), part.id, partName(part.id, part.name), number(part.value), {}, {},
                QStringLiteral("USD"));
}

void OverviewRows::addDues()
{
    const Burden &burden = m_findings.burden;
    for (const BurdenYear &year : burden.years) {
        const QString period = qstring(year.period);
        add(period, burden.payer.text, PictureText::tr("due"), number(year.due.value), number(year.due.low),
            number(year.due.high), QStringLiteral("USD"));
        if (year.revenue)
            add(period, burden.payer.text, PictureText::tr("revenue"), QString::number(year.revenue->value, 'g', 16),
                QString::number(year.revenue->low, 'g', 16), QString::number(year.revenue->high, 'g', 16),
                QStringLiteral("USD"));
    }
}

void OverviewRows::addRamp()
{
    for (const CapacityPeriod &period : m_findings.capacity.periods)
        for (const CapacityPart &part : period.parts)
            add(qstring(period.period), part.id, partName(part.id, part.name), part.value);
    for (const CapacityPart &part : m_findings.capacity.undated)
        add({}, part.id, partName(part.id, part.name), part.value);
}

void OverviewRows::addNews()
{
    for (const ChangeRow &row : m_findings.news.newest)
        add(qstring(isoText(row.day)), row.place.claim->id.text, qstring(row.place.deal->record.title),
            QString::number(row.headline, 'g', 16), {}, {}, qstring(word(row.place.claim->unit)));
}

QString sentenceOf(const FrameWords &words, const OverviewFindings &findings, const PicturePlan &plan)
{
    QStringList told;
    for (const OverviewTile tile : findings.tiles) {
        const TileWords said = tileWordsOf(tile, findings, plan);
        told.append(said.figure.isEmpty() ? said.title : said.title + QStringLiteral(": ") + said.figure);
    }
    return PictureText::tr("%1. %2. A dashboard: %3.")
        .arg(words.title, words.subtitle, told.join(QStringLiteral("; ")));
}
} // namespace

double overviewHeight(const std::vector<OverviewTile> &tiles, double width)
{
    const double scale = scaleForWidth(width);
    return std::ceil(leastHeight(rowsOf(tiles, unitsAcross(width, scale)), scale) + headAndFoot(width) * scale);
}

PicturePtr overviewPicture(const std::shared_ptr<const OverviewFindings> &found, const PicturePlan &plan)
{
    const OverviewFindings &findings = *found;
    const EmptyWords empty = nothingToShow(plan.titleContext());
    if (findings.isNothing())
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    const double scale = fittingScale(findings.tiles, plan.size);
    const std::vector<TileRow> rows = rowsOf(findings.tiles, unitsAcross(plan.size.width(), scale));
    const bool hasMoney = !findings.counterparties.totals.empty();
    FrameWords words = plan.frameWords(hasMoney ? commitmentsTitle(findings.counterparties.totals, plan.titleContext())
                                                : PictureText::tr("What the ledger holds besides money"),
                                       PictureText::tr("What is promised, to whom, how firmly, and what was said last"),
                                       findings.sources);
    words.legend = legendOf(findings);

    Drawing drawing(plan.size);
    QRectF body = drawFrame(drawing, words, plan.style, scale);
    const std::vector<OverviewTile> left = drawRows(drawing, rows, body, findings, plan, scale);
    if (!left.empty()) { // said in the picture, which is drawn anew with a line less
        QStringList names;
        for (const OverviewTile tile : left)
            names.append(nameOf(tile));
        words.notes.append(PictureText::tr("No room here for: %1").arg(names.join(QStringLiteral(", "))));
        drawing = Drawing(plan.size);
        body = drawFrame(drawing, words, plan.style, scale);
        drawRows(drawing, rows, body, findings, plan, scale);
    }
    drawing.table = [found] { return OverviewRows(*found).table(); };
    drawing.sentence = sentenceOf(words, findings, plan);
    return std::move(drawing).picture();
}

} // namespace ledger
