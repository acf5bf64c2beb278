#include "fieldrow.h"

#include "style.h"

#include <QEvent>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
// Of text of 13 px; larger text has wider labels.
constexpr int firstLabelWidth = 84;
constexpr int secondLabelWidth = 66;
constexpr int usualText = 13;

QString asSentence(const QString &text) { return text.isEmpty() ? text : text.front().toUpper() + text.mid(1); }

bool isDarkPalette(const QPalette &palette) { return palette.color(QPalette::Window).lightness() < 128; }
} // namespace

int scaledToText(int width, const QWidget &widget) { return width * QFontInfo(widget.font()).pixelSize() / usualText; }

FieldRow::FieldRow(const QString &name, const QString &label, QWidget *field, Place place, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("row-") + name);
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->installEventFilter(this);
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    caption->setFixedWidth(scaledToText(place == Place::First ? firstLabelWidth : secondLabelWidth, *this));
    caption->setWordWrap(true);
    caption->setContentsMargins(0, 4, 0, 0);
    m_says->setObjectName(QStringLiteral("says-") + name);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setWordWrap(true);
    m_says->hide();
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(field);
    column->addWidget(m_says);
    column->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(caption, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    colour();
}

void FieldRow::setUnderstood(const QString &how, const QString &doubt)
{
    if (doubt.isEmpty())
        say(how, Tone::Quiet);
    else
        say((how.isEmpty() ? QString() : how + QStringLiteral(" · ")) + tr("Doubtful: %1").arg(doubt), Tone::Doubtful);
}

void FieldRow::setProblem(const QString &what) { say(asSentence(what), Tone::Wrong); }

QString FieldRow::says() const { return m_says->text(); }

void FieldRow::say(const QString &text, Tone tone)
{
    if (m_says->text() == text && m_tone == tone)
        return;
    m_tone = tone;
    m_says->setText(text);
    m_says->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
    colour();
}

void FieldRow::colour()
{
    m_isColouring = true;
    const Style style = styleFor(isDarkPalette(palette()) ? ThemeName::Dark : ThemeName::Light);
    QPalette words = palette();
    words.setColor(QPalette::WindowText,
                   m_tone == Tone::Wrong          ? style.warning
                       : m_tone == Tone::Doubtful ? style.ink
                                                  : style.mutedInk);
    m_says->setPalette(words);
    m_isColouring = false;
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColouring)
        colour();
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_isTouched = true;
    return QWidget::eventFilter(watched, event);
}

} // namespace ledger
