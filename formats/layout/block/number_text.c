#include "formats/layout/block/number_text.h"

#include "base/utf8.h"

#include <string.h>

bool number_text_joins(const char *text, size_t length, size_t offset)
{
    static const char *const units[] = {"年", "月", "日", "时", "時", "点", "點", "分", "秒", "元",
                                        "角", "万", "萬", "亿", "億", "％", "‰",  "℃",  "岁", "歲",
                                        "号", "號", "届", "屆", "页", "頁", "%",  "°"};
    bool has_digit = offset && offset < length && text[offset - 1] >= '0' && text[offset - 1] <= '9';
    for (size_t i = 0; has_digit && i < sizeof units / sizeof *units; i++)
        if (length - offset >= strlen(units[i]) && !memcmp(text + offset, units[i], strlen(units[i])))
            return true;
    return false;
}

bool number_text_has_digit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    return false;
}

bool number_text_is_latin(const char *text, size_t length, size_t offset)
{
    enum { FIRST_OF_EAST_ASIA = 0x2E80, FULL_WIDTH_YUAN = 0xFFE5 };
    uint32_t character = utf8_next(text, length, &offset);
    return (character > ' ' && character < FIRST_OF_EAST_ASIA) || character == FULL_WIDTH_YUAN;
}
