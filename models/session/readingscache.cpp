#include "readingscache.h"
