/* --shard I/N: a stable share of the inputs, for several machines.
 *
 * Shape: an input falls to a share by the hash of its path below the folder that was named, so that machines
 * which keep the archive in different places agree. */
#ifndef CONVERTER_PLAN_SHARD_H
#define CONVERTER_PLAN_SHARD_H

#include "converter/inputs/inputs.h"

/* True when the input belongs to the share. */
bool shard_has(const struct shard *shard, const struct input *input);

#endif
