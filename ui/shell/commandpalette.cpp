#include "commandpalette.h"

#include "filterentries.h"
#include "menus.h"
#include "readingscache.h"
#include "typed.h"
#include "wording.h"

#include <QMenu>
#include <QMenuBar>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
constexpr std::size_t mostNamesFound = 60;
constexpr std::size_t mostClaimsFound = 40;
constexpr std::size_t namesAtOnce = 60'000; // so many are searched while nobody notices
constexpr int paletteWidth = 640;
constexpr double leastAmount = 1e6; // below, a number without a unit is a year or a name

/// The actions of a menu and of those below it, with the menus' names in front.
void collectActions(const QMenu &menu, const QString &path, std::vector<std::pair<QAction *, QString>> &all)
{
    for (QAction *action : menu.actions()) {
        if (action->menu() != nullptr)
            collectActions(*action->menu(), plainName(*action), all);
        else if (!action->isSeparator() && action->isVisible() && action->isEnabled())
            all.emplace_back(action, path);
    }
}

/// How well a command answers what was typed, as records are ranked: it is called by its name («Deal») or by its menu
/// and name («New Deal»). −1: not at all.
int commandRank(const PickerEntry &command, const QString &typed)
{
    const auto isCalled = [&](const auto &matches) { return matches(command.text) || matches(command.alsoFoundBy); };
    if (isCalled([&](const QString &name) { return name.compare(typed, Qt::CaseInsensitive) == 0; }))
        return 0;
    if (isCalled([&](const QString &name) { return name.startsWith(typed, Qt::CaseInsensitive); }))
        return 1;
    const int rank = pickerRank(command, typed);
    return rank < 0 ? -1 : rank + 2;
}

/// A number that cannot but be a figure of money or power.
std::optional<TypedFigure> paletteFigure(const QString &typed)
{
    const std::optional<TypedFigure> figure = typedFigure(typed.toStdString());
    if (!figure)
        return std::nullopt;
    const double size = figure->amount.value_or(figure->high.value_or(figure->low.value_or(0)));
    return figure->unit || size >= leastAmount ? figure : std::nullopt;
}
} // namespace

std::optional<PartialDate> paletteDay(const QString &typed)
{
    QString text = typed.simplified().toLower();
    for (const QString &lead :
         {CommandPalette::tr("as of"), QStringLiteral("as of"), QStringLiteral("as-of"), QStringLiteral("as_of")})
        if (text.startsWith(lead + QLatin1Char(' '))) {
            text.remove(0, lead.size());
            break;
        }
    const std::optional<TypedDate> date = typedDate(text.trimmed().toStdString());
    return date ? std::optional(date->end) : std::nullopt;
}

CommandPalette::CommandPalette(QMenuBar &menus, QWidget &window)
    : QObject(&window)
    , m_menus(menus)
    , m_window(window)
    , m_ledger(std::make_shared<const Ledger>())
    , m_lensWords(filterEntries(Ledger())) // those that are no parties
    , m_picker(new Picker(tr("Find anything"), {}, paletteWidth, &window))
{
    m_picker->setObjectName(QStringLiteral("palette"));
    m_picker->setSearch([this](const QString &typed) { search(typed); });
    connect(m_picker, &Picker::picked, this, &CommandPalette::take);
    connect(&m_reading, &QFutureWatcher<IndexPtr>::finished, this, [this] { takeIndex(m_reading.result()); });
    connect(&m_searching, &QFutureWatcher<std::vector<PaletteIndex::Found>>::finished, this,
            &CommandPalette::showFound);
}

CommandPalette::~CommandPalette()
{
    // A worker that still runs holds values alone; nobody waits for it.
    m_reading.disconnect(this);
    m_searching.disconnect(this);
}

void CommandPalette::open() { openWith(false, tr("A command, party, deal, source, amount, day or filter")); }

void CommandPalette::openRecords() { openWith(true, tr("A party, deal or source")); }

void CommandPalette::openWith(bool isOfRecords, const QString &hint)
{
    m_isOfRecords = isOfRecords;
    m_commands = commands();
    readLedger();
    m_picker->setHint(hint);
    m_picker->clear();
    m_picker->openOver(m_window);
}

void CommandPalette::readLedger()
{
    if (m_index && m_index->ledger() == m_ledger)
        return;
    m_index.reset();
    if (m_ledger->count(RecordKind::Deal) <= ReadingsCache::dealsAtOnce)
        m_index = std::make_shared<const PaletteIndex>(m_ledger);
    else if (!m_reading.isRunning())
        m_reading.setFuture(
            QtConcurrent::run([ledger = m_ledger] { return IndexPtr(std::make_shared<const PaletteIndex>(ledger)); }));
}

void CommandPalette::takeIndex(const IndexPtr &index)
{
    if (index->ledger() != m_ledger) { // another one is open by now
        readLedger();
        if (!m_index)
            return;
    } else {
        m_index = index;
    }
    search(m_typed);
}

