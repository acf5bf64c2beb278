#include "claimform.h"

#include "claimeffect.h"
#include "claimfields.h"
#include "style.h"
#include "wording.h"

#include <QFontInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int pauseInTyping = 150; // ms

QString inNotation(const std::string &value) { return value.empty() ? ClaimForm::tr("nothing") : qstring(value); }

QString collisionText(const std::vector<Collision> &collisions)
{
    QStringList lines;
    for (const Collision &collision : collisions)
        lines.append(
            collision.field.empty()
                ? ClaimForm::tr("somebody has removed or added %1").arg(qstring(collision.record.id))
                : ClaimForm::tr("%1: yours %2, theirs %3")
                      .arg(qstring(collision.field), inNotation(collision.ours), inNotation(collision.theirs)));
    return lines.join(QLatin1Char('\n'));
}
} // namespace

ClaimForm::ClaimForm(const ClaimStart &from, Workspace &workspace, const Lens &lens, Day today, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_lens(lens)
    , m_today(today)
    , m_fields(new ClaimFields(this))
    , m_typing(new QTimer(this))
{
    setObjectName(QStringLiteral("claimForm"));
    build();
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseInTyping);
    connect(m_typing, &QTimer::timeout, this, &ClaimForm::refresh);
    connect(m_fields, &ClaimFields::edited, m_typing, QOverload<>::of(&QTimer::start));
    connect(&m_workspace, &Workspace::ledgerChanged, this, &ClaimForm::followLedger);
    m_fields->setLedger(m_workspace.ledger());
    start(from);
}

ClaimForm::~ClaimForm() = default;

void ClaimForm::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_fields);
    scroll->setFocusPolicy(Qt::NoFocus);
    const auto addLabel = [this](const QString &name) {
        auto *label = new QLabel(this);
        label->setObjectName(name);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(16, 6, 16, 2);
        return label;
    };
    m_effect = addLabel(QStringLiteral("effect"));
    m_failure = addLabel(QStringLiteral("failure"));
    m_failure->hide();
    const auto addButton = [this](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setMinimumWidth(button->sizeHint().width() + 16);
        return button;
    };
    m_save = addButton(QStringLiteral("saveButton"), tr("Save"));
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_next = addButton(QStringLiteral("saveAndNextButton"), tr("Save, and another"));
    m_next->setToolTip(tr("Ctrl+Shift+Enter: the next claim on this number from this source"));
    m_cancel = addButton(QStringLiteral("cancelButton"), tr("Cancel"));
    connect(m_save, &QPushButton::clicked, this, &ClaimForm::save);
    connect(m_next, &QPushButton::clicked, this, &ClaimForm::saveAndNext);
    connect(m_cancel, &QPushButton::clicked, this, &ClaimForm::reject);
    for (const int enter : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *saves = new QShortcut(QKeySequence(int(Qt::ControlModifier) | enter), this);
        connect(saves, &QShortcut::activated, this, &ClaimForm::save);
        auto *goesOn = new QShortcut(QKeySequence(int(Qt::ControlModifier) | int(Qt::ShiftModifier) | enter), this);
        connect(goesOn, &QShortcut::activated, this, &ClaimForm::saveAndNext);
    }

    auto *rule = new QFrame(this);
    rule->setFrameStyle(QFrame::HLine | QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 8, 16, 14);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_next);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(rule);
    column->addWidget(m_effect);
    column->addWidget(m_failure);
    column->addLayout(buttons);
    fitText(*scroll);
}

