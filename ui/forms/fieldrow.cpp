#include "fieldrow.h"

#include "style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int secondLabelWidth = 66; // for text of the usual size

QString asSentence(const QString &text) { return text.isEmpty() ? text : text.front().toUpper() + text.mid(1); }

bool isDarkPalette(const QPalette &palette) { return palette.color(QPalette::Window).lightness() < 128; }
} // namespace

FieldRow::FieldRow(const QString &name, const QString &label, QWidget *field, Place place, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_column(new QVBoxLayout)
    , m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("row-") + name);
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    caption->setFixedWidth(scaledToText(place == Place::First ? firstLabelWidth : secondLabelWidth, font()));
    caption->setWordWrap(true);
    caption->setContentsMargins(0, 4, 0, 0);
    m_says->setObjectName(QStringLiteral("says-") + name);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setWordWrap(true);
    m_says->hide();
    m_column->setSpacing(2);
    m_column->addWidget(field);
    m_column->addWidget(m_says);
    m_column->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(caption, 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
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

void FieldRow::setMeeting(const QString &what, const QString &theirs, const QString &ours)
{
    if (what.isEmpty()) {
        if (m_meeting != nullptr)
            m_meeting->hide();
        return;
    }
    if (m_meeting == nullptr)
        buildMeeting();
    m_met->setText(what);
    m_theirs->setText(theirs);
    m_ours->setText(ours);
    for (QPushButton *button : {m_theirs, m_ours})
        button->setAccessibleDescription(what);
    m_meeting->show();
    colour();
}

void FieldRow::buildMeeting()
{
    m_meeting = new QWidget(this);
    m_met = new QLabel(m_meeting);
    m_met->setObjectName(QStringLiteral("met-") + m_field->objectName());
    m_met->setTextFormat(Qt::PlainText);
    m_met->setWordWrap(true);
    const auto addButton = [this](const QString &name, bool theirs) {
        auto *button = new QPushButton(m_meeting);
        button->setObjectName(name + m_field->objectName());
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, theirs] { Q_EMIT chosen(theirs); });
        return button;
    };
    m_theirs = addButton(QStringLiteral("theirs-"), true);
    m_ours = addButton(QStringLiteral("ours-"), false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_theirs);
    buttons->addWidget(m_ours);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(m_meeting);
    column->setContentsMargins(0, 2, 0, 4);
    column->setSpacing(4);
    column->addWidget(m_met);
    column->addLayout(buttons);
    m_column->insertWidget(m_column->indexOf(m_says) + 1, m_meeting);
    // They are younger than all other fields, and would be the last that Tab comes to.
    setTabOrder(m_field, m_theirs);
    setTabOrder(m_theirs, m_ours);
}

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
    if (m_met != nullptr) {
        words.setColor(QPalette::WindowText, style.warning);
        m_met->setPalette(words);
    }
    m_isColouring = false;
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColouring)
        colour();
}

} // namespace ledger
