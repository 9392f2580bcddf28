#include "formats/epub/package/options.h"

#include "base/translation.h"

#include <string.h>

const char *cover_choice_parse(const char *text, void *choice)
{
    int kind = option_find_word(OPTION_WORDS(cover_kind), text);
    bool is_file = kind < 0 || kind == COVER_FILE;
    *(struct cover_choice *)choice = (struct cover_choice){
        .kind = is_file ? COVER_FILE : (enum cover_kind)kind, .file = is_file ? text : NULL};
    return NULL;
}

static bool find_role(const char *name, size_t length, size_t *role)
{
    static const char *const words[FACE_ROLE_COUNT] = {OPTION_WORD_LIST(face_role)};
    for (*role = 0; *role < FACE_ROLE_COUNT; ++*role)
        if (strlen(words[*role]) == length && !strncmp(words[*role], name, length))
            return true;
    return false;
}

const char *role_list_parse(const char *text, void *list)
{
    struct role_list roles = {.is_given = true};
    for (size_t role; *text;) {
        size_t length = strcspn(text, ",");
        if (!find_role(text, length, &role))
            return PHRASE("some of song,hei,kai,fangsong,mono,latin");
        roles.has[role] = true;
        text += length + (text[length] == ',');
    }
    *(struct role_list *)list = roles;
    return NULL;
}
