#include "converter/plan/name_pattern.h"

#include "base/buffer.h"
#include "base/path.h"
#include "converter/plan/portable_names.h"

#include <string.h>

bool name_pattern_needs_reading(const char *pattern)
{
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t length;
        unsigned padding;
        const struct name_field *field = name_field_find(brace + 1, &length, &padding);
        if (field && field->needs_reading)
            return true;
    }
    return false;
}

bool name_pattern_has(const char *pattern, enum name_field_id id)
{
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t length;
        unsigned padding;
        const struct name_field *field = name_field_find(brace + 1, &length, &padding);
        if (field && field->id == id)
            return true;
    }
    return false;
}

static const char *field_value(struct arena *arena, const struct name_field *field, const struct input *input,
                               const struct name_fields *found)
{
    const char *const values[] = {
        [FIELD_STEM] = strcmp(input->path, "-") ? path_stem(arena, input->path) : "stdin",
        [FIELD_DIR] = path_name(path_folder(arena, input->path)),
        [FIELD_TITLE] = found ? found->title : NULL,
        [FIELD_ORDER] = found ? found->order : NULL,
        [FIELD_DATE] = found ? found->date : NULL,
        [FIELD_AUTHOR] = found ? found->author : NULL,
    };
    const char *value = values[field->id];
    return value ? value : "";
}

/* Of a book whose author nobody names. */
static const char no_author[] = "佚名";

/* The field is all that a folder is called by. */
static bool is_folder(const struct buffer *name, const char *behind)
{
    return *behind == '/' && (!name->length || name->data[name->length - 1] == '/');
}

/* What a text brings along may not lead to another folder, nor hide the file. */
static void append_safe(struct buffer *name, const char *value, unsigned padding)
{
    for (size_t length = strlen(value); length && length < padding; length++)
        buffer_append_byte(name, '0');
    for (; *value; value++) {
        bool starts_name = !name->length || name->data[name->length - 1] == '/';
        bool is_unsafe = (unsigned char)*value < 0x20 || *value == 0x7F || *value == '/';
        buffer_append_byte(name, is_unsafe || (*value == '.' && starts_name) ? '_' : *value);
    }
}

static size_t last_part(const struct buffer *name)
{
    size_t start = name->length;
    while (start && name->data[start - 1] != '/')
        start--;
    return start;
}

/* What a pattern and a text make together may be no name of a folder either. */
static void end_folder(struct buffer *name)
{
    size_t start = last_part(name);
    if (start == name->length)
        buffer_append_byte(name, '_');
    else if (!name_part_is_sound(name->data + start, name->length - start))
        memset(name->data + start, '_', name->length - start);
    buffer_truncate(name, start + portable_cut(name->data + start, PORTABLE_LONGEST));
    buffer_append_byte(name, '/');
}

/* What stands between a field and the next, or between a word and a field. */
static const char separators[] = " -_.";

/* Nothing stands for the field: what parted it from the rest goes too, for a name that begins with "-" is taken for an
 * option. Gives where the pattern goes on. */
static const char *close_gap(struct buffer *name, const char *rest, bool starts_name)
{
    size_t length = strspn(rest, separators), start = last_part(name);
    bool is_last = !*rest || *rest == '/';
    while (is_last && name->length > start && strchr(separators, name->data[name->length - 1]))
        buffer_truncate(name, name->length - 1);
    return starts_name && rest[length] && rest[length] != '/' ? rest + length : rest;
}

char *name_pattern_expand(struct arena *arena, const char *pattern, const struct input *input,
                          const struct name_fields *found)
{
    struct buffer name = {0};
    for (const char *text = pattern; *text;) {
        size_t length;
        unsigned padding;
        const struct name_field *field = *text == '{' ? name_field_find(text + 1, &length, &padding) : NULL;
        const char *value = field ? field_value(arena, field, input, found) : "";
        bool starts_name = last_part(&name) == name.length;
        if (field && field->id == FIELD_AUTHOR && !*value && is_folder(&name, text + length + 1))
            value = no_author;
        if (field)
            append_safe(&name, value, padding);
        else if (*text == '/')
            end_folder(&name);
        else
            buffer_append_byte(&name, *text);
        text += field ? length + 1 : 1;
        if (field && !*value)
            text = close_gap(&name, text, starts_name);
    }
    if (last_part(&name) == name.length)
        buffer_append_text(&name, "untitled");
    char *copy = arena_copy_text(arena, name.data);
    buffer_free(&name);
    return copy;
}
