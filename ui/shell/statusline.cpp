#include "statusline.h"

#include "filterentries.h"
#include "listing.h"
#include "picker.h"
#include "quietbutton.h"
#include "toast.h"
#include "wording.h"

#include <QAccessible>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QTimer>

namespace ledger
{

namespace
{
constexpr int sayTime = 8000; // milliseconds

constexpr int partGap = 16;

enum class GivesWay { Last, First };

/// A part of the line that is cut where room is short: what one does with the file before which file it is.
class StatusPart : public QLabel
{
public:
    StatusPart(const char *name, QWidget *parent, GivesWay givesWay, Qt::TextElideMode cut = Qt::ElideRight)
        : QLabel(parent)
        , m_least(givesWay == GivesWay::First ? 40 : 280)
        , m_cut(cut)
    {
        setObjectName(QString::fromLatin1(name));
        setTextFormat(Qt::PlainText);
        setForegroundRole(QPalette::PlaceholderText);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        hide();
    }

    QSize minimumSizeHint() const override { return QSize(std::min(m_least, sizeHint().width()), sizeHint().height()); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), m_cut, width()));
    }

private:
    int m_least;
    Qt::TextElideMode m_cut;
};

void showPart(QLabel *part, const QString &text, const QString &toolTip = {})
{
    part->setText(text);
    part->setToolTip(toolTip);
    part->setVisible(!text.isEmpty());
}
} // namespace

LensReach lensReach(const Readings &readings, const Lens &lens)
{
    return LensReach{static_cast<int>(dealRows(readings, lens).size()), uncounted(readings, lens)};
}

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_file(new StatusPart("statusFile", this, GivesWay::Last, Qt::ElideMiddle))
    , m_deals(new StatusPart("statusDeals", this, GivesWay::Last))
    , m_uncountedButton(new QuietButton(this))
    , m_saved(new StatusPart("statusSaved", this, GivesWay::Last))
    , m_undo(new StatusPart("statusUndo", this, GivesWay::First))
    , m_note(new StatusPart("statusNote", this, GivesWay::Last))
    , m_said(new StatusPart("statusMessage", this, GivesWay::First, Qt::ElideMiddle)) // a path tells most at its end
    , m_toast(new Toast(this))
    , m_busy(new StatusPart("statusBusy", this, GivesWay::Last))
    , m_forget(new QTimer(this))
    , m_list(new Picker(tr("Uncounted"), tr("What is in no total, and why"), 560, this))
{
    setObjectName(QStringLiteral("statusLine"));
    setAccessibleName(tr("Status"));
    m_uncountedButton->setObjectName(QStringLiteral("uncounted"));
    m_uncountedButton->setMuted(true);
    m_uncountedButton->hide();
    m_file->setForegroundRole(QPalette::WindowText);
    m_said->setForegroundRole(QPalette::WindowText);
    m_busy->setText(tr("Counting…"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(18, 1, 18, 1);
    line->setSpacing(partGap);
    for (QWidget *part : std::initializer_list<QWidget *>{m_file, m_deals, m_uncountedButton, m_saved, m_undo, m_note})
        line->addWidget(part);
    line->addStretch(1);
    line->addWidget(m_said);
    line->addWidget(m_toast);
    line->addWidget(m_busy);
    fitHeight();
    m_forget->setSingleShot(true);
    m_forget->setInterval(sayTime);
    connect(m_forget, &QTimer::timeout, this, [this] {
        showPart(m_said, {});
        fitWidths();
    });
    connect(m_toast, &Toast::shownChanged, this, &StatusLine::fitWidths);
    connect(m_uncountedButton, &QuietButton::clicked, this, &StatusLine::openUncounted);
    connect(m_list, &Picker::picked, this, &StatusLine::picked);
}

void StatusLine::showState(const Workspace &workspace)
{
    const OpenNotes &notes = workspace.notes();
    showPart(m_file, QFileInfo(workspace.path()).fileName(), workspace.path());
    const QString revision = QLocale().toString(static_cast<qlonglong>(workspace.revision()));
    if (workspace.path().isEmpty())
        showPart(m_saved, {});
    else if (!workspace.fileTrouble().isEmpty())
        showPart(m_saved, tr("no longer as in its file"), workspace.fileTrouble());
    else if (notes.isReadOnly)
        showPart(m_saved, tr("read-only, revision %1").arg(revision), notes.why);
    else if (workspace.isSaving())
        showPart(m_saved, tr("saving…"));
    else
        showPart(m_saved, tr("saved, revision %1").arg(revision));
    const bool canUndo = !notes.isReadOnly && !workspace.undoLabel().isEmpty();
    showPart(m_undo, canUndo ? tr("Undo: %1").arg(workspace.undoLabel()) : QString());
    QString note = notes.why;
    if (!notes.backup.isEmpty())
        note = tr("copy kept as %1").arg(QFileInfo(notes.backup).fileName());
    showPart(m_note, note, notes.backup.isEmpty() ? notes.why : notes.backup);
    fitWidths();
}

void StatusLine::showReach(const LedgerPtr &ledger, LensReach reach)
{
    const QLocale locale;
    const auto all = static_cast<int>(ledger->count(RecordKind::Deal));
    m_ledger = ledger;
    m_uncounted = std::move(reach.uncounted);
    showPart(m_deals,
             all == 0 ? tr("no deals")
                      : tr("%1 of %2", "12 of 260 deals").arg(locale.toString(reach.deals), dealsText(all)));
    const auto count = static_cast<int>(m_uncounted.size());
    m_uncountedButton->setText(tr("%1 uncounted").arg(locale.toString(count)));
    m_uncountedButton->setAccessibleName(tr("%1 uncounted: show what is in no total, and why").arg(count));
    m_uncountedButton->setToolTip(tr("What is in no total, and why"));
    m_uncountedButton->setVisible(count > 0);
    fitWidths();
}

void StatusLine::showBusy(bool isBusy)
{
    m_busy->setVisible(isBusy);
    fitWidths();
}

/// Room goes to how one stands with the file, then to what was just said, then to what undo would take back, which a
/// toast says itself; what is cut says all of itself where one points at it.
void StatusLine::fitWidths()
{
    const bool isToast = !m_toast->isHidden();
    m_undo->setVisible(!m_undo->text().isEmpty() && !isToast);
    m_said->setVisible(!m_said->text().isEmpty() && !isToast);
    const QMargins edges = layout()->contentsMargins();
    int free = width() - edges.left() - edges.right();
    for (const QWidget *part :
         std::initializer_list<QWidget *>{m_file, m_deals, m_uncountedButton, m_saved, m_note, m_busy})
        if (!part->isHidden())
            free -= part->sizeHint().width() + partGap;
    for (QWidget *part : std::initializer_list<QWidget *>{m_toast, m_said, m_undo}) {
        if (part->isHidden())
            continue;
        const int given = std::clamp(free - partGap, part->minimumSizeHint().width(), part->sizeHint().width());
        part->setMaximumWidth(given);
        free -= given + partGap;
    }
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWidths();
}

void StatusLine::announce(const QString &message)
{
    showPart(m_said, message, message);
    fitWidths();
    m_forget->start();
    QAccessibleEvent said(m_said, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&said);
}

QString StatusLine::announced() const { return m_said->text(); }

void StatusLine::openUncounted()
{
    if (m_uncounted.empty())
        return;
    m_list->setEntries(uncountedEntries(*m_ledger, m_uncounted));
    m_list->openAt(*m_uncountedButton);
}

void StatusLine::fitHeight() { setFixedHeight(fontMetrics().height() + 15); }

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitHeight();
    fitWidths();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace ledger
