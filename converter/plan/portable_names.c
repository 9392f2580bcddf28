#include "converter/plan/portable_names.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STAND_IN = '_' };

static const struct {
    char character;
    const char *look_alike, *closing; /* `closing` for every second one; NULL: the same */
} look_alikes[] = {
    {'<', "＜", NULL}, {'>', "＞", NULL}, {':', "：", NULL}, {'"', "“", "”"},
    {'|', "｜", NULL}, {'?', "？", NULL}, {'*', "＊", NULL}, {'\\', "＼", NULL},
};

static const char *const devices[] = {"con",  "prn",  "aux",  "nul",  "com1",   "com2",    "com3",  "com4",
                                      "com5", "com6", "com7", "com8", "com9",   "com¹",    "com²",  "com³",
                                      "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",   "lpt6",    "lpt7",  "lpt8",
                                      "lpt9", "lpt¹", "lpt²", "lpt³", "conin$", "conout$", "clock$"};

/* NULL: the character stands for itself. */
static const char *find_look_alike(uint32_t character, bool *is_open)
{
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        if ((unsigned char)look_alikes[i].character != character)
            continue;
        if (!look_alikes[i].closing)
            return look_alikes[i].look_alike;
        *is_open = !*is_open;
        return *is_open ? look_alikes[i].look_alike : look_alikes[i].closing;
    }
    return NULL;
}

static void append_portable(struct buffer *name, const char *part, size_t length)
{
    bool is_open = false, is_valid;
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next_checked(part, length, &offset, &is_valid);
        const char *look_alike = find_look_alike(character, &is_open);
        if (look_alike)
            buffer_append_text(name, look_alike);
        else if (is_valid && !unicode_is_control(character))
            buffer_append_character(name, character);
        else
            buffer_append_byte(name, STAND_IN);
    }
}

/* A device is meant whatever the extension: by what stands before the first dot, blanks aside. */
static size_t device_length(const char *name)
{
    size_t length = strcspn(name, ".");
    while (length && name[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (strlen(devices[i]) == length && !strncasecmp(devices[i], name, length))
            return length;
    return 0;
}

static bool is_dropped(char byte)
{
    return byte == '.' || byte == ' ';
}

static void append_name(struct buffer *path, const char *part, size_t length, bool is_stem)
{
    struct buffer name = {0};
    append_portable(&name, part, length);
    size_t device = device_length(name.data), end = portable_cut(name.data, PORTABLE_LONGEST);
    while (!is_stem && end && is_dropped(name.data[end - 1]))
        end--;
    if (device) {
        buffer_append(path, name.data, device);
        buffer_append_byte(path, STAND_IN);
    } else if (!end) {
        buffer_append_byte(path, STAND_IN);
    }
    if (end > device)
        buffer_append(path, name.data + device, end - device);
    buffer_free(&name);
}

char *portable_path(struct arena *arena, const char *path, bool is_stem)
{
    struct buffer portable = {0};
    while (*path) {
        size_t length = strcspn(path, "/");
        if (length)
            append_name(&portable, path, length, is_stem && !path[length]);
        path += length;
        if (*path == '/')
            buffer_append_byte(&portable, *path++);
    }
    char *copy = arena_copy(arena, portable.length ? portable.data : "", portable.length);
    buffer_free(&portable);
    return copy;
}

size_t portable_cut(const char *name, size_t most)
{
    size_t length = strlen(name), end = most;
    if (length <= most)
        return length;
    if (!utf8_is_valid(name, length))
        return utf8_cut(name, length, most);
    uint8_t *breaks = memory_allocate(length + 1);
    unicode_find_breaks(UNICODE_GRAPHEME_BREAKS, "", name, length, breaks);
    while (end && !breaks[end])
        end--;
    free(breaks);
    return end ? end : utf8_cut(name, length, most);
}
