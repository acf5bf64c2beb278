#include "deeds.h"

#include "changeeffect.h"
#include "formproposal.h"
#include "removal.h"
#include "settling.h"
#include "slugs.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
struct DeedWords
{
    Q_DECLARE_TR_FUNCTIONS(DeedWords)
};

QString figureOf(const DeedSubject &subject, const Ledger &ledger)
{
    const Claim *claim = ledger.find(subject.claim);
    return claim ? claimText(*claim) : QString();
}

/// What an item or a decision is about, in the words of the forms.
QString nameOf(const DeedSubject &subject, const Ledger &ledger)
{
    if (const Claim *claim = ledger.find(subject.claim); claim && (!subject.item || subject.item->of))
        return subjectName(claim->of, ledger, false);
    if (subject.item)
        return subject.item->of ? subjectName(*subject.item->of, ledger, false)
                                : recordName(subject.item->record, ledger);
    const Decision *decision = ledger.find(subject.decision);
    return decision ? subjectName(decision->of, ledger, false) : QString();
}

/// What is opened to be corrected: the claim, or the record that is doubted.
QString correctedName(const DeedSubject &subject, const Ledger &ledger)
{
    if (!subject.decision.isEmpty())
        return DeedWords::tr("the decision");
    const InboxItem &item = *subject.item;
    if (!item.of && item.record.kind == RecordKind::Source)
        return DeedWords::tr("the source");
    if (!item.of)
        return DeedWords::tr("the deal");
    return figureOf(subject, ledger);
}

Change withoutGoneSteps(const Ledger &ledger, const Id<Story> &id)
{
    Change change;
    const Story *story = ledger.find(id);
    if (!story)
        return change;
    Story mended = *story;
    std::erase_if(mended.steps, [&](const StoryStep &step) { return !ledger.find(step.view); });
    if (mended != *story)
        change.replace(*story, std::move(mended));
    return change;
}

Change mergingOf(const InboxItem &item, const Ledger &ledger)
{
    if (item.record.kind == RecordKind::Source)
        return replacement(ledger, Id<Source>(item.record.id), Id<Source>(item.other.id));
    return merging(ledger, Id<Deal>(item.record.id), Id<Deal>(item.other.id));
}

/// The decision with an id that nothing has yet.
Judgement judgementOn(const Subject &of, Verdict verdict, const QString &reason, const PartialDate &today,
                      const Ledger &ledger)
{
    FreshIds ids(ledger);
    Decision wish;
    wish.of = of;
    wish.verdict = verdict;
    return {ids.idFor(wish), reason.trimmed().toStdString(), today};
}

std::vector<Deed> deedsOnItem(const InboxItem &item)
{
    switch (item.sort) {
    case InboxSort::AtOdds:
        return {Deed::SetAside, Deed::Supersede, Deed::NoConflict, Deed::Correct, Deed::Replace};
    case InboxSort::UnlikeParts:
    case InboxSort::OutOfScale:
    case InboxSort::ScaleSlip:
    case InboxSort::EarlyTerm:
    case InboxSort::StatedTooEarly:
        return {Deed::SetAside, Deed::NoConflict, Deed::Correct, Deed::Replace};
    case InboxSort::LikelyDuplicate:
        return {Deed::Merge, Deed::Amend, Deed::Correct};
    case InboxSort::SameAddress:
        return {Deed::Merge, Deed::Correct};
    case InboxSort::NoAddress:
    case InboxSort::NoAnnouncement:
        return {Deed::Correct};
    case InboxSort::ViewGone:
        break;
    }
    return {Deed::Forget};
}
} // namespace

std::vector<Deed> deedsOn(const DeedSubject &subject)
{
    return subject.item ? deedsOnItem(*subject.item) : std::vector<Deed>{Deed::TakeBack, Deed::Correct};
}

bool opensForm(Deed deed) { return deed == Deed::Correct || deed == Deed::Replace; }

bool needsReason(Deed deed) { return deed == Deed::SetAside || deed == Deed::NoConflict; }

bool asksWhy(Deed deed) { return !opensForm(deed) && deed != Deed::TakeBack && deed != Deed::Forget; }

Qt::Key keyOf(Deed deed)
{
    constexpr std::array keys{Qt::Key_A, Qt::Key_S, Qt::Key_N, Qt::Key_M, Qt::Key_T,
                              Qt::Key_G, Qt::Key_B, Qt::Key_C, Qt::Key_R};
    return keys[static_cast<std::size_t>(deed)];
}

