#include "formats/html/tokenizer/element.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

const struct element element_unknown = {.name = "", .role = ROLE_INLINE};

static const struct element formula_script = {
    .name = "script", .role = ROLE_FORMULA, .flags = ELEMENT_SPECIAL | ELEMENT_RAW | ELEMENT_RAW_TEXT};

static const struct element elements[] = {
#define ELEMENT(name, role, flags, style) {name, ROLE_##role, flags, style},
#include "formats/html/tokenizer/element.def"
#undef ELEMENT
};

struct wanted {
    const char *text;
    size_t length;
};

static int compare(const void *key, const void *row)
{
    const struct wanted *wanted = key;
    const char *name = ((const struct element *)row)->name;
    int order = strncmp(wanted->text, name, wanted->length);
    return order ? order : -(int)(unsigned char)name[wanted->length];
}

const struct element *element_find(const char *name, size_t length)
{
    struct wanted wanted = {name, length};
    const struct element *found =
        bsearch(&wanted, elements, sizeof elements / sizeof *elements, sizeof *elements, compare);
    return found ? found : &element_unknown;
}

const struct element *element_find_typed(const char *name, size_t length, const char *type)
{
    const struct element *element = element_find(name, length);
    bool is_formula = element->flags & ELEMENT_SCRIPT && type && !strncmp(type, "math/", 5);
    return is_formula ? &formula_script : element;
}
