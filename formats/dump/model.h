/* The model: the metadata, a line each; then the resources; then one line a node, indented by its depth.
 * Attributes that say nothing (a role of body, a span of 1) are left out. */
#ifndef FORMATS_DUMP_MODEL_H
#define FORMATS_DUMP_MODEL_H

#include "formats/dump/part.h"

dump_printer dump_model;

#endif
