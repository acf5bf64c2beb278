#include "pictureview.h"

#include "busyline.h"
#include "optionsbar.h"
#include "picturepanel.h"
#include "wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
/// Options that are lists of ids, comma-separated where Focus keeps them.
bool isListOption(const QString &name)
{
    return name == QStringLiteral("highlight") || name == QStringLiteral("annotations");
}

PictureRequest requestOf(const QString &view, const Look &look, const Style &style,
                         const std::shared_ptr<const LedgerTraits> &traits)
{
    PictureRequest request;
    request.view = view.toStdString();
    for (const auto &[name, value] : look.options) {
        std::vector<std::string> &values = request.options[name.toStdString()];
        const QStringList parts
            = isListOption(name) ? value.split(QLatin1Char(','), Qt::SkipEmptyParts) : QStringList(value);
        for (const QString &part : parts)
            values.push_back(part.toStdString());
    }
    for (const DrillStep &step : look.drill)
        request.drill.push_back({step.kind.toStdString(), step.id.toStdString(), step.name.toStdString()});
    request.lens = look.lens;
    request.style = style;
    request.traits = traits;
    return request;
}

/// The lens that lets everything through that it knows: day, basis and the way of telling stay.
Lens openLens(const Lens &lens)
{
    Lens open = withoutFilters(lens);
    open.from.reset();
    open.to.reset();
    return open;
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
{
    setFocusProxy(m_pictures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_options);
    column->addWidget(m_busy);
    column->addLayout(m_pages, 1);
    m_nothing = buildNothing();
    m_pages->addWidget(m_pictures);
    m_pages->addWidget(m_nothing);

    connectPictures();
    connect(&m_workspace, &Workspace::ledgerChanged, this, &PictureView::refresh);
    connect(&m_focus, &Focus::changed, this, &PictureView::refresh);
    setStyle(m_style);
}

PictureView::~PictureView() = default;

QWidget *PictureView::buildNothing()
{
    auto *page = new QWidget(this);
    page->setObjectName(QStringLiteral("nothingToShow"));
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_nothingTitle = new QLabel(page);
    m_nothingText = new QLabel(page);
    for (QLabel *label : {m_nothingTitle, m_nothingText}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFixedWidth(460);
        label->setForegroundRole(QPalette::WindowText);
    }
    m_nothingTitle->setObjectName(QStringLiteral("nothingTitle"));
    m_nothingText->setObjectName(QStringLiteral("nothingText"));
    m_clear = new QPushButton(tr("Clear filters"), page);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_latest = new QPushButton(tr("Show everything known"), page);
    m_latest->setObjectName(QStringLiteral("showLatest"));
    m_import = new QPushButton(tr("Import…"), page);
    m_import->setObjectName(QStringLiteral("importButton"));
    connect(m_clear, &QPushButton::clicked, this, &PictureView::letEverythingThrough);
    connect(m_latest, &QPushButton::clicked, this, [this] {
        Lens lens = m_focus.lens();
        lens.asOf.reset();
        m_focus.setLens(lens);
    });
    connect(m_import, &QPushButton::clicked, this, &PictureView::importRequested);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_clear, m_latest, m_import}) {
        button->setMinimumWidth(button->sizeHint().width() + 20);
        button->setMinimumHeight(button->sizeHint().height() + 4);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(m_nothingTitle);
    column->addSpacing(6);
    column->addWidget(m_nothingText);
    column->addSpacing(14);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(page);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
    return page;
}

void PictureView::connectPictures()
{
    connect(m_options, &OptionsBar::dataToggled, m_pictures, &PicturePanel::setShowsData);
    connect(m_options, &OptionsBar::copyRequested, m_pictures, &PicturePanel::copy);
    connect(m_options, &OptionsBar::exportRequested, m_pictures, &PicturePanel::exportAs);
    connect(m_pictures, &PicturePanel::showsDataChanged, m_options, &OptionsBar::setShowsData);
    connect(m_pictures, &PicturePanel::showsDataChanged, this, &PictureView::offersChanged);
    connect(m_pictures, &PicturePanel::picked, this, &PictureView::picked);
    connect(m_pictures, &PicturePanel::extended, this, &PictureView::extended);
    connect(m_pictures, &PicturePanel::drilled, this, [this](const DrillStep &step) { Q_EMIT drilled(named(step)); });
    connect(m_pictures, &PicturePanel::climbed, this, &PictureView::climbed);
    connect(m_pictures, &PicturePanel::announced, this, &PictureView::announced);
    connect(m_pictures, &PicturePanel::shown, this, &PictureView::settle);
    connect(m_pictures, &PicturePanel::makingChanged, this, [this](bool isMaking) {
        m_isMaking = isMaking;
        showBusy();
    });
}

