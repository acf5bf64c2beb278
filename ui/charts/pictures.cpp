#include "pictures.h"

#include "capacitypicture.h"
#include "commitmentspicture.h"
#include "contestedpicture.h"
#include "graphpicture.h"
#include "overview.h"
#include "picturetext.h"
#include "sharepicture.h"
#include "sitespicture.h"
#include "wording.h"

#include <algorithm>

namespace ledger
{

namespace
{
PicturePtr shareOf(const PictureRequest &request, const Readings &readings, PicturePlan plan)
{
    const auto findings = std::make_shared<const ShareFindings>(shareFindings(request, readings, plan));
    return sharePicture(findings, plan);
}

PicturePtr commitmentsOf(const PictureRequest &request, const Readings &readings, PicturePlan plan)
{
    const auto findings = std::make_shared<const CommitmentFindings>(commitmentFindings(request, readings, plan));
    return commitmentsPicture(findings, plan);
}

PicturePtr dependenciesOf(const PictureRequest &request, const Readings &readings, PicturePlan)
{
    return dependenciesPicture(request, readings);
}

PicturePtr capacityOf(const PictureRequest &request, const Readings &readings, PicturePlan plan)
{
    const auto findings = std::make_shared<const CapacityFindings>(capacityFindings(request, readings, plan));
    return findings->show == CapacityShow::Sites ? sitesPicture(findings, plan) : capacityPicture(findings, plan);
}

PicturePtr contestedOf(const PictureRequest &request, const Readings &readings, PicturePlan plan)
{
    return contestedPicture(std::make_shared<const ContestedFindings>(contestedFindings(request, readings, plan)),
                            plan);
}

PicturePtr overviewOf(const PictureRequest &request, const Readings &readings, PicturePlan plan)
{
    const auto findings = std::make_shared<const OverviewFindings>(overviewFindings(request, readings, plan));
    return overviewPicture(findings, plan);
}

/// What of the inbox is drawn: first what is contested.
std::vector<std::string> inboxKinds()
{
    std::vector<std::string> kinds;
    for (const std::string_view sort : words<InboxSort>())
        kinds.emplace_back(sort);
    return kinds;
}

/// A view that there is a picture of: its own options (of the four that all have, see viewOptions), and who draws it.
struct PicturedView
{
    std::string name = {};
    std::vector<ViewOption> options = {};
    PicturePtr (*draw)(const PictureRequest &, const Readings &, PicturePlan) = nullptr;
};

const std::vector<PicturedView> &picturedViews()
{
    static const std::vector<PicturedView> views{
        {"overview", {{"tiles", {words<OverviewTile>().begin(), words<OverviewTile>().end()}, true}}, overviewOf},
        {"share", {{"source", {"contracts", "reported", "both"}}, {"group", {"payee", "payer"}}}, shareOf},
        {"commitments",
         {{"group", {"payee", "payer", "nature", "kind", "firmness"}}, {"show", {"total", "by-period", "cumulated"}}},
         commitmentsOf},
        {"capacity",
         {{"counts", {"site", "contract", "chips", "power"}},
          {"group", {"operator", "tenant", "supplier", "country", "deal"}},
          {"show", {"ramp", "sites"}}},
         capacityOf},
        {"dependencies",
         {{"width", {"money", "power", "deals"}},
          {"root", {}, false, OptionHolds::Party},
          {"depth", {}, false, OptionHolds::Number},
          {"direction", {"providers", "dependents", "both"}},
          {"open", {}, true},
          {"without", {}, false, OptionHolds::Party},
          {"between", {}, true, OptionHolds::Party}},
         dependenciesOf},
        {"contested", {{"kind", inboxKinds()}}, contestedOf},
    };
    return views;
}

const PicturedView *picturedView(const std::string &name)
{
    const auto &views = picturedViews();
    const auto found = std::find_if(views.begin(), views.end(), [&](const auto &view) { return view.name == name; });
    return found == views.end() ? nullptr : &*found;
}
} // namespace

PicturePtr pictureOf(const PictureRequest &request, const Readings &readings)
{
    if (const PicturedView *view = picturedView(request.view))
        return view->draw(request, readings, planOf(request, readings, optionOf(request, "group", "payee") == "payer"));
    QStringList known;
    for (const std::string &name : pictureViews())
        known << qstring(name);
    return emptyPicture(request.size, PictureText::tr("There is no view called «%1»").arg(qstring(request.view)),
                        PictureText::tr("Choose one of: %1.").arg(known.join(QStringLiteral(", "))), request.style);
}

QSizeF wholeSize(const PictureRequest &request)
{
    if (request.view != "overview")
        return request.size;
    return {request.size.width(),
            std::max(request.size.height(), overviewHeight(tilesOf(request), request.size.width()))};
}

std::vector<std::string> pictureViews()
{
    std::vector<std::string> names;
    for (const PicturedView &view : picturedViews())
        names.push_back(view.name);
    return names;
}

std::vector<ViewOption> viewOptions(const std::string &name)
{
    const PicturedView *view = picturedView(name);
    if (view == nullptr)
        return {};
    std::vector<ViewOption> options{{"title", {}}, {"subtitle", {}}, {"highlight", {}, true}, {"annotations", {}}};
    options.insert(options.end(), view->options.begin(), view->options.end());
    return options;
}

} // namespace ledger
