#include "helppart.h"

#include <QVariant>

namespace ledger
{

namespace
{
constexpr const char *helpProperty = "helpPart";
}

void setHelp(QObject &of, HelpPart part) { of.setProperty(helpProperty, static_cast<int>(part)); }

std::optional<HelpPart> helpOf(const QObject *something)
{
    for (; something != nullptr; something = something->parent())
        if (const QVariant part = something->property(helpProperty); part.isValid())
            return static_cast<HelpPart>(part.toInt());
    return std::nullopt;
}

} // namespace ledger
