#include "base/translation.h"

#include "base/catalogue.h"
#include "base/installation.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static struct catalogue *catalogue;

static const char *value_of(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

static const char *wanted_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (value_of(variables[i]))
            return value_of(variables[i]);
    return "C";
}

static struct catalogue *open_catalogue(struct arena *arena, const char *name, size_t length)
{
    const char *file = arena_format(arena, "share/locale/%.*s/LC_MESSAGES/banxin.mo", (int)length, name);
    return catalogue_open(installation_path(arena, file));
}

/* "zh_CN.UTF-8@modifier": the language with its country, then the language alone. */
static struct catalogue *find_catalogue(struct arena *arena, const char *locale)
{
    size_t country = strcspn(locale, ".@:"), language = strcspn(locale, "_.@:");
    if (memchr(locale, '/', country))
        return NULL;
    struct catalogue *found = open_catalogue(arena, locale, country);
    return found || language == country ? found : open_catalogue(arena, locale, language);
}

/* English is in the program itself. */
static bool is_english(const char *locale)
{
    return !strncmp(locale, "en", 2) && strchr("_.@:", locale[2]);
}

/* The first of the languages that there is, as in "zh_HK:zh_CN:en". */
static struct catalogue *choose_catalogue(struct arena *arena, const char *languages)
{
    while (*languages && !is_english(languages)) {
        struct catalogue *found = find_catalogue(arena, languages);
        if (found)
            return found;
        languages += strcspn(languages, ":");
        languages += *languages == ':';
    }
    return NULL;
}

void translation_open(void)
{
    const char *wanted = wanted_locale();
    if (!strcmp(wanted, "C") || !strcmp(wanted, "POSIX"))
        return;
    struct arena *arena = arena_new();
    catalogue = choose_catalogue(arena, value_of("LANGUAGE") ? value_of("LANGUAGE") : wanted);
    arena_free(arena);
    /* The system's reasons, where it has that language. */
    setlocale(LC_MESSAGES, "");
    bind_textdomain_codeset("libc", "UTF-8");
}

const char *translate(const char *text)
{
    return catalogue ? catalogue_find(catalogue, text) : text;
}
