#include "inspectedpartbox.h"

#include "claimcard.h"
#include "icons.h"
#include "inspectedwidgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledger
{

InspectedPartBox::InspectedPartBox(const InspectedPart &part, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 12, 0, 0);
    m_column->setSpacing(2);
    addHeading(part);
    m_rowsEnd = m_column->count();
    addRows(part.rows);
    for (const InspectedClaim &claim : part.claims)
        addClaim(claim);
    if (part.more > 0)
        addMore(part);
    if (!part.takesClaims.kind.isEmpty())
        addAnother(part);
}

void InspectedPartBox::addHeading(const InspectedPart &part)
{
    if (!part.leadsTo.kind.isEmpty()) {
        m_column->addWidget(rowOf({part.heading, part.figure, part.detail, part.isContested, part.leadsTo}));
        return;
    }
    const QString figure = part.isContested ? part.figure + QStringLiteral(" ≠") : part.figure;
    const auto add = [&](const QString &text, const QColor &ink, double factor, QFont::Weight weight) {
        if (text.isEmpty())
            return;
        QLabel *label = plainLabel(text, ink, this);
        label->setContentsMargins(8, 0, 8, 2);
        label->setFont(sized(font(), factor, weight));
        m_column->addWidget(label);
    };
    add(part.heading, m_style.mutedInk, 1, QFont::DemiBold);
    add(figure, part.isContested ? m_style.warning : m_style.ink, 1.3, QFont::DemiBold);
    add(part.detail, m_style.mutedInk, 1, QFont::Normal);
}

void InspectedPartBox::addRows(std::span<const InspectedRow> rows)
{
    for (const InspectedRow &row : rows)
        m_column->insertWidget(m_rowsEnd++, rowOf(row));
}

QWidget *InspectedPartBox::rowOf(const InspectedRow &row)
{
    auto *button = new InspectedRowButton(row, m_style, this);
    const Selection to = row.leadsTo;
    if (!to.kind.isEmpty()) {
        connect(button, &QAbstractButton::clicked, this, [this, to] { Q_EMIT picked(to.kind, to.id); });
        connect(button, &InspectedRowButton::opened, this, [this, to] { Q_EMIT opened(to.kind, to.id); });
    }
    return button;
}

void InspectedPartBox::addClaim(const InspectedClaim &claim)
{
    auto *card = new ClaimCard(claim, m_style, this);
    connect(card, &ClaimCard::editRequested, this,
            [this](const QString &id) { Q_EMIT editRequested(QStringLiteral("claim"), id); });
    connect(card, &ClaimCard::meant, this, [this](const QString &id) { Q_EMIT picked(QStringLiteral("claim"), id); });
    connect(card, &ClaimCard::copyRequested, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT announced(tr("Citation copied"));
    });
    connect(card, &ClaimCard::sourceRequested, this, &InspectedPartBox::sourceRequested);
    m_cards.push_back(card);
    m_column->addWidget(card);
}

void InspectedPartBox::addMore(const InspectedPart &part)
{
    auto *more = new QPushButton(tr("Show more (%1 left)").arg(part.more), this);
    more->setObjectName(QStringLiteral("showMore"));
    more->setFlat(true);
    more->setAutoDefault(false);
    connect(more, &QPushButton::clicked, this, &InspectedPartBox::moreRequested);
    m_column->addWidget(more, 0, Qt::AlignLeft);
}

void InspectedPartBox::addAnother(const InspectedPart &part)
{
    auto *another = new QPushButton(tr("Add another claim"), this);
    another->setObjectName(QStringLiteral("addClaim-") + part.takesClaims.id);
    another->setAccessibleName(part.heading.isEmpty() ? tr("Add another claim to this number")
                                                      : tr("Add another claim to %1").arg(part.heading));
    another->setToolTip(tr("Add another claim to this number"));
    another->setIcon(icon(QStringLiteral("add"), palette()));
    another->setFlat(true);
    another->setAutoDefault(false);
    const Selection to = part.takesClaims;
    connect(another, &QPushButton::clicked, this, [this, to] { Q_EMIT claimRequested(to.kind, to.id); });
    m_column->addWidget(another, 0, Qt::AlignLeft);
}

} // namespace ledger
