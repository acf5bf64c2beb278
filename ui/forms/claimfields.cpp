#include "claimfields.h"

#include "fieldrow.h"
#include "recordpicker.h"
#include "typed.h"
#include "wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
QString subjectKey(const QString &kind, const QString &id) { return kind + QLatin1Char('/') + id; }

void setWord(QComboBox *box, const QString &word) { box->setCurrentIndex(std::max(0, box->findData(word))); }

QVBoxLayout *columnIn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}
} // namespace

ClaimFields::ClaimFields(QWidget *parent) : QWidget(parent), m_subject(new RecordPicker(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    m_subject->setPlaceholderText(tr("a part of a deal's or a party's name"));
    addRow(QStringLiteral("subject"), tr("Claim on"), m_subject, column);
    connect(m_subject, &RecordPicker::chosen, this, [this] {
        fillSupersedes();
        if (!m_isFilling)
            Q_EMIT edited();
    });
    buildFigure(column);
    buildSource(column);
    buildRest(column);
    column->addStretch(1);
}

FieldRow *ClaimFields::addRow(const QString &name, const QString &label, QWidget *field, QBoxLayout *into)
{
    const bool isSecond = qobject_cast<QHBoxLayout *>(into) && into->count() > 0;
    auto *row = new FieldRow(name, label, field, isSecond ? FieldRow::Place::Second : FieldRow::Place::First,
                             into->parentWidget());
    into->addWidget(row);
    m_rows[name] = row;
    return row;
}

QLineEdit *ClaimFields::addLine(const QString &name, const QString &label, const QString &example, QBoxLayout *into)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(example);
    addRow(name, label, line, into);
    connect(line, &QLineEdit::textEdited, this, [this, name] {
        m_rows[name]->setTouched(true);
        Q_EMIT edited();
    });
    return line;
}

template <typename Enum>
QComboBox *ClaimFields::addChoice(const QString &name, const QString &label, bool mayBeEmpty, QBoxLayout *into)
{
    auto *box = new QComboBox(this);
    if (mayBeEmpty)
        box->addItem(tr("as it is"), QString());
    for (std::size_t i = 0; i < words<Enum>().size(); ++i)
        box->addItem(nameOf(static_cast<Enum>(i)), qstring(words<Enum>()[i]));
    addRow(name, label, box, into);
    connect(box, &QComboBox::activated, this, &ClaimFields::edited);
    return box;
}

QHBoxLayout *ClaimFields::addPair(QVBoxLayout *into)
{
    auto *pair = new QHBoxLayout;
    pair->setSpacing(18);
    into->addLayout(pair);
    return pair;
}

void ClaimFields::buildFigure(QVBoxLayout *column)
{
    m_figure = addLine(QStringLiteral("figure"), tr("&Figure"), tr("$38bn, 15-35bn, up to 100bn, $30bn a year, 2 GW"),
                       column);
    connect(m_figure, &QLineEdit::textEdited, this, &ClaimFields::takeHedge);
    QHBoxLayout *hedged = addPair(column);
    m_hedge = addChoice<Hedge>(QStringLiteral("hedge"), tr("&Hedged"), true, hedged);
    connect(m_hedge, &QComboBox::activated, this, [this] { m_hedgeIsTyped = false; });
    m_per = new QCheckBox(tr("for &each year of the term"), this);
    addRow(QStringLiteral("per"), {}, m_per, hedged);
    m_per->setAccessibleName(tr("for each year of the term"));
    connect(m_per, &QCheckBox::clicked, this, &ClaimFields::edited);
    QHBoxLayout *bounds = addPair(column);
    m_low = addLine(QStringLiteral("low"), tr("At least"), tr("where a range is given"), bounds);
    m_high = addLine(QStringLiteral("high"), tr("At most"), {}, bounds);
    QHBoxLayout *term = addPair(column);
    m_start = addLine(QStringLiteral("start"), tr("&Begins"), tr("2026, Q3 2026, 27 Feb 2026"), term);
    m_end = addLine(QStringLiteral("end"), tr("E&nds"), {}, term);
    QHBoxLayout *saying = addPair(column);
    m_stated = addLine(QStringLiteral("stated"), tr("S&tated"), tr("when it was said"), saying);
    m_stance = addChoice<Stance>(QStringLiteral("stance"), tr("St&ance"), false, saying);
}

