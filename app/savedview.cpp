#include "savedview.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledger
{

namespace
{

std::string textOf(const nlohmann::json &value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// The members of a JSON object, each as a list of texts; none of a text that holds no object.
ViewOptions membersOf(const std::string &text)
{
    ViewOptions members;
    const auto object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object())
        return members;
    for (const auto &[key, value] : object.items()) {
        std::vector<std::string> &texts = members[key];
        if (value.is_array())
            std::transform(value.begin(), value.end(), std::back_inserter(texts), textOf);
        else
            texts.push_back(textOf(value));
    }
    return members;
}

} // namespace

std::vector<LensOption> lensTextsOf(const View &view)
{
    const ViewOptions members = membersOf(view.lens);
    return {members.begin(), members.end()};
}

ViewOptions optionsOf(const View &view) { return membersOf(view.options); }

} // namespace ledger
