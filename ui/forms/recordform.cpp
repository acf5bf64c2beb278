#include "recordform.h"

#include "changeeffect.h"
#include "copiedform.h"
#include "editlabels.h"
#include "fieldrow.h"
#include "formfields.h"
#include "helppart.h"
#include "recordfields.h"
#include "recordwords.h"
#include "style.h"
#include "suggestions.h"
#include "wording.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QShowEvent>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace ledger
{

namespace
{
constexpr int pauseInTyping = 150; // ms
constexpr int longestUnkept = 1000; // ms; what is typed is on disk within two seconds

QString inNotation(const std::string &value) { return value.empty() ? RecordForm::tr("nothing") : qstring(value); }

QString collisionText(const std::vector<Collision> &collisions)
{
    QStringList lines;
    for (const Collision &collision : collisions)
        lines.append(
            collision.field.empty()
                ? RecordForm::tr("somebody has removed or added %1").arg(qstring(collision.record.id))
                : RecordForm::tr("%1: yours %2, theirs %3")
                      .arg(qstring(collision.field), inNotation(collision.ours), inNotation(collision.theirs)));
    return lines.join(QLatin1Char('\n'));
}

/// The source that the first claim of a form comes from: what comes next is mostly from there too.
QString sourceOf(const FormDraft &form, const FormProposal &read)
{
    for (const PlacedDraft &each : draftsOf(form)) {
        const QString source = each.draft->text(QStringLiteral("source"));
        if (source.isEmpty())
            continue;
        const auto made = read.records.find(source);
        return made == read.records.end() ? source : qstring(made->second.id);
    }
    return {};
}

void setSource(FormDraft &form, const QString &source)
{
    if (form.record.kind == RecordKind::Claim || form.record.kind == RecordKind::Observation)
        form.record.set(QStringLiteral("source"), source);
    for (RecordDraft &part : form.record.parts)
        for (RecordDraft &claim : part.parts)
            claim.set(QStringLiteral("source"), source);
}
} // namespace

RecordForm::RecordForm(const FormStart &from, Workspace &workspace, const Lens &lens, Day today, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_lens(lens)
    , m_today(today)
    , m_fields(new RecordFields(this))
    , m_typing(new QTimer(this))
    , m_keeping(new QTimer(this))
{
    setObjectName(QStringLiteral("recordForm"));
    setHelp(*this, from.kind == RecordKind::Decision ? HelpPart::Reconcile : HelpPart::Editing);
    build();
    for (QTimer *timer : {m_typing, m_keeping})
        timer->setSingleShot(true);
    m_typing->setInterval(pauseInTyping);
    m_keeping->setInterval(longestUnkept);
    connect(m_typing, &QTimer::timeout, this, &RecordForm::refresh);
    connect(m_keeping, &QTimer::timeout, this, &RecordForm::keepDraft);
    connect(m_fields, &RecordFields::edited, this, [this] {
        m_typing->start();
        if (!m_keeping->isActive())
            m_keeping->start();
        if (m_waiting && !m_fields->isSearching())
            QMetaObject::invokeMethod(
                this, [this] { commitWaiting(); }, Qt::QueuedConnection);
    });
    connect(m_fields, &RecordFields::meetingChosen, this, &RecordForm::chooseBetween);
    connect(&m_workspace, &Workspace::ledgerChanged, this, &RecordForm::followLedger);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (now && m_fields->isAncestorOf(now)) // once all is in its place
            QMetaObject::invokeMethod(this, &RecordForm::reveal, Qt::QueuedConnection);
    });
    m_fields->installEventFilter(this);
    start(from);
}

RecordForm::~RecordForm() = default;

bool RecordForm::edits(RecordKind kind) { return kind != RecordKind::View && kind != RecordKind::Story; }

void RecordForm::build()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_fields);
    m_scroll->setFocusPolicy(Qt::NoFocus);
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
    auto *rule = new QFrame(this);
    rule->setFrameStyle(QFrame::HLine | QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(rule);
    column->addWidget(m_effect);
    column->addWidget(m_failure);
    buildButtons();
}

