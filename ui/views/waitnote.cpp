#include "waitnote.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ledger
{

namespace
{
constexpr int patience = 700; // ms
}

WaitNote::WaitNote(QWidget *over) : QFrame(over), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("waitNote"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelWaiting"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text);
    row->addSpacing(12);
    row->addWidget(cancel);
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &WaitNote::appear);
    connect(cancel, &QPushButton::clicked, this, &WaitNote::cancelled);
}

void WaitNote::setWaiting(const QString &what)
{
    m_text->setText(what);
    if (what.isEmpty()) {
        m_patience.stop();
        hide();
    } else if (!m_patience.isActive() && isHidden()) {
        m_patience.start();
    }
}

void WaitNote::appear()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, 12);
    show();
    raise();
}

} // namespace ledger
