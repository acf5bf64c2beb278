#include "graphquestions.h"

#include "barbutton.h"
#include "choicebar.h"
#include "focus.h"
#include "icons.h"
#include "partyentries.h"
#include "viewrequest.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int deepest = 6;
constexpr int pickerWidth = 420;
const char depthByDefault[] = "2";

std::vector<ChoiceBar::Choice> depthChoices()
{
    // What there is without a choice comes first, as ChoiceBar has it.
    std::vector<ChoiceBar::Choice> choices{{QString(), GraphQuestions::tr("2 steps")}};
    for (int i = 1; i <= deepest; ++i)
        if (QString::number(i) != QLatin1String(depthByDefault))
            choices.push_back(
                {QString::number(i), i == 1 ? GraphQuestions::tr("1 step") : GraphQuestions::tr("%1 steps").arg(i)});
    std::sort(choices.begin(), choices.end(), [](const auto &a, const auto &b) { return a.text < b.text; });
    return choices;
}

QString shortName(const QString &name) { return name.size() > 28 ? name.left(27) + QStringLiteral("…") : name; }
} // namespace

GraphQuestions::GraphQuestions(Focus &focus, QWidget *parent)
    : QWidget(parent)
    , m_focus(focus)
    , m_picker(new Picker(tr("Choose a party"), tr("A party, by any of its names"), pickerWidth, this))
{
    setObjectName(QStringLiteral("graphQuestions"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 0);
    row->setSpacing(8);
    m_root = addQuestion(QStringLiteral("graphRoot"), tr("The party from which dependence is followed"),
                         &GraphQuestions::askRoot);
    m_depth = new ChoiceBar(QStringLiteral("depth"), tr("How far"), depthChoices(), this);
    m_depth->setFolded(true);
    row->addWidget(m_depth);
    m_without = addQuestion(QStringLiteral("graphWithout"), tr("What falls if this party goes, and who is left"),
                            &GraphQuestions::askWithout);
    m_path = addQuestion(QStringLiteral("graphPath"), tr("The shortest way between two parties"),
                         &GraphQuestions::askPathFromAnybody);
    row->addStretch(1);
    m_find = addAction(QStringLiteral("graphFind"), tr("Find"), tr("Jump to a party in the graph (Ctrl+F)"));
    m_arrange = addAction(QStringLiteral("graphArrange"), tr("Arrange anew"), tr("Give every node a new place"));
    m_fit = addAction(QStringLiteral("graphFit"), tr("Fit"), tr("Show everything (Home)"));
    connect(m_depth, &ChoiceBar::chosen, this,
            [this](const QString &name, const QString &value) { m_focus.setOption(name, value); });
    connect(m_find, &QToolButton::clicked, this, &GraphQuestions::findWanted);
    connect(m_arrange, &QToolButton::clicked, this, &GraphQuestions::arrangeWanted);
    connect(m_fit, &QToolButton::clicked, this, &GraphQuestions::fitWanted);
    connect(m_picker, &Picker::picked, this, [this](const QString &, const QString &id) {
        if (m_then)
            m_then(id);
    });
    refreshIcons();
}

QToolButton *GraphQuestions::addQuestion(const QString &name, const QString &tip, void (GraphQuestions::*then)())
{
    QToolButton *button = barButton(name, {}, tip, this); // its text is the answer
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, then);
    return button;
}

QToolButton *GraphQuestions::addAction(const QString &name, const QString &text, const QString &tip)
{
    QToolButton *button = barButton(name, text, tip, this);
    layout()->addWidget(button);
    return button;
}

void GraphQuestions::refreshIcons()
{
    m_find->setIcon(icon(QStringLiteral("search"), palette()));
    m_arrange->setIcon(icon(QStringLiteral("dependencies"), palette()));
    m_fit->setIcon(icon(QStringLiteral("overview"), palette()));
}

void GraphQuestions::setLedger(const LedgerPtr &ledger) { m_ledger = ledger; }

void GraphQuestions::tell(QToolButton *button, const QString &caption, const QString &value)
{
    button->setText(caption + QStringLiteral(" ") + value + QStringLiteral(" ▾"));
    button->setAccessibleName(caption + QStringLiteral(" ") + value);
}

