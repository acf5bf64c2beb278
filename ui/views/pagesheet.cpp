#include "pagesheet.h"

#include "barbutton.h"
#include "fittedpicture.h"
#include "icons.h"
#include "inspectedpartbox.h"
#include "inspectedwidgets.h"
#include "pagecolumns.h"
#include "picturepanel.h"
#include "style.h"
#include "viewlist.h"

#include <QElapsedTimer>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr qint64 longestTurn = 6; // ms; a slice may come on top of it
constexpr int gapOfColumns = 28;
constexpr int widestSheet = 1560;
constexpr std::size_t rowsAtOnce = 20; // of a part
constexpr int sideMargin = 24;
constexpr int pictureHeight = 290;
constexpr int leastPicture = 350;

QString tableOfPart(const QString &part)
{
    return part == QStringLiteral("said")    ? QStringLiteral("claims")
        : part == QStringLiteral("observed") ? QStringLiteral("observations")
                                             : part;
}

QWidget *figureBox(const PageFigure &figure, const Style &style, QWidget *parent)
{
    auto *box = new QWidget(parent);
    box->setAccessibleName(QStringList{figure.figure, figure.name, figure.detail}.join(QStringLiteral(", ")));
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(8, 0, 0, 0);
    lines->setSpacing(1);
    const QString number = figure.isContested ? figure.figure + QStringLiteral(" ≠") : figure.figure;
    QLabel *large = plainLabel(number, figure.isContested ? style.warning : style.ink, box);
    large->setFont(sized(box->font(), 1.7, QFont::DemiBold));
    lines->addWidget(large);
    lines->addWidget(plainLabel(figure.name, style.ink, box));
    if (!figure.detail.isEmpty()) {
        QLabel *detail = plainLabel(figure.detail, style.mutedInk, box);
        detail->setFont(sized(box->font(), 0.9, QFont::Normal));
        lines->addWidget(detail);
    }
    lines->addStretch(1);
    return box;
}
} // namespace

PageSheet::PageSheet(PageContent content, ReadingsPtr readings, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_content(std::move(content))
    , m_readings(std::move(readings))
    , m_style(style)
    , m_within(new QWidget(this))
    , m_column(new QVBoxLayout(m_within))
    , m_parts(new PageColumns(PageColumns::Order::Newspaper, fontMetrics().height() * 20, 3, gapOfColumns, m_within))
{
    setObjectName(QStringLiteral("pageSheet"));
    auto *middle = new QHBoxLayout(this);
    middle->setContentsMargins(0, 0, 0, 0);
    m_within->setMaximumWidth(widestSheet);
    middle->addWidget(m_within);
    m_column->setContentsMargins(sideMargin, 16, sideMargin, 28);
    m_column->setSpacing(4);
    m_turn.setObjectName(QStringLiteral("pageTurn"));
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &PageSheet::slice);
}

void PageSheet::make(int width)
{
    m_width = width;
    m_slices.emplace_back([this] {
        addHead();
        Q_EMIT buttonsAdded(m_within);
    });
    m_slices.emplace_back([this] { addFigures(); });
    for (const PictureRequest &request : m_content.pictures)
        m_slices.emplace_back([this, &request] { addPicture(request); });
    for (std::size_t i = 0; i < m_content.pictures.size(); ++i)
        m_slices.emplace_back([this, i] { makePicture(*m_panels[i], m_content.pictures[i]); });
    m_slices.emplace_back([this] {
        m_column->addSpacing(6);
        m_column->addWidget(m_parts);
        m_column->addStretch(1);
    });
    for (const PagePart &part : m_content.parts)
        m_slices.emplace_back([this, &part] { addPart(part); });
    m_slices.emplace_back([this] { layOut(); });
    slice();
}

void PageSheet::slice()
{
    if (m_slices.empty()) {
        m_isMade = true;
        if (!isBusy())
            Q_EMIT settled();
        return;
    }
    QElapsedTimer clock;
    clock.start();
    while (!m_slices.empty() && clock.elapsed() < longestTurn) {
        const std::function<void()> next = std::move(m_slices.front());
        m_slices.pop_front();
        next();
    }
    m_turn.start();
}

bool PageSheet::isBusy() const
{
    return !m_isMade || !m_slices.empty()
        || std::any_of(m_panels.begin(), m_panels.end(), [](const PicturePanel *panel) { return panel->isMaking(); });
}

void PageSheet::setSelection(const Selection &selection)
{
    m_selection = selection;
    for (PicturePanel *panel : m_panels)
        panel->setSelection(selection);
}

namespace
{
/// Has every layout within a widget give out its room.
void layOutWithin(const QWidget &widget)
{
    if (widget.layout())
        widget.layout()->activate();
    for (const QObject *child : widget.children())
        if (child->isWidgetType())
            layOutWithin(*static_cast<const QWidget *>(child));
}
} // namespace