void ClaimForm::fitText(QScrollArea &scroll)
{
    // What is wider than the form would be cut: it scrolls up and down only.
    scroll.setMinimumWidth(m_fields->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    const QSize room = screen()->availableSize() - QSize(40, 60);
    const int side = 640 * QFontInfo(font()).pixelSize() / 13;
    resize(QSize(side, side).boundedTo(room));
}

void ClaimForm::start(const ClaimStart &from)
{
    const Ledger &ledger = *m_workspace.ledger();
    const std::optional<ClaimDraft> kept = from.draft.isEmpty() ? std::nullopt : claimDraft(from.draft);
    const QString edits = kept ? kept->edits : from.claim ? qstring(from.claim->text) : QString();
    if (const Claim *claim = edits.isEmpty() ? nullptr : ledger.find(Id<Claim>(edits.toStdString())))
        m_before = *claim;
    if (m_before) {
        m_clean = draftOf(*m_before);
    } else {
        m_clean = newDraft(from.of.value_or(Subject{SubjectKind::Deal, {}}), from.source);
        m_clean.stated = qstring(isoText(m_today));
        const Source *source = ledger.find(from.source);
        if (source && source->published)
            m_clean.stated = qstring(source->published->text());
    }
    ClaimDraft first = kept.value_or(m_clean);
    if (!m_before)
        first.edits.clear(); // it was removed meanwhile: what was typed becomes a new claim
    begin(first);
}

void ClaimForm::begin(const ClaimDraft &draft)
{
    setWindowTitle(m_before ? tr("Edit a claim") : tr("New claim"));
    m_saysAll = false;
    m_fields->setDraft(draft);
    refresh();
    m_fields->enter({});
}

bool ClaimForm::isDirty() const { return m_fields->draft() != m_clean; }

QByteArray ClaimForm::draft() const { return isDirty() ? bytesOf(m_fields->draft()) : QByteArray(); }

void ClaimForm::refresh()
{
    m_typing->stop();
    m_proposal = proposal(m_fields->draft(), m_before, m_workspace.ledger());
    m_fields->say(m_proposal, m_saysAll);
    const auto general = m_proposal.problems.find(QString());
    if (general != m_proposal.problems.end())
        complain(general->second);
    else if (!m_proposal.collisions.empty())
        complain(tr("This claim was changed meanwhile. Save again to put yours in its place.\n%1")
                     .arg(collisionText(m_proposal.collisions)));
    else if (!m_isSaving)
        m_failure->hide();
    sayEffect();
    Q_EMIT draftChanged(draft());
}

void ClaimForm::sayEffect()
{
    if (m_proposal.canBeSaved() && m_proposal.after)
        m_effect->setText(effectOf(m_proposal.claim, m_workspace.ledger(), m_proposal.after, m_lens));
    else if (m_proposal.problems.empty() && m_proposal.collisions.empty())
        m_effect->setText(tr("Nothing is changed yet."));
    else
        m_effect->setText(tr("What it does to the totals is said here once it can be saved."));
    m_effect->setForegroundRole(m_proposal.canBeSaved() ? QPalette::WindowText : QPalette::PlaceholderText);
}

void ClaimForm::followLedger()
{
    if (m_isSaving)
        return; // the answer to our own edit comes by itself
    m_fields->setLedger(m_workspace.ledger());
    refresh();
}

void ClaimForm::save() { commit(false); }

void ClaimForm::saveAndNext() { commit(true); }

void ClaimForm::commit(bool goesOn)
{
    if (m_isSaving)
        return;
    if (!m_proposal.collisions.empty() && m_before) {
        // Told of what others wrote, one saves again: from here on it is theirs that is replaced.
        if (const Claim *theirs = m_workspace.ledger()->find(m_before->id))
            m_before = *theirs;
    }
    m_saysAll = true;
    refresh();
    if (m_proposal.problems.empty() && m_proposal.change.isEmpty()) {
        accept(); // as it was: nothing to save
        return;
    }
    if (!m_proposal.canBeSaved()) {
        m_fields->enter(m_proposal);
        return;
    }
    setSaving(true);
    m_workspace.edit(m_proposal.change, label(), this,
                     [this, goesOn](const EditOutcome &outcome) { finish(outcome, goesOn); });
}

void ClaimForm::finish(const EditOutcome &outcome, bool goesOn)
{
    setSaving(false);
    if (!outcome.isSaved) {
        m_fields->setLedger(m_workspace.ledger());
        const QString why = !outcome.failure.isEmpty() ? outcome.failure
            : !outcome.violations.isEmpty()            ? outcome.violations.join(QLatin1Char('\n'))
                                                       : collisionText(outcome.collisions);
        complain(tr("Not saved: %1").arg(why));
        return;
    }
    const QString name = label();
    const ClaimDraft written = m_fields->draft();
    const Claim claim = m_proposal.claim;
    m_clean = written; // nothing is left to lose
    Q_EMIT draftChanged({});
    Q_EMIT saved(qstring(claim.id.text), name);
    if (!goesOn) {
        accept();
        return;
    }
    m_before.reset();
    m_clean = newDraft(claim.of, claim.source);
    m_clean.stated = written.stated;
    m_clean.stance = written.stance;
    m_fields->setLedger(m_workspace.ledger());
    begin(m_clean);
}

void ClaimForm::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    m_fields->setEnabled(!isSaving);
    m_save->setEnabled(!isSaving);
    m_next->setEnabled(!isSaving);
    m_save->setText(isSaving ? tr("Saving…") : tr("Save"));
    if (isSaving)
        m_failure->hide();
}

void ClaimForm::complain(const QString &what)
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, styleFor(isDark ? ThemeName::Dark : ThemeName::Light).warning);
    m_failure->setPalette(colours);
    m_failure->setText(what);
    m_failure->show();
}

QString ClaimForm::label() const
{
    const QString subject = subjectName(m_proposal.claim.of, *m_workspace.ledger(), false);
    if (!m_before)
        return tr("claim on %1").arg(subject);
    Claim other = m_proposal.claim;
    other.amount = m_before->amount;
    const bool isAmountAlone = other == *m_before;
    return isAmountAlone ? tr("amount of %1").arg(subject) : tr("claim on %1, edited").arg(subject);
}

void ClaimForm::reject()
{
    if (m_isSaving)
        return;
    if (!isDirty()) {
        Q_EMIT draftChanged({});
        QDialog::reject();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Discard what you typed?"),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("discardQuestion"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this](int answer) {
        if (answer != QMessageBox::Discard)
            return;
        Q_EMIT draftChanged({});
        QDialog::reject();
    });
    box->open();
}

} // namespace ledger
