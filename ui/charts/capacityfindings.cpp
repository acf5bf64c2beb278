#include "capacitypicture.h"

#include "periods.h"
#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <cstdlib>

namespace ledger
{

namespace
{
constexpr int mostRampColumns = 12;

/// A site's stages as sites of their own: what a drill into it opens.
std::vector<PowerSite> stagesOf(const PowerSite &site)
{
    std::vector<PowerSite> stages;
    for (const SiteStage &stage : site.stages) {
        PowerSite alone = site;
        alone.id = stage.deployment;
        alone.name = stage.name;
        alone.stages = {stage};
        alone.value = stage.value;
        alone.low = stage.low;
        alone.high = stage.high;
        alone.undated = stage.firstPower ? Gigawatts() : stage.value;
        alone.firstPower = stage.firstPower;
        alone.firstSaid = stage.term.start ? stage.term.start : stage.term.end;
        alone.firstIsBy = stage.firstPower && !stage.term.start;
        alone.fullSaid = stage.term.end;
        alone.claims = stage.claims;
        alone.isContested = stage.isContested;
        alone.isWithin = stage.isWithin;
        stages.push_back(std::move(alone));
    }
    return stages;
}

/// Where a drill through capacity has led so far.
class CapacityDrill
{
public:
    CapacityDrill(CapacityFindings &findings, const Readings &readings, const PicturePlan &plan)
        : m_findings(findings)
        , m_readings(readings)
        , m_plan(plan)
    {
    }

    void take(const PictureFilter &step)
    {
        if (step.kind == "party")
            narrow(m_findings.group == CapacityGroup::Country || m_findings.group == CapacityGroup::Deal
                       ? CapacityGroup::Operator
                       : m_findings.group,
                   step.id, CapacityGroup::Deal);
        else if (step.kind == "country")
            narrow(CapacityGroup::Country, step.id,
                   m_findings.group == CapacityGroup::Country ? CapacityGroup::Operator : m_findings.group);
        else if (step.kind == "deal")
            narrow(CapacityGroup::Deal, step.id, CapacityGroup::Operator);
        else if (step.kind == "site")
            m_site = step.id;
        else if (step.kind == "first")
            m_first = step.id;
        else if (step.kind == "others")
            leaveBehind(static_cast<std::size_t>(std::max(0, std::atoi(step.id.c_str()))));
        const bool listsSites = step.kind == "deal" || step.kind == "site" || step.kind == "first";
        if (listsSites)
            m_findings.show = CapacityShow::Sites;
        if (const QString name = nameOfStep(step); !name.isEmpty())
            m_findings.within.append(name);
    }

    [[nodiscard]] const std::vector<CapacityCut> &cuts() const { return m_cuts; }
    /// Leaves what was drilled into: of one site its stages, of one year what has its first power then.
    [[nodiscard]] std::vector<PowerSite> kept(std::vector<PowerSite> sites) const
    {
        if (!m_site.empty()) {
            std::erase_if(sites, [this](const PowerSite &site) { return site.id != m_site; });
            if (sites.size() == 1)
                sites = stagesOf(PowerSite(sites.front()));
        }
        if (!m_first.empty())
            std::erase_if(sites, [this](const PowerSite &site) { return firstYearOf(site) != m_first; });
        return sites;
    }

private:
    void narrow(CapacityGroup group, const std::string &id, CapacityGroup next)
    {
        m_cuts.push_back({group, {id}, false});
        m_findings.group = next;
        m_findings.skipped = 0;
    }

    void leaveBehind(std::size_t count)
    {
        if (m_findings.show == CapacityShow::Sites) {
            m_findings.skipped += count;
            return;
        }
        CapacityCut rest{m_findings.group, {}, true};
        const auto ranking = capacitySupport(m_readings, m_plan.lens, m_findings.group, m_cuts);
        for (std::size_t i = 0; i < std::min(count, ranking.size()); ++i)
            rest.ids.push_back(ranking[i].id);
        m_cuts.push_back(std::move(rest));
    }

    [[nodiscard]] QString nameOfStep(const PictureFilter &step) const
    {
        const Ledger &ledger = m_readings.ledger();
        if (step.kind == "country")
            return step.id.empty() ? PictureText::tr("no country said") : countryName(step.id);
        if (step.kind == "first")
            return step.id == "none" ? PictureText::tr("without a date")
                                     : PictureText::tr("from %1").arg(qstring(step.id));
        if (step.kind == "others")
            return PictureText::tr("others");
        if (step.kind == "deal") {
            const Deal *deal = ledger.find(Id<Deal>(step.id));
            return qstring(deal ? deal->title : step.id);
        }
        if (step.kind == "party") {
            const Party *party = ledger.find(Id<Party>(step.id));
            return qstring(party ? party->name : step.id);
        }
        return step.kind == "site" ? qstring(step.name) : QString();
    }

    CapacityFindings &m_findings;
    const Readings &m_readings;
    const PicturePlan &m_plan;
    std::vector<CapacityCut> m_cuts;
    std::string m_site;
    std::string m_first;
};

int periodsOf(const Capacity &capacity, Step by)
{
    return capacity.periods.empty()
        ? 0
        : periodNumber(capacity.periods.back().last, by) - periodNumber(capacity.periods.front().last, by) + 1;
}
} // namespace

std::string firstYearOf(const PowerSite &site)
{
    return site.firstPower ? std::to_string(partialDate(*site.firstPower).year) : "none";
}

CapacityFindings capacityFindings(const PictureRequest &request, const Readings &readings, PicturePlan &plan)
{
    CapacityFindings findings;
    // Who pays is nothing that capacity knows: a party that was drilled into is the operator, tenant or supplier.
    plan.lens.payers = request.lens.payers;
    plan.lens.payees = request.lens.payees;
    if (const auto counts = fromWord<Counts>(optionOf(request, "counts", {})))
        plan.lens.counts = *counts;
    findings.group = fromWord<CapacityGroup>(optionOf(request, "group", "operator")).value_or(CapacityGroup::Operator);
    findings.show = optionOf(request, "show", "ramp") == "sites" ? CapacityShow::Sites : CapacityShow::Ramp;
    CapacityDrill drill(findings, readings, plan);
    for (const PictureFilter &step : request.drill)
        drill.take(step);

    findings.capacity = capacity(readings, plan.lens, findings.group, drill.cuts());
    findings.supports = capacitySupport(readings, plan.lens, findings.group, drill.cuts());
    findings.prices = powerPrices(readings, plan.lens, drill.cuts());
    findings.sources = powerSources(readings, plan.lens, drill.cuts());
    if (findings.capacity.periods.empty()) // no ramp where nothing has a date
        findings.show = CapacityShow::Sites;
    if (findings.show == CapacityShow::Sites) {
        findings.sites = drill.kept(sites(readings, plan.lens, drill.cuts()));
        if (findings.skipped >= findings.sites.size()) // there is no such page on this day
            findings.skipped = 0;
    } else if (periodsOf(findings.capacity, plan.lens.by) > mostRampColumns && plan.lens.by != Step::Month) {
        Lens monthly = plan.lens;
        monthly.by = Step::Month;
        findings.monthly = capacity(readings, monthly, findings.group, drill.cuts());
    }
    return findings;
}

} // namespace ledger
