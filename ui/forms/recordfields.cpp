#include "recordfields.h"

#include "fieldrow.h"
#include "fieldwidgets.h"
#include "formproposal.h"
#include "recordpicker.h"
#include "style.h"
#include "suggestions.h"
#include "wording.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int rowSpacing = 8;
constexpr int pairSpacing = 18;
constexpr int partIndent = 14;
constexpr int mostClosedWidth = 560; // of text of 13 px

/// A group of fields that belong together, with a line at its left.
class FieldGroup : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(0, 0, 2, height(), palette().color(QPalette::Mid));
    }
};

QVBoxLayout *columnIn(QWidget *widget, int left)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(left, 0, 0, 0);
    column->setSpacing(rowSpacing);
    return column;
}

QLabel *headingIn(QWidget *parent, const QString &text)
{
    auto *heading = new QLabel(text, parent);
    heading->setTextFormat(Qt::PlainText);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    return heading;
}

/// Takes a member out of a list of a draft; those behind it move up.
void eraseMember(RecordDraft &draft, const QString &list, int index)
{
    std::map<QString, QString> texts;
    for (const auto &[key, text] : draft.texts) {
        if (!key.startsWith(list + QLatin1Char('/'))) {
            texts.emplace(key, text);
            continue;
        }
        const int at = key.section(QLatin1Char('/'), 1, 1).toInt();
        const QString member = key.section(QLatin1Char('/'), 2);
        const QString behind = member.isEmpty() ? QString() : QLatin1Char('/') + member;
        if (at != index)
            texts.emplace(list + QLatin1Char('/') + QString::number(at > index ? at - 1 : at) + behind, text);
    }
    draft.texts = std::move(texts);
}

bool looksLikeAddress(const QString &typed)
{
    return typed.startsWith(QLatin1String("http://")) || typed.startsWith(QLatin1String("https://"))
        || typed.startsWith(QLatin1String("www."));
}

QString partName(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Commitment:
        return RecordFields::tr("Payment");
    case RecordKind::Deployment:
        return RecordFields::tr("Deployment");
    default:
        return RecordFields::tr("Claim");
    }
}

/// The path of the claim that a path is in, or empty.
QString claimPathIn(const QString &path)
{
    const qsizetype at = path.indexOf(QLatin1String("claims/"));
    return at < 0 ? QString() : path.left(at) + path.mid(at).section(QLatin1Char('/'), 0, 1);
}
} // namespace

RecordFields::RecordFields(QWidget *parent) : QWidget(parent), m_choices(std::make_shared<RecordChoices>())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void RecordFields::setLedger(const LedgerPtr &ledger)
{
    m_ledger = ledger;
    m_choices->setLedger(ledger);
}

void RecordFields::setForm(const FormDraft &form)
{
    m_form = form;
    m_settled = form;
    m_openClaims.clear();
    m_openRare.clear();
    m_meetings.clear();
    m_rows.clear(); // of another record: nothing of this one is touched yet
    rebuild({});
}

void RecordFields::takeOver(const FormDraft &form)
{
    if (form == this->form())
        return;
    m_form = form;
    m_settled = form;
    rebuild(focusedPath());
}

void RecordFields::setMeetings(const Meetings &meetings)
{
    m_meetings = meetings;
    m_form = form();
    const auto isHidden = [this](const auto &each) {
        const QString path = pathOf(each.first, m_form);
        return !path.isEmpty() && !m_rows.contains(path);
    };
    if (std::any_of(meetings.begin(), meetings.end(), isHidden)) { // in a closed claim, among what is rarely filled in
        for (const auto &[field, meeting] : meetings) {
            m_openClaims.insert(field.id);
            m_openRare.insert(splitFieldPath(m_form, pathOf(field, m_form)).first);
        }
        rebuild(focusedPath());
    } else {
        showMeetings();
    }
}

