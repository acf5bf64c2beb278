#include "exporting.h"
