#include "picture.h"

namespace ledger
{

Picture::~Picture() = default;

} // namespace ledger
