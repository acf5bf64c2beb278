#include "viewlist.h"

#include "pictureview.h"

namespace ledger
{

QStringList viewList() { return {QStringLiteral("share"), QStringLiteral("commitments"), QStringLiteral("capacity")}; }

ViewPanel *makeView(const QString &name, const ViewContext &context, QWidget *parent)
{
    return new PictureView(name, context, parent);
}

} // namespace ledger
