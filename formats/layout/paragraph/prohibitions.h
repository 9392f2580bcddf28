/* The characters that may not begin or end a line, as tables (R1.1-R1.8).
 *
 * Source: clreq 3.1.7, GB/T 15834-2011 §5.1, jlreq appendix A, klreq. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_PROHIBITIONS_H
#define FORMATS_LAYOUT_PARAGRAPH_PROHIBITIONS_H

#include "formats/layout/paragraph/request.h"

enum prohibition_condition {
    PROHIBITED_ALWAYS,
    PROHIBITED_UNLESS_SPACE, /* beside a space it may stand */
    PROHIBITED_IN_CJK,       /* the character on the other side is CJK */
    PROHIBITED_BY_DIGIT,     /* ... is a digit */
    PROHIBITED_SINGLE,       /* it is not half of a pair */
};

struct prohibition {
    uint32_t first, last;
    enum prohibition_condition condition;
};

/* NULL when the character may begin, or end, a line at this level. */
const struct prohibition *prohibition_at_start(uint32_t character, enum line_break_level level);
const struct prohibition *prohibition_at_end(uint32_t character, enum line_break_level level);

/* R1.7a: what begins a number or a name: ￥, −, the stop of .NET. */
bool prohibition_is_sign(uint32_t character);

/* R1.12: signs of units, as ℃. */
bool prohibition_is_unit(uint32_t character);

/* R1.11: Han that count: 年, 个. R1.8: what labels are made of: 一, （, 、. */
bool prohibition_is_counter(uint32_t character);
bool prohibition_is_numeral(uint32_t character);
bool prohibition_begins_label(uint32_t character);
bool prohibition_ends_label(uint32_t character);

#endif
