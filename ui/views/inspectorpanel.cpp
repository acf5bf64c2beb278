#include "inspectorpanel.h"

#include "claimcard.h"
#include "helppart.h"
#include "inspectedpartbox.h"
#include "inspectedtogether.h"
#include "inspectedwidgets.h"
#include "recordmenu.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int roomAtFirst = 40;
constexpr int moreRoom = 200;
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
    setHelp(*this, HelpPart::Claims);
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

void InspectorPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && widget())
        tell(m_shown); // headings are so many times as large as the rest
}

void InspectorPanel::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    PointedRecord pointed = pointedRecord(isByKey ? window()->focusWidget()
                                                  : widget()->childAt(widget()->mapFromGlobal(event->globalPos())));
    if (pointed.record.kind.isEmpty())
        pointed.record = m_shown.of;
    if (pointed.record.kind.isEmpty())
        return;
    auto *menu = new RecordMenu(pointed, this);
    connect(menu, &RecordMenu::selected, this, &InspectorPanel::picked);
    connect(menu, &RecordMenu::pageWanted, this, &InspectorPanel::pageWanted);
    connect(menu, &RecordMenu::editWanted, this, &InspectorPanel::editRequested);
    connect(menu, &RecordMenu::historyWanted, this, &InspectorPanel::historyWanted);
    connect(menu, &RecordMenu::sourceWanted, this, &InspectorPanel::openSource);
    connect(menu, &RecordMenu::announced, this, &InspectorPanel::announced);
    menu->popup(event->globalPos());
}

void InspectorPanel::setChosen(const Chosen &chosen)
{
    if (chosen.count < 2 && m_chosen.count < 2)
        return;
    m_chosen = chosen;
    ++m_choices;
    refresh();
}

void InspectorPanel::refresh()
{
    const Selection &selection = m_focus.look().selection;
    const int choice = m_chosen.count > 1 ? m_choices : 0;
    if (m_seen && (m_seen->selection != selection || m_seen->chosen != choice))
        m_room = roomAtFirst;
    Seen now{m_workspace.ledger(), m_focus.lens(), selection, choice, m_room};
    if (m_seen == now)
        return;
    m_seen = std::move(now);
    m_readings.compute(
        m_seen->ledger, m_seen->lens, this,
        [seen = *m_seen, chosen = m_chosen](const ReadingsPtr &readings) {
            return seen.chosen == 0 ? inspection(*readings, seen.lens, seen.selection, seen.room)
                                    : inspectedTogether(*readings, seen.lens, chosen.records(), seen.room);
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
    if (!inspection.parts.empty())
        addDoor(column, inspection.of);
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
    auto *box = new InspectedPartBox(part, m_style, column->parentWidget());
    connect(box, &InspectedPartBox::picked, this, [this](const QString &kind, const QString &id) {
        setChosen({}); // the one of them that is meant
        Q_EMIT picked(kind, id);
    });
    connect(box, &InspectedPartBox::opened, this, &InspectorPanel::pageWanted);
    connect(box, &InspectedPartBox::editRequested, this, &InspectorPanel::editRequested);
    connect(box, &InspectedPartBox::claimRequested, this, &InspectorPanel::claimRequested);
    connect(box, &InspectedPartBox::sourceRequested, this, &InspectorPanel::openSource);
    connect(box, &InspectedPartBox::announced, this, &InspectorPanel::announced);
    connect(box, &InspectedPartBox::moreRequested, this, [this] {
        m_room += moreRoom;
        refresh();
    });
    for (ClaimCard *card : box->cards()) {
        connect(card, &ClaimCard::walked, this, [this, card](int step) { walk(card, step); });
        m_cards.push_back(card);
    }
    column->addWidget(box);
}

void InspectorPanel::addDoor(QVBoxLayout *column, const Selection &of)
{
    if (of.kind != QStringLiteral("party") && of.kind != QStringLiteral("deal"))
        return;
    auto *door = new QPushButton(tr("Open page"), column->parentWidget());
    door->setObjectName(QStringLiteral("openPage"));
    door->setAccessibleName(tr("Open the page of %1").arg(m_shown.title));
    door->setFlat(true);
    door->setAutoDefault(false);
    connect(door, &QPushButton::clicked, this, [this, of] { Q_EMIT pageWanted(of.kind, of.id); });
    column->addWidget(door, 0, Qt::AlignLeft);
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
    if (!openInBrowser(url))
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