void RecordFields::showMeetings()
{
    std::map<FieldRow *, EditedField> met;
    for (const auto &[field, meeting] : m_meetings) {
        const auto found = m_rows.find(pathOf(field, m_form));
        if (found == m_rows.end())
            continue;
        FieldRow *row = found->second.row;
        met[row] = field;
        const QString theirs = shownText(*row->field(), meeting.theirs);
        switch (meeting.what) {
        case Meeting::What::BothChanged:
            row->setMeeting(theirs.isEmpty() ? tr("Others have emptied this meanwhile.")
                                             : tr("Others have made this “%1” meanwhile.").arg(theirs),
                            tr("Take theirs"), tr("Keep mine"));
            break;
        case Meeting::What::TheyRemoved:
            row->setMeeting(tr("Others have deleted this meanwhile: %1.").arg(partName(field.kind)),
                            tr("Delete it here too"), tr("Keep it"));
            break;
        case Meeting::What::WeRemoved:
            row->setMeeting(tr("You deleted this, and others have changed it meanwhile: %1.").arg(partName(field.kind)),
                            tr("Keep it as they have it"), tr("Delete it all the same"));
            break;
        }
    }
    for (const auto &[path, row] : m_rows) {
        const auto found = met.find(row.row);
        if (found == met.end()) {
            row.row->setMeeting({}, {}, {});
            continue;
        }
        disconnect(row.row, &FieldRow::chosen, this, nullptr);
        connect(row.row, &FieldRow::chosen, this,
                [this, field = found->second](bool theirs) { Q_EMIT meetingChosen(field, theirs); });
    }
}

FormDraft RecordFields::form() const
{
    FormDraft form = m_form;
    for (const auto &[name, row] : m_rows)
        if (RecordDraft *draft = form.at(row.path))
            draft->set(row.key, fieldText(*row.row->field()));
    return form;
}

void RecordFields::rebuild(const QString &focus)
{
    m_isFilling = true;
    std::set<QString> touched;
    for (const auto &[name, row] : m_rows)
        if (row.row->isTouched())
            touched.insert(name);
    m_rows.clear();
    m_order.clear();
    m_shown.clear();
    m_lines.clear();
    QWidget *former = m_content;
    m_choices->setMade(m_form);
    m_content = new QWidget(this);
    QVBoxLayout *column = columnIn(m_content, 16);
    column->setContentsMargins(16, 14, 16, 14);
    build({{}, m_form.record, column}, FieldPlace::Alone);
    column->addStretch(1);
    layout()->addWidget(m_content);
    m_content->show();
    for (const QString &name : touched)
        if (const auto row = m_rows.find(name); row != m_rows.end())
            row->second.row->setTouched(true);
    showMeetings();
    enterField(m_rows.contains(focus) || m_order.empty() ? focus : m_order.front());
    if (former) { // only once the keyboard is elsewhere: what is in it may be what called
        layout()->removeWidget(former);
        former->hide();
        former->setParent(nullptr);
        former->deleteLater();
    }
    m_isFilling = false;
}

void RecordFields::build(const Building &at, FieldPlace place)
{
    const std::vector<FieldSpec> specs = fieldsOf(at.draft.kind, place);
    QHBoxLayout *pair = nullptr;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const FieldSpec &spec = specs[i];
        const bool isShown = !spec.isRare || m_openRare.contains(at.path);
        if (!isShown || (spec.key == QLatin1String("id") && !at.draft.edits.isEmpty()))
            continue;
        const bool hasMate = i + 1 < specs.size() && specs[i + 1].isBeside;
        if (hasMate && !spec.isBeside) {
            pair = new QHBoxLayout;
            pair->setSpacing(pairSpacing);
            at.column->addLayout(pair);
        }
        if (spec.shape == FieldShape::Holders)
            buildHolders(at, spec);
        else if (spec.shape == FieldShape::Records)
            buildRecords(at, spec);
        else
            buildField(at, spec, spec.isBeside || hasMate ? static_cast<QBoxLayout *>(pair) : at.column);
        if (!hasMate)
            for (std::size_t k = spec.isBeside ? i - 1 : i; k <= i; ++k) // below both, what one of them is to make
                buildMade(at, at.draft.text(specs[k].key));
    }
    buildRare(at, specs);
    if (at.draft.kind == RecordKind::Deal) {
        buildParts(at, RecordKind::Commitment, tr("Money"));
        buildParts(at, RecordKind::Deployment, tr("Capacity"));
        buildParts(at, RecordKind::Claim, tr("Said of the deal as a whole"));
    } else {
        buildParts(at, RecordKind::Claim, {});
    }
    buildAdding(at);
}

