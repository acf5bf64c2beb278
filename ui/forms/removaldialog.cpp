#include "removaldialog.h"

#include "editlabels.h"
#include "formfields.h"
#include "formproposal.h"
#include "helppart.h"
#include "recordpicker.h"
#include "recordwords.h"
#include "removal.h"
#include "style.h"
#include "wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace ledger
{

namespace
{
constexpr int mostListed = 5;
constexpr int widestListed = 460; // of text of the usual size

/// A record with its parts and what is said of them.
void addOwned(std::set<RecordRef> &owned, const RecordRef &record, const Ledger &ledger)
{
    owned.insert(record);
    const auto addClaims = [&owned](std::span<const Claim> claims) {
        for (const Claim &claim : claims)
            owned.insert({RecordKind::Claim, claim.id.text});
    };
    if (record.kind == RecordKind::Commitment)
        addClaims(ledger.claimsOn({SubjectKind::Commitment, record.id}));
    if (record.kind == RecordKind::Deployment)
        addClaims(ledger.claimsOn({SubjectKind::Deployment, record.id}));
    const DealDossier *deal = record.kind == RecordKind::Deal ? ledger.dossier(Id<Deal>(record.id)) : nullptr;
    if (!deal)
        return;
    addClaims(deal->claims);
    for (const CommitmentDossier &part : deal->commitments) {
        owned.insert({RecordKind::Commitment, part.record.id.text});
        addClaims(part.claims);
    }
    for (const DeploymentDossier &part : deal->deployments) {
        owned.insert({RecordKind::Deployment, part.record.id.text});
        addClaims(part.claims);
    }
}

Id<Deal> dealOf(const AnySwap &any, const Ledger &ledger)
{
    return std::visit(
        [&ledger](const auto &swap) {
            using Swapped = std::decay_t<decltype(swap)>;
            const DealDossier *deal = nullptr;
            if constexpr (std::is_same_v<Swapped, Swap<Deal>>)
                deal = ledger.dossier(swap.id);
            else if constexpr (
                std::is_same_v<
                    Swapped,
                    Swap<
                        Commitment>> || std::is_same_v<Swapped, Swap<Deployment>> || std::is_same_v<Swapped, Swap<Claim>>)
                deal = ledger.place(swap.id).deal;
            return deal ? deal->record.id : Id<Deal>();
        },
        any);
}

bool isRemoval(const AnySwap &any)
{
    return std::visit(
        [](const auto &swap) {
            if constexpr (std::is_same_v<std::decay_t<decltype(swap)>, TitleSwap>)
                return false;
            else
                return !swap.after;
        },
        any);
}

QString nameOfAll(const std::vector<RecordRef> &records, const Ledger &ledger)
{
    return records.size() == 1 ? recordName(records.front(), ledger)
                               : recordsText(records.front().kind, records.size());
}

QPushButton *buttonIn(QDialog *dialog, QHBoxLayout *into, const char *name, const QString &text)
{
    auto *button = new QPushButton(text, dialog);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    into->addWidget(button);
    return button;
}
} // namespace

Deletion deletionOf(const std::vector<RecordRef> &records, const Ledger &ledger)
{
    if (records.empty())
        return {};
    Deletion deletion{removal(ledger, records), {}, {}};
    deletion.label = deletionLabel(records, ledger);
    std::set<RecordRef> owned;
    for (const RecordRef &record : records)
        addOwned(owned, record, ledger);
    std::map<RecordKind, int> gone;
    std::set<Id<Deal>> deals;
    int mended = 0;
    for (const AnySwap &swap : deletion.change.swaps) {
        const RecordRef about = recordOf(swap);
        if (owned.contains(about))
            continue;
        const bool goes = isRemoval(swap);
        if (goes)
            ++gone[about.kind];
        else
            ++mended;
        deletion.touched.push_back({about, goes});
        if (const Id<Deal> deal = dealOf(swap, ledger); !deal.isEmpty() && about.kind != RecordKind::Deal)
            deals.insert(deal);
    }
    std::ranges::stable_sort(deletion.touched, {}, [](const Deletion::Touched &each) {
        return std::pair(each.record.kind == RecordKind::Claim, each.record.kind);
    });
    deletion.others = std::max(0, static_cast<int>(deletion.touched.size()) - mostListed);
    deletion.touched.resize(deletion.touched.size() - static_cast<std::size_t>(deletion.others));
    QStringList parts;
    for (const auto &[kind, count] : gone)
        parts.append(recordsText(kind, static_cast<std::size_t>(count)));
    if (!parts.isEmpty())
        deletion.along = deals.size() > 1
            ? RemovalDialog::tr("%1 in %2")
                  .arg(parts.join(QStringLiteral(", ")), dealsText(static_cast<int>(deals.size())))
            : parts.join(QStringLiteral(", "));
    else if (mended > 0)
        deletion.along = mended == 1 ? RemovalDialog::tr("1 mention elsewhere")
                                     : RemovalDialog::tr("%1 mentions elsewhere").arg(QLocale().toString(mended));
    return deletion;
}

RemovalDialog::RemovalDialog(const std::vector<RecordRef> &records, const Deletion &deletion, const LedgerPtr &ledger,
                             QWidget *parent)
    : QDialog(parent)
    , m_record(records.front())
    , m_ledger(ledger)
{
    setObjectName(QStringLiteral("removalDialog"));
    setHelp(*this, HelpPart::History);
    const bool isOne = records.size() == 1;
    setWindowTitle(tr("Delete %1").arg(isOne ? kindName(m_record.kind) : nameOfAll(records, *ledger)));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(12);
    const auto addText = [&](const QString &text) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(420);
        column->addWidget(label);
        return label;
    };
    addText(nameOfAll(records, *ledger));
    addText((isOne ? tr("Others refer to it: %1.") : tr("Others refer to them: %1.")).arg(deletion.along));
    addTouched(deletion, *column);
    auto *buttons = new QHBoxLayout;
    QPushButton *cancel = buttonIn(this, buttons, "cancelButton", tr("Cancel"));
    buttons->addStretch(1);
    QPushButton *remove = buttonIn(this, buttons, "deleteButton", tr("&Delete with %1").arg(deletion.along));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT removalChosen();
    });
    const bool isReplaceable = isOne && (m_record.kind == RecordKind::Source || m_record.kind == RecordKind::Party);
    if (isReplaceable) {
        const auto choices = std::make_shared<RecordChoices>();
        choices->setLedger(ledger);
        m_by = new RecordPicker(m_record.kind == RecordKind::Source ? ChoiceList::Sources : ChoiceList::Parties,
                                choices, {}, this);
        m_by->setObjectName(QStringLiteral("replacement"));
        m_by->setPlaceholderText(tr("another %1 that they are to refer to").arg(kindName(m_record.kind)));
        m_by->setAccessibleName(tr("Replacement"));
        column->addWidget(m_by);
        QPushButton *replaces = buttonIn(this, buttons, "replaceButton", tr("&Replace"));
        replaces->setEnabled(false);
        connect(m_by, &RecordPicker::edited, replaces, [this, replaces] {
            const QString by = m_by->reference();
            replaces->setEnabled(!by.isEmpty() && !isUnfound(by) && by != qstring(m_record.id));
        });
        connect(replaces, &QPushButton::clicked, this, &RemovalDialog::replace);
    }
    column->addLayout(buttons);
    (m_by ? static_cast<QWidget *>(m_by) : cancel)->setFocus();
}

