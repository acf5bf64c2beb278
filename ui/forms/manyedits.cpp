#include "manyedits.h"

#include "changeeffect.h"
#include "editlabels.h"
#include "formproposal.h"
#include "helppart.h"
#include "newestwork.h"
#include "style.h"
#include "wording.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <set>

namespace ledger
{

/// What edits come to, as it is shown.
struct EditPreview
{
    /// One field of one record: what it is and what it becomes, or why it does not.
    struct Row
    {
        QString record = {};
        QString field = {};
        QString before = {};
        QString after = {};
        QString refused = {};
        QString doubted = {};
    };

    EditProposal found = {};
    std::size_t asked = 0; ///< records
    std::size_t refused = 0; ///< of them
    std::size_t rowsInAll = 0;
    std::vector<Row> rows = {}; ///< the first of them, those refused before the others
    QString effect = {};
};

namespace
{
constexpr std::size_t mostPreviewed = 300;

enum PreviewColumn : std::uint8_t { RecordColumn, FieldColumn, BeforeColumn, AfterColumn, NoteColumn };

QString fieldLabel(const FieldEdit &edit)
{
    const std::optional<FieldSpec> spec = specOf(edit.record.kind, edit.key);
    return spec ? spec->label : edit.key;
}

QString noteAt(const EditNotes &notes, const RecordRef &record, const QString &key)
{
    const auto note = notes.find({record, key});
    return note == notes.end() ? QString() : note->second;
}

/// Which records are refused, and beside which of their fields that is said: the one at fault, or the first that is
/// set.
std::map<RecordRef, const FieldEdit *> refusedAt(const EditProposal &found, const std::vector<FieldEdit> &edits)
{
    std::map<RecordRef, const FieldEdit *> at;
    for (const auto &[field, note] : found.refused)
        at.emplace(field.first, nullptr);
    for (const FieldEdit &edit : edits)
        if (const auto record = at.find(edit.record); record != at.end())
            if (!record->second || found.refused.contains({edit.record, edit.key}))
                record->second = &edit;
    return at;
}

/// Claims on one number go by that number all: their figures tell them apart.
QString rowName(const RecordRef &record, const Ledger &ledger)
{
    const Claim *claim = record.kind == RecordKind::Claim ? ledger.find(Id<Claim>(record.id)) : nullptr;
    const QString name = recordName(record, ledger);
    return claim ? claimText(*claim) + QStringLiteral(" · ") + name : name;
}

std::unique_ptr<EditPreview> previewOf(const std::vector<FieldEdit> &edits, const LedgerPtr &ledger, const Lens &lens)
{
    auto made = std::make_unique<EditPreview>();
    EditPreview &preview = *made;
    preview.found = proposal(edits, ledger);
    const EditProposal &found = preview.found;
    std::set<RecordRef> asked;
    for (const FieldEdit &edit : edits)
        asked.insert(edit.record);
    const std::map<RecordRef, const FieldEdit *> refused = refusedAt(found, edits);
    preview.asked = asked.size();
    preview.refused = found.fault.isEmpty() ? refused.size() : asked.size();
    const auto isTold = [&](const FieldEdit &edit) {
        const auto at = refused.find(edit.record);
        return !found.fault.isEmpty() || (at != refused.end() && at->second == &edit);
    };
    std::vector<const FieldEdit *> shown; // what changes, and before it what is refused
    for (const bool wanted : {true, false})
        for (const FieldEdit &edit : edits)
            if (wanted ? isTold(edit) : found.fields.contains({edit.record, edit.key}))
                shown.push_back(&edit);
    preview.rowsInAll = shown.size();
    for (std::size_t i = 0; i < std::min(shown.size(), mostPreviewed); ++i) {
        const FieldEdit &edit = *shown[i];
        EditPreview::Row row{rowName(edit.record, *ledger), fieldLabel(edit),
                             shownField(edit.record, edit.key, *ledger), edit.text};
        if (!found.fault.isEmpty() || refused.contains(edit.record))
            row.refused = found.refusalOf(edit.record);
        else
            row.after = shownField(edit.record, edit.key, *found.after);
        row.doubted = noteAt(found.doubted, edit.record, {});
        preview.rows.push_back(std::move(row));
    }
    if (found.after)
        preview.effect = effectOf(found.change, ledger, found.after, lens);
    return made;
}

/// A cell as high as its text is in the width of its column.
class WholeText : public QStyledItemDelegate
{
public:
    WholeText(const QTreeView &view, QObject *parent) : QStyledItemDelegate(parent), m_view(view) { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int around = 8; // what a style leaves free at both sides
        const int room = std::max(40, m_view.columnWidth(index.column()) - around);
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, room, QWIDGETSIZE_MAX), Qt::TextWordWrap,
                                                           index.data().toString());
        return {room, text.height() + around};
    }

private:
    const QTreeView &m_view;
};