QString deedText(Deed deed, const DeedSubject &subject, const Ledger &ledger)
{
    switch (deed) {
    case Deed::SetAside:
        return DeedWords::tr("Set %1 aside").arg(figureOf(subject, ledger));
    case Deed::Supersede:
        return DeedWords::tr("Let %1 replace the others").arg(figureOf(subject, ledger));
    case Deed::NoConflict:
        return subject.item->sort == InboxSort::AtOdds ? DeedWords::tr("No conflict") : DeedWords::tr("It is right so");
    case Deed::Merge:
        return DeedWords::tr("Merge the two");
    case Deed::Amend:
        return DeedWords::tr("It amends the other");
    case Deed::Forget:
        return DeedWords::tr("Forget the step");
    case Deed::TakeBack:
        return DeedWords::tr("Take back");
    case Deed::Correct:
        return DeedWords::tr("Correct %1…").arg(correctedName(subject, ledger));
    case Deed::Replace:
        break;
    }
    return DeedWords::tr("Replace %1…").arg(figureOf(subject, ledger));
}

QString labelOf(Deed deed, const DeedSubject &subject, const QString &reason, const Ledger &ledger)
{
    const QString name = nameOf(subject, ledger);
    const QString why
        = reason.trimmed().isEmpty() || needsReason(deed) ? QString() : QStringLiteral(": ") + reason.trimmed();
    switch (deed) {
    case Deed::SetAside:
        return DeedWords::tr("%1 set aside on %2").arg(figureOf(subject, ledger), name);
    case Deed::Supersede:
        return DeedWords::tr("%1 in the place of others on %2").arg(figureOf(subject, ledger), name) + why;
    case Deed::NoConflict:
        return DeedWords::tr("no conflict on %1").arg(name);
    case Deed::Merge:
        return DeedWords::tr("%1 merged with its like").arg(recordName(subject.item->record, ledger)) + why;
    case Deed::Amend:
        return DeedWords::tr("%1 amends %2")
                   .arg(recordName(subject.item->record, ledger), recordName(subject.item->other, ledger))
            + why;
    case Deed::Forget:
        return DeedWords::tr("steps of the story %1").arg(recordName(subject.item->record, ledger));
    case Deed::TakeBack: {
        const Decision *decision = ledger.find(subject.decision);
        return DeedWords::tr("decision on %1, taken back")
            .arg(decision ? subjectName(decision->of, ledger, false) : name);
    }
    case Deed::Correct:
    case Deed::Replace:
        break;
    }
    return name;
}

Change changeOf(Deed deed, const DeedSubject &subject, const QString &reason, const PartialDate &today,
                const Ledger &ledger)
{
    const Claim *claim = ledger.find(subject.claim);
    const InboxItem *item = subject.item ? &*subject.item : nullptr;
    switch (deed) {
    case Deed::SetAside:
        return claim ? settingAside(*claim, judgementOn(claim->of, Verdict::SetAside, reason, today, ledger))
                     : Change();
    case Deed::Supersede:
        return claim && item ? superseding(*claim, item->claims) : Change();
    case Deed::NoConflict:
        return item && item->of ? sayingNoConflict(*item->of, item->claims,
                                                   judgementOn(*item->of, Verdict::NoConflict, reason, today, ledger))
                                : Change();
    case Deed::Merge:
        return item ? mergingOf(*item, ledger) : Change();
    case Deed::Amend: {
        const Deal *deal = item ? ledger.find(Id<Deal>(item->record.id)) : nullptr;
        return deal ? amending(*deal, Id<Deal>(item->other.id)) : Change();
    }
    case Deed::Forget:
        return item ? withoutGoneSteps(ledger, Id<Story>(item->record.id)) : Change();
    case Deed::TakeBack: {
        const Decision *decision = ledger.find(subject.decision);
        return decision ? takingBack(*decision) : Change();
    }
    case Deed::Correct:
    case Deed::Replace:
        break;
    }
    return {};
}

QString effectOf(Deed deed, const DeedSubject &subject, const PartialDate &today, const LedgerPtr &ledger,
                 const Lens &lens)
{
    if (deed == Deed::Correct)
        return DeedWords::tr("In its form, which says what it does before it is saved.");
    if (deed == Deed::Replace)
        return DeedWords::tr("By a new claim, in a form of its own.");
    const Change change = changeOf(deed, subject, QStringLiteral("?"), today, *ledger);
    if (change.isEmpty())
        return {};
    const Applied done = applied(ledger, change);
    return done.ledger ? effectOf(change, ledger, done.ledger, lens)
                       : DeedWords::tr("It cannot be done: others have changed what it is about.");
}

} // namespace ledger
