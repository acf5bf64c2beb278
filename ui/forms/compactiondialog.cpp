#include "compactiondialog.h"

#include "fieldwidgets.h"
#include "helppart.h"
#include "style.h"
#include "wording.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <tuple>

namespace ledger
{

namespace
{
constexpr int usualCount = 1000;
constexpr int usualDays = 90;
constexpr int progressSteps = 1000;

QString entriesText(std::int64_t count)
{
    return count == 1 ? CompactionDialog::tr("1 edit")
                      : CompactionDialog::tr("%1 edits").arg(QLocale().toString(static_cast<qlonglong>(count)));
}

QString sizeText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }
} // namespace

CompactionDialog::CompactionDialog(Workspace &workspace, const QDateTime &now, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_now(now)
{
    setObjectName(QStringLiteral("compactionDialog"));
    setHelp(*this, HelpPart::History);
    setWindowTitle(tr("Compact history"));
    build();
    connect(&m_workspace, &Workspace::compacting, this,
            [this](double share) { m_progress->setValue(qRound(share * progressSteps)); });
    plan();
}

QLabel *CompactionDialog::addText(const char *name, const QString &words)
{
    auto *label = new QLabel(words, this);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(scaledToText(460, font()));
    m_column->addWidget(label);
    return label;
}

QRadioButton *CompactionDialog::addChoice(const char *name, const QString &words, QWidget *number)
{
    auto *row = new QHBoxLayout;
    auto *radio = new QRadioButton(words, this);
    radio->setObjectName(QLatin1String(name));
    row->addWidget(radio);
    if (number != nullptr)
        row->addWidget(number);
    row->addStretch(1);
    m_column->addLayout(row);
    connect(radio, &QRadioButton::toggled, this, [this](bool isOn) {
        if (isOn)
            plan();
    });
    return radio;
}

std::pair<QRadioButton *, QSpinBox *> CompactionDialog::addNumbered(const char *name, const QString &words,
                                                                    const Number &of)
{
    // Each number comes behind what it belongs to, for the keyboard too.
    auto *number = new QSpinBox(this);
    QRadioButton *radio = addChoice(name, words, number);
    setTabOrder(radio, number);
    number->setObjectName(QLatin1String(name) + QStringLiteral("Spin"));
    number->setAccessibleName(of.spoken);
    number->setGroupSeparatorShown(true);
    number->setRange(1, of.most);
    number->setValue(of.value);
    number->setSuffix(of.unit);
    connect(number, &QSpinBox::valueChanged, this, [this, radio] {
        radio->setChecked(true);
        plan();
    });
    return {radio, number};
}

void CompactionDialog::build()
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(18, 16, 18, 14);
    m_column->setSpacing(10);
    addText(
        "compactionIntroduction",
        tr("The ledger keeps every edit: who made it, and what was there before. Here older edits can be forgotten. "
           "The ledger itself stays as it is: deals, claims and sources are not touched."));
    std::tie(m_byCount, m_count)
        = addNumbered("keepCount", tr("Keep the &newest"),
                      {usualCount, 100'000'000, tr(" edits", "behind a number"), tr("How many edits are kept")});
    std::tie(m_byAge, m_days)
        = addNumbered("keepDays", tr("Keep those of the &last"),
                      {usualDays, 36'500, tr(" days", "behind a number"), tr("How many days are kept")});
    m_none = addChoice("keepNone", tr("Keep n&one"), nullptr);
    m_byCount->setChecked(true);
    auto *choices = new QButtonGroup(this);
    for (QRadioButton *choice : {m_byCount, m_byAge, m_none})
        choices->addButton(choice);
    keepTabOnChosen(*choices);
    m_what = addText("compactionPlan", {});
    m_what->setMinimumHeight(m_what->fontMetrics().lineSpacing() * 6);
    m_what->setAlignment(Qt::AlignTop);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("compactionProgress"));
    m_progress->setAccessibleName(tr("How much is done"));
    m_progress->setRange(0, progressSteps);
    QSizePolicy stays = m_progress->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(stays);
    m_progress->hide();
    m_column->addWidget(m_progress);
    m_failure = addText("failure", {});
    m_failure->hide();
    m_column->addStretch(1);
    buildButtons();
    m_byCount->setFocus();
}

void CompactionDialog::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_cancel->setAutoDefault(false);
    m_compact = new QPushButton(tr("&Compact"), this);
    m_compact->setObjectName(QStringLiteral("compactButton"));
    m_compact->setAutoDefault(false);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_compact);
    m_column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &CompactionDialog::reject);
    connect(m_compact, &QPushButton::clicked, this, &CompactionDialog::begin);
}