QLabel *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}
} // namespace

ManyEdits::ManyEdits(const QString &title, Workspace &workspace, const Lens &lens, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_lens(lens)
    , m_work(std::make_unique<NewestWork<std::unique_ptr<EditPreview>>>(
          this, [this](std::unique_ptr<EditPreview> preview) { take(std::move(preview)); }))
{
    setObjectName(QStringLiteral("manyEdits"));
    setHelp(*this, HelpPart::Editing);
    setWindowTitle(title);
    build();
    connect(&m_workspace, &Workspace::ledgerChanged, this, [this] {
        if (!m_isSaving)
            ask();
    });
    resize(scaledToText(760, font()), scaledToText(560, font()));
}

ManyEdits::~ManyEdits() { letGo(std::move(m_shown)); }

void ManyEdits::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    m_top = new QVBoxLayout;
    m_top->setSpacing(8);
    column->addLayout(m_top);
    m_summary = plainLabel("summary", this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_summary->setFont(strong);
    column->addWidget(m_summary);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("previewList"));
    m_list->setAccessibleName(tr("What would change"));
    m_list->setHeaderLabels({tr("Record"), tr("Field"), tr("Is"), tr("Becomes"), tr("Remark")});
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setItemDelegateForColumn(NoteColumn, new WholeText(*m_list, m_list));
    m_list->header()->setStretchLastSection(true);
    connect(
        m_list->header(), &QHeaderView::sectionResized, m_list,
        [this](int resized) {
            if (resized == NoteColumn)
                m_list->doItemsLayout(); // its text wraps otherwise
        },
        Qt::QueuedConnection);
    m_list->setAllColumnsShowFocus(true);
    column->addWidget(m_list, 1);
    m_effect = plainLabel("effect", this);
    column->addWidget(m_effect);
    m_failure = plainLabel("failure", this);
    m_failure->hide();
    column->addWidget(m_failure);
    auto *buttons = new QHBoxLayout;
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_save->setToolTip(tr("Ctrl+S"));
    m_save->setEnabled(false);
    for (QPushButton *each : {m_cancel, m_save})
        each->setAutoDefault(false);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &ManyEdits::reject);
    connect(m_save, &QPushButton::clicked, this, &ManyEdits::save);
    for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_S), QKeySequence(Qt::CTRL | Qt::Key_Return)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &ManyEdits::save);
}

void ManyEdits::setWish(RecordKind kind, Wish wish, std::function<QString(const QString &)> label)
{
    m_kind = kind;
    m_wish = std::move(wish);
    m_label = std::move(label);
    ask();
}

void ManyEdits::setNothing(const QString &why)
{
    m_wish = {};
    m_shown.reset();
    m_list->clear();
    m_effect->clear();
    m_summary->setText(why);
    m_save->setEnabled(false);
    m_save->setText(tr("Save"));
}

bool ManyEdits::isWorking() const { return m_work->isWorking(); }

void ManyEdits::ask()
{
    if (!m_wish || m_isSaving)
        return;
    m_save->setEnabled(false);
    // What was shown goes where it came from: the window does not wait for that.
    m_work->ask([wish = m_wish, ledger = m_workspace.ledger(), lens = m_lens, former = std::move(m_shown)] {
        return previewOf(wish(ledger), ledger, lens);
    });
    m_shown.reset();
}

