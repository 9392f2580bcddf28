#include "formats/pdf/qr/qr_code.h"

MODULE_EXPORT extern const struct qr_door banxin_module;

MODULE_EXPORT const struct qr_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct qr_door)},
    .draw = qr_code_draw,
};
