#include "inspectorpanel.h"

#include "claimcard.h"
#include "icons.h"
#include "inspectedwidgets.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int roomAtFirst = 40;
constexpr int moreRoom = 200;

QFont sized(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font = base;
    font.setPixelSize(qRound(QFontInfo(base).pixelSize() * factor));
    font.setWeight(weight);
    return font;
}
} // namespace

InspectorPanel::InspectorPanel(Workspace &workspace, Focus &focus, ReadingsCache &readings, QWidget *parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_focus(focus)
    , m_readings(readings)
    , m_style(styleFor(ThemeName::Light))
    , m_room(roomAtFirst)
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_workspace, &Workspace::ledgerChanged, this, &InspectorPanel::refresh);
    connect(&m_focus, &Focus::changed, this, &InspectorPanel::refresh);
    refresh();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setStyle(const Style &style)
{
    m_style = style;
    tell(m_shown);
}

void InspectorPanel::refresh()
{
    const Selection &selection = m_focus.look().selection;
    if (m_seen && m_seen->selection != selection)
        m_room = roomAtFirst;
    Seen now{m_workspace.ledger(), m_focus.lens(), selection, m_room};
    if (m_seen == now)
        return;
    m_seen = std::move(now);
    m_readings.compute(
        m_seen->ledger, m_seen->lens, this,
        [seen = *m_seen](const ReadingsPtr &readings) {
            return inspection(*readings, seen.lens, seen.selection, seen.room);
        },
        [this, seen = *m_seen](const ReadingsPtr &, const Inspection &found) {
            if (m_seen == seen && (found != m_shown || !widget()))
                tell(found);
            Q_EMIT settled();
        });
}

void InspectorPanel::tell(const Inspection &inspection)
{
    const bool isSame = inspection.of == m_shown.of;
    const bool hadFocus = widget() && widget()->isAncestorOf(window()->focusWidget());
    const Place here = isSame ? place() : Place{};
    m_shown = inspection;
    m_cards.clear();
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Window);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(10, 14, 10, 18);
    column->setSpacing(2);
    addHead(column, inspection);
    for (const InspectedPart &part : inspection.parts)
        addPart(column, part);
    column->addStretch(1);
    // The former page goes later: what is shown may follow from a click in it.
    if (QWidget *former = takeWidget())
        former->deleteLater();
    setWidget(page);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (isSame)
        goBackTo(here);
    else if (inspection.of.kind == QStringLiteral("claim") && !m_cards.empty())
        m_cards.front()->setOpen(true);
}

void InspectorPanel::addHead(QVBoxLayout *column, const Inspection &inspection)
{
    QWidget *page = column->parentWidget();
    const auto add = [&](const QString &text, const QColor &ink, const QString &name) -> QLabel * {
        if (text.isEmpty())
            return nullptr;
        QLabel *label = plainLabel(text, ink, page);
        label->setObjectName(name);
        label->setContentsMargins(8, 0, 8, 2);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
        return label;
    };
    if (QLabel *kind = add(inspection.kind, m_style.mutedInk, QStringLiteral("inspectedKind")))
        kind->setFont(sized(font(), 0.9, QFont::Normal));
    if (QLabel *title = add(inspection.title, m_style.ink, QStringLiteral("inspectedTitle")))
        title->setFont(sized(font(), 1.3, QFont::DemiBold));
    add(inspection.subtitle, m_style.mutedInk, QStringLiteral("inspectedSubtitle"));
    add(inspection.text, m_style.ink, QStringLiteral("inspectedText"));
}

void InspectorPanel::addPart(QVBoxLayout *column, const InspectedPart &part)
{
    QWidget *page = column->parentWidget();
    column->addSpacing(12);
    addHeading(column, part);
    for (const InspectedRow &row : part.rows) {
        auto *button = new InspectedRowButton(row, m_style, page);
        const Selection to = row.leadsTo;
        if (!to.kind.isEmpty())
            connect(button, &QAbstractButton::clicked, this, [this, to] { Q_EMIT picked(to.kind, to.id); });
        column->addWidget(button);
    }
    for (const InspectedClaim &claim : part.claims)
        addClaim(column, claim);
    if (part.more > 0)
        addMore(column, part);
    if (part.takesClaims.kind.isEmpty())
        return;
    auto *another = new QPushButton(tr("Add another claim"), page);
    another->setObjectName(QStringLiteral("addClaim-") + part.takesClaims.id);
    another->setAccessibleName(part.heading.isEmpty() ? tr("Add another claim to this number")
                                                      : tr("Add another claim to %1").arg(part.heading));
    another->setToolTip(tr("Add another claim to this number"));
    another->setIcon(icon(QStringLiteral("add"), palette()));
    another->setFlat(true);
    another->setAutoDefault(false);
    const Selection to = part.takesClaims;
    connect(another, &QPushButton::clicked, this, [this, to] { Q_EMIT claimRequested(to.kind, to.id); });
    column->addWidget(another, 0, Qt::AlignLeft);
}

