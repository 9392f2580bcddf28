#include "formats/canvas/svg_surface.h"

MODULE_EXPORT extern const struct svg_door banxin_module;

MODULE_EXPORT const struct svg_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct svg_door)},
    .open = svg_surface_open,
};
