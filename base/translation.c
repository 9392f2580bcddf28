#include "base/translation.h"

#include "base/installation.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Our own messages, and those of the system: the reasons in them. */
static const char domain[] = "banxin", system_domain[] = "libc";

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

/* A locale that the system does not have still names a language: a locale that it always has serves then. */
static void set_locale(const char *wanted)
{
    if (setlocale(LC_MESSAGES, ""))
        return;
    setlocale(LC_MESSAGES, "C.UTF-8");
    if (!value_of("LANGUAGE"))
        setenv("LANGUAGE", wanted, 1);
}

void translation_open(void)
{
    const char *wanted = wanted_locale();
    if (!strcmp(wanted, "C") || !strcmp(wanted, "POSIX"))
        return;
    set_locale(wanted);
    struct arena *arena = arena_new();
    bindtextdomain(domain, installation_path(arena, "share/locale"));
    bind_textdomain_codeset(domain, "UTF-8");
    bind_textdomain_codeset(system_domain, "UTF-8");
    arena_free(arena);
}

const char *translate(const char *text)
{
    return dgettext(domain, text);
}
