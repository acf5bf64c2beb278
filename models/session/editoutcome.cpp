#include "editoutcome.h"

namespace ledger
{

namespace
{
QString collisionSentence(const Collision &collision)
{
    const std::string kind(word(collision.record.kind));
    std::string text = kind + " '" + collision.record.id + "'";
    if (collision.field.empty())
        return QString::fromStdString(text)
            + QStringLiteral(" was added, removed or changed by somebody else meanwhile");
    text += ", " + collision.field + ": it was '" + collision.base + "', this makes it '" + collision.ours
        + "', and somebody else made it '" + collision.theirs + "'";
    return QString::fromStdString(text);
}
} // namespace

QString EditOutcome::reason() const
{
    QStringList reasons;
    if (!failure.isEmpty())
        reasons.append(failure);
    reasons += violations;
    for (const Collision &collision : collisions)
        reasons.append(collisionSentence(collision));
    return reasons.join(QStringLiteral("; "));
}

} // namespace ledger