/// All that can be worked out before it is seen, so that showing it takes no longer than it must.
void PageSheet::layOut()
{
    m_parts->fit(innerWidth());
    for (const QWidget *box : m_parts->boxes())
        m_slices.emplace_back([box] { layOutWithin(*box); });
    m_slices.emplace_back([this] {
        ensurePolished();
        resize(m_width, heightForWidth(m_width));
        layout()->activate();
        m_column->activate();
    });
}

int PageSheet::innerWidth() const { return std::min(m_width, widestSheet) - 2 * sideMargin; }

// -- the head ---------------------------------------------------------------------------------------------------------

void PageSheet::addHead()
{
    auto *top = new QHBoxLayout;
    QLabel *kind = plainLabel(m_content.kind, m_style.mutedInk, m_within);
    kind->setContentsMargins(8, 0, 0, 0);
    top->addWidget(kind, 1, Qt::AlignBottom);
    addButtons(top);
    m_column->addLayout(top);
    addLine(m_content.title, m_style.ink, "pageTitle", 1.9, QFont::DemiBold);
    addLine(m_content.subtitle, m_style.mutedInk, "pageSubtitle", 1.05, QFont::Normal);
    m_column->addSpacing(4);
    addLine(m_content.text, m_style.ink, "pageText", 1.05, QFont::Normal);
    addLine(m_content.through, m_style.mutedInk, "pageLens", 0.9, QFont::Normal);
    if (m_content.help.isEmpty())
        return;
    m_column->addSpacing(12);
    addLine(m_content.help, m_style.ink, "pageHelp", 1.15, QFont::Normal);
    if (m_content.isTooEarly)
        addLatest();
}

void PageSheet::addLine(const QString &text, const QColor &ink, const char *name, double factor, QFont::Weight weight)
{
    if (text.isEmpty())
        return;
    QLabel *label = plainLabel(text, ink, m_within);
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(sized(font(), factor, weight));
    label->setContentsMargins(8, 0, 8, 0);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
}

void PageSheet::addButtons(QHBoxLayout *row)
{
    const auto add = [&](const char *name, const QString &iconName, const QString &text, const QString &tip) {
        QToolButton *button = barButton(QString::fromLatin1(name), text, tip, m_within);
        button->setIcon(icon(iconName, palette()));
        row->addWidget(button);
        return button;
    };
    if (m_content.help.isEmpty()) {
        QToolButton *editButton = add("editPage", QStringLiteral("edit"), tr("Edit…"), tr("Edit in its form (F2)"));
        connect(editButton, &QToolButton::clicked, this, &PageSheet::pageEditRequested);
    }
    if (m_content.help.isEmpty() && m_content.of.kind == u"party") {
        QToolButton *mergeButton = add("mergePage", QStringLiteral("merge"), tr("Merge…"),
                                       tr("Make one of this and another party (Ctrl+M)"));
        connect(mergeButton, &QToolButton::clicked, this, &PageSheet::mergerRequested);
    }
    QToolButton *copyButton = add("copyPage", QStringLiteral("copy"), tr("Copy"), tr("The page as a table"));
    connect(copyButton, &QToolButton::clicked, this, &PageSheet::copyRequested);
    QToolButton *exportButton = add("exportPage", QStringLiteral("export"), tr("Export…"), tr("The page as CSV"));
    connect(exportButton, &QToolButton::clicked, this, &PageSheet::exportRequested);
}

void PageSheet::addLatest()
{
    auto *latest = new QPushButton(tr("Show everything known"), m_within);
    latest->setObjectName(QStringLiteral("showLatest"));
    latest->setAutoDefault(false);
    connect(latest, &QPushButton::clicked, this, &PageSheet::latestRequested);
    m_column->addWidget(latest, 0, Qt::AlignLeft);
}

void PageSheet::addFigures()
{
    if (m_content.figures.empty())
        return;
    m_column->addSpacing(14);
    auto *strip = new PageColumns(PageColumns::Order::Rows, fontMetrics().height() * 10, 6, 20, m_within);
    strip->setObjectName(QStringLiteral("pageFigures"));
    for (const PageFigure &figure : m_content.figures)
        strip->addBox(figureBox(figure, m_style, strip));
    m_column->addWidget(strip);
}

// -- the pictures -----------------------------------------------------------------------------------------------------

/// Larger text magnifies the pictures.
double PageSheet::magnified(double length) const { return length * textScale(font()); }

