#include "formats/image/reduce.h"

MODULE_EXPORT extern const struct reducer_door banxin_module;

MODULE_EXPORT const struct reducer_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct reducer_door)},
    .reduce = image_reduce,
};
