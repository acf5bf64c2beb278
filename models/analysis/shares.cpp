#include "shares.h"
