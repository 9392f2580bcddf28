/* The evidence: for each line that was weighed the role that won and its sum, the text, and what spoke for
 * (+) or against (-) that role, or against a heading; separated by tabs. */
#ifndef FORMATS_DUMP_EVIDENCE_H
#define FORMATS_DUMP_EVIDENCE_H

#include "formats/dump/part.h"

dump_printer dump_evidence;

#endif
