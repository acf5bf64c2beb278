#include "foldedtext.h"

#include <QString>

#include <algorithm>

namespace ledger
{

namespace
{
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
} // namespace

std::string foldedText(std::string_view text)
{
    if (std::ranges::all_of(text, isAscii)) {
        std::string folded(text);
        std::ranges::transform(folded, folded.begin(), lowered);
        return folded;
    }
    QString decomposed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                             .normalized(QString::NormalizationForm_KD)
                             .toCaseFolded();
    decomposed.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return decomposed.toStdString();
}

} // namespace ledger
