#include "viewpanel.h"

#include "nothingpage.h"
#include "picturepanel.h"

namespace ledger
{

ViewPanel::ViewPanel(const QString &name, QWidget *parent) : QWidget(parent), m_name(name)
{
    setObjectName(QStringLiteral("view-") + name);
}

void ViewPanel::serve(PicturePanel &pictures)
{
    connect(&pictures, &PicturePanel::extended, this, &ViewPanel::extended);
    connect(&pictures, &PicturePanel::announced, this, &ViewPanel::announced);
    connect(&pictures, &PicturePanel::showsDataChanged, this, &ViewPanel::offersChanged);
}

void ViewPanel::serve(NothingPage &nothing, Focus &focus)
{
    nothing.serve(focus);
    connect(&nothing, &NothingPage::importWanted, this, &ViewPanel::importRequested);
}

} // namespace ledger
