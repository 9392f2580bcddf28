#include "formats/html/svg/svg_rules.h"

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
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!strcasecmp(name, rules[i].name))
            return &rules[i];
    return NULL;
}

static const char *const mixed_names[] = {
    "clipPathUnits",
    "gradientTransform",
    "gradientUnits",
    "lengthAdjust",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "preserveAspectRatio",
    "refX",
    "refY",
    "spreadMethod",
    "startOffset",
    "textLength",
    "viewBox",
};

static const char *const plain_names[] = {
    "alignment-baseline",
    "baseline-shift",
    "class",
    "clip-path",
    "clip-rule",
    "color",
    "cx",
    "cy",
    "d",
    "display",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "fr",
    "fx",
    "fy",
    "height",
    "href",
    "id",
    "letter-spacing",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "offset",
    "opacity",
    "orient",
    "overflow",
    "paint-order",
    "points",
    "r",
    "rotate",
    "rx",
    "ry",
    "shape-rendering",
    "side",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "style",
    "text-anchor",
    "text-decoration",
    "text-rendering",
    "transform",
    "visibility",
    "width",
    "word-spacing",
    "writing-mode",
    "x",
    "x1",
    "x2",
    "xml:lang",
    "xml:space",
    "y",
    "y1",
    "y2",
};

static const char *find_in(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcasecmp(names[i], name))
            return names[i];
    return NULL;
}

const char *svg_attribute_name(const char *name)
{
    const char *mixed = find_in(mixed_names, sizeof mixed_names / sizeof *mixed_names, name);
    return mixed ? mixed : find_in(plain_names, sizeof plain_names / sizeof *plain_names, name);
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
