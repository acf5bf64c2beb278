#include "breadcrumb.h"

#include "quietbutton.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr std::size_t mostLevels = 4; // of a longer way the first and the last are shown
constexpr int widestName = 260;
} // namespace

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent), m_line(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    setAccessibleName(tr("Drill"));
    m_line->setContentsMargins(20, 6, 20, 0);
    m_line->setSpacing(0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long way makes no wide window
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
    m_crumbs.clear();
    QuietButton *last = nullptr;
    for (std::size_t level = 0; level <= drill.size(); ++level) {
        if (drill.size() > mostLevels && level > 0 && level + mostLevels - 1 < drill.size() + 1) {
            if (level == 1)
                addMark(QStringLiteral("› …"));
            continue; // back leads over those, and so does Up
        }
        const QString name = level == 0 ? view : drill[level - 1].name;
        const bool isHere = level == drill.size();
        if (level > 0)
            addMark(QStringLiteral("›"));
        auto *crumb = new QuietButton(this);
        crumb->setObjectName(QStringLiteral("crumb-%1").arg(level));
        crumb->setAccessibleName(isHere ? tr("Here: %1").arg(name) : tr("Back to %1").arg(name));
        crumb->setToolTip(name);
        crumb->setMuted(!isHere);
        m_line->addWidget(crumb);
        connect(crumb, &QuietButton::clicked, this, [this, level] { Q_EMIT climbed(static_cast<int>(level)); });
        m_crumbs.emplace_back(crumb, name);
        last = crumb;
    }
    fit();
    m_line->addStretch();
    setVisible(!drill.empty());
    if (hadFocus && !drill.empty())
        last->setFocus();
}

void Breadcrumb::addMark(const QString &text)
{
    auto *mark = new QLabel(text, this);
    mark->setForegroundRole(QPalette::PlaceholderText);
    m_line->addWidget(mark);
}

/// Shortens the names as far as all are to stand side by side.
void Breadcrumb::fit()
{
    if (m_crumbs.empty())
        return;
    const int each = width() / static_cast<int>(m_crumbs.size()) - 3 * fontMetrics().averageCharWidth() - 16;
    for (const auto &[crumb, name] : m_crumbs)
        crumb->setText(crumb->fontMetrics().elidedText(name, Qt::ElideMiddle, std::clamp(each, 40, widestName)));
}

void Breadcrumb::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace ledger
