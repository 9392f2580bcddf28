#include "converter/part.h"

#include "base/buffer.h"
#include "base/path.h"

#include <string.h>

/* A folder's name is often the article's, cut short or with other spaces; fewer bytes than these may be
 * chance. */
enum { SHORTEST_ECHO = 12 };

static const char *skip_spaces(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

/* True when one text begins with the other, spaces aside. */
static bool is_echo(const char *left, const char *right)
{
    size_t alike = 0;
    for (;; alike++) {
        left = skip_spaces(left);
        right = skip_spaces(right);
        if (!*left || !*right)
            return alike >= SHORTEST_ECHO || (!*left && !*right);
        if (*left++ != *right++)
            return false;
    }
}

static bool is_named_after_article(struct arena *arena, const char *folder, const struct input *input)
{
    const char *name = strcmp(path_extension(folder), "txt") ? path_name(folder) : path_stem(arena, folder);
    return is_echo(name, path_stem(arena, input->path));
}

const char *part_name(struct arena *arena, const struct input *input)
{
    const char *folder = input->folder;
    if (*folder && is_named_after_article(arena, folder, input))
        folder = strchr(folder, '/') ? path_folder(arena, folder) : "";
    if (!*folder)
        return NULL;
    struct buffer part = {0};
    for (const char *byte = folder; *byte; byte++) {
        if (*byte == '/')
            buffer_append_text(&part, " · ");
        else
            buffer_append_byte(&part, *byte);
    }
    const char *name = arena_copy_text(arena, part.data);
    buffer_free(&part);
    return name;
}
