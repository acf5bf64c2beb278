#include "readings.h"
