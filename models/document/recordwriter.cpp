#include "recordwriter.h"

namespace ledger
{

void appendLens(std::string &json, const std::string &value, const JsonSpacing &spacing)
{
    const auto canonical = canonicalJson(value);
    const bool isForPeople = spacing.comma == documentSpacing.comma;
    if (canonical && isForPeople)
        json += spacedJson(*canonical);
    else if (canonical && *canonical == value)
        json += value;
    else
        appendText(json, value);
}

} // namespace ledger
