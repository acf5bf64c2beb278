#include "slugs.h"

#include "wording.h"

namespace ledger
{

namespace
{
/// What an id is made of, with hyphens between what there is of it.
std::string joined(std::initializer_list<std::string> pieces)
{
    std::string all;
    for (const std::string &piece : pieces)
        if (!piece.empty())
            all += (all.empty() ? "" : "-") + piece;
    return all;
}

std::string wordSlug(std::string_view word) { return slugOf(qstring(word)); }
std::string dateSlug(const std::optional<PartialDate> &date) { return date ? date->text() : std::string(); }

std::string wishFor(const Source &source)
{
    const std::string wish = joined(
        {slugOf(qstring(source.publisher), 30), dateSlug(source.published), slugOf(qstring(source.title), 40)});
    return source.publisher.empty() ? joined({"source", wish}) : wish;
}
std::string wishFor(const Party &party) { return slugOf(qstring(party.name), 40); }
std::string wishFor(const Deal &deal) { return slugOf(qstring(deal.title)); }
std::string wishFor(const Commitment &part)
{
    return joined({part.deal.text, part.payer.text, wordSlug(word(part.nature)),
                   part.firmness == Firmness::Firm ? std::string() : wordSlug(word(part.firmness))});
}
std::string wishFor(const Deployment &part) { return joined({part.deal.text, slugOf(qstring(part.name), 40)}); }
std::string wishFor(const Claim &claim)
{
    return joined({claim.of.id.empty() ? "claim" : claim.of.id, claim.stated.year > 0 ? claim.stated.text() : ""});
}
std::string wishFor(const Observation &observation)
{
    return joined({observation.subject.text, wordSlug(word(observation.metric)),
                   observation.date.year > 0 ? observation.date.text() : ""});
}
std::string wishFor(const Decision &decision) { return joined({decision.of.id, wordSlug(word(decision.verdict))}); }
} // namespace

std::string slugOf(const QString &text, int most)
{
    std::string slug;
    // Decomposed, an accented letter begins with the plain one.
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        const char16_t code = c.unicode();
        if ((code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9'))
            slug += static_cast<char>(code);
        else if (c.category() != QChar::Mark_NonSpacing && code != u'\'' && code != u'’' && !slug.empty()
                 && slug.back() != '-')
            slug += '-';
        if (slug.size() >= static_cast<std::size_t>(most))
            break;
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

template <typename Record> Id<Record> FreshIds::idFor(const Record &record)
{
    std::string wish = wishFor(record);
    if (wish.empty())
        wish = word(kindOf<Record>);
    Id<Record> id(wish);
    for (int i = 2; m_ledger.find(id) || m_taken.contains({kindOf<Record>, id.text}); ++i)
        id = Id<Record>(wish + "-" + std::to_string(i));
    reserve({kindOf<Record>, id.text});
    return id;
}
template Id<Source> FreshIds::idFor(const Source &);
template Id<Party> FreshIds::idFor(const Party &);
template Id<Deal> FreshIds::idFor(const Deal &);
template Id<Commitment> FreshIds::idFor(const Commitment &);
template Id<Deployment> FreshIds::idFor(const Deployment &);
template Id<Claim> FreshIds::idFor(const Claim &);
template Id<Observation> FreshIds::idFor(const Observation &);
template Id<Decision> FreshIds::idFor(const Decision &);

} // namespace ledger
