#include "importpreview.h"

#include "editlabels.h"
#include "helppart.h"
#include "importedrows.h"
#include "wording.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
/// More than one reads; what is over is said.
constexpr std::size_t mostRows = 2000;

QLabel *addText(const QString &name, const QString &text, QVBoxLayout *into)
{
    auto *label = new QLabel(text, into->parentWidget());
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    into->addWidget(label);
    return label;
}

std::vector<QStringList> problemRows(const std::vector<Problem> &problems)
{
    std::vector<QStringList> rows;
    for (const Problem &problem : problems) {
        const QString place
            = problem.line > 0 ? problem.file + QLatin1Char(':') + QString::number(problem.line) : problem.file;
        rows.push_back({place, qstring(problem.path), problem.what, problem.remedy});
    }
    return rows;
}

std::vector<QStringList> collisionRows(const std::vector<Collision> &collisions)
{
    std::vector<QStringList> rows;
    for (const Collision &collision : collisions)
        rows.push_back({qstring(word(collision.record.kind)), qstring(collision.record.id), qstring(collision.field),
                        qstring(collision.ours), qstring(collision.theirs)});
    return rows;
}
} // namespace

ImportPreview::ImportPreview(const ImportPlan &plan, const QStringList &names, Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_names(names)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("importPreview"));
    setHelp(*this, HelpPart::Files);
    setWindowTitle(tr("Import"));
    build();
    resize(860, 560);
}

ImportPreview::~ImportPreview() = default;

bool ImportPreview::isOnlyColliding() const
{
    return !m_plan.collisions.empty() && m_plan.problems.size() == m_plan.collisions.size();
}

QString ImportPreview::summary() const
{
    if (isOnlyColliding())
        return (m_plan.collisions.size() == 1
                    ? tr("One field differs from what the ledger holds.")
                    : tr("%1 fields differ from what the ledger holds.").arg(m_plan.collisions.size()))
            + QLatin1Char(' ') + tr("Nothing is imported until you say whose to take.");
    if (m_plan.isRefused())
        return (m_plan.problems.size() == 1 ? tr("There is a problem.")
                                            : tr("There are %1 problems.").arg(m_plan.problems.size()))
            + QLatin1Char(' ')
            + tr("Nothing can be imported: mend the document and import it again; the ledger is as it was.");
    if (m_plan.change.isEmpty())
        return tr("The ledger holds all of this already. There is nothing to import.");
    return countTexts(countsOf(m_plan.change)).join(QStringLiteral(" · "));
}

void ImportPreview::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    QLabel *title = addText(QStringLiteral("importTitle"), m_names.join(QStringLiteral(", ")), column);
    QFont strong = font();
    strong.setPixelSize(qRound(QFontInfo(strong).pixelSize() * 1.3));
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    addText(QStringLiteral("importSummary"), summary(), column);
    if (isOnlyColliding())
        addTable(QStringLiteral("collisionTable"), tr("Where the document and the ledger differ"),
                 {tr("Record"), tr("Id"), tr("Field"), tr("In the ledger"), tr("In the document")},
                 collisionRows(m_plan.collisions), column);
    else if (m_plan.isRefused())
        addTable(QStringLiteral("problemTable"), tr("What is wrong"),
                 {tr("Where"), tr("Path"), tr("What is wrong"), tr("What to do")}, problemRows(m_plan.problems),
                 column);
    else if (!m_plan.change.isEmpty())
        addTable(QStringLiteral("recordTable"), tr("What would change"),
                 {tr("Will be"), tr("Record"), tr("Id"), tr("What")}, recordRows(m_plan.change), column);
    else
        column->addStretch(1);
    m_failure = addText(QStringLiteral("failure"), {}, column);
    m_failure->hide();
    addButtons(column);
}

QTreeView *ImportPreview::addTable(const QString &name, const QString &accessible, const QStringList &columns,
                                   const std::vector<QStringList> &rows, QVBoxLayout *into)
{
    auto *table = new QTreeView(this);
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    auto *model = new QStandardItemModel(0, static_cast<int>(columns.size()), table);
    model->setHorizontalHeaderLabels(columns);
    for (std::size_t i = 0; i < rows.size() && i < mostRows; ++i) {
        QList<QStandardItem *> items;
        for (const QString &cell : rows[i])
            items.append(new QStandardItem(cell));
        model->appendRow(items);
    }
    table->setModel(model);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAllColumnsShowFocus(true);
    for (int i = 0; i + 1 < columns.size(); ++i) {
        table->resizeColumnToContents(i);
        table->setColumnWidth(i, std::min(table->columnWidth(i) + 12, 280));
    }
    into->addWidget(table, 1);
    if (rows.size() > mostRows)
        addText(QStringLiteral("moreRows"), tr("… and %1 more").arg(rows.size() - mostRows), into);
    return table;
}

void ImportPreview::addButtons(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    m_cancel = new QPushButton(m_plan.isRefused() || m_plan.change.isEmpty() ? tr("Close") : tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    connect(m_cancel, &QPushButton::clicked, this, &ImportPreview::reject);
    row->addWidget(m_cancel);
    row->addStretch(1);
    if (isOnlyColliding()) {
        auto *ours = new QPushButton(tr("Keep the ledger's"), this);
        ours->setObjectName(QStringLiteral("keepOurs"));
        auto *theirs = new QPushButton(tr("Take the document's"), this);
        theirs->setObjectName(QStringLiteral("keepTheirs"));
        connect(ours, &QPushButton::clicked, this, [this] { Q_EMIT keepChosen(Keep::Ours); });
        connect(theirs, &QPushButton::clicked, this, [this] { Q_EMIT keepChosen(Keep::Theirs); });
        row->addWidget(ours);
        row->addWidget(theirs);
    } else if (!m_plan.isRefused() && !m_plan.change.isEmpty()) {
        m_import = new QPushButton(tr("Import"), this);
        m_import->setObjectName(QStringLiteral("importButton"));
        m_import->setDefault(true);
        connect(m_import, &QPushButton::clicked, this, &ImportPreview::commit);
        row->addWidget(m_import);
    }
    column->addLayout(row);
}

void ImportPreview::commit()
{
    if (m_isSaving)
        return;
    m_isSaving = true;
    m_failure->hide();
    m_import->setEnabled(false);
    m_cancel->setEnabled(false);
    m_import->setText(tr("Importing…"));
    m_workspace.edit(m_plan.change, importLabel(m_names), this,
                     [this](const EditOutcome &outcome) { finish(outcome); });
}

void ImportPreview::finish(const EditOutcome &outcome)
{
    m_isSaving = false;
    m_import->setEnabled(true);
    m_cancel->setEnabled(true);
    m_import->setText(tr("Import"));
    if (outcome.isSaved) {
        Q_EMIT imported(importLabel(m_names));
        accept();
        return;
    }
    QStringList why = outcome.violations;
    if (!outcome.failure.isEmpty())
        why.append(outcome.failure);
    for (const Collision &collision : outcome.collisions)
        why.append(tr("%1 %2 was changed meanwhile").arg(qstring(collision.record.id), qstring(collision.field)));
    m_failure->setText(tr("Not imported: %1").arg(why.join(QStringLiteral("; "))));
    m_failure->show();
}

void ImportPreview::reject()
{
    if (!m_isSaving)
        QDialog::reject();
}

} // namespace ledger
