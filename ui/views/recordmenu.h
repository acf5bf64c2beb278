#pragma once

#include "focus.h"

#include <QMenu>

namespace ledger
{

class ClaimCard;

/// The record that a widget of the inspector or of a page stands for: its row, its claim, or one of these round it; of
/// no kind where it is none. `card` is the claim's, if it is one.
struct PointedRecord
{
    Selection record = {};
    const ClaimCard *card = nullptr;
};
[[nodiscard]] PointedRecord pointedRecord(const QWidget *widget);

/// What can be done with a record that is pointed at: a context menu that goes when it is closed.
class RecordMenu : public QMenu
{
    Q_OBJECT

public:
    RecordMenu(const PointedRecord &pointed, QWidget *parent);

Q_SIGNALS:
    void selected(const QString &kind, const QString &id);
    void pageWanted(const QString &kind, const QString &id);
    void editWanted(const QString &kind, const QString &id);
    void historyWanted(const QString &kind, const QString &id);
    void sourceWanted(const QString &url);
    /// Something done, in words for the status bar.
    void announced(const QString &message);

private:
    template <typename Then> QAction *add(const char *name, const QString &text, Then &&then);
};

} // namespace ledger
