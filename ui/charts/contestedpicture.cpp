#include "contestedpicture.h"

#include "chartpainter.h"
#include "picturetext.h"
#include "wording.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
QString disputeText(const Contested &dispute, const QLocale &locale)
{
    const QString low = figureText(dispute.low, dispute.unit, locale);
    const QString high = figureText(dispute.high, dispute.unit, locale);
    return low == high ? low : PictureText::tr("%1 to %2", "a range").arg(low, high);
}

QString voiceWords(const DisputedVoice &voice, const QLocale &locale)
{
    QStringList said{nameOf(voice.claim->stance), shortDateText(voice.claim->stated, locale)};
    if (voice.counts)
        said.append(PictureText::tr("counts"));
    return PictureText::tr("%1 %2 (%3)", "figure, publisher, more")
        .arg(claimText(*voice.claim, locale), voice.publisher, said.join(QStringLiteral(", ")));
}

QString numberWords(const DisputedNumber &number, const QLocale &locale)
{
    QStringList voices;
    for (const DisputedVoice &voice : number.voices)
        voices.append(voiceWords(voice, locale));
    return PictureText::tr("%1, %2: %3")
        .arg(disputeText(number.dispute, locale), claimsText(static_cast<int>(number.voices.size())),
             voices.join(QStringLiteral("; ")));
}

QString markId(const Contested &dispute)
{
    return QStringLiteral("contested-%1-%2-%3")
        .arg(qstring(word(dispute.of.kind)), qstring(dispute.of.id), qstring(word(dispute.unit)));
}

/// What a list has no room for: how many, where the rest begins, and how that is said.
struct Others
{
    std::size_t count = 0;
    std::size_t next = 0;
    QString words = {};
};

/// A line that leads on to what there is no room for.
void drawOthers(Drawing &drawing, const PicturePlan &plan, const QFont &font, const Others &others,
                const QPointF &place, Across across)
{
    const QString text
        = PictureText::tr("and %1 more").arg(plan.locale.toString(static_cast<qulonglong>(others.count)));
    const QRectF written = drawing.text(text, font, plan.style.mutedInk, place, across, Along::Middle);
    QPainterPath outline;
    outline.addRect(written.adjusted(-4, -2, 4, 2));
    drawing.mark({QStringLiteral("others"),
                  outline,
                  PictureText::tr("Others"),
                  others.words,
                  {QStringLiteral("others"), QString::number(others.next)},
                  written});
}

/// Draws one line for each number.
class DisputePainter : private ChartPainter
{
public:
    DisputePainter(Drawing &drawing, const ContestedFindings &findings, const QRectF &room, const PicturePlan &plan,
                   double scale)
        : ChartPainter(drawing, plan, room, scale)
        , m_findings(findings)
    {
        layOut();
    }

    void draw()
    {
        drawAxis();
        double top = m_top;
        for (std::size_t i = m_first; i < m_first + m_shown; ++i) {
            drawNumber(m_findings.numbers[i], std::round(top + m_pitch / 2));
            top += m_pitch;
        }
        const std::size_t rest = m_findings.numbers.size() - m_first - m_shown;
        if (rest > 0)
            drawRest(rest, std::round(top + m_pitch / 2));
    }

private:
    void layOut();
    [[nodiscard]] double x(const DisputedNumber &number, double value) const
    {
        const double most = number.largest();
        return m_left + (most > 0 ? std::clamp(value / most, 0.0, 1.0) : 0) * m_width;
    }
    [[nodiscard]] QString figure(const DisputedNumber &number, double value) const
    {
        return figureText(value, number.dispute.unit, m_plan.locale);
    }
    [[nodiscard]] bool isFaded(const DisputedNumber &number) const
    {
        return !m_plan.highlight.empty() && !m_plan.highlight.contains(number.deal)
            && !m_plan.highlight.contains(number.dispute.of.id);
    }
    void drawAxis();
    void drawNumber(const DisputedNumber &number, double middle);
    void drawVoices(const DisputedNumber &number, double middle);
    void drawFigures(const DisputedNumber &number, double middle);
    void drawWho(const DisputedNumber &number, double middle);
    void drawRest(std::size_t rest, double middle);

