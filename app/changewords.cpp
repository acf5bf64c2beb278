#include "changewords.h"

#include <QStringList>

#include <array>

namespace ledger
{

namespace
{

constexpr std::size_t recordKinds = static_cast<std::size_t>(RecordKind::Story) + 1;

QString plural(RecordKind kind, int count)
{
    const std::string_view singular = word(kind);
    QString name = QString::fromUtf8(singular.data(), qsizetype(singular.size()));
    if (count != 1)
        name = name.endsWith(QLatin1Char('y')) ? name.chopped(1) + QStringLiteral("ies") : name + QLatin1Char('s');
    return QStringLiteral("%1 %2").arg(count).arg(name);
}

} // namespace

QString summary(const Change &change)
{
    enum Deed { Added, Changed, Removed };
    std::array<std::array<int, recordKinds>, 3> counts = {};
    bool isRetitled = false;
    for (const AnySwap &any : change.swaps) {
        std::visit(
            [&](const auto &swap) {
                if constexpr (std::is_same_v<std::decay_t<decltype(swap)>, TitleSwap>)
                    isRetitled = true;
                else
                    ++counts[!swap.before     ? Added
                                 : swap.after ? Changed
                                              : Removed][static_cast<std::size_t>(recordOf(any).kind)];
            },
            any);
    }
    const QStringList deeds = {QStringLiteral("added"), QStringLiteral("changed"), QStringLiteral("removed")};
    QStringList parts;
    for (std::size_t deed = 0; deed < counts.size(); ++deed) {
        QStringList records;
        for (std::size_t kind = 0; kind < recordKinds; ++kind)
            if (const int count = counts[deed][kind]; count > 0)
                records += plural(static_cast<RecordKind>(kind), count);
        if (!records.isEmpty())
            parts += records.join(QStringLiteral(", ")) + QLatin1Char(' ') + deeds[qsizetype(deed)];
    }
    if (isRetitled)
        parts += QStringLiteral("title set");
    return parts.join(QStringLiteral("; "));
}

} // namespace ledger
