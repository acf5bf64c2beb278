#include "lens.h"