FieldRow *RecordFields::addRow(const Building &at, const QString &key, const QString &label, QWidget *field,
                               QBoxLayout *into)
{
    const bool isSecond = qobject_cast<QHBoxLayout *>(into) && into->count() > 0;
    const QString name = fieldPath(at.path, key);
    auto *row
        = new FieldRow(name, label, field, isSecond ? FieldRow::Place::Second : FieldRow::Place::First, m_content);
    into->addWidget(row, 1);
    m_rows[name] = {row, at.path, key};
    m_order.push_back(name);
    setFieldText(*field, at.draft.text(key));
    watchField(
        *field, this,
        [this, row, key] {
            if (m_isFilling)
                return;
            row->setTouched(true);
            if (key == QLatin1String("amount"))
                settle(); // its hedge shows as it is typed
            else
                Q_EMIT edited();
        },
        [this] { settle(); });
    if (auto *picker = qobject_cast<RecordPicker *>(field))
        connect(picker, &RecordPicker::makeWanted, this, [this, name](const QString &typed) { make(name, typed); });
    return row;
}

void RecordFields::buildField(const Building &at, const FieldSpec &spec, QBoxLayout *into)
{
    QWidget *field = makeFieldWidget(spec, m_choices, m_content);
    fillClaims(field, at, spec);
    FieldRow *row = addRow(at, spec.key, spec.label, field, into);
    if (auto *lines = qobject_cast<QPlainTextEdit *>(field); lines && spec.isBeside) { // a few words, as a rule
        lines->setFixedHeight(lines->fontMetrics().lineSpacing() + 12);
        lines->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    if (at.draft.kind == RecordKind::Decision) {
        const bool setsAside = at.draft.text(QStringLiteral("verdict")) == qstring(word(Verdict::SetAside));
        row->setVisible(spec.key != QLatin1String(setsAside ? "judged" : "claim"));
    }
    if (const auto *ticks = qobject_cast<ClaimTicks *>(field); ticks && !ticks->focusProxy())
        row->hide(); // nothing to tick
    if (const auto *box = qobject_cast<QComboBox *>(field);
        box && box->count() == 0 && spec.refersTo == RecordKind::Claim)
        row->hide();
    if (spec.shape == FieldShape::Switch)
        field->setAccessibleName(spec.choices.front().second);
}

void RecordFields::buildHolders(const Building &at, const FieldSpec &spec)
{
    FieldSpec role;
    role.shape = FieldShape::Choice;
    for (std::size_t i = 0; i < words<Role>().size(); ++i)
        role.choices.emplace_back(qstring(words<Role>()[i]), nameOf(static_cast<Role>(i)));
    const int count = std::max(1, at.draft.count(spec.key));
    for (int i = 0; i < count; ++i) {
        auto *pair = new QHBoxLayout;
        pair->setSpacing(pairSpacing);
        at.column->addLayout(pair);
        const QString member = QStringLiteral("%1/%2/").arg(spec.key).arg(i);
        FieldRow *row = addRow(at, member + QStringLiteral("party"), i == 0 ? spec.label : QString(),
                               makeFieldWidget(spec, m_choices, m_content), pair);
        row->field()->setAccessibleName(tr("Party %1").arg(i + 1));
        addRow(at, member + QStringLiteral("role"), tr("as"), makeFieldWidget(role, m_choices, m_content), pair)
            ->field()
            ->setAccessibleName(tr("Role of party %1").arg(i + 1));
        buildMade(at, at.draft.text(member + QStringLiteral("party")));
    }
    const QString path = at.path;
    const QString key = spec.key;
    QToolButton *add = addButton(fieldPath(path, QStringLiteral("addParty")), tr("+ Pa&rty"), lineOf(at));
    connect(add, &QToolButton::clicked, this, [this, path, key, count] {
        change([&](FormDraft &form) {
            const QString member = QStringLiteral("%1/%2/").arg(key).arg(count);
            RecordDraft *draft = form.at(path);
            // Whoever joins mostly plays the part of the one before: another investor.
            const QString last = draft->text(QStringLiteral("%1/%2/role").arg(key).arg(count - 1));
            draft->set(member + QStringLiteral("role"), last.isEmpty() ? qstring(word(Role::Partner)) : last);
            return fieldPath(path, member + QStringLiteral("party"));
        });
    });
}

void RecordFields::buildRecords(const Building &at, const FieldSpec &spec)
{
    const int count = at.draft.count(spec.key);
    for (int i = 0; i <= count; ++i) { // one more, to be filled
        const QString key = QStringLiteral("%1/%2").arg(spec.key).arg(i);
        addRow(at, key, i == 0 ? spec.label : QString(), makeFieldWidget(spec, m_choices, m_content), at.column)
            ->field()
            ->setAccessibleName(tr("%1 %2").arg(spec.label).arg(i + 1));
        buildMade(at, at.draft.text(key));
    }
}

void RecordFields::buildMade(const Building &at, const QString &reference)
{
    const auto made = m_form.made.find(reference);
    if (made == m_form.made.end() || !m_shown.insert(reference).second)
        return;
    auto *group = new FieldGroup(m_content);
    QVBoxLayout *column = columnIn(group, partIndent);
    column->addWidget(headingIn(group, made->second.kind == RecordKind::Party ? tr("New party") : tr("New source")));
    at.column->addWidget(group);
    build({reference, made->second, column}, FieldPlace::MadeAlong);
}

QBoxLayout *RecordFields::lineOf(const Building &at)
{
    QBoxLayout *&line = m_lines[at.path];
    if (!line) {
        line = new QHBoxLayout;
        line->setContentsMargins(scaledToText(firstLabelWidth, font()) + 2, 0, 0,
                                 0); // under the fields, not under their labels
        line->setAlignment(Qt::AlignLeft);
        at.column->addLayout(line);
    }
    return line;
}

void RecordFields::buildRare(const Building &at, const std::vector<FieldSpec> &specs)
{
    const bool hasRare = std::any_of(specs.begin(), specs.end(), [](const FieldSpec &spec) { return spec.isRare; });
    if (!hasRare || m_openRare.contains(at.path))
        return;
    QToolButton *more = addButton(fieldPath(at.path, QStringLiteral("more")), tr("More fields"), lineOf(at));
    QString first;
    for (const FieldSpec &spec : specs)
        if (spec.isRare && first.isEmpty())
            first = fieldPath(at.path, spec.key);
    const QString path = at.path;
    connect(more, &QToolButton::clicked, this, [this, path, first] {
        change([&](FormDraft &) {
            m_openRare.insert(path);
            return first;
        });
    });
}

void RecordFields::buildParts(const Building &at, RecordKind kind, const QString &heading)
{
    int count = 0;
    for (const RecordDraft &part : at.draft.parts) {
        if (part.kind != kind)
            continue;
        if (count == 0 && !heading.isEmpty()) {
            at.column->addSpacing(rowSpacing);
            at.column->addWidget(headingIn(m_content, heading));
        }
        const QString path = fieldPath(at.path, QStringLiteral("%1/%2").arg(listName(kind)).arg(count++));
        if (kind == RecordKind::Claim && !isOpen(part))
            buildClosedClaim(part, path, at.column);
        else
            buildPart(part, path, at.column);
    }
}

void RecordFields::buildPart(const RecordDraft &part, const QString &path, QVBoxLayout *into)
{
    auto *group = new FieldGroup(m_content);
    QVBoxLayout *column = columnIn(group, partIndent);
    auto *head = new QHBoxLayout;
    auto *name = new QLabel(partName(part.kind), group);
    name->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(name);
    head->addStretch(1);
    auto *remove = new QToolButton(group);
    remove->setObjectName(fieldPath(path, QStringLiteral("remove")));
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::NoFocus); // Ctrl+Delete does it from within
    remove->setAccessibleName(tr("Take %1 out").arg(partName(part.kind)));
    remove->setToolTip(tr("Take it out (Ctrl+Delete)"));
    head->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this, path] {
        change([&](FormDraft &form) {
            erasePart(form, path);
            return QString();
        });
    });
    column->addLayout(head);
    into->addWidget(group);
    build({path, part, column}, FieldPlace::InDeal);
}