void RecordForm::buildButtons()
{
    const auto addButton = [this](const QString &name, const QString &text, const QString &key) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setToolTip(key);
        button->setMinimumWidth(button->sizeHint().width() + 16);
        return button;
    };
    m_save = addButton(QStringLiteral("saveButton"), tr("Save"), tr("Ctrl+S: saves and closes"));
    m_next = addButton(QStringLiteral("saveAndNextButton"), tr("Save, and next"),
                       tr("Ctrl+Enter: saves, and opens the next one from the same source"));
    m_another = addButton(QStringLiteral("anotherClaimButton"), tr("Another claim"),
                          tr("Ctrl+Shift+Enter: the next claim on this number from this source"));
    m_cancel = addButton(QStringLiteral("cancelButton"), tr("Cancel"), tr("Escape"));
    m_history
        = addButton(QStringLiteral("historyButton"), tr("History…"), tr("Ctrl+H: who edited this, and what was there"));
    const auto tellHistory = [this] {
        if (const QString id = m_fields->form().record.edits; !id.isEmpty())
            Q_EMIT historyRequested(qstring(word(m_kind)), id);
    };
    connect(m_history, &QPushButton::clicked, this, tellHistory);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_H), this), &QShortcut::activated, this, tellHistory);
    connect(m_save, &QPushButton::clicked, this, &RecordForm::save);
    connect(m_next, &QPushButton::clicked, this, &RecordForm::saveAndNext);
    connect(m_another, &QPushButton::clicked, this, &RecordForm::anotherClaim);
    connect(m_cancel, &QPushButton::clicked, this, &RecordForm::reject);
    const auto bind = [this](const QKeySequence &key, void (RecordForm::*slot)()) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    };
    bind(QKeySequence(Qt::CTRL | Qt::Key_S), &RecordForm::save);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        bind(QKeySequence(Qt::CTRL | enter), &RecordForm::saveAndNext);
        bind(QKeySequence(Qt::CTRL | Qt::SHIFT | enter), &RecordForm::anotherClaim);
    }
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete), this), &QShortcut::activated, m_fields,
            &RecordFields::removePart);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 8, 16, 14);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_history);
    buttons->addStretch(1);
    buttons->addWidget(m_another);
    buttons->addWidget(m_next);
    buttons->addWidget(m_save);
    static_cast<QVBoxLayout *>(layout())->addLayout(buttons);
}

void RecordForm::fitText()
{
    // What is wider than the form would be cut: it scrolls up and down only.
    m_scroll->setMinimumWidth(m_fields->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    const QSize room = screen()->availableSize() - QSize(40, 60);
    const int height = std::max(360, m_fields->sizeHint().height() + scaledToText(130, font()));
    resize(QSize(scaledToText(700, font()), height).boundedTo(room));
}

/// The field with the keyboard is seen whole, with its label and what is said beneath it.
void RecordForm::reveal()
{
    constexpr int around = 12;
    QWidget *seen = QApplication::focusWidget();
    if (!seen || !m_fields->isAncestorOf(seen))
        return;
    for (QWidget *above = seen; above != m_fields; above = above->parentWidget())
        if (qobject_cast<FieldRow *>(above))
            seen = above;
    m_scroll->ensureWidgetVisible(seen, 0, around);
}

/// What is said beneath a field moves those below it.
bool RecordForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fields && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &RecordForm::reveal, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void RecordForm::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous() && m_firstField.isEmpty())
        m_fields->enter({});
    else if (!event->spontaneous())
        m_fields->enterField(m_firstField);
}

FormDraft RecordForm::cleanForm(const FormStart &from) const
{
    FormDraft form = newForm(from.kind);
    if (from.of)
        form.record.set(QStringLiteral("of"), referenceTo(*from.of));
    if (!from.source.isEmpty())
        setSource(form, qstring(from.source.text));
    if (!from.supersedes.isEmpty())
        form.record.set(QStringLiteral("supersedes"), qstring(from.supersedes.text));
    if (from.kind == RecordKind::Decision)
        form.record.set(QStringLiteral("decided"), qstring(isoText(m_today)));
    if (from.kind == RecordKind::Claim && from.source.isEmpty())
        form.record.set(QStringLiteral("stated"), qstring(isoText(m_today)));
    return suggested({newForm(from.kind)}, form, *m_base);
}

