#include "formats/html/formula/source.h"

#include "base/array.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "formats/html/formula/tex.h"

#include <string.h>

static const struct {
    char name[32];
    enum formula_family family;
    bool is_block;
} classes[] = {
#define CLASS(name, family, is_block) {name, family, is_block},
#include "formats/html/formula/sources.def"
#undef CLASS
};

static const struct {
    char class[36];
    bool is_block;
} pictures[] = {
#define PICTURE(class, is_block) {class, is_block},
#include "formats/html/formula/sources.def"
#undef PICTURE
};

static const char addresses[][32] = {
#define ADDRESS(part) part,
#include "formats/html/formula/sources.def"
#undef ADDRESS
};

/* The attributes that hold TeX, whatever has them. */
static const enum attribute tex_attributes[] = {
#define TEX(attribute) ATTRIBUTE_##attribute,
#include "formats/html/formula/sources.def"
#undef TEX
};

static const struct {
    char type[16]; /* data-type, beside which data-content holds TeX */
    bool is_block;
} types[] = {
#define TYPE(type, is_block) {type, is_block},
#include "formats/html/formula/sources.def"
#undef TYPE
};

static const char *value_of(const struct attributes *attributes, enum attribute attribute)
{
    const char *value = attributes->values[attribute];
    return value ? value : "";
}

static bool is(const struct attributes *attributes, enum attribute attribute, const char *value)
{
    return !strcmp(value_of(attributes, attribute), value);
}

bool formula_has_class(const struct attributes *attributes, const char *name)
{
    return ascii_has_word(attributes->values[ATTRIBUTE_CLASS], name);
}

static const char *tex_of(const struct attributes *attributes)
{
    const char *tex = NULL;
    for (size_t i = 0; i < COUNT(tex_attributes); i++)
        if (*value_of(attributes, tex_attributes[i]))
            tex = attributes->values[tex_attributes[i]];
    return tex;
}

static void find_type(const struct attributes *attributes, struct formula_source *source)
{
    for (size_t i = 0; i < COUNT(types); i++) {
        if (!is(attributes, ATTRIBUTE_DATA_TYPE, types[i].type))
            continue;
        source->is_block = types[i].is_block;
        if (*value_of(attributes, ATTRIBUTE_DATA_CONTENT))
            source->tex = attributes->values[ATTRIBUTE_DATA_CONTENT];
    }
}

static bool find_tex_attribute(const struct attributes *attributes, struct formula_source *source)
{
    source->tex = tex_of(attributes);
    find_type(attributes, source);
    if (formula_has_class(attributes, "ql-formula"))
        source->tex = attributes->values[ATTRIBUTE_DATA_VALUE];
    source->is_block |= strstr(value_of(attributes, ATTRIBUTE_DATA_FORMULA_TYPE), "block") ||
                        is(attributes, ATTRIBUTE_DATA_EEIMG, "2");
    return source->tex;
}

static bool find_class(const struct attributes *attributes, struct formula_source *source)
{
    if (!attributes->values[ATTRIBUTE_CLASS])
        return false;
    for (size_t i = 0; i < COUNT(classes); i++) {
        if (!formula_has_class(attributes, classes[i].name))
            continue;
        source->family = classes[i].family;
        source->is_block |= classes[i].is_block;
        source->mathml = attributes->values[ATTRIBUTE_DATA_MATHML];
        return true;
    }
    return false;
}

/* The TeX in the address of a picture: up to what follows with an ampersand. */
static const char *find_in_address(struct arena *arena, const char *address)
{
    for (size_t i = 0; i < COUNT(addresses); i++) {
        const char *found = strstr(address, addresses[i]);
        if (!found)
            continue;
        found += strlen(addresses[i]);
        char *coded = arena_copy(arena, found, strcspn(found, "&"));
        for (char *plus = coded; (plus = strchr(plus, '+'));)
            *plus = ' ';
        const char *tex = uri_decode(arena, coded);
        return *tex ? tex : NULL;
    }
    return NULL;
}

static bool find_picture(struct arena *arena, const struct attributes *attributes,
                         struct formula_source *source)
{
    const char *alternative = attributes->values[ATTRIBUTE_ALT];
    const char *in_address = find_in_address(arena, value_of(attributes, ATTRIBUTE_SRC));
    bool is_formula =
        in_address || attributes->values[ATTRIBUTE_EEIMG] || attributes->values[ATTRIBUTE_MATHIMG];
    for (size_t i = 0; i < COUNT(pictures); i++)
        if (formula_has_class(attributes, pictures[i].class)) {
            is_formula = true;
            source->is_block |= pictures[i].is_block;
        }
    const char *address = value_of(attributes, ATTRIBUTE_SRC);
    size_t length = strcspn(address, "?#");
    bool is_drawing = length > 4 && !strncmp(address + length - 4, ".svg", 4);
    is_formula |= is_drawing && alternative && tex_recognise(alternative);
    source->is_block |= is(attributes, ATTRIBUTE_EEIMG, "2");
    if (is_formula && !source->tex)
        source->tex = alternative && *alternative ? alternative : in_address;
    return source->tex;
}

static bool is_display(const struct attributes *attributes)
{
    return is(attributes, ATTRIBUTE_DISPLAY, "block") || is(attributes, ATTRIBUTE_DISPLAY, "true");
}

/* math, mjx-container, the script of MathJax. */
static bool find_element(const struct element *element, const struct attributes *attributes,
                         struct formula_source *source)
{
    if (element->role != ROLE_FORMULA)
        return false;
    source->is_block |=
        is_display(attributes) || strstr(value_of(attributes, ATTRIBUTE_TYPE), "mode=display");
    source->family = element->flags & ELEMENT_RAW ? FORMULA_SCRIPT : FORMULA_ALONE;
    return true;
}

/* A drawing that says in TeX what it shows. */
static bool find_drawing(const char *name, const struct attributes *attributes, struct formula_source *source)
{
    const char *label = value_of(attributes, ATTRIBUTE_ARIA_LABEL);
    if (strcmp(name, "svg") != 0 || !tex_recognise(label))
        return false;
    source->tex = label;
    return true;
}

bool formula_source_may_be(const struct element *element, const char *name,
                           const struct attributes *attributes)
{
    const char *const *values = attributes->values;
    return element->role == ROLE_FORMULA || element->role == ROLE_IMAGE || values[ATTRIBUTE_CLASS] ||
           tex_of(attributes) || values[ATTRIBUTE_DATA_TYPE] ||
           (values[ATTRIBUTE_ARIA_LABEL] && !strcmp(name, "svg"));
}

bool formula_source_find(struct arena *arena, const struct element *element, const char *name,
                         const struct attributes *attributes, struct formula_source *source)
{
    *source = (struct formula_source){.family = FORMULA_ALONE};
    bool has_tex = find_tex_attribute(attributes, source);
    bool is_formula = element->role == ROLE_IMAGE ? find_picture(arena, attributes, source)
                                                  : find_class(attributes, source) || has_tex ||
                                                        find_element(element, attributes, source) ||
                                                        find_drawing(name, attributes, source);
    if (!is_formula)
        return false;
    source->tex = arena_copy_text(arena, source->tex);
    source->mathml = arena_copy_text(arena, source->mathml);
    return true;
}
