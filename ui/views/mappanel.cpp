#include "mappanel.h"

#include "mapcanvas.h"

#include <QMenu>

namespace ledger
{

MapPanel::MapPanel(QWidget *parent) : PicturePanel(new MapCanvas, parent)
{
    setObjectName(QStringLiteral("mapPanel"));
    connect(this, &PicturePanel::menuOpening, this, &MapPanel::addMapActions);
}

MapCanvas &MapPanel::map() const { return static_cast<MapCanvas &>(canvas()); }

void MapPanel::addMapActions(QMenu *menu)
{
    if (showsData())
        return;
    const auto add = [this, menu](const QString &name, const QString &text, Qt::Key key, void (MapCanvas::*then)()) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcut(key); // told beside it; the canvas itself listens
        connect(action, &QAction::triggered, &map(), then);
    };
    add(QStringLiteral("mapZoomIn"), tr("Zoom &in"), Qt::Key_Plus, &MapCanvas::zoomIn);
    add(QStringLiteral("mapZoomOut"), tr("Zoom &out"), Qt::Key_Minus, &MapCanvas::zoomOut);
    add(QStringLiteral("mapFit"), tr("&Fit into the window"), Qt::Key_Home, &MapCanvas::fit);
    add(QStringLiteral("mapZoomToSelection"), tr("&Zoom to selection"), Qt::Key_Z, &MapCanvas::zoomToSelection);
    menu->addSeparator();
}

} // namespace ledger
