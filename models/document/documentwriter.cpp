#include "documentwriter.h"