void RecordFields::buildClosedClaim(const RecordDraft &claim, const QString &path, QVBoxLayout *into)
{
    QStringList pieces;
    if (const Claim *known = m_ledger->find(Id<Claim>(claim.edits.toStdString()))) {
        const Source *source = m_ledger->find(known->source);
        pieces = {claimText(*known), shortDateText(known->stated), nameOf(known->stance),
                  qstring(source ? source->publisher : known->source.text)};
    }
    const QString text = fontMetrics().elidedText(QStringLiteral("▸ ") + pieces.join(QStringLiteral(" · ")),
                                                  Qt::ElideRight, scaledToText(mostClosedWidth, font()));
    auto *line = new QHBoxLayout;
    QToolButton *open = addButton(fieldPath(path, QStringLiteral("open")),
                                  QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")), line);
    line->addStretch(1);
    into->addLayout(line);
    open->setAccessibleName(tr("Claim: %1").arg(pieces.join(QStringLiteral(", "))));
    const QString id = claim.edits;
    connect(open, &QToolButton::clicked, this, [this, path, id] {
        change([&](FormDraft &) {
            m_openClaims.insert(id);
            return fieldPath(path, QStringLiteral("amount"));
        });
    });
}

void RecordFields::buildAdding(const Building &at)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    const QString path = at.path;
    const auto offer = [&](const char *name, const QString &text, RecordKind kind) {
        QToolButton *add = addButton(fieldPath(path, QLatin1String(name)), text, line);
        connect(add, &QToolButton::clicked, this, [this, path, kind] { addPart(path, newRecord(kind)); });
    };
    if (at.draft.kind == RecordKind::Deal) {
        offer("addCommitment", tr("+ Pay&ment"), RecordKind::Commitment);
        offer("addDeployment", tr("+ Ca&pacity"), RecordKind::Deployment);
        offer("addClaim", tr("+ Claim on the &whole"), RecordKind::Claim);
        at.column->addSpacing(rowSpacing);
    } else if (at.draft.kind == RecordKind::Commitment || at.draft.kind == RecordKind::Deployment) {
        offer("addClaim", tr("+ Claim"), RecordKind::Claim);
    }
    line->addStretch(1);
    if (line->count() > 1)
        at.column->addLayout(line);
    else
        delete line;
}