    const ContestedFindings &m_findings;
    double m_names = 0; ///< where names end
    double m_left = 0; ///< 0 on every scale
    double m_width = 0; ///< of every scale
    double m_who = 0; ///< where it is told who says so; 0: nowhere
    double m_top = 0;
    double m_pitch = 0;
    bool m_hasDetails = false;
    std::size_t m_first = 0;
    std::size_t m_shown = 0;
};

void DisputePainter::layOut()
{
    const double line = std::ceil(QFontMetricsF(m_strong).height());
    const double small = std::ceil(QFontMetricsF(m_small).height());
    m_top
        = std::round(m_room.top() + std::ceil(QFontMetricsF(fontFor(TextRole::Axis, m_scale)).height()) + 6 * m_scale);
    const double height = m_room.bottom() - m_top;
    m_first = std::min(static_cast<std::size_t>(std::max(0, m_plan.skipped)), m_findings.numbers.size() - 1);
    const std::size_t left = m_findings.numbers.size() - m_first;
    const double least = std::max(line, 2 * small) + 5 * m_scale; // name and deal under one another
    const auto fitting = static_cast<std::size_t>(std::max(1.0, std::floor(height / least)));
    m_shown = left <= fitting ? left : std::max<std::size_t>(1, fitting - 1);
    const double rows = static_cast<double>(m_shown) + (m_shown < left ? 1 : 0);
    m_pitch = std::floor(std::clamp(height / rows, std::min(10.0, height / rows), 52 * m_scale));
    m_hasDetails = m_pitch >= line + small;

    double names = 0;
    double figures = 0;
    for (std::size_t i = m_first; i < m_first + m_shown; ++i) {
        const DisputedNumber &number = m_findings.numbers[i];
        names = std::max({names, widthOf(number.name, m_strong), m_hasDetails ? widthOf(number.detail, m_small) : 0});
        figures = std::max(figures, widthOf(figure(number, number.dispute.high), m_strong));
    }
    const bool hasWho = m_room.width() > 720 * m_scale && m_pitch >= 2 * small;
    const double who = hasWho ? std::round(m_room.width() * 0.24) : 0;
    m_names = std::ceil(m_room.left() + std::min(names, m_room.width() * (hasWho ? 0.30 : 0.36)) + 14 * m_scale);
    m_left = m_names;
    m_who = hasWho ? m_room.right() - who : 0;
    const double right = (hasWho ? m_who - 14 * m_scale : m_room.right()) - figures - 14 * m_scale;
    m_width = std::max(20.0, right - m_left);
}

void DisputePainter::drawAxis()
{
    for (int i = 0; i <= 4; ++i)
        drawStep(m_left + m_width * i / 4, i == 4 ? PictureText::tr("largest said") : shareText(i / 4.0, m_plan.locale),
                 i == 0 ? m_style.axis : m_style.grid, m_top, static_cast<double>(m_shown) * m_pitch);
}

void DisputePainter::drawVoices(const DisputedNumber &number, double middle)
{
    const QColor colour = isFaded(number) ? m_style.seriesPale : m_style.series;
    const double width = std::max(1.5, 2 * m_scale);
    const double radius = std::min(5 * m_scale, m_pitch / 4);
    m_drawing.line({x(number, number.dispute.low), middle}, {x(number, number.dispute.high), middle},
                   {mixed(m_style.background, colour, 0.45), 2 * width, {}, true});
    for (const DisputedVoice &voice : number.voices)
        if (voice.low < voice.high) {
            QPainterPath bounds(QPointF(x(number, voice.low), middle));
            bounds.lineTo(x(number, voice.high), middle);
            for (const double end : {voice.low, voice.high}) {
                bounds.moveTo(x(number, end), middle - radius);
                bounds.lineTo(x(number, end), middle + radius);
            }
            m_drawing.stroke(bounds, {colour, std::max(1.0, 1.2 * m_scale), {}, false});
        }
    // What counts lies on top: of two that say the same it is the one that is seen.
    for (const bool counts : {false, true})
        for (const DisputedVoice &voice : number.voices)
            if (voice.counts == counts) {
                QPainterPath dot;
                dot.addEllipse(QPointF(x(number, voice.headline), middle), radius, radius);
                m_drawing.fill(dot, counts ? colour : m_style.background);
                m_drawing.stroke(dot, {colour, width, {}, false});
            }
}

