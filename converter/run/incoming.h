/* What a worker says of its job, taken into the result: the records of converter/pool/worker.h.
 *
 * Errors: none; a record that is cut short leaves what it would have said unknown. */
#ifndef CONVERTER_RUN_INCOMING_H
#define CONVERTER_RUN_INCOMING_H

#include "converter/pool/frame.h"
#include "converter/run/result.h"

void incoming_take_message(struct result *result, struct frame_reader *reader);
void incoming_take_article(struct result *result, struct frame_reader *reader);
void incoming_take_source(struct result *result, struct frame_reader *reader);

#endif
