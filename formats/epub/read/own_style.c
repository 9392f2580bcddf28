#include "formats/epub/read/own_style.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/document/document.h"

#include <string.h>

/* Of two, the later one wins. */
static const struct {
    const char *class_name, *style;
} meanings[] = {
    {"center", "text-align:center"},
    {"end", "text-align:right"},
    {"start", "text-align:left"},
    {"justify", "text-align:justify"},
    {"emphasis-mark", "text-emphasis:filled dot"},
    {"book-title", "text-decoration:underline wavy"},
    {"box", "border:solid"},
    {"warichu", "-banxin-warichu:yes"},
    {"kai", "font-family:KaiTi"},
    {"fangsong", "font-family:FangSong"},
    {"song", "font-family:SimSun"},
    {"hei", "font-family:SimHei"},
    {"mono", "font-family:monospace"},
    {"large", "font-size:larger"},
    {"gap", "-banxin-section-start:yes"},
};

static bool has_class(const struct attributes *attributes, const char *name)
{
    return ascii_has_word(attributes->values[ATTRIBUTE_CLASS], name);
}

static const char *role_name(int role)
{
    return paragraph_role_name((enum paragraph_role)role);
}

/* The words of a paragraph's own style, "margin-left: 3.00em" or margin-top, that say how far it is pushed in. */
static const char *find_push(const char *style)
{
    bool is_pushed = style && (!strncmp(style, "margin-left: ", 13) || !strncmp(style, "margin-top: ", 12));
    return is_pushed ? strchr(style, ' ') + 1 : NULL;
}

/* Our style sheet indents paragraphs of the running text that their side does not set apart. */
static bool is_indented(const struct attributes *attributes, bool is_boxed)
{
    bool has_role = has_class(attributes, "attachment-head");
    for (int role = PARAGRAPH_DECK; role <= PARAGRAPH_PLACEHOLDER; role++)
        has_role |= role != PARAGRAPH_ATTACHMENT && has_class(attributes, role_name(role));
    if (has_class(attributes, "indent") || has_class(attributes, "flush"))
        return has_class(attributes, "indent");
    return !has_role && !is_boxed && !has_class(attributes, "center") && !has_class(attributes, "end");
}

static const char *paragraph_style(struct arena *arena, const char *style,
                                   const struct attributes *attributes, bool is_boxed)
{
    const char *push = find_push(attributes->values[ATTRIBUTE_STYLE]);
    style = arena_format(arena, "%s;text-indent:%s", style, is_indented(attributes, is_boxed) ? "2em" : "0");
    for (int role = PARAGRAPH_DECK; role <= PARAGRAPH_PLACEHOLDER; role++)
        if (has_class(attributes, role_name(role)))
            style = arena_format(arena, "%s;-banxin-role:%s", style, role_name(role));
    if (push)
        style = arena_format(arena, "%s;-banxin-start-indent:%s", style, push);
    return style;
}

const char *own_style(struct arena *arena, const char *name, const struct attributes *attributes,
                      bool is_boxed)
{
    const char *own = attributes->values[ATTRIBUTE_STYLE], *style = own ? own : "";
    if (!strcmp(name, "p"))
        style = paragraph_style(arena, style, attributes, is_boxed);
    for (size_t i = 0; attributes->values[ATTRIBUTE_CLASS] && i < COUNT(meanings); i++)
        if (has_class(attributes, meanings[i].class_name))
            style = arena_format(arena, "%s;%s", style, meanings[i].style);
    return *style ? style : NULL;
}
