#pragma once

#include "lastlook.h"
#include "partyhues.h"
#include "picture.h"
#include "readings.h"
#include "style.h"

#include <QLocale>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ledger
{

/// One level that a reader drilled into: kind and id of a mark's target, and its name.
struct PictureFilter
{
    /// `party`, `nature`, `firmness`, `kind`, `status`, `period`, `others`; of capacity also `country`, `site`,
    /// `first`. Pages (`deal`, `partyPage`) end a drill and have no picture.
    std::string kind = {};
    std::string id = {};
    std::string name = {};

    bool operator==(const PictureFilter &) const = default;
};

/// Everything that decides a picture besides the readings; the window and `render` share it.
struct PictureRequest
{
    std::string view = {}; ///< one of pictureViews()
    std::map<std::string, std::vector<std::string>> options = {}; ///< of document-format.md; unknown ones are ignored
    Lens lens = {}; ///< its day and basis are those of the readings
    Style style = {};
    QSizeF size = {};
    std::vector<PictureFilter> drill = {};
    QLocale locale = {};
    std::shared_ptr<const LedgerTraits> traits = {}; ///< where the caller keeps them; else they are computed
    std::shared_ptr<const LastLook> lastLook = {}; ///< where somebody has looked before
};

/// The picture of a view; for an unknown view one that says so.
[[nodiscard]] PicturePtr pictureOf(const PictureRequest &request, const Readings &readings);

/// The views that there are pictures of, and for each the names and values of its options (first is the default).
enum class OptionHolds { Text, Party, Number };
struct ViewOption
{
    std::string name = {};
    std::vector<std::string> values = {}; ///< empty: whatever it holds
    bool isList = false; ///< several of them, in their order
    OptionHolds holds = OptionHolds::Text;
};
[[nodiscard]] std::vector<std::string> pictureViews();
[[nodiscard]] std::vector<ViewOption> viewOptions(const std::string &view);

/// The size at which the whole of what is asked for can be seen, where that is more than the request's: such a picture
/// is scrolled.
[[nodiscard]] QSizeF wholeSize(const PictureRequest &request);

} // namespace ledger
