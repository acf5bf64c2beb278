#include "nearest.h"

#include "vocabulary.h"

namespace ledger
{

std::string nearest(std::string_view text, const std::vector<std::string> &known)
{
    const std::vector<std::string_view> views(known.begin(), known.end());
    return known.empty() ? std::string() : std::string(nearestWord(text, views));
}

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &each : words)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

std::string unknownWord(std::string_view text, std::string_view whatItShouldBe, const std::vector<std::string> &known)
{
    return "«" + std::string(text) + "» is no " + std::string(whatItShouldBe) + "; did you mean " + nearest(text, known)
        + "? There are: " + listed(known);
}

} // namespace ledger
