#include "capacity.h"
