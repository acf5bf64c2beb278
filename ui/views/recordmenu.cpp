#include "recordmenu.h"

#include "claimcard.h"
#include "inspectedwidgets.h"
#include "records.h"
#include "vocabulary.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ledger
{

PointedRecord pointedRecord(const QWidget *widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (const auto *card = qobject_cast<const ClaimCard *>(widget))
            return {{QStringLiteral("claim"), card->claim().id}, card};
        if (const auto *row = qobject_cast<const InspectedRowButton *>(widget))
            return {row->leadsTo(), nullptr};
    }
    return {};
}

template <typename Then> QAction *RecordMenu::add(const char *name, const QString &text, Then &&then)
{
    QAction *action = addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, std::forward<Then>(then));
    return action;
}

RecordMenu::RecordMenu(const PointedRecord &pointed, QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("recordMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString kind = pointed.record.kind;
    const QString id = pointed.record.id;
    if (kind.isEmpty())
        return;
    add("selectRecord", tr("&Select"), [this, kind, id] { Q_EMIT selected(kind, id); });
    if (kind == QStringLiteral("party") || kind == QStringLiteral("deal"))
        add("openRecord", tr("&Open its page"), [this, kind, id] { Q_EMIT pageWanted(kind, id); });
    if (pointed.card != nullptr) {
        const InspectedClaim claim = pointed.card->claim();
        if (isOpenable(claim.url))
            add("openSource", tr("&Open the source"), [this, claim] { Q_EMIT sourceWanted(claim.url); });
        add("copyCitation", tr("&Copy citation"), [this, claim] {
            QGuiApplication::clipboard()->setText(claim.citation);
            Q_EMIT announced(tr("Citation copied"));
        });
    }
    if (!fromWord<RecordKind>(kind.toStdString()))
        return;
    addSeparator();
    add("editRecord", tr("&Edit…"), [this, kind, id] { Q_EMIT editWanted(kind, id); })->setShortcut(Qt::Key_F2);
    add("recordHistory", tr("&History…"), [this, kind, id] { Q_EMIT historyWanted(kind, id); });
}

} // namespace ledger
