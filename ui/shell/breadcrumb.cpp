#include "breadcrumb.h"

#include "quietbutton.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ledger
{

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent), m_line(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    setAccessibleName(tr("Drill"));
    m_line->setContentsMargins(20, 6, 20, 0);
    m_line->setSpacing(0);
    hide();
}

void Breadcrumb::setWay(const QString &view, const std::vector<DrillStep> &drill)
{
    if (view == m_view && drill == m_drill)
        return;
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget() != nullptr && focusWidget()->hasFocus();
    m_view = view;
    m_drill = drill;
    while (QLayoutItem *item = m_line->takeAt(0)) {
        if (QWidget *gone = item->widget()) {
            gone->hide();
            gone->setObjectName(QString());
            gone->deleteLater(); // it may be what is being clicked
        }
        delete item;
    }
    QuietButton *last = nullptr;
    for (std::size_t level = 0; level <= drill.size(); ++level) {
        const QString name = level == 0 ? view : drill[level - 1].name;
        const bool isHere = level == drill.size();
        if (level > 0) {
            auto *mark = new QLabel(QStringLiteral("›"), this);
            mark->setForegroundRole(QPalette::PlaceholderText);
            m_line->addWidget(mark);
        }
        auto *crumb = new QuietButton(this);
        crumb->setObjectName(QStringLiteral("crumb-%1").arg(level));
        crumb->setText(crumb->fontMetrics().elidedText(name, Qt::ElideMiddle, 260));
        crumb->setAccessibleName(isHere ? tr("Here: %1").arg(name) : tr("Back to %1").arg(name));
        crumb->setToolTip(name);
        crumb->setMuted(!isHere);
        m_line->addWidget(crumb);
        connect(crumb, &QuietButton::clicked, this, [this, level] { Q_EMIT climbed(static_cast<int>(level)); });
        last = crumb;
    }
    m_line->addStretch();
    setVisible(!drill.empty());
    if (hadFocus && !drill.empty())
        last->setFocus();
}

} // namespace ledger
