#include "mergedialog.h"

#include "editlabels.h"
#include "fieldedits.h"
#include "fields.h"
#include "fieldwidgets.h"
#include "formproposal.h"
#include "helppart.h"
#include "newestwork.h"
#include "recordpicker.h"
#include "removal.h"
#include "rules.h"
#include "style.h"
#include "wording.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace ledger
{

/// What a merger comes to.
struct MergePreview
{
    Change change = {};
    QString heir = {}; ///< what the one that stays is called then
    QStringList refused = {};
    QStringList follows = {}; ///< what refers to it instead, by kind
    QString found = {}; ///< the ids by which it is found from then on
};

namespace
{
constexpr int valueWidth = 210; // of text of 13 px

/// A record as it is to be: some of its fields are taken over from others.
template <typename Record>
std::optional<Record> heirOf(const Ledger &ledger, const std::vector<RecordRef> &records, std::size_t stays,
                             const std::map<QString, std::size_t> &values)
{
    const Record *base = ledger.find(Id<Record>(records[stays].id));
    if (!base)
        return std::nullopt;
    Record heir = *base;
    forEachField<Record>([&](const auto &field) {
        const auto value = values.find(qstring(field.key));
        const Record *from = value == values.end() ? nullptr : ledger.find(Id<Record>(records[value->second].id));
        if (from && field.key != "id" && field.key != "was" && field.key != "aliases")
            heir.*field.member = from->*field.member;
    });
    return heir;
}

template <typename Record>
std::unique_ptr<MergePreview> mergePreview(const LedgerPtr &ledger, const std::vector<RecordRef> &records,
                                           std::size_t stays, const std::map<QString, std::size_t> &values)
{
    auto made = std::make_unique<MergePreview>();
    MergePreview &preview = *made;
    const std::optional<Record> heir = heirOf<Record>(*ledger, records, stays, values);
    std::vector<Id<Record>> gone;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (i != stays)
            gone.emplace_back(records[i].id);
    if (heir)
        preview.change = merger(*ledger, gone, *heir);
    if (preview.change.isEmpty()) {
        preview.refused.append(MergeDialog::tr("One of them is not there any more."));
        return made;
    }
    const Applied after = applied(ledger, preview.change);
    if (!after.ledger) {
        preview.refused.append(MergeDialog::tr("This was changed by others meanwhile."));
        return made;
    }
    for (const Violation &each : violations(*after.ledger, preview.change))
        preview.refused.append(recordName(each.record, *after.ledger) + QStringLiteral(": ") + qstring(each.what));
    const Record *now = after.ledger->find(heir->id);
    preview.heir = recordName({kindOf<Record>, heir->id.text}, *after.ledger);
    QStringList was;
    for (const Id<Record> &id : now->was)
        was.append(qstring(id.text));
    preview.found = was.join(QStringLiteral(", "));
    std::map<RecordKind, std::size_t> follows;
    for (const AnySwap &swap : preview.change.swaps)
        if (const RecordRef about = recordOf(swap);
            about.kind != kindOf<Record> || std::ranges::find(records, about) == records.end())
            ++follows[about.kind];
    for (const auto &[kind, count] : follows)
        preview.follows.append(recordsText(kind, count));
    return made;
}

QLabel *textIn(QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}
} // namespace

MergeDialog::MergeDialog(const std::vector<RecordRef> &records, Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_records(records)
    , m_work(std::make_unique<NewestWork<std::unique_ptr<MergePreview>>>(
          this, [this](std::unique_ptr<MergePreview> shown) { take(std::move(shown)); }))
{
    Q_ASSERT(!m_records.empty() && merges(m_records.front().kind));
    setObjectName(QStringLiteral("mergeDialog"));
    setHelp(*this, HelpPart::Reconcile);
    m_choices->setLedger(workspace.ledger());
    build();
    fill();
    connect(&m_workspace, &Workspace::ledgerChanged, this, [this](const LedgerPtr &now) {
        m_choices->setLedger(now);
        if (!m_isSaving)
            ask();
    });
    resize(scaledToText(m_records.size() > 2 ? 900 : 720, font()), scaledToText(560, font()));
}

MergeDialog::~MergeDialog() { letGo(std::move(m_shown)); }

bool MergeDialog::isWorking() const { return m_work->isWorking(); }

void MergeDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(textIn(this,
                             tr("Choose which one stays, and what each of its fields says. The others go; what "
                                "refers to them refers to it.")));
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_scroll, 1);
    const bool isParty = m_records.front().kind == RecordKind::Party;
    m_further = new RecordPicker(isParty ? ChoiceList::Parties : ChoiceList::Sources, m_choices, {}, this);
    m_further->setObjectName(QStringLiteral("furtherRecord"));
    m_further->setAccessibleName(tr("Another one to merge"));
    m_further->setPlaceholderText(isParty ? tr("another party to merge: type a name")
                                          : tr("another source to merge: type a publisher or a title"));
    column->addWidget(m_further);
    connect(m_further, &RecordPicker::settled, this, [this] { addRecord(m_further->reference()); });
    m_effect = textIn(this, {});
    m_effect->setObjectName(QStringLiteral("effect"));
    column->addWidget(m_effect);
    m_failure = textIn(this, {});
    m_failure->setObjectName(QStringLiteral("failure"));
    column->addWidget(m_failure);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    m_merge = new QPushButton(tr("&Merge"), this);
    m_merge->setObjectName(QStringLiteral("mergeButton"));
    for (QPushButton *each : {cancel, m_merge})
        each->setAutoDefault(false);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_merge);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &MergeDialog::reject);
    connect(m_merge, &QPushButton::clicked, this, &MergeDialog::merge);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this,
            &MergeDialog::merge);
}

