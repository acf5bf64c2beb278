#include "viewrequest.h"

namespace ledger
{

namespace
{
bool isListOption(const QString &name)
{
    const QStringList lists{QStringLiteral("highlight"), QStringLiteral("annotations"), QStringLiteral("open"),
                            QStringLiteral("between")};
    return lists.contains(name);
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
        for (const QString &part : isListOption(name) ? idsOf(value) : QStringList(value))
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