void RecordForm::start(const FormStart &from)
{
    m_base = m_workspace.ledger();
    const std::optional<KeptForm> kept = from.draft.isEmpty() ? std::nullopt : keptForm(from.draft);
    RecordRef record{from.kind, from.id.toStdString()};
    QString focus;
    if (kept)
        record = {kept->typed.record.kind, kept->typed.record.edits.toStdString()};
    if (record.kind == RecordKind::Commitment || record.kind == RecordKind::Deployment) {
        const ClaimPlace place = record.kind == RecordKind::Commitment ? m_base->place(Id<Commitment>(record.id))
                                                                       : m_base->place(Id<Deployment>(record.id));
        record = {RecordKind::Deal, place.deal ? place.deal->record.id.text : std::string()};
        focus = from.id;
    }
    m_kind = record.kind;
    const bool isNew = record.id.empty() || (from.isCopy && record.kind == from.kind);
    const std::optional<FormDraft> known = isNew ? std::nullopt : formOf(record, *m_base);
    FormStart fresh = from;
    fresh.kind = record.kind;
    m_clean = known.value_or(cleanForm(fresh));
    FormDraft first = m_clean;
    if (kept) {
        MergedForm onto = known ? merged(kept->typed, kept->from, *known) : MergedForm{kept->typed, {}};
        first = std::move(onto.form);
        m_meetings = std::move(onto.meetings);
        if (!known)
            makeAnew(first.record);
    }
    const std::optional<FormDraft> copy
        = from.isCopy ? copyOf({from.kind, from.id.toStdString()}, *m_base) : std::nullopt;
    begin(copy.value_or(first));
    if (copy) {
        m_keeping->start(); // it is there to be lost from now on
        for (const PlacedDraft &each : draftsOf(*copy))
            if (!focus.isEmpty() && each.draft->kind == from.kind && each.draft->edits.isEmpty())
                m_firstField = fieldPath(each.path, QStringLiteral("claims/0/amount"));
    } else if (!focus.isEmpty()) {
        for (const PlacedDraft &each : draftsOf(first))
            if (each.draft->edits == focus)
                m_firstField = fieldPath(each.path, fieldsOf(each.draft->kind, FieldPlace::InDeal).front().key);
    }
}

void RecordForm::begin(const FormDraft &draft)
{
    const bool isNew = draft.record.edits.isEmpty();
    const QString name = kindName(m_kind);
    setWindowTitle(isNew
                       ? tr("New %1").arg(name)
                       : tr("Edit %1: %2").arg(name, recordName({m_kind, draft.record.edits.toStdString()}, *m_base)));
    m_another->setVisible(m_kind == RecordKind::Claim || m_kind == RecordKind::Deal);
    m_next->setVisible(isNew);
    m_history->setVisible(!isNew);
    m_saysAll = false;
    m_tookOthers = false;
    m_isGone = false;
    m_fields->setLedger(m_workspace.ledger());
    m_fields->setForm(draft);
    m_fields->setMeetings(m_meetings);
    fitText();
    refresh();
    m_fields->enter({});
}

/// What would be lost, by the labels of its fields.
QString RecordForm::lost() const
{
    constexpr qsizetype mostNamed = 6;
    const FormDraft typed = withoutLeftovers(m_fields->form());
    QStringList labels;
    for (const PlacedDraft &each : draftsOf(typed)) {
        const RecordDraft *was = m_clean.at(each.path);
        for (const auto &[key, text] : each.draft->texts)
            if (!was || was->text(key) != text)
                labels.append(fieldName(each.draft->kind, key.section(QLatin1Char('/'), 0, 0).toStdString()));
        for (const auto &[key, text] : was ? was->texts : decltype(was->texts)())
            if (each.draft->text(key).isEmpty())
                labels.append(fieldName(each.draft->kind, key.section(QLatin1Char('/'), 0, 0).toStdString()));
    }
    labels.removeDuplicates();
    if (labels.isEmpty())
        return tr("what you took out");
    if (labels.size() > mostNamed) {
        const qsizetype more = labels.size() - mostNamed;
        labels = labels.mid(0, mostNamed) << tr("%1 more fields").arg(more);
    }
    return labels.join(QStringLiteral(", "));
}

bool RecordForm::isDirty() const { return withoutLeftovers(m_fields->form()) != m_clean; }

QByteArray RecordForm::draft() const
{
    return isDirty() ? bytesOf(KeptForm{withoutLeftovers(m_fields->form()), unsettled(m_clean, m_meetings)})
                     : QByteArray();
}

