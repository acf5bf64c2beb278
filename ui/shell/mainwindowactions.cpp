#include "commandpalette.h"
#include "helpwindow.h"
#include "inspectorpanel.h"
#include "lensbar.h"
#include "lenschips.h"
#include "mainwindow.h"
#include "rail.h"
#include "statusline.h"
#include "toast.h"
#include "viewpanel.h"
#include "welcomepage.h"
#include "wording.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>

namespace ledger
{

namespace
{
const char ledgerSuffix[] = "gigaledger";

QStringList localPaths(const QMimeData &mime)
{
    QStringList paths;
    for (const QUrl &url : mime.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

/// The level of a drill that is the page of a record: of a party or a deal, or of the deal that it belongs to.
DrillStep pageStep(const Ledger &ledger, const QString &kind, const QString &id)
{
    const std::string name = id.toStdString();
    if (kind == u"party") {
        const Party *party = ledger.find(Id<Party>(name));
        return {QStringLiteral("partyPage"), id, party != nullptr ? qstring(party->name) : id};
    }
    ClaimPlace place;
    if (kind == u"deal")
        place.deal = ledger.dossier(Id<Deal>(name));
    else if (kind == u"claim")
        place = ledger.place(Id<Claim>(name));
    else if (kind == u"commitment")
        place = ledger.place(Id<Commitment>(name));
    else if (kind == u"deployment")
        place = ledger.place(Id<Deployment>(name));
    if (place.deal == nullptr)
        return {};
    return {QStringLiteral("deal"), qstring(place.deal->record.id.text), qstring(place.deal->record.title)};
}

/// What Tab reaches first in a part of the window; null where there is nothing.
QWidget *firstToFocus(const QWidget &part)
{
    for (QWidget *at = part.nextInFocusChain(); at != &part; at = at->nextInFocusChain())
        if (part.isAncestorOf(at) && at->isVisible() && at->isEnabled()
            && (at->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            return at;
    return nullptr;
}

bool isLedgerFile(const QString &path)
{
    return QFileInfo(path).suffix().compare(QLatin1String(ledgerSuffix), Qt::CaseInsensitive) == 0;
}
} // namespace

void MainWindow::extend(const QString &kind, const QString &id)
{
    const Lens &lens = m_focus.lens();
    if (kind == u"period") {
        m_focus.setLens(withPeriod(lens, id));
        return;
    }
    if (kind == u"first") {
        m_focus.setLens(withPowerBy(lens, id));
        return;
    }
    if (kind == u"country" || kind == u"site" || kind == u"deployment") {
        announce(tr("No filter knows countries or sites; a double click or Enter opens this one."));
        return;
    }
    // A picture's parties are payers or payees; a row of the ledger is a party in whatever part.
    const bool isTable = m_focus.look().view == u"ledger";
    const QString filter
        = filterOf(kind, isTable ? QString() : m_focus.option(QStringLiteral("group"), QStringLiteral("payee")));
    if (filter.isEmpty() || id.isEmpty())
        announce(tr("There is no filter for this; a click shows it in the inspector."));
    else
        m_focus.setLens(withFilter(lens, filter, id));
}

void MainWindow::inspect(const QString &kind, const QString &id) { m_focus.select(kind, id); }

void MainWindow::drill(const DrillStep &step)
{
    if (step.id.isEmpty())
        return;
    // Claims, sources and deployments have nothing below them in a picture: the inspector is where they open.
    if (step.kind == u"claim" || step.kind == u"source" || step.kind == u"deployment")
        inspect(step.kind, step.id);
    else if (step.opensPage())
        openPage(step.kind == u"deal" ? step.kind : QStringLiteral("party"), step.id);
    else
        m_focus.drillInto(step);
}

/// The page of a party or a deal, or of the deal that something belongs to; what has none is inspected. A page that the
/// way has led over already is gone back to.
void MainWindow::openPage(const QString &kind, const QString &id)
{
    const DrillStep step = pageStep(*m_workspace.ledger(), kind, id);
    Look look = m_focus.look();
    look.selection = Selection{kind, id};
    if (step.id.isEmpty()) {
        m_focus.setLook(look);
        return;
    }
    const auto passed = std::find(look.drill.begin(), look.drill.end(), step);
    look.drill.erase(passed, look.drill.end());
    look.drill.push_back(step);
    m_focus.setLook(look);
}

void MainWindow::list(const QString &table, const Selection &of)
{
    Look look = m_focus.look();
    look.lens.parties = {Id<Party>(of.id.toStdString())};
    look.view = QStringLiteral("ledger");
    look.options = {{QStringLiteral("table"), table}};
    look.drill.clear();
    m_focus.setLook(look);
}

/// A table of the ledger as a whole, whatever is open: one step.
void MainWindow::openTable(const QString &table)
{
    const QString view = QStringLiteral("ledger");
    const QString option = QStringLiteral("table");
    if (m_focus.look().view != view) {
        m_focus.prepareOption(view, option, table);
        m_focus.setView(view);
        return;
    }
    Look look = m_focus.look();
    look.options[option] = table;
    look.drill.clear();
    m_focus.setLook(look);
}

void MainWindow::enterPane(int step)
{
    const QList<QWidget *> panes{m_rail, m_lensBar, m_stack, m_inspector};
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (QWidget *focused = focusWidget();
            focused != nullptr && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            at = i;
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + step + panes.size()) % panes.size();
        QWidget *pane = panes[at];
        if (!pane->isVisible() || !pane->isEnabled())
            continue;
        if (pane == m_lensBar)
            pane = &m_lensBar->slider();
        else if (pane == m_stack)
            pane = m_stack->currentWidget();
        else if (pane == m_inspector)
            pane = firstToFocus(*m_inspector);
        if (pane == nullptr)
            continue;
        pane->setFocus(Qt::ShortcutFocusReason);
        if (pane->focusPolicy() == Qt::NoFocus && pane->focusProxy() == nullptr && pane->nextInFocusChain() != nullptr)
            pane->nextInFocusChain()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void MainWindow::find()
{
    if (ViewPanel *view = openView(); view != nullptr && view->offers(ViewPanel::Offer::Search))
        view->search();
    else
        m_palette->openRecords();
}

void MainWindow::openPalette()
{
    fillRecent(); // they are commands too
    m_palette->open();
}

QString MainWindow::askForFile(const QString &title, bool isToSave)
{
    QFileDialog dialog(this, title, m_folder, tr("Ledgers (*.%1)").arg(QLatin1String(ledgerSuffix)));
    dialog.setObjectName(QStringLiteral("fileDialog"));
    dialog.setAcceptMode(isToSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog.setFileMode(isToSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog.setDefaultSuffix(QLatin1String(ledgerSuffix));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    m_folder = dialog.directory().absolutePath();
    return dialog.selectedFiles().constFirst();
}

void MainWindow::openFile()
{
    if (const QString path = askForFile(tr("Open a ledger"), false); !path.isEmpty())
        m_actions.open(this, path);
}

void MainWindow::createFile()
{
    const QString path = askForFile(tr("New ledger"), true);
    if (path.isEmpty())
        return;
    // The dialog has asked whether to replace a file; a ledger is never replaced, only opened.
    if (QFileInfo::exists(path))
        complain(tr("That file is there already"),
                 tr("%1 was not touched. Choose another name, or open it.").arg(path));
    else
        m_actions.create(this, path);
}

void MainWindow::fillRecent()
{
    m_menus.recent->clear();
    const QStringList recent = m_actions.recentFiles ? m_actions.recentFiles() : QStringList();
    for (const QString &path : recent) {
        QAction *action = m_menus.recent->addAction(QFileInfo(path).fileName());
        action->setObjectName(QStringLiteral("actionRecent-") + path);
        action->setToolTip(path);
        action->setStatusTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_actions.open(this, path); });
    }
    m_menus.recent->setToolTipsVisible(true);
    if (recent.isEmpty())
        m_menus.recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::saveCopy()
{
    const QString path = askForFile(tr("Save a copy"), true);
    if (path.isEmpty())
        return;
    m_workspace.saveCopy(path, this, [this, path](const QString &failure) {
        if (failure.isEmpty())
            announce(tr("A copy is saved as %1").arg(QFileInfo(path).fileName()));
        else
            complain(tr("The copy was not saved"), failure);
    });
}

void MainWindow::takeBack()
{
    m_doing = tr("Undone: %1").arg(m_workspace.undoLabel());
    m_workspace.undo();
}

void MainWindow::doAgain()
{
    m_doing = tr("Done again: %1").arg(m_workspace.redoLabel());
    m_workspace.redo();
}

void MainWindow::toastDoing()
{
    if (!m_doing.isEmpty())
        m_toast->say(std::exchange(m_doing, {}));
}

void MainWindow::toastOthers(const QString &who, const QString &label)
{
    if (who.isEmpty())
        m_toast->say(label.isEmpty() ? tr("Another program has changed this ledger") : label);
    else
        m_toast->say(tr("%1 changed: %2").arg(who, label));
}

bool MainWindow::canEdit()
{
    const bool canWrite = !m_workspace.path().isEmpty() && !m_workspace.notes().isReadOnly;
    if (!canWrite)
        announce(tr("This ledger cannot be changed here."));
    return canWrite;
}

void MainWindow::addRecord(const QString &kind, const Selection &from)
{
    if (m_actions.newRecord && canEdit())
        m_actions.newRecord(this, kind, from);
}

/// Whether what is selected is a record; says what is in the way where it is none.
bool MainWindow::isRecord(const QString &kind, const QString &id)
{
    if (id.isEmpty())
        announce(tr("Nothing is selected: choose a row, a mark or a claim first."));
    else if (!fromWord<RecordKind>(kind.toStdString()))
        announce(tr("There is no single record behind this; Enter opens what it is made of."));
    else
        return true;
    return false;
}

void MainWindow::edit(const QString &kind, const QString &id)
{
    if (m_actions.edit && canEdit() && isRecord(kind, id))
        m_actions.edit(this, kind, id);
}

void MainWindow::remove(const QString &kind, const QString &id)
{
    if (m_actions.remove && canEdit() && isRecord(kind, id))
        m_actions.remove(this, kind, id);
}

/// Several rows of the open view, where they are chosen together.
Chosen MainWindow::chosen() const
{
    const ViewPanel *view = openView();
    return view != nullptr ? view->chosen() : Chosen();
}

void MainWindow::editChosen()
{
    const Chosen all = chosen();
    if (all.count < 2)
        edit(m_focus.look().selection.kind, m_focus.look().selection.id);
    else if (m_actions.editAll && canEdit())
        m_actions.editAll(this, all);
}

void MainWindow::removeChosen()
{
    const Chosen all = chosen();
    if (all.count < 2)
        remove(m_focus.look().selection.kind, m_focus.look().selection.id);
    else if (m_actions.removeAll && canEdit())
        m_actions.removeAll(this, all);
}

void MainWindow::duplicateSelected()
{
    const Selection &selection = m_focus.look().selection;
    if (chosen().count > 1)
        announce(tr("One record is duplicated at a time: choose one row."));
    else if (m_actions.duplicate && canEdit() && isRecord(selection.kind, selection.id))
        m_actions.duplicate(this, selection.kind, selection.id);
}

void MainWindow::mergeChosen()
{
    constexpr std::size_t mostMerged = 8; // side by side
    const Selection &selection = m_focus.look().selection;
    const Chosen all = chosen();
    const bool areMany = all.count > 1;
    if (!m_actions.merge || !canEdit() || (!areMany && !isRecord(selection.kind, selection.id)))
        return;
    const RecordKind kind
        = areMany ? all.kind : fromWord<RecordKind>(selection.kind.toStdString()).value_or(RecordKind::Deal);
    if (kind != RecordKind::Party && kind != RecordKind::Source)
        announce(tr("Parties and sources can be merged, other records cannot."));
    else if (all.count > mostMerged)
        announce(tr("Up to %1 are merged at once.").arg(mostMerged));
    else
        m_actions.merge(this, areMany ? all.records() : std::vector{RecordRef{kind, selection.id.toStdString()}});
}

void MainWindow::replaceClaim(const QString &claim)
{
    if (m_actions.replaceClaim && canEdit())
        m_actions.replaceClaim(this, claim);
}

void MainWindow::showHistory(const QString &kind, const QString &id)
{
    if (m_actions.history)
        m_actions.history(this, {kind, id});
}

void MainWindow::resizeText(int percent)
{
    AppearanceChoice choice = m_appearance.choice();
    choice.textPercent = percent;
    m_appearance.choose(choice);
    announce(tr("Text at %1 %").arg(m_appearance.choice().textPercent));
}

void MainWindow::complain(const QString &what, const QString &why)
{
    m_doing.clear();
    auto *box = findChild<QMessageBox *>(QStringLiteral("complaint"), Qt::FindDirectChildrenOnly);
    if (box == nullptr) {
        box = new QMessageBox(QMessageBox::Warning, tr("Gigaledger"), what, QMessageBox::Ok, this);
        box->setObjectName(QStringLiteral("complaint"));
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
    }
    box->setText(what);
    box->setInformativeText(why);
    box->open();
}

void MainWindow::showHelp() { HelpWindow::openFor(*this); }

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Gigaledger"),
                                tr("Gigaledger %1").arg(QApplication::applicationVersion()), QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("about"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Who owes whom how much computing: a ledger of claims, each with its source.\n\n"
           "Free software under the GNU General Public License, version 3 or later; it comes with no "
           "warranty. Set in Inter (SIL Open Font License)."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(*event->mimeData());
    if (paths.size() == 1 && isLedgerFile(paths.first()) && m_actions.open)
        m_actions.open(this, paths.first());
    else if (!paths.isEmpty() && m_menus.import->isEnabled() && m_actions.importPaths)
        m_actions.importPaths(this, paths);
    event->acceptProposedAction();
}

} // namespace ledger
