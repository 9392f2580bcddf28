#include "formats/xhtml/slant.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

/* Spaces and marks of ASCII stand in both: they belong to the words beside them. */
enum kind { KIND_NEUTRAL, KIND_LATIN, KIND_UPRIGHT };

enum { FIRST_WIDE_MARK = 0x2E80 };

static enum kind find_kind(uint32_t character)
{
    enum unicode_script script = unicode_script(character);
    if (script == SCRIPT_LATIN || script == SCRIPT_GREEK || script == SCRIPT_CYRILLIC)
        return unicode_is_wide(character) ? KIND_UPRIGHT : KIND_LATIN;
    if (character < 0x80)
        return unicode_is_digit(character) ? KIND_LATIN : KIND_NEUTRAL;
    return character < FIRST_WIDE_MARK && script <= SCRIPT_INHERITED ? KIND_NEUTRAL : KIND_UPRIGHT;
}

static bool has_kind(const struct node *emphasis, enum kind kind)
{
    struct walk walk = walk_start(emphasis);
    while (walk_next(&walk)) {
        if (walk.node->kind != NODE_TEXT)
            continue;
        for (size_t offset = 0; offset < walk.node->text_length;)
            if (find_kind(utf8_next(walk.node->text, walk.node->text_length, &offset)) == kind)
                return true;
    }
    return false;
}

enum slant slant_find(const struct node *emphasis)
{
    if (!has_kind(emphasis, KIND_LATIN))
        return SLANT_NONE;
    return has_kind(emphasis, KIND_UPRIGHT) ? SLANT_SOME : SLANT_ALL;
}

/* Up to the first Latin character. */
static size_t measure_upright(const char *text, size_t length)
{
    size_t offset = 0;
    while (offset < length) {
        size_t next = offset;
        if (find_kind(utf8_next(text, length, &next)) == KIND_LATIN)
            break;
        offset = next;
    }
    return offset;
}

/* From a Latin character to the last one before what is upright. */
static size_t measure_latin(const char *text, size_t length)
{
    size_t offset = 0, end = 0;
    while (offset < length) {
        enum kind kind = find_kind(utf8_next(text, length, &offset));
        if (kind == KIND_UPRIGHT)
            break;
        if (kind == KIND_LATIN)
            end = offset;
    }
    return end;
}

size_t slant_measure(const char *text, size_t length, bool *is_slanted)
{
    size_t upright = measure_upright(text, length);
    *is_slanted = !upright;
    return upright ? upright : measure_latin(text, length);
}
