#include "celleditor.h"

#include "fieldwidgets.h"
#include "recordpicker.h"
#include "style.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr int narrowestNote = 260;
constexpr int narrowestPicker = 420; // for a name and what tells it from others
constexpr int linesShown = 4;

/// Whether a key is meant for what is edited, whatever widget that is.
bool isOurs(const QKeyEvent &key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const bool isText = key.key() < Qt::Key_Escape;
    return isText || key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace || key.key() == Qt::Key_F2
        || key.key() == Qt::Key_Escape || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

Style styleOf(const QWidget &widget)
{
    const bool isDark = widget.palette().color(QPalette::Base).lightness() < 128;
    return styleFor(isDark ? ThemeName::Dark : ThemeName::Light);
}
} // namespace

CellEditor::CellEditor(const FieldSpec &spec, const FieldEdit &edit, const std::optional<QString> &typed,
                       const std::shared_ptr<RecordChoices> &choices, QWidget *parent)
    : QFrame(parent)
    , m_before(edit)
    , m_field(makeFieldWidget(spec, choices, this))
    , m_note(new QLabel(parent))
{
    setObjectName(QStringLiteral("cellEditor"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_field->setObjectName(QStringLiteral("cell-") + spec.key);
    m_field->setAccessibleName(QString(spec.label).remove(QLatin1Char('&')));
    m_note->setObjectName(QStringLiteral("cellNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(6);
    m_note->setAutoFillBackground(true);
    m_note->setForegroundRole(QPalette::WindowText); // whatever it stands on
    m_note->setBackgroundRole(QPalette::Window);
    m_note->setFrameStyle(QFrame::Box | QFrame::Plain);
    m_note->hide();
    auto *room = new QVBoxLayout(this);
    room->setContentsMargins(0, 0, 0, 0);
    room->addWidget(m_field);
    if (auto *lines = qobject_cast<QPlainTextEdit *>(m_field))
        lines->setFixedHeight(lines->fontMetrics().lineSpacing() * linesShown + 12);
    setFocusProxy(m_field);
    begin(typed);
    m_field->installEventFilter(this);
    watchField(
        *m_field, this,
        [this] {
            if (!m_cell.isEmpty())
                placeOver(m_cell); // it grows with what is typed
            Q_EMIT edited();
        },
        [] {});
    if (const auto *picker = qobject_cast<RecordPicker *>(m_field)) {
        connect(picker, &RecordPicker::chosen, this, [this] {
            if (m_isReady) // what is chosen from the list of what was found is meant
                Q_EMIT committed(Then::Down);
        });
        connect(picker, &RecordPicker::settled, this, &CellEditor::commitFound);
    }
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *from, const QWidget *to) {
        const bool wasHere = from && (from == m_field || isAncestorOf(from));
        const bool goesElsewhere = to && to != m_field && !isAncestorOf(to) && to->window() == window();
        if (m_isReady && wasHere && goesElsewhere)
            Q_EMIT committed(Then::Stay);
    });
    m_isReady = true;
}

CellEditor::~CellEditor() { delete m_note.data(); }

void CellEditor::begin(const std::optional<QString> &typed)
{
    setFieldText(*m_field, m_before.text);
    // What the widget makes of what is there is what it is compared with.
    m_before.text = fieldText(*m_field);
    if (auto *box = qobject_cast<QComboBox *>(m_field)) {
        if (typed && !typed->isEmpty()) {
            const int found = box->findText(*typed, Qt::MatchStartsWith);
            if (found >= 0)
                box->setCurrentIndex(found);
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(m_field)) {
        if (typed) {
            line->setText(QString()); // what follows is typed, so that it is looked for
            line->insert(*typed);
            if (!typed->isEmpty() && qobject_cast<RecordPicker *>(line))
                QMetaObject::invokeMethod(line, "textEdited", Qt::QueuedConnection, Q_ARG(QString, *typed));
            else
                Q_EMIT line->textEdited(*typed);
        } else {
            line->selectAll();
        }
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(m_field)) {
        if (typed)
            lines->setPlainText(*typed);
        lines->moveCursor(QTextCursor::End);
    }
}

FieldEdit CellEditor::edit() const { return {m_before.record, m_before.key, fieldText(*m_field)}; }

QString CellEditor::shownText() const
{
    if (const auto *box = qobject_cast<const QComboBox *>(m_field))
        return box->currentText();
    if (const auto *line = qobject_cast<const QLineEdit *>(m_field))
        return line->text();
    return fieldText(*m_field);
}

bool CellEditor::isLines() const { return qobject_cast<const QPlainTextEdit *>(m_field) != nullptr; }

int CellEditor::widthNeeded() const
{
    if (isLines())
        return 2 * narrowestNote;
    if (qobject_cast<const RecordPicker *>(m_field))
        return narrowestPicker;
    const auto *line = qobject_cast<const QLineEdit *>(m_field);
    if (!line)
        return m_field->minimumSizeHint().width();
    constexpr int aroundText = 10;
    return line->fontMetrics().horizontalAdvance(line->text()) + aroundText;
}

void CellEditor::placeOver(const QRect &cell)
{
    m_cell = cell;
    const QRect room = parentWidget()->rect();
    const int width = std::min(room.width(), std::max(cell.width(), widthNeeded()));
    const int height = std::max(cell.height(), isLines() ? m_field->height() : m_field->minimumSizeHint().height());
    const int left = std::clamp(cell.left(), 0, std::max(0, room.width() - width));
    const int top = std::clamp(cell.center().y() - (isLines() ? cell.height() / 2 : height / 2), 0,
                               std::max(0, room.height() - height));
    setGeometry(left, top, width, height);
    raise();
    placeNote();
}

void CellEditor::placeNote()
{
    if (m_note->text().isEmpty() || isHidden()) {
        m_note->hide();
        return;
    }
    const QRect room = parentWidget()->rect();
    const int width = std::min(room.width(), std::max(this->width(), narrowestNote));
    const int height = m_note->heightForWidth(width);
    const int left = std::clamp(x(), 0, std::max(0, room.width() - width));
    const bool fitsBelow = geometry().bottom() + height < room.height();
    m_note->setGeometry(left, fitsBelow ? geometry().bottom() + 1 : y() - height, width, height);
    m_note->show();
    m_note->raise();
}

void CellEditor::say(const QString &text, Tone tone)
{
    const Style style = styleOf(*this);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, style.background);
    colours.setColor(QPalette::WindowText,
                     tone == Tone::Wrong          ? style.warning
                         : tone == Tone::Doubtful ? style.ink
                                                  : style.mutedInk);
    m_note->setPalette(colours);
    m_note->setText(text.isEmpty() ? text : text.front().toUpper() + text.mid(1));
    m_field->setAccessibleDescription(text);
    placeNote();
}

void CellEditor::setUnderstood(const QString &how, const QString &doubt)
{
    if (doubt.isEmpty())
        say(how, Tone::Quiet);
    else
        say((how.isEmpty() ? QString() : how + QStringLiteral(" · ")) + tr("Doubtful: %1").arg(doubt), Tone::Doubtful);
}

void CellEditor::setProblem(const QString &what) { say(what, Tone::Wrong); }

QString CellEditor::says() const { return m_note->text(); }

void CellEditor::commit(Then then)
{
    if (auto *picker = qobject_cast<RecordPicker *>(m_field)) {
        m_isReady = false; // what it settles for is taken once
        picker->settle();
        m_isReady = true;
        if (picker->isSearching()) {
            m_waiting = then;
            return;
        }
    }
    Q_EMIT committed(then);
}

/// What was to be taken before it was found.
void CellEditor::commitFound()
{
    if (!m_waiting)
        return;
    m_isReady = false; // until all that it settles for is said
    QMetaObject::invokeMethod(
        this, [this] { m_isReady = true; }, Qt::QueuedConnection);
    Q_EMIT committed(*std::exchange(m_waiting, std::nullopt));
}

bool CellEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // before the window does something to the row
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isShifted = key->modifiers().testFlag(Qt::ShiftModifier) || key->modifiers().testFlag(Qt::AltModifier);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isLines() && isShifted) {
            qobject_cast<QPlainTextEdit *>(m_field)->insertPlainText(QStringLiteral("\n"));
            return true;
        }
        commit(Then::Down);
        return true;
    case Qt::Key_Tab:
        commit(Then::Right);
        return true;
    case Qt::Key_Backtab:
        commit(Then::Left);
        return true;
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

bool CellEditor::focusNextPrevChild(bool next)
{
    commit(next ? Then::Right : Then::Left);
    return true;
}

void CellEditor::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_note)
        m_note->hide();
}

} // namespace ledger
