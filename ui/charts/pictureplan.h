#pragma once

#include "dealtotals.h"
#include "frame.h"
#include "pictures.h"
#include "titles.h"

#include <QStringList>

#include <memory>
#include <set>
#include <string>

namespace ledger
{

/// So many sources are told; more is a list of sources, and the ledger has one.
inline constexpr std::size_t mostFootnotes = 120;

/// A request thought through: the lens after the drill, what is grouped, what to call it.
struct PicturePlan
{
    const Ledger *ledger = nullptr;
    Lens lens = {};
    Style style = {};
    QSizeF size = {};
    QLocale locale = {};
    std::shared_ptr<const LedgerTraits> traits = {};
    bool byDeal = false; ///< a party has been drilled into
    int skipped = 0; ///< so many in all, the largest, have been left behind: «Others» has been drilled into
    bool wasDrilled = false;
    QString title = {}; ///< in place of the made one
    QString subtitle = {};
    std::set<std::string> highlight = {};
    QStringList annotations = {};

    /// The day up to which the ledger knows: as-of, or its last.
    [[nodiscard]] std::optional<Day> known() const;
    [[nodiscard]] TitleContext titleContext() const;
    [[nodiscard]] PartyHue hueOf(const std::string &party) const { return traits->hues[party]; }
    /// «basis: best · as known on 27 February 2026» or, short, «best · 27 Feb 2026»: the end of every subtitle.
    [[nodiscard]] QString basisAndDay(bool isShort) const;
    /// The words round the picture, with own words in place of the made ones.
    [[nodiscard]] FrameWords frameWords(const QString &madeTitle, const QString &madeSubtitle,
                                        const std::vector<CitedSource> &sources) const;
    /// «27 % rests on assumed terms …»; empty where nothing does.
    [[nodiscard]] QString assumedNote(double assumed, double total) const;
};

/// Works a request out. `isByPayer`: whether drilling into a party means payers.
[[nodiscard]] PicturePlan planOf(const PictureRequest &request, const Readings &readings, bool isByPayer);

/// The first value of an option, or its default.
[[nodiscard]] std::string optionOf(const PictureRequest &request, const std::string &name,
                                   const std::string &otherwise);

/// The dates from and to which a period lasts, by its label: `2026`, `2026-Q1`, `2026-01`.
[[nodiscard]] std::optional<std::pair<PartialDate, PartialDate>> periodDates(const std::string &period);

/// The name of a part of a picture: the party's or deal's, and words where it is absent.
[[nodiscard]] QString partName(const std::string &id, const std::string &name);

/// How many of a ranking are shown by themselves where so many have room: «Others» takes one place, and parts too small
/// to be seen (below `least` of the whole) go into it if there are two of them.
[[nodiscard]] std::size_t shownCount(const std::vector<double> &ranking, std::size_t room, double least);

} // namespace ledger
