#include "pictureview.h"

#include "busyline.h"
#include "nothingpage.h"
#include "optionsbar.h"
#include "picturepanel.h"
#include "viewrequest.h"
#include "wording.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
/// A look through a door of a picture, `view?option=value&option=value`: the lens stays but for what the door narrows.
Look lookThrough(const QString &door, Look look)
{
    look.view = door.section(QLatin1Char('?'), 0, 0);
    look.options.clear();
    look.drill.clear();
    for (const QString &part : door.section(QLatin1Char('?'), 1).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const QString name = part.section(QLatin1Char('='), 0, 0);
        const QString value = part.section(QLatin1Char('='), 1);
        if (name == QStringLiteral("payer"))
            look.lens.payers = {Id<Party>(value.toStdString())};
        else if (const auto nature = fromWord<Nature>(value.toStdString()); name == QStringLiteral("nature") && nature)
            look.lens.natures = {*nature};
        else
            look.options[name] = value;
    }
    return look;
}

} // namespace

PictureView::PictureView(const QString &name, const ViewContext &context, QWidget *parent)
    : ViewPanel(name, parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_style(styleFor(ThemeName::Light))
    , m_options(new OptionsBar(name, context.focus, this))
    , m_busy(new BusyLine(this))
    , m_pages(new QStackedLayout)
    , m_pictures(new PicturePanel(this))
    , m_nothing(new NothingPage(this))
{
    setFocusProxy(m_pictures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_options);
    column->addWidget(m_busy);
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_pictures);
    m_pages->addWidget(m_nothing);

    connectPictures();
    connect(&m_workspace, &Workspace::ledgerChanged, this, &PictureView::refresh);
    connect(&m_focus, &Focus::changed, this, &PictureView::refresh);
    setStyle(m_style);
}

PictureView::~PictureView() = default;

void PictureView::connectPictures()
{
    m_options->serve(*m_pictures);
    serve(*m_pictures);
    serve(*m_nothing, m_focus);
    connect(m_options, &OptionsBar::arranged, this, &PictureView::arranged);
    connect(m_pictures, &PicturePanel::picked, this, [this](const QString &kind, const QString &id) {
        if (kind == QStringLiteral("view"))
            open(id);
        else
            Q_EMIT picked(kind, id);
    });
    connect(m_pictures, &PicturePanel::drilled, this, [this](const DrillStep &step) {
        if (step.kind == QStringLiteral("view"))
            open(step.id);
        else
            Q_EMIT drilled(named(step, *m_workspace.ledger()));
    });
    connect(m_pictures, &PicturePanel::climbed, this, &PictureView::climbed);
    connect(m_pictures, &PicturePanel::shown, this, &PictureView::settle);
    connect(m_pictures, &PicturePanel::makingChanged, this, [this](bool isMaking) {
        m_isMaking = isMaking;
        showBusy();
    });
}

void PictureView::open(const QString &door)
{
    const Look look = lookThrough(door, m_focus.look());
    if (look.view != name()) // the second click of two
        Q_EMIT lookWanted(look);
}

void PictureView::copy() { m_pictures->copy(); }

void PictureView::exportAs() { m_pictures->exportAs(); }

void PictureView::setShowsData(bool shows) { m_pictures->setShowsData(shows); }

bool PictureView::showsData() const { return m_pictures->showsData(); }

void PictureView::setStyle(const Style &style)
{
    m_style = style;
    m_pictures->setStyle(style);
    m_nothing->setStyle(style);
    m_options->refreshIcons();
    refresh();
}

void PictureView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void PictureView::refresh()
{
    const Look &look = m_focus.look();
    if (look.view != name() || !look.page().kind.isEmpty()) // a page stands in its place
        return;
    m_options->refresh();
    m_pictures->setSelection(look.selection);
    m_pictures->setClimbs(!look.drill.empty());
    Seen now{m_workspace.ledger(), look.options, look.lens, look.drill, m_style, m_focus.lastLook()};
    if (m_seen == now)
        return;
    m_seen = std::move(now);
    ask();
}

void PictureView::ask()
{
    const LedgerPtr &ledger = m_seen->ledger;
    if (ledger->count(RecordKind::Deal) == 0 && ledger->count(RecordKind::Observation) == 0) {
        sayEmptyLedger();
        return;
    }
    m_isAsking = true;
    showBusy();
    const TraitsPtr known = m_traitsOf == ledger ? m_traits : nullptr;
    m_readings.compute(
        ledger, m_seen->lens, this,
        [known](const ReadingsPtr &readings) {
            return known ? known : std::make_shared<const LedgerTraits>(traitsOf(readings->ledger()));
        },
        [this, asked = *m_seen](const ReadingsPtr &readings, const TraitsPtr &traits) {
            m_traits = traits;
            m_traitsOf = asked.ledger;
            if (m_seen == asked)
                draw(readings);
        });
}

void PictureView::draw(const ReadingsPtr &readings)
{
    m_isAsking = false;
    Look look = m_focus.look();
    look.options = m_seen->options;
    look.lens = m_seen->lens;
    look.drill = m_seen->drill;
    PictureRequest request = requestOf(name(), look, m_style, m_traits);
    request.lastLook = m_seen->lastLook;
    drawIn(*m_pictures, request, readings);
    showBusy();
}

void PictureView::settle()
{
    const PicturePtr picture = m_pictures->picture();
    const bool isAnything = picture && !picture->marks().empty();
    m_options->setHasPicture(isAnything);
    if (picture && !isAnything)
        m_nothing->sayNothingPasses(*picture, m_seen->lens);
    m_pages->setCurrentWidget(picture && !isAnything ? static_cast<QWidget *>(m_nothing) : m_pictures);
    Q_EMIT settled();
}

void PictureView::sayEmptyLedger()
{
    m_isAsking = false;
    showBusy();
    m_pictures->setPicture(nullptr);
    m_options->setHasPicture(false);
    m_nothing->sayEmptyLedger();
    m_pages->setCurrentWidget(m_nothing);
}

void PictureView::showBusy() { m_busy->setBusy(isBusy()); }

} // namespace ledger
