#include "viewrequest.h"

#include "picturepanel.h"
#include "readingscache.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct ViewWords
{
    Q_DECLARE_TR_FUNCTIONS(ViewWords)
};

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

void drawIn(PicturePanel &pictures, const PictureRequest &request, const ReadingsPtr &readings)
{
    const auto maker = [request, readings](QSizeF room) {
        PictureRequest fitting = request;
        fitting.size = room;
        fitting.size = wholeSize(fitting);
        return pictureOf(fitting, *readings);
    };
    const bool isLarge = readings->ledger().count(RecordKind::Deal) > ReadingsCache::dealsAtOnce;
    pictures.setMaker(maker, isLarge ? PicturePanel::Pace::Slow : PicturePanel::Pace::Quick);
}

DrillStep named(DrillStep step, const Ledger &ledger)
{
    const std::string id = step.id.toStdString();
    if (step.kind == QStringLiteral("party") || step.kind == QStringLiteral("partyPage")) {
        if (const Party *party = ledger.find(Id<Party>(id)))
            step.name = qstring(party->name);
    } else if (step.kind == QStringLiteral("deal")) {
        if (const Deal *deal = ledger.find(Id<Deal>(id)))
            step.name = qstring(deal->title);
    } else if (step.kind == QStringLiteral("period")) {
        step.name = periodText(id);
    } else if (step.kind == QStringLiteral("country")) {
        step.name = countryName(id);
    } else if (step.kind == QStringLiteral("first")) {
        step.name = step.id == QStringLiteral("none") ? ViewWords::tr("No date said")
                                                      : ViewWords::tr("First power in %1").arg(step.id);
    }
    return step;
}

} // namespace ledger
