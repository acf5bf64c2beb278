#include "disputes.h"
