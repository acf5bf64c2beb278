#include "changecodec.h"