void GraphQuestions::refresh()
{
    if (!m_ledger)
        return;
    const auto named = [this](const QString &id) { return shortName(nameOfParty(*m_ledger, id)); };
    const QString root = m_focus.option(QStringLiteral("root"));
    const QString without = m_focus.option(QStringLiteral("without"));
    const QStringList path = idsOf(m_focus.option(QStringLiteral("between")));
    tell(m_root, tr("From:"), root.isEmpty() ? tr("everybody") : named(root));
    tell(m_without, tr("Without:"), without.isEmpty() ? tr("nobody") : named(without));
    tell(m_path, tr("Path:"),
         path.size() == 2 ? tr("%1 – %2", "the ends of a path").arg(named(path[0]), named(path[1])) : tr("none"));
    const QString depth = m_focus.option(QStringLiteral("depth"));
    m_depth->setValue(depth == QLatin1String(depthByDefault) ? QString() : depth);
    m_depth->setVisible(!root.isEmpty() && path.size() != 2);
    fit();
}

void GraphQuestions::setHasPicture(bool has)
{
    for (QToolButton *button : {m_find, m_arrange, m_fit})
        button->setEnabled(has);
}

void GraphQuestions::choose(const std::vector<std::pair<QString, QString>> &options)
{
    Look look = m_focus.look();
    for (const auto &[name, value] : options) {
        if (value.isEmpty())
            look.options.erase(name);
        else
            look.options[name] = value;
    }
    m_focus.setLook(look);
}

void GraphQuestions::ask(const QToolButton &anchor, const QString &hint, const QString &nobody,
                         std::function<void(const QString &)> then)
{
    if (!m_ledger)
        return;
    std::vector<PickerEntry> entries = partyEntries(*m_ledger);
    if (!nobody.isEmpty())
        entries.insert(entries.begin(), PickerEntry{{}, {}, nobody, {}, {}});
    m_then = std::move(then);
    m_picker->setEntries(std::move(entries));
    m_picker->setHint(hint);
    m_picker->openAt(anchor);
}

void GraphQuestions::askRoot()
{
    ask(*m_root, tr("From whom on"), tr("Everybody"), [this](const QString &id) {
        choose({{QStringLiteral("root"), id}, {QStringLiteral("between"), {}}});
    });
}

void GraphQuestions::askWithout()
{
    ask(*m_without, tr("Who goes"), tr("Nobody"), [this](const QString &id) {
        choose({{QStringLiteral("without"), id}, {QStringLiteral("between"), {}}});
    });
}

void GraphQuestions::askPath(const QString &from)
{
    if (!from.isEmpty()) {
        askPathTo(from);
        return;
    }
    ask(*m_path, tr("From whom"), tr("No path"), [this](const QString &id) {
        if (id.isEmpty())
            choose({{QStringLiteral("between"), {}}});
        else // the popup that is about to close must be gone first
            QMetaObject::invokeMethod(
                this, [this, id] { askPathTo(id); }, Qt::QueuedConnection);
    });
}

void GraphQuestions::askPathTo(const QString &from, bool isAgain)
{
    const QString name = nameOfParty(*m_ledger, from);
    const QString hint
        = isAgain ? tr("A path leads to somebody else than %1: to whom").arg(name) : tr("From %1 to whom").arg(name);
    ask(*m_path, hint, {}, [this, from](const QString &id) {
        if (id == from) // the popup that is about to close must be gone first
            QMetaObject::invokeMethod(
                this, [this, from] { askPathTo(from, true); }, Qt::QueuedConnection);
        else
            choose({{QStringLiteral("between"), from + QLatin1Char(',') + id}, {QStringLiteral("without"), {}}});
    });
}

void GraphQuestions::fit()
{
    int texts = 0;
    for (const QToolButton *button : {m_find, m_arrange, m_fit})
        texts += fontMetrics().horizontalAdvance(button->text()) + button->iconSize().width() + 24;
    int questions = layout()->contentsMargins().left() + layout()->contentsMargins().right() + 80;
    for (const QToolButton *button : {m_root, m_without, m_path})
        questions += button->sizeHint().width() + layout()->spacing();
    const bool hasRoom = width() >= questions + texts;
    for (QToolButton *button : {m_find, m_arrange, m_fit})
        button->setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void GraphQuestions::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void GraphQuestions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (!m_fit)
        return;
    if (event->type() == QEvent::FontChange)
        fit();
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace ledger
