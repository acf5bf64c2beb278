#pragma once

#include "picturepanel.h"

namespace ledger
{

class MapCanvas;

/// Shows a Picture that may be far larger than the room, and all that one does with one; it can be moved and zoomed.
class MapPanel : public PicturePanel
{
    Q_OBJECT

public:
    explicit MapPanel(QWidget *parent = nullptr);

    [[nodiscard]] MapCanvas &map() const;

private:
    void addMapActions(QMenu *menu);
};

} // namespace ledger
