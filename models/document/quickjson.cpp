#include "quickjson.h"

#include <simdjson.h>

#include <cmath>

namespace ledger
{

namespace
{

using simdjson::ondemand::json_type;

/// Walks a text in its order; simdjson checks each value as it is reached.
class JsonWalk
{
public:
    JsonWalk(JsonBuilder &builder, const char *begin) : m_builder(builder), m_begin(begin) { }

    /// A value, or a document that is a list or an object.
    template <typename Value> bool read(Value &&value)
    {
        json_type type{};
        const simdjson::simdjson_result<std::string_view> token = value.raw_json_token();
        if (value.type().get(type) || token.error())
            return false;
        const std::uint32_t begin = offsetOf(token.value_unsafe().data());
        switch (type) {
        case json_type::object:
            return m_builder.open(JsonKind::Object, begin) && members(value.get_object());
        case json_type::array:
            return m_builder.open(JsonKind::List, begin) && elements(value.get_array());
        case json_type::string:
            return text(value, begin);
        case json_type::number:
            return number(value.get_number(), begin);
        case json_type::boolean: {
            bool isTrue = false;
            if (value.get_bool().get(isTrue))
                return false;
            m_builder.value(JsonKind::Boolean, begin).number = isTrue ? 1 : 0;
            return true;
        }
        case json_type::null: {
            bool isNull = false;
            if (value.is_null().get(isNull) || !isNull)
                return false;
            m_builder.value(JsonKind::Null, begin);
            return true;
        }
        }
        return false;
    }

private:
    [[nodiscard]] std::uint32_t offsetOf(const char *at) const { return static_cast<std::uint32_t>(at - m_begin); }

    bool members(simdjson::simdjson_result<simdjson::ondemand::object> object)
    {
        if (object.error())
            return false;
        simdjson::ondemand::object opened = object.value_unsafe();
        for (auto member : opened) {
            simdjson::ondemand::field field;
            if (std::move(member).get(field))
                return false;
            const std::uint32_t begin = offsetOf(field.key().raw()) - 1;
            std::string_view key = plainText(begin);
            if (key.data() == nullptr) {
                if (field.unescaped_key().get(key))
                    return false;
                key = m_builder.kept(std::string(key));
            }
            m_builder.key(begin, key);
            if (!read(simdjson::ondemand::value(field.value())))
                return false;
        }
        m_builder.close();
        return true;
    }

    bool elements(simdjson::simdjson_result<simdjson::ondemand::array> list)
    {
        if (list.error())
            return false;
        simdjson::ondemand::array opened = list.value_unsafe();
        for (auto element : opened) {
            if (element.error())
                return false;
            simdjson::ondemand::value value = element.value_unsafe();
            if (!read(value))
                return false;
        }
        m_builder.close();
        return true;
    }

    template <typename Value> bool text(Value &&value, std::uint32_t begin)
    {
        std::string_view text = plainText(begin);
        if (text.data() == nullptr) {
            if (value.get_string().get(text))
                return false;
            text = m_builder.kept(std::string(text));
        } else if (value.get_raw_json_string().error()) { // which goes on behind it
            return false;
        }
        m_builder.value(JsonKind::Text, begin).text = text;
        return true;
    }

    bool number(simdjson::simdjson_result<simdjson::ondemand::number> found, std::uint32_t begin)
    {
        simdjson::ondemand::number value;
        if (std::move(found).get(value))
            return false;
        JsonNode &node = m_builder.value(JsonKind::Number, begin);
        node.number = value.as_double();
        node.isExact = std::abs(node.number) <= mostExact
            && (!value.is_int64() || static_cast<std::int64_t>(node.number) == value.get_int64());
        return true;
    }

    /// The text whose opening quote is there as it stands in the source; null where something in it is escaped.
    [[nodiscard]] std::string_view plainText(std::uint32_t begin) const
    {
        const std::string_view after = m_builder.source().substr(begin + 1);
        const std::string_view text = after.substr(0, after.find('"')); // simdjson has seen that there is one
        return text.find('\\') == std::string_view::npos ? text : std::string_view();
    }

    JsonBuilder &m_builder;
    const char *m_begin;
};

} // namespace

bool readQuickly(JsonBuilder &builder)
{
    const simdjson::padded_string padded(builder.source());
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    // No document is a lone value; what is one goes the other way.
    json_type type{};
    if (parser.iterate(padded).get(document) || document.type().get(type)
        || (type != json_type::object && type != json_type::array))
        return false;
    return JsonWalk(builder, padded.data()).read(document)
        && document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing comes after it
}

} // namespace ledger