void MergeDialog::addRecord(const QString &id)
{
    const RecordRef record{m_records.front().kind, id.toStdString()};
    if (id.isEmpty() || isUnfound(id) || std::ranges::find(m_records, record) != m_records.end())
        return;
    m_records.push_back(record);
    m_further->setReference({});
    fill();
}

/// Whose value a field has: as chosen, or of the one that stays, where it has none of the first that has one.
std::size_t MergeDialog::valueOf(const QString &key) const
{
    if (const auto chosen = m_values.find(key); chosen != m_values.end())
        return chosen->second;
    const Ledger &ledger = *m_workspace.ledger();
    const auto has
        = [&](std::size_t i) { return !typedField(m_records[i], key, ledger).value_or(QString()).isEmpty(); };
    if (has(m_stays))
        return m_stays;
    for (std::size_t i = 0; i < m_records.size(); ++i)
        if (has(i))
            return i;
    return m_stays;
}

void MergeDialog::fill()
{
    const RecordKind kind = m_records.front().kind;
    setWindowTitle(m_records.size() > 1 ? tr("Merge %1", "2 parties").arg(recordsText(kind, m_records.size()))
                                        : tr("Merge %1").arg(recordName(m_records.front(), *m_workspace.ledger())));
    auto *sheet = new QWidget;
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(7);
    addHeads(*grid, *sheet);
    for (const FieldSpec &spec : fieldsOf(kind, FieldPlace::Alone))
        if (isOneText(spec) && spec.key != u"aliases")
            addField(*grid, *sheet, spec.key, spec.label);
    const int last = grid->rowCount();
    QLabel *names = textIn(sheet, tr("Also called"));
    names->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(names, last, 0, Qt::AlignTop);
    grid->addWidget(textIn(sheet, tr("All names and ids of all of them find the one that stays.")), last, 1, 1,
                    static_cast<int>(m_records.size()));
    grid->setRowStretch(last + 1, 1);
    for (std::size_t i = 0; i < m_records.size(); ++i)
        grid->setColumnStretch(static_cast<int>(i) + 1, 1);
    m_scroll->setWidget(sheet); // the former one goes
    if (QWidget *stays = sheet->findChild<QWidget *>(QStringLiteral("stays-%1").arg(m_stays)))
        stays->setFocus();
    ask();
}

void MergeDialog::addHeads(QGridLayout &grid, QWidget &sheet)
{
    const Ledger &ledger = *m_workspace.ledger();
    auto *group = new QButtonGroup(&sheet);
    grid.addWidget(textIn(&sheet, tr("Stays")), 0, 0, Qt::AlignTop);
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        auto *cell = new QWidget(&sheet);
        auto *column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 4);
        column->setSpacing(2);
        auto *radio = new QRadioButton(tr("This one stays"), cell);
        radio->setObjectName(QStringLiteral("stays-%1").arg(i));
        radio->setAccessibleName(tr("%1 stays").arg(recordName(m_records[i], ledger)));
        radio->setChecked(i == m_stays);
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        QLabel *name = textIn(cell, recordName(m_records[i], ledger));
        name->setFont(strong);
        name->setMinimumWidth(scaledToText(valueWidth, font()));
        QLabel *id = textIn(cell, qstring(m_records[i].id));
        id->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(name);
        column->addWidget(id);
        column->addWidget(radio, 0, Qt::AlignLeft);
        grid.addWidget(cell, 0, static_cast<int>(i) + 1, Qt::AlignTop);
        group->addButton(radio);
        connect(
            radio, &QRadioButton::clicked, this,
            [this, i] {
                m_stays = i;
                fill();
            },
            Qt::QueuedConnection); // the button goes with what is filled anew
    }
    keepTabOnChosen(*group);
}

