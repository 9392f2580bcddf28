#include "formats/layout/paragraph/vertical_forms.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

struct form {
    uint32_t form, mark;
};

/* In order of code points; all of them take three bytes, on both sides. Compatibility mappings of
 * UnicodeData.txt, and the full-width mark where that is an ASCII one. */
static const struct form forms[] = {
    {0xFE10, 0xFF0C}, {0xFE11, 0x3001}, {0xFE12, 0x3002}, {0xFE13, 0xFF1A}, {0xFE14, 0xFF1B},
    {0xFE15, 0xFF01}, {0xFE16, 0xFF1F}, {0xFE17, 0x3016}, {0xFE18, 0x3017}, {0xFE19, 0x2026},
    {0xFE30, 0x2025}, {0xFE31, 0x2014}, {0xFE32, 0x2013}, {0xFE35, 0xFF08}, {0xFE36, 0xFF09},
    {0xFE37, 0xFF5B}, {0xFE38, 0xFF5D}, {0xFE39, 0x3014}, {0xFE3A, 0x3015}, {0xFE3B, 0x3010},
    {0xFE3C, 0x3011}, {0xFE3D, 0x300A}, {0xFE3E, 0x300B}, {0xFE3F, 0x3008}, {0xFE40, 0x3009},
    {0xFE41, 0x300C}, {0xFE42, 0x300D}, {0xFE43, 0x300E}, {0xFE44, 0x300F}, {0xFE47, 0xFF3B},
    {0xFE48, 0xFF3D},
};

static uint32_t mark_of(uint32_t form)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].form == form)
            return forms[i].mark;
    return form;
}

void vertical_forms_make_ordinary(char *text, size_t length)
{
    /* U+FE00 to U+FE7F begin with EF B8 or EF B9 */
    for (char *at = text; (at = memchr(at, 0xEF, length - (size_t)(at - text))); at++) {
        size_t offset = (size_t)(at - text);
        uint32_t character = utf8_next(text, length, &offset);
        uint32_t mark = mark_of(character);
        if (mark != character)
            utf8_encode(mark, at);
    }
}
