#include "formats/image/jpeg_mend.h"

MODULE_EXPORT extern const struct jpeg_door banxin_module;

MODULE_EXPORT const struct jpeg_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct jpeg_door)},
    .mend = jpeg_mend,
};
