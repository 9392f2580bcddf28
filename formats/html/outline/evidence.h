/* The evidence of each line, summed up by formats/html/outline/line_evidence.def. */
#ifndef FORMATS_HTML_EVIDENCE_H
#define FORMATS_HTML_EVIDENCE_H

#include "formats/html/outline/outline.h"

/* Gives each line its role, and the document its evidence. */
void evidence_weigh(struct outline *outline);
void evidence_keep(struct outline *outline);

#endif
