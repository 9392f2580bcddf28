/* --shard I/N: a stable share of the inputs, for several machines.
 *
 * Shape: an input falls to a share by the hash of its path below the folder that was named, so that machines
 * which keep the archive in different places agree.
 *
 * Errors: a share that makes no sense is reported, with STATUS_USAGE. */
#ifndef CONVERTER_PLAN_SHARD_H
#define CONVERTER_PLAN_SHARD_H

#include "converter/inputs/inputs.h"

struct shard {
    unsigned long number, count; /* the share 1 of 4; 1 of 1 is the whole */
};

/* `text` NULL: the whole. */
enum status shard_parse(const char *text, struct diag *diag, struct shard *shard);

bool shard_has(const struct shard *shard, const struct input *input);

#endif
