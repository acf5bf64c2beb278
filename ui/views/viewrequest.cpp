#include "viewrequest.h"

#include <algorithm>

namespace ledger
{

namespace
{
/// Options that are lists, comma-separated where Focus keeps them.
bool isListOption(const std::string &view, const std::string &name)
{
    const std::vector<ViewOption> options = viewOptions(view);
    return std::any_of(options.begin(), options.end(),
                       [&](const ViewOption &option) { return option.name == name && option.isList; });
}
} // namespace

QStringList idsOf(const QString &value) { return value.split(QLatin1Char(','), Qt::SkipEmptyParts); }

PictureRequest requestOf(const QString &view, const Look &look, const Style &style,
                         const std::shared_ptr<const LedgerTraits> &traits)
{
    PictureRequest request;
    request.view = view.toStdString();
    for (const auto &[name, value] : look.options) {
        std::vector<std::string> &values = request.options[name.toStdString()];
        for (const QString &part : isListOption(request.view, name.toStdString()) ? idsOf(value) : QStringList(value))
            values.push_back(part.toStdString());
    }
    for (const DrillStep &step : look.drill)
        request.drill.push_back({step.kind.toStdString(), step.id.toStdString(), step.name.toStdString()});
    request.lens = look.lens;
    request.style = style;
    request.traits = traits;
    return request;
}

} // namespace ledger