/// Which they are: each a door, since one may want to see it before it goes.
void RemovalDialog::addTouched(const Deletion &deletion, QVBoxLayout &column)
{
    auto *list = new QVBoxLayout;
    list->setSpacing(0);
    const int widest = scaledToText(widestListed, font());
    for (const Deletion::Touched &each : deletion.touched) {
        const QString text = (each.goes ? tr("%1 goes too") : tr("%1 stays, without the mention"))
                                 .arg(recordCalled(each.record, *m_ledger));
        auto *door = new QPushButton(this);
        door->setObjectName(QStringLiteral("touched-") + qstring(each.record.id));
        door->setText(QString(fontMetrics().elidedText(text, Qt::ElideMiddle, widest))
                          .replace(QLatin1Char('&'), QStringLiteral("&&")));
        door->setAccessibleName(text);
        door->setToolTip(plainTooltip(text));
        door->setFlat(true);
        door->setAutoDefault(false);
        connect(door, &QPushButton::clicked, this, [this, record = each.record] {
            reject();
            Q_EMIT opened(qstring(word(record.kind)), qstring(record.id));
        });
        list->addWidget(door, 0, Qt::AlignLeft);
    }
    if (deletion.others > 0) {
        auto *more = new QLabel(tr("and %1 more").arg(QLocale().toString(deletion.others)), this);
        more->setObjectName(QStringLiteral("touchedMore"));
        more->setIndent(8);
        list->addWidget(more);
    }
    column.addLayout(list);
}

void RemovalDialog::replace()
{
    const std::string by = m_by->reference().toStdString();
    const RecordRef heir{m_record.kind, by};
    const Change change = m_record.kind == RecordKind::Source
        ? replacement(*m_ledger, Id<Source>(m_record.id), Id<Source>(by))
        : replacement(*m_ledger, Id<Party>(m_record.id), Id<Party>(by));
    accept();
    Q_EMIT replacementChosen(change, replacementLabel(m_record, heir, *m_ledger));
}

} // namespace ledger
