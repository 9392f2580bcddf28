#include "fonts/choice.h"

#include "base/arena.h"
#include "base/translation.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char *const role_names[FACE_ROLE_COUNT] = {OPTION_WORD_LIST(face_role)};

const char *face_role_name(enum face_role role)
{
    return role_names[role];
}

static bool has_font_extension(const char *path, size_t length)
{
    static const char *const extensions[] = {".ttf", ".otf", ".ttc", ".otc"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (length > 4 && !strncasecmp(path + length - 4, extensions[i], 4))
            return true;
    return false;
}

/* The index behind the last "#"; without one, the whole value is the name. */
static void read_index(struct font_choice *choice)
{
    const char *mark = strrchr(choice->value, '#');
    choice->path_length = strlen(choice->value);
    if (!mark || !isdigit((unsigned char)mark[1]))
        return;
    char *end;
    unsigned long index = strtoul(mark + 1, &end, 10);
    if (*end || index > 0xFFFF)
        return;
    choice->index = (unsigned)index;
    choice->path_length = (size_t)(mark - choice->value);
}

bool font_choice_read(const char *text, struct font_choice *choice)
{
    size_t length = strcspn(text, "=");
    if (!text[length] || !text[length + 1])
        return false;
    for (int role = 0; role < FACE_ROLE_COUNT; role++) {
        if (strlen(role_names[role]) != length || strncmp(role_names[role], text, length))
            continue;
        *choice = (struct font_choice){.role = (enum face_role)role, .value = text + length + 1};
        read_index(choice);
        choice->is_file =
            strchr(choice->value, '/') || has_font_extension(choice->value, choice->path_length);
        return true;
    }
    return false;
}

static const char *find_fault_of_file(const char *path)
{
    static const char *const heads[] = {"\0\1\0\0", "OTTO", "ttcf", "true"};
    char head[4] = "";
    FILE *file = fopen(path, "rbe");
    if (!file)
        return PHRASE("a file that can be read");
    size_t size = fread(head, 1, sizeof head, file);
    fclose(file);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (size == sizeof head && !memcmp(head, heads[i], sizeof head))
            return NULL;
    return PHRASE("a font file, TrueType or OpenType or a collection of them; this file is none");
}

const char *font_choice_find_fault(const char *text)
{
    struct font_choice choice;
    if (!font_choice_read(text, &choice))
        return PHRASE(
            "ROLE=FILE or ROLE=FAMILY, where ROLE is song, hei, kai, fangsong, mono, latin or italic");
    if (!choice.is_file)
        return NULL;
    char *path = memory_copy_text(choice.value, choice.path_length);
    const char *fault = find_fault_of_file(path);
    free(path);
    return fault;
}

const char *font_folder_find_fault(const char *path)
{
    return access(path, R_OK | X_OK) ? PHRASE("a folder that can be read") : NULL;
}
