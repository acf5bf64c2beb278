#include "viewpanel.h"

namespace ledger
{

ViewPanel::ViewPanel(const QString &name, QWidget *parent) : QWidget(parent), m_name(name)
{
    setObjectName(QStringLiteral("view-") + name);
}

} // namespace ledger
