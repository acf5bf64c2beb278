#include "circles.h"

#include <algorithm>

namespace ledger
{

namespace
{
enum class Visit : std::uint8_t { Unseen, OnPath, Done };

/// A claim on the path of a depth-first search, and which of the claims that it supersedes comes next.
struct PathStep
{
    std::size_t claim = 0;
    std::size_t next = 0;
};
} // namespace

void checkSupersedesCircles(RecordRules &rules, std::span<const Claim> claims)
{
    std::vector<Visit> visits(claims.size(), Visit::Unseen);
    std::vector<PathStep> path;
    for (std::size_t start = 0; start < claims.size(); ++start) {
        if (visits[start] != Visit::Unseen || claims[start].supersedes.empty())
            continue;
        path.push_back({start, 0});
        visits[start] = Visit::OnPath;
        while (!path.empty()) {
            const Claim &claim = claims[path.back().claim];
            if (path.back().next == claim.supersedes.size()) {
                visits[path.back().claim] = Visit::Done;
                path.pop_back();
                continue;
            }
            const Id<Claim> &id = claim.supersedes[path.back().next++];
            const auto found = std::ranges::lower_bound(claims, id, {}, &Claim::id);
            if (found == claims.end() || found->id != id || id == claim.id)
                continue; // told as a reference that does not hold
            const auto target = static_cast<std::size_t>(found - claims.begin());
            if (visits[target] == Visit::OnPath) {
                std::vector<const Claim *> circle;
                for (auto step = std::ranges::find(path, target, &PathStep::claim); step != path.end(); ++step)
                    circle.push_back(&claims[step->claim]);
                addCircle(rules, std::move(circle), "supersedes");
            } else if (visits[target] == Visit::Unseen) {
                visits[target] = Visit::OnPath;
                path.push_back({target, 0});
            }
        }
    }
}

} // namespace ledger
