#pragma once

namespace ledger
{

/// Lets screen readers see the marks of every MarkCanvas as its named children, and the picture's sentence as its
/// description. May be called as often as one likes.
void announceMarksToScreenReaders();

} // namespace ledger