void PageSheet::addPicture(const PictureRequest &request)
{
    if (!m_pictures) {
        m_column->addSpacing(16);
        m_pictures
            = new PageColumns(PageColumns::Order::Rows, qRound(magnified(leastPicture)), 3, gapOfColumns, m_within);
        m_column->addWidget(m_pictures);
    }
    auto *panel = new PicturePanel(m_pictures);
    panel->setObjectName(QStringLiteral("picture-") + QString::fromStdString(request.view));
    panel->setFixedHeight(qRound(magnified(pictureHeight)));
    panel->setMinimumWidth(0);
    panel->setStyle(m_style);
    panel->setSelection(m_selection);
    panel->setClimbs(true);
    connect(panel, &PicturePanel::picked, this, &PageSheet::picked);
    connect(panel, &PicturePanel::extended, this, &PageSheet::extended);
    connect(panel, &PicturePanel::climbed, this, &PageSheet::climbed);
    connect(panel, &PicturePanel::announced, this, &PageSheet::announced);
    connect(panel, &PicturePanel::drilled, this, [this](const DrillStep &step) { Q_EMIT opened(step.kind, step.id); });
    connect(panel, &PicturePanel::makingChanged, &m_turn, QOverload<>::of(&QTimer::start));
    m_panels.push_back(panel);
    m_pictures->addBox(panel);
}

/// On a worker, which paints it as well, in the room that it is to have, magnified as the text around it is.
void PageSheet::makePicture(PicturePanel &panel, PictureRequest request)
{
    m_pictures->fit(innerWidth());
    request.style = m_style;
    const auto maker = [request, readings = m_readings, factor = magnified(1)](QSizeF room) {
        PictureRequest fitting = request;
        fitting.size = room / factor;
        return fitted(pictureOf(fitting, *readings), room, request.style.background);
    };
    panel.setMaker(maker, PicturePanel::Pace::Slow);
}

// -- the parts --------------------------------------------------------------------------------------------------------

void PageSheet::addPart(const PagePart &part)
{
    auto *holder = new QWidget(m_parts);
    holder->setObjectName(QStringLiteral("part-") + part.id);
    holder->setAccessibleName(part.told.heading);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 8, 0, 6);
    column->setSpacing(0);
    auto *rule = new QFrame(holder);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    QPalette ink = rule->palette();
    ink.setColor(QPalette::Window, m_style.grid);
    rule->setPalette(ink);
    column->addWidget(rule);
    InspectedPart told = part.told;
    std::vector<InspectedRow> rest;
    if (told.rows.size() > rowsAtOnce) {
        rest.assign(told.rows.begin() + static_cast<std::ptrdiff_t>(rowsAtOnce), told.rows.end());
        told.rows.resize(rowsAtOnce);
    }
    auto *box = new InspectedPartBox(told, m_style, holder);
    connectBox(*box, part.id);
    column->addWidget(box);
    addDoor(column, part);
    holder->ensurePolished();
    m_parts->addBox(holder);
    Q_EMIT buttonsAdded(holder);
    if (!rest.empty())
        addRowsNext(*box, std::move(rest));
}

/// A long part takes several slices, which come before all that is left.
void PageSheet::addRowsNext(InspectedPartBox &box, std::vector<InspectedRow> rows)
{
    m_slices.emplace_front([this, &box, rows = std::move(rows)] {
        const std::size_t count = std::min(rows.size(), rowsAtOnce);
        box.addRows(std::span(rows).first(count));
        box.ensurePolished();
        Q_EMIT buttonsAdded(&box);
        if (count < rows.size())
            addRowsNext(box, {rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end()});
    });
    m_turn.start();
}

void PageSheet::addDoor(QVBoxLayout *column, const PagePart &part)
{
    const auto add = [&](const QString &text) {
        auto *door = new QPushButton(text, column->parentWidget());
        door->setObjectName(QStringLiteral("allOf-") + part.id);
        door->setFlat(true);
        door->setAutoDefault(false);
        column->addWidget(door, 0, Qt::AlignLeft);
        return door;
    };
    if (part.id == historyPart)
        connect(add(tr("Show the whole history…")), &QPushButton::clicked, this, &PageSheet::historyRequested);
    else if (part.listed > 0 && viewList().contains(QStringLiteral("ledger")))
        connect(add(tr("All %1 in the Ledger").arg(QLocale().toString(part.listed))), &QPushButton::clicked, this,
                [this, table = tableOfPart(part.id)] { Q_EMIT listRequested(table); });
}

void PageSheet::connectBox(InspectedPartBox &box, const QString &id)
{
    connect(&box, &InspectedPartBox::picked, this, &PageSheet::picked);
    connect(&box, &InspectedPartBox::opened, this, &PageSheet::opened);
    connect(&box, &InspectedPartBox::editRequested, this, &PageSheet::editRequested);
    connect(&box, &InspectedPartBox::claimRequested, this, &PageSheet::claimRequested);
    connect(&box, &InspectedPartBox::sourceRequested, this, &PageSheet::sourceRequested);
    connect(&box, &InspectedPartBox::announced, this, &PageSheet::announced);
    connect(&box, &InspectedPartBox::moreRequested, this, [this, id] { Q_EMIT moreRequested(id); });
}

} // namespace ledger
