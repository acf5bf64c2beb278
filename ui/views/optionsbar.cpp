#include "optionsbar.h"

#include "arrangepopup.h"
#include "barbutton.h"
#include "choicebar.h"
#include "focus.h"
#include "icons.h"
#include "overview.h"
#include "picturepanel.h"
#include "pictures.h"
#include "wording.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ledger
{

namespace
{
QString captionOf(const QString &option)
{
    if (option == QStringLiteral("source"))
        return OptionsBar::tr("Told by");
    if (option == QStringLiteral("group"))
        return OptionsBar::tr("Grouped by");
    if (option == QStringLiteral("show"))
        return OptionsBar::tr("Shown as");
    if (option == QStringLiteral("width"))
        return OptionsBar::tr("Lines as wide as");
    if (option == QStringLiteral("direction"))
        return OptionsBar::tr("Followed");
    if (option == QStringLiteral("counts"))
        return OptionsBar::tr("Gigawatts of");
    return option;
}

QString wordFor(const QString &option, const QString &value)
{
    if (const auto tile = fromWord<OverviewTile>(value.toStdString()); option == QStringLiteral("tiles") && tile)
        return nameOf(*tile);
    if (option == QStringLiteral("width") && value == QStringLiteral("power"))
        return OptionsBar::tr("Power"); // where `counts` means electricity
    const std::pair<const char *, QString> words[] = {{"contracts", OptionsBar::tr("By contract")},
                                                      {"reported", OptionsBar::tr("As reported")},
                                                      {"both", OptionsBar::tr("Both")},
                                                      {"payee", OptionsBar::tr("By payee")},
                                                      {"payer", OptionsBar::tr("By payer")},
                                                      {"nature", OptionsBar::tr("Nature")},
                                                      {"kind", OptionsBar::tr("Kind of deal")},
                                                      {"firmness", OptionsBar::tr("Firmness")},
                                                      {"status", OptionsBar::tr("Status")},
                                                      {"total", OptionsBar::tr("Total")},
                                                      {"by-period", OptionsBar::tr("By period")},
                                                      {"cumulated", OptionsBar::tr("Cumulated")},
                                                      {"money", OptionsBar::tr("Money")},
                                                      {"deals", OptionsBar::tr("Deals")},
                                                      {"providers", OptionsBar::tr("Depends on")},
                                                      {"dependents", OptionsBar::tr("Who depends on it")},
                                                      {"site", OptionsBar::tr("Sites")},
                                                      {"contract", OptionsBar::tr("Contracts")},
                                                      {"chips", OptionsBar::tr("Chips")},
                                                      {"power", OptionsBar::tr("Electricity")},
                                                      {"operator", OptionsBar::tr("Operator")},
                                                      {"tenant", OptionsBar::tr("Tenant")},
                                                      {"supplier", OptionsBar::tr("Chip supplier")},
                                                      {"country", OptionsBar::tr("Country")},
                                                      {"deal", OptionsBar::tr("Deal")},
                                                      {"ramp", OptionsBar::tr("Ramp")},
                                                      {"sites", OptionsBar::tr("List")}};
    for (const auto &[word, text] : words)
        if (value == QLatin1String(word))
            return text;
    return value;
}
} // namespace

OptionsBar::OptionsBar(const QString &view, Focus &focus, QWidget *parent) : QWidget(parent), m_focus(focus)
{
    setObjectName(QStringLiteral("optionsBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(14);
    for (const ViewOption &option : viewOptions(view.toStdString())) {
        if (option.values.size() < 2 || option.isList)
            continue;
        std::vector<ChoiceBar::Choice> choices;
        for (const std::string &value : option.values)
            choices.push_back({qstring(value), wordFor(qstring(option.name), qstring(value))});
        auto *choice = new ChoiceBar(qstring(option.name), captionOf(qstring(option.name)), choices, this);
        connect(choice, &ChoiceBar::chosen, this,
                [this](const QString &name, const QString &value) { m_focus.setOption(name, value); });
        if (!m_choices.empty()) {
            auto *rule = new QFrame(this);
            rule->setFrameStyle(QFrame::VLine | QFrame::Plain);
            rule->setForegroundRole(QPalette::Mid);
            rule->setFixedHeight(18);
            row->addWidget(rule);
        }
        row->addWidget(choice);
        m_choices.push_back(choice);
    }
    row->addStretch(1);
    for (const ViewOption &option : viewOptions(view.toStdString()))
        if (option.isList && !option.values.empty())
            addArranging(qstring(option.name), option.values);
    m_data = addButton(QStringLiteral("dataButton"), tr("Data"), tr("The numbers of the picture as a table"));
    m_data->setCheckable(true);
    m_copy = addButton(QStringLiteral("copyButton"), tr("Copy"), tr("Picture, drawing and table to the clipboard"));
    m_export = addButton(QStringLiteral("exportButton"), tr("Export…"), tr("As PNG, SVG, PDF or CSV"));
    connect(m_data, &QToolButton::clicked, this, &OptionsBar::dataToggled);
    connect(m_copy, &QToolButton::clicked, this, &OptionsBar::copyRequested);
    connect(m_export, &QToolButton::clicked, this, &OptionsBar::exportRequested);
    refreshIcons();
    refresh();
}

/// A button that opens a list to choose from and to put in order.
void OptionsBar::addArranging(const QString &option, const std::vector<std::string> &values)
{
    std::vector<ArrangePopup::Thing> things;
    for (const std::string &value : values)
        things.push_back({qstring(value), wordFor(option, qstring(value))});
    m_arranging = new ArrangePopup(option, std::move(things), this);
    m_arrange = addButton(option + QStringLiteral("Button"), tr("Tiles…"), tr("Choose and arrange what is shown"));
    connect(m_arrange, &QToolButton::clicked, this, [this, option] {
        m_arranging->setChosen(m_focus.option(option).split(QLatin1Char(','), Qt::SkipEmptyParts));
        m_arranging->openAt(*m_arrange);
    });
    connect(m_arranging, &ArrangePopup::arranged, this, [this, option](const QStringList &chosen) {
        const QString parts = chosen.join(QLatin1Char(','));
        m_focus.setOption(option, parts);
        Q_EMIT arranged(parts);
    });
}

QToolButton *OptionsBar::addButton(const QString &name, const QString &text, const QString &tip)
{
    QToolButton *button = barButton(name, text, tip, this);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->addWidget(button);
    row->setSpacing(6);
    m_buttons.push_back(button);
    return button;
}

void OptionsBar::refreshIcons()
{
    if (m_arrange)
        m_arrange->setIcon(icon(QStringLiteral("overview"), palette()));
    m_data->setIcon(icon(QStringLiteral("data"), palette()));
    m_copy->setIcon(icon(QStringLiteral("copy"), palette()));
    m_export->setIcon(icon(QStringLiteral("export"), palette()));
}

void OptionsBar::refresh()
{
    for (ChoiceBar *choice : m_choices) {
        choice->setValue(m_focus.option(choice->name()));
        const QString why = whyIdle(choice->name());
        choice->setEnabled(why.isEmpty());
        choice->setToolTip(why);
    }
}

QString OptionsBar::whyIdle(const QString &option) const
{
    // What is reported is said of the payer's providers only.
    if (option == QStringLiteral("group") && m_focus.option(QStringLiteral("source")) == QStringLiteral("reported"))
        return tr("What is reported is always by payee");
    if (option == QStringLiteral("direction") && m_focus.option(QStringLiteral("root")).isEmpty())
        return tr("Choose from whom on first");
    return {};
}

void OptionsBar::setShowsData(bool shows) { m_data->setChecked(shows); }

void OptionsBar::setHasPicture(bool has)
{
    m_data->setEnabled(has);
    m_copy->setEnabled(has);
    m_export->setEnabled(has);
}

QSize OptionsBar::minimumSizeHint() const { return {widthWith(false, true), QWidget::minimumSizeHint().height()}; }

int OptionsBar::widthWith(bool texts, bool isFolded) const
{
    int width = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (const ChoiceBar *choice : m_choices)
        width += (isFolded ? choice->widthFolded() : choice->widthSpread()) + 2 * layout()->spacing();
    for (const QToolButton *button : m_buttons) {
        const int text = fontMetrics().horizontalAdvance(button->accessibleName());
        width += button->iconSize().width() + 12 + layout()->spacing() + (texts ? std::max(text + 12, 50) : 0);
    }
    return width;
}

void OptionsBar::serve(PicturePanel &pictures)
{
    connect(this, &OptionsBar::dataToggled, &pictures, &PicturePanel::setShowsData);
    connect(this, &OptionsBar::copyRequested, &pictures, &PicturePanel::copy);
    connect(this, &OptionsBar::exportRequested, &pictures, &PicturePanel::exportAs);
    connect(&pictures, &PicturePanel::showsDataChanged, this, &OptionsBar::setShowsData);
}

void OptionsBar::fit()
{
    const bool hasRoom = width() >= widthWith(true, false);
    for (ChoiceBar *choice : m_choices)
        choice->setFolded(width() < widthWith(false, false));
    for (QToolButton *button : m_buttons)
        button->setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void OptionsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void OptionsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_export)
        fit();
    if (event->type() == QEvent::PaletteChange && m_export)
        refreshIcons();
    QWidget::changeEvent(event);
}

} // namespace ledger