/// The smallest figure before its dot, the largest behind it and whatever reaches further.
void DisputePainter::drawFigures(const DisputedNumber &number, double middle)
{
    const double away = std::min(5 * m_scale, m_pitch / 4) + 6 * m_scale;
    const auto write = [&](double value, double at, Across across) {
        const QString text = figure(number, value);
        const QRectF room = Drawing::room(text, m_strong, {at, middle}, across, Along::Middle);
        if (room.left() < m_left + 2 || !m_drawing.isFree(room))
            return false;
        m_drawing.fill(room.adjusted(-3, 0, 3, 0), m_style.background); // no line runs through figures
        m_drawing.text(text, m_strong, m_style.ink, room);
        return true;
    };
    double least = number.dispute.low;
    double most = number.dispute.high;
    for (const DisputedVoice &voice : number.voices) {
        least = std::min(least, voice.low);
        most = std::max(most, voice.high);
    }
    write(number.dispute.high, x(number, most) + away, Across::Left);
    if (!write(number.dispute.low, x(number, least) - away, Across::Right))
        write(number.dispute.low, x(number, number.dispute.low) - away, Across::Right);
}

/// Who says the most, and who the least.
void DisputePainter::drawWho(const DisputedNumber &number, double middle)
{
    if (m_who <= 0)
        return;
    const auto said = [&](const DisputedVoice &voice) {
        return figure(number, voice.headline) + QStringLiteral(" · ") + voice.publisher + QStringLiteral(", ")
            + shortDateText(voice.claim->stated, m_plan.locale);
    };
    const double width = m_room.right() - m_who;
    const double line = QFontMetricsF(m_small).height();
    m_drawing.text(shortened(said(number.voices.front()), m_small, width), m_small, m_style.mutedInk,
                   {m_who, middle - line}, Across::Left, Along::Top);
    m_drawing.text(shortened(said(number.voices.back()), m_small, width), m_small, m_style.mutedInk,
                   {m_who, middle + 1}, Across::Left, Along::Top);
}

void DisputePainter::drawNumber(const DisputedNumber &number, double middle)
{
    drawVoices(number, middle);
    const double right = m_names - 14 * m_scale;
    const QRectF name = drawName(number.name, m_hasDetails ? number.detail : QString(), {right, middle},
                                 {right - m_room.left(), m_pitch});
    drawFigures(number, middle);
    drawWho(number, middle);
    QPainterPath outline;
    const double from = x(number, number.dispute.low) - 8 * m_scale;
    const double to = x(number, number.dispute.high) + 8 * m_scale;
    outline.addRect(QRectF(from, middle - m_pitch * 0.35, to - from, m_pitch * 0.7));
    m_drawing.mark({markId(number.dispute),
                    outline,
                    number.name,
                    numberWords(number, m_plan.locale),
                    {QStringLiteral("deal"), qstring(number.deal)},
                    name});
}

void DisputePainter::drawRest(std::size_t rest, double middle)
{
    drawOthers(m_drawing, m_plan, m_plain,
               {rest, m_first + m_shown, PictureText::tr("%1 more numbers that are contested").arg(rest)},
               {m_names - 14 * m_scale, middle}, Across::Right);
}

/// Draws what is doubted otherwise, a line each: what, how much, why.
class DoubtPainter : private ChartPainter
{
public:
    DoubtPainter(Drawing &drawing, const std::vector<DoubtedLine> &lines, const QRectF &room, const PicturePlan &plan,
                 double scale)
        : ChartPainter(drawing, plan, room, scale)
        , m_lines(lines)
    {
    }

