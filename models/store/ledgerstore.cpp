#include "ledgerstore.h"