void PictureView::copy() { m_pictures->copy(); }

void PictureView::exportAs() { m_pictures->exportAs(); }

void PictureView::setShowsData(bool shows) { m_pictures->setShowsData(shows); }

bool PictureView::showsData() const { return m_pictures->showsData(); }

void PictureView::setStyle(const Style &style)
{
    m_style = style;
    m_pictures->setStyle(style);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, style.mutedInk);
    m_nothingText->setPalette(muted);
    QFont large = font();
    large.setPixelSize(qRound(QFontInfo(large).pixelSize() * 1.6));
    large.setWeight(QFont::DemiBold);
    m_nothingTitle->setFont(large);
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
    if (look.view != name())
        return;
    m_options->refresh();
    m_pictures->setSelection(look.selection);
    Seen now{m_workspace.ledger(), look.options, look.lens, look.drill, m_style};
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
    const PictureRequest request = requestOf(name(), look, m_style, m_traits);
    const auto maker = [request, readings](QSizeF room) {
        PictureRequest fitting = request;
        fitting.size = room;
        return pictureOf(fitting, *readings);
    };
    const bool isLarge = readings->ledger().count(RecordKind::Deal) > ReadingsCache::dealsAtOnce;
    m_pictures->setMaker(maker, isLarge ? PicturePanel::Pace::Slow : PicturePanel::Pace::Quick);
    showBusy();
}

void PictureView::settle()
{
    const PicturePtr picture = m_pictures->picture();
    const bool isAnything = picture && !picture->marks().empty();
    m_options->setHasPicture(isAnything);
    if (picture && !isAnything)
        sayNothingPasses(*picture);
    else
        m_pages->setCurrentWidget(m_pictures);
    Q_EMIT settled();
}

void PictureView::sayEmptyLedger()
{
    m_isAsking = false;
    showBusy();
    m_pictures->setPicture(nullptr);
    m_options->setHasPicture(false);
    m_nothingTitle->setText(tr("This ledger is empty"));
    m_nothingText->setText(tr("Import documents or a table of claims to begin. You will see what would be added before "
                              "anything is, and can undo it in one step."));
    m_import->show();
    m_clear->hide();
    m_latest->hide();
    m_pages->setCurrentWidget(m_nothing);
}

void PictureView::sayNothingPasses(const Picture &picture)
{
    const Lens &lens = m_seen->lens;
    const QString title = picture.caption().title;
    const QString lead = title + QStringLiteral(". ");
    const QString sentence = picture.sentence();
    m_nothingTitle->setText(title);
    m_nothingText->setText(sentence.startsWith(lead) ? sentence.mid(lead.size()) : sentence);
    m_clear->setVisible(openLens(lens) != lens);
    m_latest->setVisible(lens.asOf.has_value());
    m_import->hide();
    m_pages->setCurrentWidget(m_nothing);
}

void PictureView::letEverythingThrough() { m_focus.setLens(openLens(m_focus.lens())); }

DrillStep PictureView::named(DrillStep step) const
{
    const Ledger &ledger = *m_workspace.ledger();
    const std::string id = step.id.toStdString();
    if (step.kind == QStringLiteral("party")) {
        if (const Party *party = ledger.find(Id<Party>(id)))
            step.name = qstring(party->name);
    } else if (step.kind == QStringLiteral("deal")) {
        if (const Deal *deal = ledger.find(Id<Deal>(id)))
            step.name = qstring(deal->title);
    } else if (step.kind == QStringLiteral("period")) {
        step.name = periodText(id);
    } else if (step.kind == QStringLiteral("country")) {
        step.name = countryName(id);
    } else if (step.kind == QStringLiteral("first")) {
        step.name = step.id == QStringLiteral("none") ? tr("No date said") : tr("First power in %1").arg(step.id);
    }
    return step;
}

void PictureView::showBusy() { m_busy->setBusy(isBusy()); }

} // namespace ledger