QToolButton *RecordFields::addButton(const QString &name, const QString &text, QBoxLayout *into)
{
    auto *button = new QToolButton(m_content);
    button->setObjectName(name);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    into->addWidget(button);
    return button;
}

Subject RecordFields::subjectOfClaims(const Building &at) const
{
    if (const auto subject = subjectOf(at.draft.text(QStringLiteral("of"))))
        return *subject;
    const RecordDraft *owner = at.path.isEmpty() ? nullptr : m_form.at(ownerPath(at.path));
    if (!owner || owner->edits.isEmpty())
        return {};
    return {owner->kind == RecordKind::Commitment       ? SubjectKind::Commitment
                : owner->kind == RecordKind::Deployment ? SubjectKind::Deployment
                                                        : SubjectKind::Deal,
            owner->edits.toStdString()};
}

void RecordFields::fillClaims(QWidget *field, const Building &at, const FieldSpec &spec)
{
    const bool isOneClaim = spec.shape == FieldShape::Choice && spec.refersTo == RecordKind::Claim;
    if (spec.shape != FieldShape::Claims && !isOneClaim)
        return;
    std::vector<std::pair<QString, QString>> claims;
    const Subject subject = subjectOfClaims(at);
    for (const Claim &claim : m_ledger->claimsOn(subject)) {
        const QString id = qstring(claim.id.text);
        if (id == at.draft.edits)
            continue;
        const Source *source = m_ledger->find(claim.source);
        const QString publisher = qstring(source ? source->publisher : claim.source.text);
        claims.emplace_back(
            id, QStringList{claimText(claim), shortDateText(claim.stated), publisher}.join(QStringLiteral(" · ")));
    }
    if (auto *ticks = qobject_cast<ClaimTicks *>(field))
        ticks->setClaims(claims, fieldPath(at.path, spec.key));
    if (auto *box = qobject_cast<QComboBox *>(field))
        for (const auto &[id, text] : claims)
            box->addItem(text, id);
}