void InspectorPanel::addHeading(QVBoxLayout *column, const InspectedPart &part)
{
    QWidget *page = column->parentWidget();
    const QString figure = part.isContested ? part.figure + QStringLiteral(" ≠") : part.figure;
    if (!part.leadsTo.kind.isEmpty()) {
        const InspectedRow row{part.heading, part.figure, part.detail, part.isContested, part.leadsTo};
        auto *button = new InspectedRowButton(row, m_style, page);
        const Selection to = part.leadsTo;
        connect(button, &QAbstractButton::clicked, this, [this, to] { Q_EMIT picked(to.kind, to.id); });
        column->addWidget(button);
        return;
    }
    const auto add = [&](const QString &text, const QColor &ink, double factor, QFont::Weight weight) {
        if (text.isEmpty())
            return;
        QLabel *label = plainLabel(text, ink, page);
        label->setContentsMargins(8, 0, 8, 2);
        label->setFont(sized(font(), factor, weight));
        column->addWidget(label);
    };
    add(part.heading, m_style.mutedInk, 1, QFont::DemiBold);
    add(figure, part.isContested ? m_style.warning : m_style.ink, 1.3, QFont::DemiBold);
    add(part.detail, m_style.mutedInk, 1, QFont::Normal);
}

void InspectorPanel::addClaim(QVBoxLayout *column, const InspectedClaim &claim)
{
    auto *card = new ClaimCard(claim, m_style, column->parentWidget());
    connect(card, &ClaimCard::editRequested, this,
            [this](const QString &id) { Q_EMIT editRequested(QStringLiteral("claim"), id); });
    connect(card, &ClaimCard::copyRequested, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT announced(tr("Citation copied"));
    });
    connect(card, &ClaimCard::sourceRequested, this, &InspectorPanel::openSource);
    connect(card, &ClaimCard::walked, this, [this, card](int step) { walk(card, step); });
    m_cards.push_back(card);
    column->addWidget(card);
}

void InspectorPanel::addMore(QVBoxLayout *column, const InspectedPart &part)
{
    auto *more = new QPushButton(tr("Show more (%1 left)").arg(part.more), column->parentWidget());
    more->setObjectName(QStringLiteral("showMore"));
    more->setFlat(true);
    more->setAutoDefault(false);
    connect(more, &QPushButton::clicked, this, [this] {
        m_room += moreRoom;
        refresh();
    });
    column->addWidget(more, 0, Qt::AlignLeft);
}

void InspectorPanel::walk(const ClaimCard *from, int step)
{
    const auto here = std::find(m_cards.begin(), m_cards.end(), from) - m_cards.begin();
    const auto there = here + step;
    if (there < 0 || there >= static_cast<std::ptrdiff_t>(m_cards.size()))
        return;
    ClaimCard *card = m_cards[static_cast<std::size_t>(there)];
    card->setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(card, 0, 20);
}

void InspectorPanel::openSource(const QString &url)
{
    if (!QDesktopServices::openUrl(QUrl(url)))
        Q_EMIT announced(tr("No program opens %1; copy the citation instead").arg(url));
}

InspectorPanel::Place InspectorPanel::place() const
{
    Place here;
    here.scrolled = verticalScrollBar()->value();
    const QWidget *page = widget();
    if (!page)
        return here;
    for (const ClaimCard *card : m_cards)
        if (card->isChecked())
            here.open.append(card->claim().id);
    if (const QWidget *focused = page->focusWidget(); focused && focused->hasFocus())
        here.focused = focused->objectName();
    return here;
}

void InspectorPanel::goBackTo(const Place &place)
{
    for (ClaimCard *card : m_cards)
        card->setOpen(place.open.contains(card->claim().id));
    // The scroll bar knows its new range once the page is laid out.
    widget()->layout()->activate();
    widget()->resize(viewport()->width(), widget()->heightForWidth(viewport()->width()));
    verticalScrollBar()->setValue(place.scrolled);
    if (place.focused.isEmpty())
        return;
    if (auto *again = widget()->findChild<QWidget *>(place.focused))
        again->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