    void draw()
    {
        const double pitch = std::ceil(QFontMetricsF(m_strong).height() + 7 * m_scale);
        const std::size_t first = std::min(static_cast<std::size_t>(std::max(0, m_plan.skipped)), m_lines.size() - 1);
        const std::size_t left = m_lines.size() - first;
        const auto fitting = static_cast<std::size_t>(std::max(1.0, std::floor(m_room.height() / pitch)));
        const std::size_t shown = left <= fitting ? left : std::max<std::size_t>(1, fitting - 1);
        for (std::size_t i = first; i < first + shown; ++i)
            if (m_lines[i].figure.size() > 0)
                m_figures = std::max(m_figures, widthOf(m_lines[i].figure, m_strong));
        double middle = std::round(m_room.top() + pitch / 2);
        for (std::size_t i = first; i < first + shown; ++i, middle += pitch)
            drawLine(m_lines[i], middle, pitch);
        if (shown < left && middle + pitch / 2 <= m_room.bottom() + 1)
            drawRest(left - shown, first + shown, middle);
    }

private:
    void drawLine(const DoubtedLine &line, double middle, double pitch)
    {
        const double names = m_room.width() * 0.42;
        const double gap = 12 * m_scale;
        const QRectF name = m_drawing.text(shortened(line.name, m_strong, names), m_strong, m_plan.style.ink,
                                           {m_room.left(), middle}, Across::Left, Along::Middle);
        const double figures = m_room.left() + names + gap + m_figures;
        m_drawing.text(line.figure, m_strong, m_plan.style.ink, {figures, middle}, Across::Right, Along::Middle);
        const double why = figures + (m_figures > 0 ? gap : 0);
        m_drawing.text(shortened(line.what, m_plain, m_room.right() - why), m_plain, m_plan.style.mutedInk,
                       {why, middle}, Across::Left, Along::Middle);
        QPainterPath outline;
        outline.addRect(QRectF(m_room.left(), middle - pitch / 2 + 1, m_room.width(), pitch - 2));
        m_drawing.rule({m_room.left(), middle + pitch / 2 - 1, m_room.width(), 1}, m_plan.style.grid);
        const QString value = line.figure.isEmpty() ? line.what : line.figure + QStringLiteral(": ") + line.what;
        m_drawing.mark({line.id, outline, line.name, value, line.target, name});
    }

    void drawRest(std::size_t rest, std::size_t next, double middle)
    {
        drawOthers(m_drawing, m_plan, m_plain, {rest, next, PictureText::tr("%1 more like these").arg(rest)},
                   {m_room.left(), middle}, Across::Left);
    }

    const std::vector<DoubtedLine> &m_lines;
    double m_figures = 0; ///< how wide they are
};

PictureTable contestedTable(const ContestedFindings &findings)
{
    PictureTable table;
    if (findings.sort != InboxSort::AtOdds) {
        table.columns = {PictureText::tr("Id"), PictureText::tr("Name"), PictureText::tr("Figure"),
                         PictureText::tr("Why it is doubted")};
        table.isNumeric = {false, false, false, false};
        for (const DoubtedLine &line : findings.lines)
            table.rows.push_back({line.id, line.name, line.figure, line.what});
        return table;
    }
    table.columns
        = {PictureText::tr("Subject"), PictureText::tr("Id"),   PictureText::tr("Name"),  PictureText::tr("Unit"),
           PictureText::tr("Low"),     PictureText::tr("High"), PictureText::tr("Claims")};
    table.isNumeric = {false, false, false, false, true, true, false};
    for (const DisputedNumber &number : findings.numbers) {
        QStringList claims;
        for (const Id<Claim> &claim : number.dispute.claims)
            claims.append(qstring(claim.text));
        table.rows.push_back({qstring(word(number.dispute.of.kind)), qstring(number.dispute.of.id), number.name,
                              qstring(word(number.dispute.unit)), QString::number(number.dispute.low, 'g', 15),
                              QString::number(number.dispute.high, 'g', 15), claims.join(QLatin1Char(' '))});
    }
    return table;
}