void RecordFields::settle()
{
    if (m_isFilling)
        return;
    if (isSearching()) { // what follows from it follows once it is found
        Q_EMIT edited();
        return;
    }
    const FormDraft typed = withoutLeftovers(form());
    const FormDraft next = suggested(m_settled, typed, *m_ledger);
    const QString of = QStringLiteral("of");
    const auto handles = [](const FormDraft &form) {
        std::set<QString> all;
        for (const auto &[handle, draft] : form.made)
            all.insert(handle);
        return all;
    };
    const QString verdict = QStringLiteral("verdict");
    const bool isOther = handles(next) != handles(m_form) || next.record.text(of) != m_settled.record.text(of)
        || next.record.text(verdict) != m_settled.record.text(verdict)
        || next.record.count(QStringLiteral("sources")) != m_settled.record.count(QStringLiteral("sources"));
    m_form = next;
    m_settled = next;
    if (isOther) {
        rebuild(focusedPath());
    } else {
        m_isFilling = true;
        m_choices->setMade(m_form);
        for (const auto &[name, row] : m_rows) {
            const RecordDraft *draft = m_form.at(row.path);
            QWidget &field = *row.row->field();
            const bool isNamed = isHandle(fieldText(field)) && !field.hasFocus();
            if (auto *picker = qobject_cast<RecordPicker *>(&field); picker && isNamed)
                picker->setReference(picker->reference()); // its name may be another by now
            if (draft && draft->text(row.key) != fieldText(field))
                setFieldText(field, draft->text(row.key));
        }
        m_isFilling = false;
    }
    Q_EMIT edited();
}

void RecordFields::finishTyping()
{
    if (auto *picker = qobject_cast<RecordPicker *>(focusWidget()))
        picker->settle();
    settle();
}

bool RecordFields::isSearching() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const auto &row) {
        const auto *picker = qobject_cast<const RecordPicker *>(row.second.row->field());
        return picker && picker->isSearching();
    });
}

void RecordFields::change(const std::function<QString(FormDraft &)> &how)
{
    FormDraft typed = form();
    const QString focus = how(typed);
    m_form = suggested(m_settled, withoutLeftovers(typed), *m_ledger);
    m_settled = m_form;
    rebuild(focus);
    Q_EMIT edited();
}

void RecordFields::make(const QString &path, const QString &typed)
{
    const auto row = m_rows.find(path);
    if (row == m_rows.end())
        return;
    const Row where = row->second;
    change([&](FormDraft &form) {
        int number = 1;
        while (form.made.contains(QStringLiteral("new:%1").arg(number)))
            ++number;
        const QString handle = QStringLiteral("new:%1").arg(number);
        const bool isSource = where.key.section(QLatin1Char('/'), 0, 0).startsWith(QLatin1String("source"));
        RecordDraft made = newRecord(isSource ? RecordKind::Source : RecordKind::Party);
        const bool isAddress = isSource && looksLikeAddress(typed);
        made.set(isAddress      ? QStringLiteral("url")
                     : isSource ? QStringLiteral("publisher")
                                : QStringLiteral("name"),
                 typed);
        form.at(where.path)->set(where.key, handle);
        form.made.emplace(handle, made);
        form = suggested(m_settled, form, *m_ledger);
        for (const FieldSpec &spec : fieldsOf(made.kind, FieldPlace::MadeAlong))
            if (form.made[handle].text(spec.key).isEmpty())
                return fieldPath(handle, spec.key);
        return fieldPath(handle, QStringLiteral("publisher"));
    });
}

