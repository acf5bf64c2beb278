#include "documentreader.h"