void ClaimFields::buildSource(QVBoxLayout *column)
{
    m_source = new RecordPicker(this);
    m_source->setPlaceholderText(tr("a part of its publisher, title or id"));
    addRow(QStringLiteral("source"), tr("&Source"), m_source, column);
    connect(m_source, &RecordPicker::chosen, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    m_makesSource = new QCheckBox(tr("A ne&w source"), this);
    addRow(QStringLiteral("makesSource"), {}, m_makesSource, column);
    m_makesSource->setAccessibleName(tr("A new source"));
    connect(m_makesSource, &QCheckBox::clicked, this, [this](bool makes) {
        showNewSource(makes);
        (makes ? static_cast<QWidget *>(m_publisher) : m_source)->setFocus();
        Q_EMIT edited();
    });
    m_newSource = new QWidget(this);
    QVBoxLayout *rows = columnIn(m_newSource);
    m_publisher = addLine(QStringLiteral("publisher"), tr("&Publisher"), tr("as printed"), rows);
    m_title = addLine(QStringLiteral("title"), tr("T&itle"), tr("as printed"), rows);
    m_url = addLine(QStringLiteral("url"), tr("Add&ress"), tr("https://…"), rows);
    QHBoxLayout *printed = addPair(rows);
    m_published = addLine(QStringLiteral("published"), tr("P&ublished"), tr("2026-02-27"), printed);
    m_sourceKind = addChoice<SourceKind>(QStringLiteral("sourceKind"), tr("&Kind"), false, printed);
    column->addWidget(m_newSource);
    showNewSource(false);
}

void ClaimFields::buildRest(QVBoxLayout *column)
{
    m_supersedes = new QWidget(this);
    columnIn(m_supersedes)->setSpacing(2);
    addRow(QStringLiteral("supersedes"), tr("Replaces"), m_supersedes, column);
    m_quote = new QPlainTextEdit(this);
    m_quote->setTabChangesFocus(true);
    m_quote->setFixedHeight(fontMetrics().lineSpacing() * 3 + 12);
    m_quote->setPlaceholderText(tr("the words as printed"));
    addRow(QStringLiteral("quote"), tr("&Quote"), m_quote, column);
    connect(m_quote, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    QHBoxLayout *rest = addPair(column);
    m_locator = addLine(QStringLiteral("locator"), tr("&Where in it"), tr("page, paragraph, minute"), rest);
    m_note = addLine(QStringLiteral("note"), tr("N&ote"), {}, rest);
}

void ClaimFields::setLedger(const LedgerPtr &ledger)
{
    if (m_ledger == ledger)
        return;
    m_ledger = ledger;
    m_isFilling = true;
    std::vector<RecordPicker::Entry> sources;
    for (const Source &source : ledger->sources()) {
        const QString day = source.published ? QStringLiteral(", ") + qstring(source.published->text()) : QString();
        sources.push_back({qstring(source.id.text),
                           qstring(source.publisher) + QStringLiteral(": ") + qstring(source.title) + day
                               + QStringLiteral(" · ") + qstring(source.id.text)});
    }
    const QString chosen = m_source->id();
    m_source->setEntries(sources);
    m_source->setId(chosen);
    fillSupersedes();
    m_isFilling = false;
}

void ClaimFields::fillSubjects()
{
    // Only a form that was not opened on a number needs the list.
    std::vector<RecordPicker::Entry> entries;
    const auto names = [this](const Id<Party> &id) {
        QStringList all{qstring(id.text)};
        if (const Party *party = m_ledger->find(id))
            for (const std::string &alias : party->aliases)
                all.append(qstring(alias));
        return all.join(u' ');
    };
    const auto add = [&](SubjectKind kind, const std::string &id, const QString &alsoFoundBy) {
        entries.push_back({subjectKey(qstring(word(kind)), qstring(id)), subjectName({kind, id}, *m_ledger, true),
                           qstring(id) + u' ' + alsoFoundBy});
    };
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &deal : *block) {
            for (const CommitmentDossier &each : deal.commitments)
                add(SubjectKind::Commitment, each.record.id.text,
                    names(each.record.payer) + u' ' + names(each.record.payee));
            for (const DeploymentDossier &each : deal.deployments)
                add(SubjectKind::Deployment, each.record.id.text, names(each.record.operatedBy));
            entries.push_back({subjectKey(QStringLiteral("deal"), qstring(deal.record.id.text)),
                               tr("%1, as a whole").arg(qstring(deal.record.title)), qstring(deal.record.id.text)});
        }
    m_subject->setEntries(entries);
}

void ClaimFields::fillSupersedes()
{
    QLayout *column = m_supersedes->layout();
    while (QLayoutItem *item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString key = !m_subject->isReadOnly() ? m_subject->id() : subjectKey(m_draft.subjectKind, m_draft.subject);
    const auto kind = fromWord<SubjectKind>(key.section(QLatin1Char('/'), 0, 0).toStdString());
    const QStringList replaced = m_draft.supersedes.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (kind && m_ledger)
        for (const Claim &claim : m_ledger->claimsOn({*kind, key.section(QLatin1Char('/'), 1).toStdString()})) {
            const QString id = qstring(claim.id.text);
            if (id == m_draft.edits)
                continue;
            const Source *source = m_ledger->find(claim.source);
            const QString publisher = qstring(source ? source->publisher : claim.source.text);
            auto *box = new QCheckBox(QStringList{claimText(claim), shortDateText(claim.stated), publisher}
                                          .join(QStringLiteral(" · "))
                                          .replace(QLatin1Char('&'), QStringLiteral("&&")),
                                      m_supersedes);
            box->setObjectName(QStringLiteral("supersedes-") + id);
            box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name is cut, not the form widened
            box->setToolTip(publisher.toHtmlEscaped());
            box->setChecked(replaced.contains(id));
            connect(box, &QCheckBox::clicked, this, &ClaimFields::edited);
            column->addWidget(box);
        }
    m_rows[QStringLiteral("supersedes")]->setVisible(column->count() > 0);
}

void ClaimFields::takeHedge()
{
    const std::optional<TypedFigure> figure = typedFigure(m_figure->text().trimmed().toStdString());
    if (!figure)
        return;
    if (figure->hedge || m_hedgeIsTyped) {
        setWord(m_hedge, figure->hedge ? qstring(word(*figure->hedge)) : QString());
        m_hedgeIsTyped = figure->hedge.has_value();
    }
    if (figure->per)
        m_per->setChecked(true);
}

void ClaimFields::showNewSource(bool shows)
{
    m_makesSource->setChecked(shows);
    m_newSource->setVisible(shows);
    m_source->setEnabled(!shows);
}

void ClaimFields::setDraft(const ClaimDraft &draft)
{
    m_isFilling = true;
    m_draft = draft;
    const bool isChosen = !draft.subject.isEmpty();
    m_subject->setReadOnly(isChosen);
    m_subject->setClearButtonEnabled(!isChosen);
    m_subject->setFocusPolicy(isChosen ? Qt::ClickFocus : Qt::StrongFocus);
    if (isChosen)
        m_subject->setText(
            subjectName({fromWord<SubjectKind>(draft.subjectKind.toStdString()).value_or(SubjectKind::Deal),
                         draft.subject.toStdString()},
                        *m_ledger, true));
    else
        fillSubjects();
    m_subject->setCursorPosition(0);
    m_figure->setText(draft.figure);
    m_low->setText(draft.low);
    m_high->setText(draft.high);
    setWord(m_hedge, draft.hedge);
    m_hedgeIsTyped = false;
    m_per->setChecked(!draft.per.isEmpty());
    m_start->setText(draft.start);
    m_end->setText(draft.end);
    m_stated->setText(draft.stated);
    setWord(m_stance, draft.stance);
    m_source->setText(draft.sourceText);
    m_source->setId(draft.source);
    showNewSource(!draft.makesSource.isEmpty());
    m_publisher->setText(draft.publisher);
    m_title->setText(draft.title);
    m_url->setText(draft.url);
    m_published->setText(draft.published);
    setWord(m_sourceKind, draft.sourceKind);
    fillSupersedes();
    m_quote->setPlainText(draft.quote);
    m_locator->setText(draft.locator);
    m_note->setText(draft.note);
    for (const auto &[name, row] : m_rows)
        row->setTouched(false);
    m_isFilling = false;
}

ClaimDraft ClaimFields::draft() const
{
    ClaimDraft draft = m_draft;
    if (!m_subject->isReadOnly() && !m_subject->id().isEmpty()) {
        draft.subjectKind = m_subject->id().section(QLatin1Char('/'), 0, 0);
        draft.subject = m_subject->id().section(QLatin1Char('/'), 1);
    }
    draft.figure = m_figure->text();
    draft.low = m_low->text();
    draft.high = m_high->text();
    draft.hedge = m_hedge->currentData().toString();
    draft.per = m_per->isChecked() ? qstring(word(Per::Year)) : QString();
    draft.start = m_start->text();
    draft.end = m_end->text();
    draft.stated = m_stated->text();
    draft.stance = m_stance->currentData().toString();
    draft.source = m_source->id();
    draft.sourceText = m_source->id().isEmpty() ? m_source->text() : QString();
    draft.makesSource = m_makesSource->isChecked() ? QStringLiteral("yes") : QString();
    draft.publisher = m_publisher->text();
    draft.title = m_title->text();
    draft.url = m_url->text();
    draft.published = m_published->text();
    draft.sourceKind = m_sourceKind->currentData().toString();
    QStringList replaced;
    for (const QCheckBox *box : m_supersedes->findChildren<QCheckBox *>())
        if (box->isChecked())
            replaced.append(box->objectName().mid(QStringLiteral("supersedes-").size()));
    draft.supersedes = replaced.join(QLatin1Char(' '));
    draft.quote = m_quote->toPlainText();
    draft.locator = m_locator->text();
    draft.note = m_note->text();
    return draft;
}

void ClaimFields::say(const ClaimProposal &proposal, bool all)
{
    for (const auto &[name, row] : m_rows) {
        const auto problem = proposal.problems.find(name);
        const auto understood = proposal.understood.find(name);
        if (problem != proposal.problems.end() && (all || row->isTouched()))
            row->setProblem(problem->second);
        else
            row->setUnderstood(understood == proposal.understood.end() ? QString() : understood->second);
    }
}

void ClaimFields::enter(const ClaimProposal &proposal)
{
    QWidget *field = !m_subject->isReadOnly() ? static_cast<QWidget *>(m_subject) : m_figure;
    for (const FieldRow *row : findChildren<FieldRow *>()) // in the order in which they were made
        if (proposal.problems.contains(row->field()->objectName())) {
            field = row->field();
            break;
        }
    field->setFocus(Qt::OtherFocusReason);
}

} // namespace ledger