bool RecordForm::isBusy() const { return m_typing->isActive() || m_fields->isSearching(); }

void RecordForm::keepDraft()
{
    m_keeping->stop();
    if (!m_isSaving)
        Q_EMIT draftChanged(draft());
}

void RecordForm::refresh()
{
    m_typing->stop();
    m_proposal = proposal(withoutLeftovers(m_fields->form()), m_base, m_workspace.ledger(), m_today);
    m_fields->say({m_proposal.understood, m_proposal.refused, m_proposal.doubted}, m_saysAll);
    const auto general = m_proposal.refused.find(QString());
    if (general != m_proposal.refused.end()) {
        complain(general->second);
    } else if (!m_proposal.collisions.empty()) {
        complain(collisionText(m_proposal.collisions));
    } else if (!sayMeetings() && !m_isSaving) {
        m_failure->hide();
    }
    sayEffect();
    keepDraft();
}

void RecordForm::sayEffect()
{
    if (m_proposal.canBeSaved() && m_proposal.after)
        m_effect->setText(effectOf(m_proposal.change, m_workspace.ledger(), m_proposal.after, m_lens));
    else if (m_proposal.refused.empty() && m_proposal.collisions.empty())
        m_effect->setText(tr("Nothing is changed yet."));
    else
        m_effect->setText(tr("What it does to the totals is said here once it can be saved."));
    m_effect->setForegroundRole(m_proposal.canBeSaved() ? QPalette::WindowText : QPalette::PlaceholderText);
}

bool RecordForm::sayMeetings()
{
    if (!m_meetings.empty())
        complain(tr("Others have changed meanwhile what you changed too. Choose beside each such field which is to "
                    "stand."));
    else if (m_isGone)
        complain(tr("Others have deleted this meanwhile. Saving makes it anew; Escape lets it go."));
    else if (m_tookOthers)
        inform(tr("Others have edited this meanwhile. What you had not touched is as they left it."));
    else
        return false;
    return true;
}

void RecordForm::followLedger()
{
    if (m_isSaving)
        return; // the answer to our own edit comes by itself
    meetOthers();
    refresh();
}

void RecordForm::meetOthers()
{
    m_base = m_workspace.ledger();
    m_fields->setLedger(m_base);
    const std::string id = m_clean.record.edits.toStdString();
    if (id.empty())
        return;
    const std::optional<FormDraft> theirs = formOf({m_kind, id}, *m_base);
    if (!theirs) {
        FormDraft typed = m_fields->form();
        makeAnew(typed.record);
        m_fields->takeOver(typed);
        m_clean = FormDraft{};
        m_meetings.clear();
        m_isGone = true;
    } else if (*theirs != m_clean) {
        MergedForm onto = merged(m_fields->form(), m_clean, *theirs);
        m_clean = *theirs;
        for (const auto &[field, meeting] : onto.meetings)
            m_meetings[field] = meeting; // the newest of what they wrote
        m_tookOthers = true;
        m_fields->takeOver(onto.form);
    }
    std::erase_if(m_meetings,
                  [form = m_fields->form()](const auto &each) { return pathOf(each.first, form).isEmpty(); });
    m_fields->setMeetings(m_meetings);
}

void RecordForm::chooseBetween(const EditedField &field, bool theirs)
{
    const auto meeting = m_meetings.find(field);
    if (meeting == m_meetings.end())
        return;
    FormDraft form = m_fields->form();
    const QString path = pathOf(field, form);
    settle(form, field, meeting->second, theirs);
    m_meetings.erase(meeting);
    m_fields->setMeetings(m_meetings);
    m_fields->takeOver(form);
    m_fields->enterField(m_meetings.empty() ? path : pathOf(m_meetings.begin()->first, form));
    refresh();
}

void RecordForm::save() { commit(Then::Close); }

void RecordForm::saveAndNext() { commit(m_clean.record.edits.isEmpty() ? Then::Next : Then::Close); }

void RecordForm::anotherClaim()
{
    if (m_kind == RecordKind::Claim)
        commit(Then::SameNumber);
    else
        m_fields->addClaimFromSameSource();
}

void RecordForm::commitWaiting()
{
    if (const std::optional<Then> then = std::exchange(m_waiting, std::nullopt))
        commit(*then);
}

