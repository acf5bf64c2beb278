#include "typed.h"
