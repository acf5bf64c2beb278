#include "pictures.h"

#include "commitmentspicture.h"
#include "graphpicture.h"
#include "picturetext.h"
#include "sharepicture.h"
#include "wording.h"

namespace ledger
{

PicturePtr pictureOf(const PictureRequest &request, const Readings &readings)
{
    const bool isByPayer = optionOf(request, "group", "payee") == "payer";
    if (request.view == "share") {
        PicturePlan plan = planOf(request, readings, isByPayer);
        const auto findings = std::make_shared<const ShareFindings>(shareFindings(request, readings, plan));
        return sharePicture(findings, plan);
    }
    if (request.view == "commitments") {
        PicturePlan plan = planOf(request, readings, isByPayer);
        const auto findings = std::make_shared<const CommitmentFindings>(commitmentFindings(request, readings, plan));
        return commitmentsPicture(findings, plan);
    }
    if (request.view == "dependencies")
        return dependenciesPicture(request, readings);
    return emptyPicture(request.size, PictureText::tr("There is no view called «%1»").arg(qstring(request.view)),
                        PictureText::tr("Choose one of: share, commitments, dependencies."), request.style);
}

std::vector<std::string> pictureViews() { return {"share", "commitments", "dependencies"}; }

std::vector<ViewOption> viewOptions(const std::string &view)
{
    std::vector<ViewOption> options{{"title", {}}, {"subtitle", {}}, {"highlight", {}}, {"annotations", {}}};
    if (view == "share") {
        options.push_back({"source", {"contracts", "reported", "both"}});
        options.push_back({"group", {"payee", "payer"}});
    } else if (view == "commitments") {
        options.push_back({"group", {"payee", "payer", "nature", "kind", "firmness"}});
        options.push_back({"show", {"total", "by-period", "cumulated"}});
    } else if (view == "dependencies") {
        options.push_back({"width", {"money", "power", "deals"}});
        options.push_back({"root", {}});
        options.push_back({"depth", {}});
        options.push_back({"direction", {"providers", "dependents", "both"}});
        options.push_back({"open", {}});
        options.push_back({"without", {}});
        options.push_back({"between", {}});
    } else {
        options.clear();
    }
    return options;
}

} // namespace ledger
