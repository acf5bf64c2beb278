#include "ledgerbar.h"

#include "cellwords.h"
#include "choicebar.h"
#include "icons.h"
#include "style.h"
#include "wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
std::vector<ChoiceBar::Choice> tableChoices()
{
    std::vector<ChoiceBar::Choice> choices;
    for (std::size_t i = 0; i < words<TableName>().size(); ++i)
        choices.push_back({qstring(words<TableName>()[i]), nameOf(static_cast<TableName>(i))});
    return choices;
}
} // namespace

LedgerBar::LedgerBar(QWidget *parent)
    : QWidget(parent)
    , m_tables(new ChoiceBar(QStringLiteral("table"), tr("Table"), tableChoices(), this))
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("ledgerBar"));
    m_tables->setToolTip(tr("Alt+1 to Alt+5, or Ctrl+Tab"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setAccessibleName(tr("Search the ledger"));
    m_field->setPlaceholderText(tr("Search"));
    m_field->setToolTip(tr("Words in any field: openai aws 38. Ctrl+F; Esc clears."));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_lens = m_field->addAction(icon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    m_lens->setText(tr("Search the ledger"));
    m_count->setObjectName(QStringLiteral("rowCount"));
    m_count->setTextFormat(Qt::PlainText);

    auto *above = new QHBoxLayout;
    above->setSpacing(6);
    above->addWidget(m_tables);
    above->addStretch(1);
    above->addWidget(m_field, 2);
    auto *below = new QHBoxLayout;
    below->setObjectName(QStringLiteral("below"));
    below->setSpacing(6);
    below->addWidget(m_count);
    below->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 4);
    rows->setSpacing(2);
    rows->addLayout(above);
    rows->addLayout(below);
    m_clear = addButton(QStringLiteral("clearButton"), tr("Clear"), tr("Clear search and filters (Esc)"));
    m_filters
        = addButton(QStringLiteral("filtersButton"), tr("Filter"), tr("A filter under each column (Ctrl+Shift+F)"));
    m_filters->setCheckable(true);
    m_columns = addButton(QStringLiteral("columnsButton"), tr("Columns"), tr("Choose and order the columns"));
    m_export = addButton(QStringLiteral("exportButton"), tr("Export…"), tr("Rows as CSV"));
    for (QToolButton *button : {m_clear, m_filters, m_columns, m_export})
        below->addWidget(button);

    connect(m_tables, &ChoiceBar::chosen, this,
            [this](const QString &, const QString &table) { Q_EMIT tableChosen(table); });
    connect(m_field, &QLineEdit::textChanged, this, &LedgerBar::searchTyped);
    connect(m_filters, &QToolButton::clicked, this, &LedgerBar::filtersToggled);
    connect(m_clear, &QToolButton::clicked, this, &LedgerBar::cleared);
    connect(m_columns, &QToolButton::clicked, this, &LedgerBar::columnsRequested);
    connect(m_export, &QToolButton::clicked, this, &LedgerBar::exportRequested);
    refreshIcons();
}

QToolButton *LedgerBar::addButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void LedgerBar::refreshIcons()
{
    m_lens->setIcon(icon(QStringLiteral("search"), palette()));
    m_clear->setIcon(icon(QStringLiteral("close"), palette()));
    m_filters->setIcon(icon(QStringLiteral("filter"), palette()));
    m_columns->setIcon(icon(QStringLiteral("data"), palette()));
    m_export->setIcon(icon(QStringLiteral("export"), palette()));
}

void LedgerBar::setTable(const QString &table) { m_tables->setValue(table); }

void LedgerBar::setCount(const QString &count)
{
    m_count->setText(count);
    m_count->setAccessibleName(count);
}

void LedgerBar::setShowsFilters(bool shows) { m_filters->setChecked(shows); }

void LedgerBar::setFiltering(bool isFiltering) { m_clear->setVisible(isFiltering); }

void LedgerBar::setHasRows(bool has) { m_export->setEnabled(has); }

void LedgerBar::setStyle(const Style &style)
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, style.mutedInk);
    m_count->setPalette(muted);
    refreshIcons();
}

void LedgerBar::fit()
{
    const int room = width() - 32;
    const int least = fontMetrics().averageCharWidth() * 24;
    m_tables->setFolded(m_tables->widthSpread() + least > room);
    const bool hasRoom = room > m_count->sizeHint().width() + fontMetrics().averageCharWidth() * 60;
    for (QToolButton *button : {m_clear, m_filters, m_columns, m_export})
        button->setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void LedgerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LedgerBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_export)
        fit();
    if (event->type() == QEvent::PaletteChange && m_export)
        refreshIcons();
    QWidget::changeEvent(event);
}

bool LedgerBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT searchLeft();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ledger
