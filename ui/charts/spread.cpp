#include "spread.h"

#include <algorithm>

namespace ledger
{

// Taking i heights off the i-th wish turns «at least one height apart» into «not decreasing»; the nearest such sequence
// is found by pooling neighbours that are out of order into blocks at their mean.
std::vector<double> spread(const std::vector<double> &wanted, double height, double least, double most)
{
    struct Block
    {
        double sum;
        int count;
        double mean() const { return sum / count; }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        blocks.push_back({wanted[i] - height * static_cast<double>(i), 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    const double lowest = least + height / 2;
    const double highest = std::max(lowest, most - height * (static_cast<double>(wanted.size()) - 1) - height / 2);
    std::vector<double> places;
    places.reserve(wanted.size());
    for (const Block &block : blocks)
        for (int i = 0; i < block.count; ++i)
            places.push_back(std::clamp(block.mean(), lowest, highest) + height * static_cast<double>(places.size()));
    return places;
}

} // namespace ledger