void RecordForm::commit(Then then)
{
    if (m_isSaving)
        return;
    m_fields->finishTyping();
    if (m_fields->isSearching()) {
        m_waiting = then;
        return;
    }
    m_saysAll = true;
    refresh();
    if (!m_meetings.empty()) {
        m_fields->enterField(pathOf(m_meetings.begin()->first, m_fields->form()));
        return;
    }
    if (m_proposal.refused.empty() && m_proposal.collisions.empty() && m_proposal.change.isEmpty()) {
        accept(); // as it was: nothing to save
        return;
    }
    if (!m_proposal.canBeSaved()) {
        m_fields->enter(m_proposal.refused);
        return;
    }
    setSaving(true);
    const QString label = editLabel(m_proposal.change, *m_workspace.ledger());
    m_workspace.edit(m_proposal.change, label, this,
                     [this, label, then](const EditOutcome &outcome) { finish(outcome, label, then); });
}

void RecordForm::finish(const EditOutcome &outcome, const QString &label, Then then)
{
    setSaving(false);
    if (!outcome.isSaved) {
        meetOthers();
        refresh();
        if (!m_meetings.empty())
            return;
        const QString why = !outcome.failure.isEmpty() ? outcome.failure
            : !outcome.violations.isEmpty()            ? outcome.violations.join(QLatin1Char('\n'))
                                                       : collisionText(outcome.collisions);
        complain(tr("Not saved: %1").arg(why));
        m_fields->enter({});
        return;
    }
    const FormDraft written = m_fields->form();
    const FormProposal read = m_proposal;
    m_clean = withoutLeftovers(written); // nothing is left to lose
    m_keeping->stop();
    Q_EMIT draftChanged({});
    Q_EMIT saved(qstring(word(read.record.kind)), qstring(read.record.id), label);
    if (then == Then::Close) {
        accept();
        return;
    }
    beginNext(then, written, read.record);
}

void RecordForm::beginNext(Then then, const FormDraft &written, const RecordRef &record)
{
    m_base = m_workspace.ledger();
    FormStart next;
    next.kind = m_kind;
    next.source = Id<Source>(sourceOf(written, m_proposal).toStdString());
    if (then == Then::SameNumber)
        if (const Claim *claim = m_base->find(Id<Claim>(record.id)))
            next.of = claim->of;
    m_clean = cleanForm(next);
    for (const char *key : {"stated", "stance"})
        if (m_kind == RecordKind::Claim)
            m_clean.record.set(QLatin1String(key), written.record.text(QLatin1String(key)));
    m_meetings.clear();
    begin(m_clean);
}

void RecordForm::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    for (QWidget *each : std::initializer_list<QWidget *>{m_fields, m_save, m_next, m_another})
        each->setEnabled(!isSaving);
    m_save->setText(isSaving ? tr("Saving…") : tr("Save"));
    if (isSaving)
        m_failure->hide();
}

void RecordForm::complain(const QString &what)
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    sayBelow(what, styleFor(isDark ? ThemeName::Dark : ThemeName::Light).warning);
}

void RecordForm::inform(const QString &what) { sayBelow(what, palette().color(QPalette::WindowText)); }

void RecordForm::sayBelow(const QString &what, const QColor &ink)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, ink);
    m_failure->setPalette(colours);
    m_failure->setText(what);
    m_failure->show();
}

void RecordForm::reject()
{
    if (m_isSaving)
        return;
    if (!isDirty()) {
        Q_EMIT draftChanged({});
        QDialog::reject();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(),
                                m_clean.record.edits.isEmpty() ? tr("Discard this %1?").arg(kindName(m_kind))
                                                               : tr("Discard what you changed?"),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("discardQuestion"));
    box->setInformativeText(tr("It is not saved yet. What you typed would be lost: %1.").arg(lost()));
    box->button(QMessageBox::Discard)->setText(tr("&Discard"));
    box->button(QMessageBox::Cancel)->setText(tr("&Keep editing"));
    box->setTextFormat(Qt::PlainText);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this](int answer) {
        if (answer != QMessageBox::Discard)
            return;
        m_keeping->stop();
        m_typing->stop();
        Q_EMIT draftChanged({});
        QDialog::reject();
    });
    box->open();
}

} // namespace ledger
