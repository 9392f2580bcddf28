/* Why inputs were skipped, counted by reason, for the summary of a run: "empty (2), an RTF document (1)".
 *
 * Shape: in the order in which the reasons came first, in the language of the user.
 *
 * Owner: skip_reasons_free frees what {0} and skip_reasons_add have made. */
#ifndef CONVERTER_RUN_SKIP_REASONS_H
#define CONVERTER_RUN_SKIP_REASONS_H

#include "base/buffer.h"
#include "converter/run/result.h"

struct skip_reason {
    char *text;
    size_t count;
};

struct skip_reasons {
    struct skip_reason *items;
    size_t count;
};

/* Counts what the messages of a skipped input give as the reason. */
void skip_reasons_add(struct skip_reasons *reasons, const struct result *result);

void skip_reasons_append(struct buffer *text, const struct skip_reasons *reasons);
void skip_reasons_free(struct skip_reasons *reasons);

#endif
