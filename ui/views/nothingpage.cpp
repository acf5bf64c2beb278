#include "nothingpage.h"

#include "focus.h"
#include "inspectedwidgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledger
{

NothingPage::NothingPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
    , m_latest(new QPushButton(tr("Show everything known"), this))
    , m_import(new QPushButton(tr("Import…"), this))
{
    setObjectName(QStringLiteral("nothingToShow"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFixedWidth(460);
        label->setForegroundRole(QPalette::WindowText);
    }
    m_title->setObjectName(QStringLiteral("nothingTitle"));
    m_text->setObjectName(QStringLiteral("nothingText"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_latest->setObjectName(QStringLiteral("showLatest"));
    m_import->setObjectName(QStringLiteral("importButton"));
    connect(m_import, &QPushButton::clicked, this, &NothingPage::importWanted);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_clear, m_latest, m_import}) {
        button->setMinimumWidth(button->sizeHint().width() + 20);
        button->setMinimumHeight(button->sizeHint().height() + 4);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(m_title);
    column->addSpacing(6);
    column->addWidget(m_text);
    column->addSpacing(14);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
}

void NothingPage::setStyle(const Style &style)
{
    setInk(m_text, style.mutedInk);
    QFont large = font();
    large.setPixelSize(qRound(QFontInfo(large).pixelSize() * 1.6));
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
}

void NothingPage::sayEmptyLedger()
{
    m_title->setText(tr("This ledger is empty"));
    m_text->setText(tr("Import documents or a table of claims to begin. You will see what would be added before "
                       "anything is, and can undo it in one step."));
    m_import->show();
    m_clear->hide();
    m_latest->hide();
}

void NothingPage::sayNothingPasses(const Picture &picture, const Lens &lens)
{
    const QString title = picture.caption().title;
    const QString lead = title + QStringLiteral(". ");
    const QString sentence = picture.sentence();
    say(title, sentence.startsWith(lead) ? sentence.mid(lead.size()) : sentence, lens);
}

void NothingPage::say(const QString &title, const QString &text, const Lens &lens)
{
    m_title->setText(title);
    m_text->setText(text);
    m_clear->setVisible(openLens(lens) != lens);
    m_latest->setVisible(lens.asOf.has_value());
    m_import->hide();
}

void NothingPage::serve(Focus &focus)
{
    connect(m_clear, &QPushButton::clicked, &focus, [&focus] { focus.setLens(openLens(focus.lens())); });
    connect(m_latest, &QPushButton::clicked, &focus, [&focus] {
        Lens lens = focus.lens();
        lens.asOf.reset();
        focus.setLens(lens);
    });
}

Lens NothingPage::openLens(const Lens &lens)
{
    Lens open = withoutFilters(lens);
    open.from.reset();
    open.to.reset();
    return open;
}

} // namespace ledger