Keeping CompactionDialog::keeping() const
{
    if (m_byCount->isChecked())
        return {.newest = m_count->value()};
    if (m_byAge->isChecked())
        return {.since = m_now.addDays(-m_days->value())};
    return {};
}

void CompactionDialog::plan()
{
    if (!m_compact) // while it is built
        return;
    m_compact->setEnabled(false);
    m_what->setText(tr("Counting…"));
    m_workspace.planCompaction(keeping(), this, [this, asked = ++m_asked](const Result<CompactionPlan> &plan) {
        if (asked != m_asked || m_isWorking)
            return;
        if (plan)
            showPlan(*plan);
        else
            m_what->setText(plan.error().text());
    });
}

void CompactionDialog::showPlan(const CompactionPlan &plan)
{
    m_plan = plan;
    const bool canWrite = !m_workspace.notes().isReadOnly && !m_workspace.path().isEmpty();
    m_compact->setEnabled(plan.entries > 0 && canWrite);
    if (plan.entries == 0) {
        m_what->setText(
            tr("That keeps all of the %1 there are. Nothing would be forgotten.").arg(entriesText(plan.kept)));
        return;
    }
    m_what->setText(
        tr("%1 would be forgotten, the newest of %2, and %3 kept. About %4 come free.")
            .arg(entriesText(plan.entries), momentText(plan.until),
                 QLocale().toString(static_cast<qlonglong>(plan.kept)), sizeText(plan.bytes))
        + QLatin1Char('\n')
        + tr("Lost for good: who made those edits and what was there before. They cannot be undone, shown or restored "
             "any more. Save a copy first if you may want them."));
}

void CompactionDialog::begin()
{
    setWorking(true);
    const QString label = tr("History compacted by %1: %2 until %3 forgotten")
                              .arg(m_workspace.author(), entriesText(m_plan.entries), momentText(m_plan.until));
    m_workspace.compact(m_plan.before, label, this, [this](const Result<Compacted> &done) { finish(done); });
}

void CompactionDialog::setWorking(bool isWorking)
{
    m_isWorking = isWorking;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_byCount, m_byAge, m_none, m_count, m_days, m_compact})
        widget->setEnabled(!isWorking);
    m_cancel->setText(isWorking ? tr("Stop") : tr("Cancel"));
    m_cancel->setEnabled(true);
    m_cancel->setFocus();
    m_progress->setValue(0);
    m_progress->setVisible(isWorking);
    m_failure->hide();
}

void CompactionDialog::finish(const Result<Compacted> &done)
{
    setWorking(false);
    if (done && done->isDone) {
        const QString forgotten = tr("%1 forgotten").arg(entriesText(done->entries));
        Q_EMIT compacted(
            done->whyNoSmaller.isEmpty()
                ? tr("%1; the file is smaller by %2.").arg(forgotten, sizeText(std::max<std::int64_t>(done->bytes, 0)))
                : tr("%1. The file is not smaller yet, but its room is used again.").arg(forgotten));
        QDialog::accept();
        return;
    }
    m_failure->setText(done ? tr("Stopped. Nothing was forgotten.") : tr("Not compacted: %1").arg(done.error().text()));
    m_failure->show();
    plan();
}

void CompactionDialog::reject()
{
    if (!m_isWorking)
        return QDialog::reject();
    m_workspace.stopCompacting();
    m_cancel->setEnabled(false);
}

} // namespace ledger