void ManyEdits::take(std::unique_ptr<EditPreview> made)
{
    if (!m_wish || m_isSaving)
        return; // nothing is wanted any more
    m_shown = std::move(made);
    const EditPreview &preview = *m_shown;
    const std::size_t changes = preview.found.changed.size();
    QStringList parts;
    if (changes > 0 && changes < preview.asked)
        parts << (changes == 1 ? tr("%1 of %2 changes", "1 of 14 claims") : tr("%1 of %2 change", "12 of 14 claims"))
                     .arg(QLocale().toString(static_cast<qulonglong>(changes)), recordsText(m_kind, preview.asked));
    else if (changes > 0)
        parts << (changes == 1 ? tr("%1 changes", "1 claim") : tr("%1 change", "12 claims"))
                     .arg(recordsText(m_kind, changes));
    if (preview.refused > 0)
        parts << (preview.refused == 1 ? tr("1 is refused and stays as it is")
                                       : tr("%1 are refused and stay as they are")
                                             .arg(QLocale().toString(static_cast<qulonglong>(preview.refused))));
    if (const std::size_t same = preview.asked - preview.refused - changes; same > 0)
        parts << (same == 1 ? tr("1 is so already")
                            : tr("%1 are so already").arg(QLocale().toString(static_cast<qulonglong>(same))));
    if (preview.asked == 0)
        parts << tr("Nothing can be typed into these cells.");
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    list(preview);
    m_effect->setText(preview.effect);
    m_effect->setVisible(!preview.effect.isEmpty());
    m_save->setEnabled(changes > 0);
    m_save->setText(changes > 0 ? tr("Save %1", "12 claims").arg(recordsText(m_kind, changes)) : tr("Save"));
    Q_EMIT settled();
}

void ManyEdits::list(const EditPreview &preview)
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    const QColor warning = styleFor(isDark ? ThemeName::Dark : ThemeName::Light).warning;
    m_list->clear();
    for (const EditPreview::Row &row : preview.rows) {
        const QString note = !row.refused.isEmpty() ? row.refused
            : row.doubted.isEmpty()                 ? QString()
                                                    : tr("Doubtful: %1").arg(row.doubted);
        auto *item = new QTreeWidgetItem(
            m_list, {row.record, row.field, row.before.simplified(), row.after.simplified(), note});
        for (int i = 0; i < m_list->columnCount(); ++i) // a tip is rich text where it looks like it
            item->setToolTip(i, plainTooltip(item->text(i)));
        if (!row.refused.isEmpty())
            item->setForeground(NoteColumn, warning);
    }
    if (preview.rowsInAll > preview.rows.size())
        new QTreeWidgetItem(
            m_list,
            {tr("and %1 more")
                 .arg(QLocale().toString(static_cast<qulonglong>(preview.rowsInAll - preview.rows.size())))});
    fitColumns();
}

/// A remark is read whole; what stands before it shares the rest.
void ManyEdits::fitColumns()
{
    bool hasNotes = false;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        hasNotes = hasNotes || !m_list->topLevelItem(row)->text(NoteColumn).isEmpty();
    m_list->setColumnHidden(NoteColumn, !hasNotes);
    const int room = m_list->viewport()->width();
    const int widest = room * (hasNotes ? 22 : 38) / 100;
    for (const int i : {RecordColumn, FieldColumn, BeforeColumn, AfterColumn}) {
        m_list->resizeColumnToContents(i);
        m_list->setColumnWidth(i, std::min(m_list->columnWidth(i) + 8, widest));
    }
    if (!hasNotes)
        return;
    int left = room;
    for (const int i : {RecordColumn, FieldColumn, BeforeColumn, AfterColumn})
        left -= m_list->columnWidth(i);
    m_list->setColumnWidth(NoteColumn, left);
    m_list->doItemsLayout();
}

void ManyEdits::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    QMetaObject::invokeMethod(this, &ManyEdits::fitColumns, Qt::QueuedConnection); // once the list is as wide
}

void ManyEdits::save()
{
    if (!m_save->isEnabled() || m_isSaving || m_work->isWorking() || !m_shown)
        return;
    m_isSaving = true;
    setEnabled(false);
    const QString label = m_label(recordsText(m_kind, m_shown->found.changed.size()));
    m_workspace.edit(std::move(m_shown->found.change), label, this,
                     [this, label](const EditOutcome &outcome) { finish(outcome, label); });
}

/// The ledger with the edit in it may have come before: then what was shown is gone by now.
void ManyEdits::finish(const EditOutcome &outcome, const QString &label)
{
    m_isSaving = false;
    setEnabled(true);
    if (!outcome.isSaved) {
        complain(tr("Not saved: %1").arg(outcome.reason()));
        ask();
        return;
    }
    Q_EMIT saved(label);
    accept();
}

void ManyEdits::complain(const QString &what)
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, styleFor(isDark ? ThemeName::Dark : ThemeName::Light).warning);
    m_failure->setPalette(colours);
    m_failure->setText(what);
    m_failure->show();
}

void ManyEdits::reject()
{
    if (!m_isSaving)
        QDialog::reject();
}

} // namespace ledger
