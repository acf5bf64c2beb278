#include "inboxlist.h"
#include "inspectedwidgets.h"
#include "itempane.h"
#include "reconcileview.h"
#include "saidtable.h"
#include "settling.h"
#include "viewrequest.h"
#include "wording.h"

#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QTimer>

#include <algorithm>

// What is done to the line that is open: what can be, what would come of it, forms and decisions; and where it leads.
namespace ledger
{

bool ReconcileView::canDecide() const
{
    return !m_workspace.path().isEmpty() && !m_workspace.notes().isReadOnly && !m_isSaving;
}

DeedSubject ReconcileView::subject() const
{
    DeedSubject subject;
    const InboxRow *open = line();
    if (!open)
        return subject;
    if (isDecidedTab())
        subject.decision = m_lines->inbox.decided[open->index].decision->id;
    else
        subject.item = m_lines->inbox.items[open->index];
    if (const SaidClaim *claim = m_pane->said().current(); claim && m_pane->said().isVisibleTo(m_pane))
        subject.claim = Id<Claim>(claim->id.toStdString());
    const Claim *claim = subject.item ? m_seen->ledger->find(subject.claim) : nullptr;
    if (const Decision *decision = claim ? whatSetsAside(*claim, *m_seen->ledger) : nullptr)
        subject.aside = decision->id;
    return subject;
}

std::map<Deed, QString> ReconcileView::deedTexts() const
{
    const DeedSubject of = subject();
    std::map<Deed, QString> texts;
    if (line())
        for (const Deed deed : deedsOn(of)) {
            const bool needsClaim = deed == Deed::SetAside || deed == Deed::Supersede || deed == Deed::Replace;
            if (!needsClaim || !of.claim.isEmpty())
                texts[deed] = deedText(deed, of, *m_seen->ledger);
        }
    return texts;
}

void ReconcileView::offerDeeds() { m_pane->offer(deedTexts(), canDecide()); }

/// What can be decided of the line that one is on, each with its key.
void ReconcileView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!line() || m_draws)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("lineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Open")), &QAction::triggered, this, &ReconcileView::open);
    menu->addSeparator();
    for (auto [deed, text] : deedTexts()) {
        QAction *action = menu->addAction(text.replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("menu-") + QChar(static_cast<char16_t>(keyOf(deed))));
        action->setShortcut(QKeySequence(keyOf(deed)));
        action->setEnabled(canDecide());
        connect(action, &QAction::triggered, this, [this, which = deed] { choose(which); });
    }
    menu->popup(event->globalPos());
}

/// Works out what each decision would make of the figures.
void ReconcileView::weigh()
{
    const DeedSubject of = subject();
    m_isWeighing = true;
    m_readings.compute(
        m_seen->ledger, m_seen->lens, &m_weighing,
        [of, lens = m_seen->lens, today = m_workspace.today()](const ReadingsPtr &readings) {
            std::map<Deed, QString> effects;
            for (const Deed deed : deedsOn(of))
                effects[deed] = effectOf(deed, of, today, readings->ledgerPtr(), lens);
            return effects;
        },
        [this, of](const ReadingsPtr &, const std::map<Deed, QString> &effects) {
            m_isWeighing = false;
            if (subject() == of)
                m_pane->setEffects(effects);
        });
}

void ReconcileView::askWho()
{
    const Id<Decision> decision = subject().decision;
    if (decision.isEmpty())
        return;
    constexpr int edits = 100; // of one decision: nobody makes more
    HistoryQuestion question;
    question.record = RecordRef{RecordKind::Decision, decision.text};
    m_workspace.history(question, {}, edits, this, [this, decision](const Result<HistoryPage> &page) {
        if (!page || page->entries.empty() || subject().decision != decision)
            return;
        const HistoryEntry &entry = page->entries.back().entry; // which brought it
        m_pane->setAuthor(tr("Entered by %1 on %2, revision %3")
                              .arg(entry.who, QLocale().toString(entry.when.toLocalTime(), QLocale::ShortFormat),
                                   QLocale().toString(static_cast<qlonglong>(entry.revision))));
    });
}

void ReconcileView::choose(Deed deed)
{
    if (!line() || m_draws || m_isSaving || m_pane->isAsking())
        return;
    const DeedSubject of = subject();
    const std::vector<Deed> offered = deedsOn(of);
    if (std::ranges::find(offered, deed) == offered.end())
        return;
    if (!canDecide()) {
        Q_EMIT announced(tr("This ledger cannot be changed here."));
        return;
    }
    if (m_calm->isActive())
        pick();
    if (opensForm(deed))
        openForm(deed);
    else if (asksWhy(deed))
        m_pane->ask(deed);
    else
        decide(deed, {});
}

void ReconcileView::openForm(Deed deed)
{
    const DeedSubject of = subject();
    const QString claim = qstring(of.claim.text);
    if (deed == Deed::Replace && !claim.isEmpty())
        Q_EMIT replacementWanted(claim);
    else if (!of.decision.isEmpty())
        Q_EMIT formWanted(qstring(word(RecordKind::Decision)), qstring(of.decision.text));
    else if (of.item && of.item->of && !claim.isEmpty())
        Q_EMIT formWanted(qstring(word(RecordKind::Claim)), claim);
    else
        Q_EMIT formWanted(m_told.selects.kind, m_told.selects.id);
}

void ReconcileView::decide(Deed deed, const QString &reason)
{
    const DeedSubject of = subject();
    const LedgerPtr ledger = m_workspace.ledger();
    const Change change = changeOf(deed, of, reason, m_workspace.today(), *ledger);
    if (change.isEmpty()) {
        m_pane->complain(tr("That would change nothing."));
        return;
    }
    const QString label = labelOf(deed, of, reason, *ledger);
    m_isSaving = true;
    m_pane->setSaving(true);
    m_workspace.edit(change, label, this, [this, label](const EditOutcome &outcome) { finish(outcome, label); });
}

void ReconcileView::finish(const EditOutcome &outcome, const QString &label)
{
    m_isSaving = false;
    m_pane->setSaving(false);
    if (!outcome.isSaved) {
        m_pane->complain(tr("Not saved: %1").arg(outcome.reason()));
        return;
    }
    m_pane->settle();
    offerDeeds();
    m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT decided(tr("Done: %1").arg(label));
}

void ReconcileView::open()
{
    pick();
    if (m_told.page.kind == u"deal") {
        Q_EMIT drilled(named({m_told.page.kind, m_told.page.id, m_told.page.id}, *m_seen->ledger));
        return;
    }
    const Source *source = m_told.selects.kind == u"source"
        ? m_seen->ledger->find(Id<Source>(m_told.selects.id.toStdString()))
        : nullptr;
    if (source)
        openAddress(qstring(source->url));
}

void ReconcileView::openSource()
{
    if (const SaidClaim *claim = m_pane->said().current())
        openAddress(claim->url);
}

void ReconcileView::openAddress(const QString &url)
{
    if (!openInBrowser(url))
        Q_EMIT announced(tr("This source has no address that can be opened."));
}

} // namespace ledger