/// «34 numbers are contested, most of all The enlarged AWS contract: $50B to $138B».
QString contestedTitle(const ContestedFindings &findings, const QLocale &locale)
{
    const DisputedNumber &widest = findings.numbers.front();
    const QString range = disputeText(widest.dispute, locale);
    if (findings.numbers.size() == 1)
        return PictureText::tr("One number is contested: %1, %2").arg(widest.name, range);
    return PictureText::tr("%1 numbers are contested, most of all %2: %3")
        .arg(locale.toString(static_cast<qulonglong>(findings.numbers.size())), widest.name, range);
}

QString contestedSentence(const FrameWords &words, const ContestedFindings &findings, const QLocale &locale)
{
    QStringList told;
    for (std::size_t i = 0; i < findings.numbers.size() && i < 5; ++i)
        told.append(findings.numbers[i].name + QLatin1Char(' ') + disputeText(findings.numbers[i].dispute, locale));
    if (findings.numbers.size() > 5)
        told.append(PictureText::tr("and %1 more").arg(findings.numbers.size() - 5));
    return PictureText::tr("%1. %2. Widest: %3.").arg(words.title, words.subtitle, told.join(QStringLiteral(", ")));
}

std::vector<LegendSign> contestedLegend(const ContestedFindings &findings)
{
    std::vector<LegendSign> signs;
    bool counts = false;
    bool hasBounds = false;
    for (const DisputedNumber &number : findings.numbers)
        for (const DisputedVoice &voice : number.voices) {
            counts = counts || voice.counts;
            hasBounds = hasBounds || voice.low < voice.high;
        }
    if (counts)
        signs.push_back(LegendSign::Counts);
    signs.push_back(LegendSign::Stands);
    if (hasBounds)
        signs.push_back(LegendSign::Bounds);
    return signs;
}

PicturePtr nothingContested(const ContestedFindings &findings, const PicturePlan &plan)
{
    if (plan.ledger->count(RecordKind::Deal) == 0) {
        const EmptyWords empty = nothingToShow(plan.titleContext());
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    if (findings.sort != InboxSort::AtOdds)
        return emptyPicture(plan.size, PictureText::tr("Nothing of this sort is doubted"),
                            PictureText::tr("Another lens may let some of it through, and other sorts of doubt have "
                                            "lists of their own."),
                            plan.style);
    return emptyPicture(
        plan.size, PictureText::tr("Nothing is contested"),
        PictureText::tr("Numbers of which claims that stand differ by more than 1 % would be drawn here, "
                        "each with all that is said of it. Another day or other filters may show some."),
        plan.style);
}
} // namespace

PicturePtr contestedPicture(const std::shared_ptr<const ContestedFindings> &found, const PicturePlan &plan)
{
    const ContestedFindings &findings = *found;
    if (findings.numbers.empty() && findings.lines.empty())
        return nothingContested(findings, plan);
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    const bool isAtOdds = findings.sort == InboxSort::AtOdds;
    const QString title = isAtOdds
        ? contestedTitle(findings, plan.locale)
        : PictureText::tr("%1: %2", "sort of doubt and count")
              .arg(nameOf(findings.sort), plan.locale.toString(static_cast<qulonglong>(findings.lines.size())));
    const QString subtitle = isAtOdds
        ? PictureText::tr("What claims that stand say of one number, as a part of the largest figure")
        : PictureText::tr("What is taken as it is, and to be looked at");
    FrameWords words = plan.frameWords(title, subtitle, findings.sources);
    if (isAtOdds)
        words.legend = contestedLegend(findings);
    const QRectF body = drawFrame(drawing, words, plan.style);
    if (isAtOdds)
        DisputePainter(drawing, findings, body, plan, scale).draw();
    else
        DoubtPainter(drawing, findings.lines, body, plan, scale).draw();
    drawing.table = [found] { return contestedTable(*found); };
    drawing.sentence = isAtOdds ? contestedSentence(words, findings, plan.locale)
                                : words.title + QStringLiteral(". ") + words.subtitle + QLatin1Char('.');
    return std::move(drawing).picture();
}

} // namespace ledger