void RecordFields::addPart(const QString &path, const RecordDraft &part)
{
    change([&](FormDraft &form) {
        RecordDraft *owner = form.at(path);
        owner->parts.push_back(part);
        const auto count = std::count_if(owner->parts.begin(), owner->parts.end(),
                                         [&part](const RecordDraft &each) { return each.kind == part.kind; });
        const QString added = fieldPath(path, QStringLiteral("%1/%2").arg(listName(part.kind)).arg(count - 1));
        return fieldPath(added, fieldsOf(part.kind, FieldPlace::InDeal).front().key);
    });
}

void RecordFields::addClaimFromSameSource()
{
    finishTyping();
    QString claim = claimPathIn(focusedPath());
    const FormDraft now = form();
    const QString made = focusedPath().section(QLatin1Char('/'), 0, 0);
    if (claim.isEmpty()) // among the fields of a new source: the claim that it was made for
        for (const PlacedDraft &each : draftsOf(now))
            if (each.draft->kind == RecordKind::Claim
                && (!isHandle(made) || each.draft->text(QStringLiteral("source")) == made))
                claim = each.path;
    const RecordDraft *like = claim.isEmpty() ? nullptr : now.at(claim);
    if (!like)
        return;
    RecordDraft another = newRecord(RecordKind::Claim);
    for (const char *key : {"source", "stated", "stance"})
        another.set(QLatin1String(key), like->text(QLatin1String(key)));
    addPart(ownerPath(claim), another);
}

void RecordFields::removePart()
{
    const auto row = m_rows.find(focusedPath());
    if (row == m_rows.end())
        return;
    const Row where = row->second;
    const QString list = where.key.section(QLatin1Char('/'), 0, 0);
    const bool isMember = where.key.contains(QLatin1Char('/'));
    if (!isMember && (where.path.isEmpty() || isHandle(where.path)))
        return;
    change([&](FormDraft &form) {
        if (isMember)
            eraseMember(*form.at(where.path), list, where.key.section(QLatin1Char('/'), 1, 1).toInt());
        else
            erasePart(form, where.path);
        return QString();
    });
    enter({});
}

QString RecordFields::focusedPath() const
{
    for (const QWidget *widget = focusWidget(); widget && widget != this; widget = widget->parentWidget())
        if (m_rows.contains(widget->objectName()))
            return widget->objectName();
    return {};
}

bool RecordFields::isOpen(const RecordDraft &claim) const
{
    return claim.edits.isEmpty() || m_openClaims.contains(claim.edits);
}

void RecordFields::say(const FieldTalk &talk, bool all)
{
    const auto of = [](const FieldNotes &notes, const QString &path) {
        const auto found = notes.find(path);
        return found == notes.end() ? QString() : found->second;
    };
    for (const auto &[path, row] : m_rows) {
        const QString refused = of(talk.refused, path);
        // That something is missing nobody is told who has not written there, or tried to save.
        const bool isHeard = all || row.row->isTouched() || !fieldText(*row.row->field()).isEmpty();
        if (!refused.isEmpty() && isHeard)
            row.row->setProblem(refused);
        else
            row.row->setUnderstood(of(talk.understood, path), isHeard ? of(talk.doubted, path) : QString());
    }
}

void RecordFields::enter(const FieldNotes &refused)
{
    for (const QString &name : m_order)
        if (refused.contains(name)) {
            enterField(name);
            return;
        }
    for (const auto &[path, what] : refused) { // in a claim that is closed, or among what is rarely filled in
        const auto [owner, key] = splitFieldPath(m_form, path);
        const RecordDraft *draft = m_form.at(owner);
        if (path.isEmpty() || !draft)
            continue;
        m_openClaims.insert(draft->edits);
        m_openRare.insert(owner);
        m_form = form();
        rebuild(path);
        return;
    }
    for (const QString &name : m_order)
        if (m_form.record.edits.isEmpty() && fieldText(*m_rows[name].row->field()).isEmpty()
            && !m_rows[name].row->isHidden()) {
            enterField(name);
            return;
        }
    if (!m_order.empty())
        enterField(m_order.front());
}

void RecordFields::enterField(const QString &path)
{
    if (const auto row = m_rows.find(path); row != m_rows.end())
        row->second.row->field()->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
