#include "formats/html/svg/svg_rules.h"

#include "base/array.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct svg_rule rules[] = {
#define ELEMENT(name, kind) {name, SVG_##kind},
#include "formats/html/svg/svg_rules.def"
#undef ELEMENT
};

const struct svg_rule *svg_rule_find(const char *name)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        if (!strcasecmp(name, rules[i].name))
            return &rules[i];
    return NULL;
}

static const char *const attributes[] = {
#define ATTRIBUTE(name) name,
#include "formats/html/svg/svg_rules.def"
#undef ATTRIBUTE
};

const char *svg_attribute_name(const char *name)
{
    for (size_t i = 0; i < COUNT(attributes); i++)
        if (!strcasecmp(attributes[i], name))
            return attributes[i];
    return NULL;
}

/* `url(` that is not followed by `#`, and what loads a style sheet; CSS escapes could hide either. */
bool svg_value_leads_out(const char *value)
{
    if (strchr(value, '\\') || strcasestr(value, "@import") || strcasestr(value, "expression(") ||
        strcasestr(value, "script:") || strcasestr(value, "image-set("))
        return true;
    for (const char *url = value; (url = strcasestr(url, "url("));) {
        url += 4;
        url += strspn(url, " \t\n\"'");
        if (*url != '#')
            return true;
    }
    return false;
}
