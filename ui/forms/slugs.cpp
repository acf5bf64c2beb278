#include "slugs.h"

#include "wording.h"

namespace ledger
{

namespace
{
/// The wish itself, or with the first number that makes it unique.
template <typename Record> Id<Record> firstFree(const std::string &wish, const Ledger &ledger)
{
    Id<Record> id(wish);
    for (int i = 2; ledger.find(id); ++i)
        id = Id<Record>(wish + "-" + std::to_string(i));
    return id;
}
} // namespace

std::string slugOf(const QString &text, int most)
{
    std::string slug;
    // Decomposed, an accented letter begins with the plain one.
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        const char16_t code = c.unicode();
        if ((code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9'))
            slug += static_cast<char>(code);
        else if (c.category() != QChar::Mark_NonSpacing && !slug.empty() && slug.back() != '-')
            slug += '-';
        if (slug.size() >= static_cast<std::size_t>(most))
            break;
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

Id<Source> freshId(const Source &source, const Ledger &ledger)
{
    std::string wish = slugOf(qstring(source.publisher), 30);
    if (source.published)
        wish += "-" + source.published->text();
    const std::string title = slugOf(qstring(source.title), 40);
    if (!title.empty())
        wish += "-" + title;
    return firstFree<Source>(wish.empty() || wish.front() == '-' ? "source" + wish : wish, ledger);
}

Id<Claim> freshId(const Claim &claim, const Ledger &ledger)
{
    std::string wish = claim.of.id.empty() ? "claim" : claim.of.id;
    if (claim.stated.year > 0)
        wish += "-" + claim.stated.text();
    return firstFree<Claim>(wish, ledger);
}

} // namespace ledger
