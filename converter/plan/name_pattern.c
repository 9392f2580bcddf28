#include "converter/plan/name_pattern.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/translation.h"
#include "converter/plan/portable_names.h"

#include <string.h>

enum { LONGEST_PADDING = 9 };

static const struct field {
    const char *name;
    bool needs_reading;
} fields[] = {{"stem", false}, {"dir", false}, {"title", true},
              {"order", true}, {"date", true}, {"author", true}};

/* The field whose name stands at `text`, behind "{"; it may be followed by ":0N". */
static const struct field *find_field(const char *text, size_t *length, unsigned *padding)
{
    size_t name_length = strcspn(text, ":}");
    const char *end = text + name_length;
    *padding = 0;
    if (end[0] == ':' && end[1] == '0' && end[2] >= '1' && end[2] <= '0' + LONGEST_PADDING) {
        *padding = (unsigned)(end[2] - '0');
        end += 3;
    }
    *length = (size_t)(end - text) + 1;
    for (size_t i = 0; *end == '}' && i < sizeof fields / sizeof *fields; i++)
        if (strlen(fields[i].name) == name_length && !strncmp(fields[i].name, text, name_length))
            return &fields[i];
    return NULL;
}

static bool has_known_fields(const char *pattern)
{
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t length;
        unsigned padding;
        if (!find_field(brace + 1, &length, &padding))
            return false;
    }
    return true;
}

/* "", "." and ".." are no names: they would lead elsewhere. */
static bool is_name(const char *part, size_t length)
{
    return length && strspn(part, ".") < length;
}

static bool has_names_only(const char *pattern)
{
    for (;; pattern++) {
        size_t length = strcspn(pattern, "/");
        if (!is_name(pattern, length))
            return false;
        pattern += length;
        if (!*pattern)
            return true;
    }
}

enum status name_pattern_check(const char *pattern, struct diag *diag)
{
    if (has_known_fields(pattern) && has_names_only(pattern))
        return STATUS_OK;
    diag_report(
        diag, (struct place){0}, DIAG_BAD_VALUE, "name", pattern,
        PHRASE("names, separated by /, with {stem} {title} {order} {order:03} {date} {author} {dir}"));
    return STATUS_USAGE;
}

bool name_pattern_needs_reading(const char *pattern)
{
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t length;
        unsigned padding;
        const struct field *field = find_field(brace + 1, &length, &padding);
        if (field && field->needs_reading)
            return true;
    }
    return false;
}

static const char *field_value(struct arena *arena, const struct field *field, const struct input *input,
                               const struct name_fields *found)
{
    const char *const values[] = {
        strcmp(input->path, "-") ? path_stem(arena, input->path) : "stdin",
        path_name(path_folder(arena, input->path)),
        found ? found->title : NULL,
        found ? found->order : NULL,
        found ? found->date : NULL,
        found ? found->author : NULL,
    };
    const char *value = values[field - fields];
    return value ? value : "";
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
    else if (!is_name(name->data + start, name->length - start))
        memset(name->data + start, '_', name->length - start);
    buffer_truncate(name, start + portable_cut(name->data + start, PORTABLE_LONGEST));
    buffer_append_byte(name, '/');
}

char *name_pattern_expand(struct arena *arena, const char *pattern, const struct input *input,
                          const struct name_fields *found)
{
    struct buffer name = {0};
    for (const char *text = pattern; *text;) {
        size_t length;
        unsigned padding;
        const struct field *field = *text == '{' ? find_field(text + 1, &length, &padding) : NULL;
        if (field)
            append_safe(&name, field_value(arena, field, input, found), padding);
        else if (*text == '/')
            end_folder(&name);
        else
            buffer_append_byte(&name, *text);
        text += field ? length + 1 : 1;
    }
    if (last_part(&name) == name.length)
        buffer_append_text(&name, "untitled");
    char *copy = arena_copy_text(arena, name.data);
    buffer_free(&name);
    return copy;
}
