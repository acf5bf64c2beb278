#include "focus.h"
