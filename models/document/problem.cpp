#include "problem.h"

namespace ledger
{

QString Problem::text() const
{
    QString said = file;
    if (line > 0)
        said += QStringLiteral(":%1:%2").arg(line).arg(column);
    if (!path.empty())
        said += QStringLiteral(": ") + QString::fromStdString(path);
    said += QStringLiteral(": ") + what;
    return remedy.isEmpty() ? said : said + QStringLiteral("; ") + remedy;
}

} // namespace ledger
