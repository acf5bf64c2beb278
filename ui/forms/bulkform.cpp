#include "bulkform.h"

#include "editlabels.h"
#include "fieldwidgets.h"
#include "recordpicker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
constexpr int pauseBeforePreview = 200; // ms
constexpr int tallestFields = 260;

/// What belongs to a figure is typed with it.
bool isOfFigure(const QString &key)
{
    constexpr std::array keys{"low", "high", "hedge", "per"};
    return std::any_of(keys.begin(), keys.end(), [&key](const char *each) { return key == QLatin1String(each); });
}
} // namespace

/// One field: whether it is set, and to what.
struct BulkForm::Row
{
    FieldSpec spec = {};
    QCheckBox *isSet = nullptr;
    QWidget *field = nullptr;
};

std::vector<FieldSpec> BulkForm::fieldsFor(RecordKind kind)
{
    std::vector<FieldSpec> specs = fieldsOf(kind, FieldPlace::Alone);
    std::erase_if(specs, [](const FieldSpec &spec) {
        return !isOneText(spec) || spec.shape == FieldShape::Subject || isOfFigure(spec.key);
    });
    for (FieldSpec &spec : specs)
        spec.canMake = false;
    return specs;
}

BulkForm::BulkForm(RecordKind kind, std::size_t count, std::function<std::vector<RecordRef>()> records,
                   Workspace &workspace, const Lens &lens, QWidget *parent)
    : ManyEdits(tr("Edit %1", "12 claims").arg(recordsText(kind, count)), workspace, lens, parent)
    , m_kind(kind)
    , m_records(std::move(records))
    , m_workspace(workspace)
    , m_typing(new QTimer(this))
{
    m_choices->setLedger(workspace.ledger());
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseBeforePreview);
    connect(m_typing, &QTimer::timeout, this, &BulkForm::wish);
    connect(&m_workspace, &Workspace::ledgerChanged, this, [this](const LedgerPtr &now) { m_choices->setLedger(now); });
    build();
    wish();
}

BulkForm::~BulkForm() = default;

void BulkForm::build()
{
    auto *what = new QLabel(
        tr("What is ticked is set for all of them, or cleared where it is empty; the rest is kept."), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    top().addWidget(what);
    auto *sheet = new QWidget(this);
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const FieldSpec &spec : fieldsFor(m_kind))
        addField(spec);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        grid->addWidget(m_rows[i].isSet, static_cast<int>(i), 0, Qt::AlignTop);
        grid->addWidget(m_rows[i].field, static_cast<int>(i), 1);
    }
    scroll->setWidget(sheet);
    scroll->setFixedHeight(std::min(sheet->sizeHint().height() + 4, tallestFields * fontMetrics().height() / 16));
    top().addWidget(scroll);
    if (!m_rows.empty())
        m_rows.front().field->setFocus();
}

void BulkForm::addField(const FieldSpec &spec)
{
    Row row{spec, new QCheckBox(spec.label.isEmpty() ? tr("Yearly") : spec.label, this),
            makeFieldWidget(spec, m_choices, this)};
    row.isSet->setObjectName(QStringLiteral("set-") + spec.key);
    row.isSet->setAccessibleName(tr("Set %1").arg(spec.label));
    row.field->setObjectName(QStringLiteral("bulk-") + spec.key);
    row.field->setAccessibleName(spec.label);
    if (auto *box = qobject_cast<QComboBox *>(row.field))
        box->setPlaceholderText(tr("kept"));
    else if (auto *line = qobject_cast<QLineEdit *>(row.field))
        line->setPlaceholderText(tr("kept"));
    else if (auto *lines = qobject_cast<QPlainTextEdit *>(row.field))
        lines->setPlaceholderText(tr("kept"));
    const auto tick = [this, isSet = row.isSet] {
        isSet->setChecked(true);
        m_typing->start();
    };
    watchField(*row.field, this, tick, [this] { m_typing->start(); });
    connect(row.isSet, &QCheckBox::clicked, this, [this] { m_typing->start(); });
    m_rows.push_back(std::move(row));
}

void BulkForm::wish()
{
    std::vector<std::pair<QString, QString>> texts;
    QStringList keys;
    for (const Row &row : m_rows)
        if (row.isSet->isChecked()) {
            texts.emplace_back(row.spec.key, fieldText(*row.field));
            keys.append(row.spec.key);
        }
    if (m_wished == texts)
        return; // a field was left as it was: what is shown stays, and can be saved
    m_wished = texts;
    if (texts.empty()) {
        setNothing(tr("Nothing is set yet."));
        return;
    }
    setWish(
        m_kind,
        [records = m_records, texts](const LedgerPtr &) {
            std::vector<FieldEdit> edits;
            for (const RecordRef &record : records())
                for (const auto &[key, text] : texts)
                    edits.push_back({record, key, text});
            return edits;
        },
        [kind = m_kind, keys](const QString &records) { return fieldsLabel(kind, keys, records); });
}

} // namespace ledger
