#include "viewlist.h"

#include "dependenciesview.h"
#include "ledgerview.h"
#include "pictureview.h"
#include "reconcileview.h"

namespace ledger
{

QStringList viewList()
{
    return {QStringLiteral("overview"), QStringLiteral("share"),        QStringLiteral("commitments"),
            QStringLiteral("capacity"), QStringLiteral("dependencies"), QStringLiteral("contested"),
            QStringLiteral("ledger")};
}

ViewPanel *makeView(const QString &name, const ViewContext &context, QWidget *parent)
{
    if (name == QStringLiteral("dependencies"))
        return new DependenciesView(context, parent);
    if (name == u"contested")
        return new ReconcileView(name, context, parent);
    if (name == u"ledger")
        return new LedgerView(name, context, parent);
    return new PictureView(name, context, parent);
}

} // namespace ledger