void MergeDialog::addField(QGridLayout &grid, QWidget &sheet, const QString &key, const QString &label)
{
    const Ledger &ledger = *m_workspace.ledger();
    std::vector<QString> values;
    for (const RecordRef &record : m_records)
        values.push_back(shownField(record, key, ledger));
    const std::set<QString> different(values.begin(), values.end());
    if (different.size() == 1 && values.front().isEmpty())
        return;
    const int row = grid.rowCount();
    QLabel *caption = textIn(&sheet, label);
    caption->setForegroundRole(QPalette::PlaceholderText);
    grid.addWidget(caption, row, 0, Qt::AlignTop);
    auto *group = new QButtonGroup(&sheet);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QString text = values[i].isEmpty() ? QStringLiteral("–") : values[i];
        if (different.size() == 1) {
            grid.addWidget(textIn(&sheet, text), row, static_cast<int>(i) + 1, Qt::AlignTop);
            continue;
        }
        // A button does not wrap its text: the value stands beside it.
        auto *cell = new QWidget(&sheet);
        auto *line = new QHBoxLayout(cell);
        line->setContentsMargins(0, 0, 0, 0);
        auto *radio = new QRadioButton(cell);
        radio->setObjectName(QStringLiteral("%1-%2").arg(key).arg(i));
        radio->setAccessibleName(tr("%1: %2", "a field and its value").arg(label, text));
        radio->setChecked(i == valueOf(key));
        QLabel *value = textIn(cell, text);
        value->setBuddy(radio);
        line->addWidget(radio, 0, Qt::AlignTop);
        line->addWidget(value, 1);
        grid.addWidget(cell, row, static_cast<int>(i) + 1, Qt::AlignTop);
        group->addButton(radio);
        connect(radio, &QRadioButton::clicked, this, [this, key, i] {
            m_values[key] = i;
            ask();
        });
    }
    keepTabOnChosen(*group);
}

void MergeDialog::ask()
{
    m_merge->setEnabled(false);
    m_failure->hide();
    if (m_records.size() < 2) {
        m_effect->setText(tr("Choose another one to merge it with."));
        return;
    }
    std::map<QString, std::size_t> values;
    for (const FieldSpec &spec : fieldsOf(m_records.front().kind, FieldPlace::Alone))
        values.emplace(spec.key, valueOf(spec.key));
    m_effect->setText(tr("Looking at what refers to them…"));
    // What was shown goes where it came from: the window does not wait for that.
    m_work->ask(
        [ledger = m_workspace.ledger(), records = m_records, stays = m_stays, values, former = std::move(m_shown)] {
            return records.front().kind == RecordKind::Party ? mergePreview<Party>(ledger, records, stays, values)
                                                             : mergePreview<Source>(ledger, records, stays, values);
        });
    m_shown.reset();
}

void MergeDialog::take(std::unique_ptr<MergePreview> made)
{
    if (m_isSaving || m_records.size() < 2)
        return;
    m_shown = std::move(made);
    const MergePreview &preview = *m_shown;
    const bool canBe = preview.refused.isEmpty();
    if (canBe)
        m_effect->setText(
            (preview.follows.isEmpty()
                 ? tr("Nothing else refers to what goes.")
                 : tr("%1 will refer to %2.").arg(preview.follows.join(QStringLiteral(", ")), preview.heir))
            + QLatin1Char(' ') + tr("It is found by %1 as well.").arg(preview.found));
    else
        m_effect->setText(tr("These cannot be merged so:"));
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, styleFor(isDark ? ThemeName::Dark : ThemeName::Light).warning);
    m_failure->setPalette(colours);
    constexpr qsizetype mostTold = 5;
    QStringList told = preview.refused.mid(0, mostTold);
    if (preview.refused.size() > mostTold)
        told.append(tr("and %1 more").arg(preview.refused.size() - mostTold));
    m_failure->setText(told.join(QLatin1Char('\n')));
    m_failure->setVisible(!canBe);
    m_merge->setEnabled(canBe);
    Q_EMIT settled();
}

QString MergeDialog::label() const
{
    std::vector<RecordRef> gone = m_records;
    gone.erase(gone.begin() + static_cast<std::ptrdiff_t>(m_stays));
    return mergerLabel(gone, m_records[m_stays], *m_workspace.ledger());
}

void MergeDialog::merge()
{
    if (!m_merge->isEnabled() || m_isSaving || m_work->isWorking() || !m_shown)
        return;
    m_isSaving = true;
    setEnabled(false);
    const QString name = label();
    m_workspace.edit(std::move(m_shown->change), name, this, [this, name](const EditOutcome &outcome) {
        m_isSaving = false;
        setEnabled(true);
        if (!outcome.isSaved) {
            ask();
            m_failure->setText(tr("Not saved: %1").arg(outcome.reason()));
            m_failure->show();
            return;
        }
        Q_EMIT merged(m_records[m_stays], name);
        accept();
    });
}

void MergeDialog::reject()
{
    if (!m_isSaving)
        QDialog::reject();
}

} // namespace ledger