CommandPalette::Entries CommandPalette::commands() const
{
    std::vector<std::pair<QAction *, QString>> all;
    for (const QAction *menu : m_menus.actions())
        if (menu->menu() != nullptr)
            collectActions(*menu->menu(), plainName(*menu), all);
    Entries entries;
    for (const auto &[action, menu] : all) {
        const QString name = plainName(*action);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        entries.push_back({QStringLiteral("command"), action->objectName(), name,
                           key.isEmpty() ? menu : menu + QStringLiteral("   ") + key, menu + QLatin1Char(' ') + name});
    }
    return entries;
}

void CommandPalette::search(const QString &typed)
{
    m_typed = typed;
    if (!m_index || m_searching.isRunning())
        return; // answered once that is done
    m_searched = typed;
    const auto search = [index = m_index, typed] { return index->named(typed, mostNamesFound); };
    if (m_index->size() > namesAtOnce)
        m_searching.setFuture(QtConcurrent::run(search));
    else
        m_picker->showFound(found(typed, search()));
}

void CommandPalette::showFound()
{
    if (m_searched == m_typed)
        m_picker->showFound(found(m_typed, m_searching.result()));
    else
        search(m_typed);
}

CommandPalette::Entries CommandPalette::found(const QString &typed, const std::vector<PaletteIndex::Found> &named) const
{
    Entries entries = m_isOfRecords ? Entries() : readFrom(typed);
    Entries ranked = rankedLike(typed, named);
    entries.insert(entries.end(), std::move_iterator(ranked.begin()), std::move_iterator(ranked.end()));
    return entries;
}

/// What a day, a period, a filter or a figure that was typed may mean.
CommandPalette::Entries CommandPalette::readFrom(const QString &typed) const
{
    Entries entries;
    if (const auto day = paletteDay(typed))
        entries.push_back({QStringLiteral("day"),
                           qstring(day->text()),
                           tr("As of %1").arg(dateText(partialDate(day->last()))),
                           tr("day of the lens"),
                           {}});
    const QString last = typed.simplified().section(QLatin1Char(' '), 1);
    const QString first = typed.simplified().section(QLatin1Char(' '), 0, 0).toLower();
    if (first == tr("period") || first == QStringLiteral("period"))
        if (const auto date = typedDate(last.toStdString()))
            entries.push_back({QStringLiteral("period"),
                               qstring(date->start.text()),
                               tr("Period: %1").arg(dateText(date->start)),
                               tr("period of the lens"),
                               {}});
    for (const char *filter : {"payer", "payee", "party"})
        if (first == QLatin1String(filter))
            for (PickerEntry entry : m_index->parties(last, mostNamesFound)) {
                entry.kind = QStringLiteral("filter-") + QLatin1String(filter);
                entry.detail = first == QStringLiteral("payer") ? tr("filter, as payer")
                    : first == QStringLiteral("payee")          ? tr("filter, as payee")
                                                                : tr("filter, as either");
                entries.push_back(std::move(entry));
            }
    if (const auto figure = paletteFigure(typed))
        for (PickerEntry &entry : m_index->claimsOf(*figure, mostClaimsFound))
            entries.push_back(std::move(entry));
    return entries;
}

/// The commands, records and filters with names like what was typed, the likest first.
CommandPalette::Entries CommandPalette::rankedLike(const QString &typed,
                                                   const std::vector<PaletteIndex::Found> &named) const
{
    std::vector<PaletteIndex::Found> ranked;
    const QString whole = typed.simplified();
    if (!m_isOfRecords)
        for (const PickerEntry &command : m_commands)
            if (const int rank = commandRank(command, whole); rank >= 0)
                ranked.push_back({rank, command});
    ranked.insert(ranked.end(), named.begin(), named.end());
    if (!m_isOfRecords && !whole.isEmpty())
        for (PickerEntry filter : m_lensWords)
            if (const int rank = pickerRank(filter, typed); rank >= 0) {
                filter.kind = QStringLiteral("filter-") + filter.kind;
                filter.detail = tr("filter, %1").arg(filter.detail);
                ranked.push_back({rank + 2, std::move(filter)});
            }
    std::ranges::stable_sort(ranked, {}, &PaletteIndex::Found::rank);
    Entries entries;
    for (PaletteIndex::Found &each : ranked)
        entries.push_back(std::move(each.entry));
    return entries;
}

void CommandPalette::take(const QString &kind, const QString &id)
{
    if (m_isOfRecords) {
        Q_EMIT inspected(kind, id);
    } else if (kind == QStringLiteral("command")) {
        if (auto *action = m_window.findChild<QAction *>(id); action != nullptr)
            action->trigger();
    } else if (kind == QStringLiteral("day")) {
        Q_EMIT dayChosen(*partialDate(id.toStdString()));
    } else if (kind == QStringLiteral("period")) {
        Q_EMIT periodChosen(id);
    } else if (kind.startsWith(QStringLiteral("filter-"))) {
        Q_EMIT filterChosen(kind.mid(7), id);
    } else {
        Q_EMIT chosen(kind, id);
    }
}

} // namespace ledger
