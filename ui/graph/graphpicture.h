#pragma once

#include "arrangement.h"
#include "graphfindings.h"
#include "picture.h"

#include <memory>

// The way of the view «Dependencies»:
//
//     plan     = graphPlan(request, readings)
//     findings = graphFindings(request, readings, plan)             slow for large ledgers
//     places   = arranged(placesBefore, graphOf(*findings), …)      slow: asks dot; keeps what stands
//     picture  = graphPicture(findings, places, plan)
//
// None of it knows a widget or a thread: all of it may run on a worker. Whoever shows the picture keeps the
// arrangement.
namespace ledger
{

/// The layered graph of who depends on whom, in the size that it needs, at least the plan's. Its scale is 1 whatever
/// the plan's size (the title block's is that of other pictures), so that what stands keeps its place. Its marks:
/// parties (target `party`), gathered ones (target `group` and the kind's word, which the option `open` takes, as often
/// as there are pages of it open), the titles of opened groups (target `group-close`) and edges (target `edge` and
/// `from>to`).
[[nodiscard]] PicturePtr graphPicture(const std::shared_ptr<const GraphFindings> &findings,
                                      const Arrangement &arrangement, const PicturePlan &plan, double scale = 1);

/// All of it at once, arranged on the fly, in the scale that fills the request's size best: for files. Where the graph
/// has no room there even a little smaller, the picture is larger than asked for.
[[nodiscard]] PicturePtr dependenciesPicture(const PictureRequest &request, const Readings &readings);

} // namespace ledger
