#include "converter/plan/part_names.h"

#include "base/array.h"
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

/* True when a name of the folder ends before this byte. */
static bool ends_name(const char *folder, size_t at)
{
    return !folder[at] || folder[at] == '/';
}

size_t part_shared(const struct input *one, const struct input *other, size_t shared)
{
    size_t alike = 0;
    while (alike < shared && one->folder[alike] == other->folder[alike])
        alike++;
    while (alike && (!ends_name(one->folder, alike) || !ends_name(other->folder, alike)))
        alike--;
    return alike;
}

/* The names of folders carry spaces at their ends here and there. */
static void append_name(struct buffer *part, const char *name, size_t size)
{
    while (size && *name == ' ') {
        name++;
        size--;
    }
    while (size && name[size - 1] == ' ')
        size--;
    if (!size)
        return;
    if (part->length)
        buffer_append_text(part, " · ");
    buffer_append(part, name, size);
}

const char *part_name(struct arena *arena, const struct input *input, size_t shared)
{
    const char *folder = input->folder;
    if (*folder && is_named_after_article(arena, folder, input))
        folder = strchr(folder, '/') ? path_folder(arena, folder) : "";
    folder += shared < strlen(folder) ? shared : strlen(folder);
    struct buffer part = {0};
    while (*folder) {
        size_t size = strcspn(folder, "/");
        append_name(&part, folder, size);
        folder += size + (folder[size] == '/');
    }
    const char *name = part.length ? arena_copy_text(arena, part.data) : NULL;
    buffer_free(&part);
    return name;
}

/* Years, months and other numbers, which say nothing without the folder above: "2024", "2024年", "10月". */
static bool is_number_name(const char *name, size_t length)
{
    static const char *const marks[] = {"年", "月", "日", "号", "-", "_", ".", " "};
    bool has_digit = false;
    for (size_t at = 0; at < length;) {
        size_t step = 0;
        for (size_t i = 0; !step && i < COUNT(marks); i++)
            step = strncmp(name + at, marks[i], strlen(marks[i])) ? 0 : strlen(marks[i]);
        bool is_digit = name[at] >= '0' && name[at] <= '9';
        has_digit |= is_digit;
        at += is_digit ? 1 : step;
        if (!is_digit && !step)
            return false;
    }
    return has_digit;
}

const char *part_book_title(struct arena *arena, const char *path)
{
    const char *title = NULL;
    size_t end = strlen(path);
    for (bool is_number = true; is_number && end;) {
        while (end && path[end - 1] == '/')
            end--;
        size_t start = end;
        while (start && path[start - 1] != '/')
            start--;
        const char *name = arena_copy(arena, path + start, end - start);
        if (!*name || !strcmp(name, ".") || !strcmp(name, ".."))
            break;
        title = title ? arena_format(arena, "%s %s", name, title) : name;
        is_number = is_number_name(name, end - start);
        end = start;
    }
    return title;
}
