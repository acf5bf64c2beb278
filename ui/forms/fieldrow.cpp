#include "fieldrow.h"

#include "style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int labelWidth = 104;
}

FieldRow::FieldRow(const QString &name, const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("row-") + name);
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->installEventFilter(this);
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    caption->setFixedWidth(labelWidth);
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
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(caption, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

void FieldRow::setUnderstood(const QString &how) { say(how, false); }

void FieldRow::setProblem(const QString &what) { say(what, true); }

void FieldRow::say(const QString &text, bool isProblem)
{
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    const Style style = styleFor(isDark ? ThemeName::Dark : ThemeName::Light);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isProblem ? style.warning : style.mutedInk);
    m_says->setPalette(colours);
    m_says->setText(text);
    m_says->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_isTouched = true;
    return QWidget::eventFilter(watched, event);
}

} // namespace ledger
