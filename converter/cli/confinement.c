#include "converter/cli/confinement.h"

#include "base/path.h"
#include "base/source.h"
#include "base/translation.h"
#include "converter/cli/format_options.h"
#include "converter/cli/options.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Ceilings */

/* 0: there is none. What has no default is as high as the number of processors: jobs. */
static long ceiling_in_force(const struct option_values *values, const struct option_row *row)
{
    long number = option_number_in_force(values, row);
    return number || row->fallback ? number : sysconf(_SC_NPROCESSORS_ONLN);
}

static enum verdict judge_ceiling(const struct confinement *confinement, const struct option_row *row,
                                  const char *value, struct diag *diag, struct place place)
{
    long wanted, current = ceiling_in_force(confinement->values, row);
    bool is_number = option_read_number(row, value, &wanted);
    if (!is_number || !current || (wanted && wanted <= current))
        return VERDICT_ALLOWED;
    char number[24];
    snprintf(number, sizeof number, "%ld", current);
    diag_report(diag, place, DIAG_CEILING_KEPT, row->name, value, number);
    return VERDICT_IGNORED;
}

/* Files */

/* A folder whose links could lead anywhere is not looked into. */
static bool holds_no_links(const char *folder)
{
    FTS *tree = fts_open((char *[]){(char *)folder, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    bool is_sound = tree;
    for (FTSENT *entry; is_sound && (entry = fts_read(tree));)
        is_sound = entry->fts_info == FTS_D || entry->fts_info == FTS_DP || entry->fts_info == FTS_F;
    if (tree)
        fts_close(tree);
    return is_sound;
}

static bool is_plain(const struct option_row *row, const char *path, mode_t mode)
{
    if (strcmp(row->choices, "DIR"))
        return S_ISREG(mode);
    char *real = realpath(path, NULL);
    bool holds = S_ISDIR(mode) && real && holds_no_links(real);
    free(real);
    return holds;
}

/* NULL, or why what is there may not be named. */
static const char *find_fault(const struct option_row *row, const char *folder, const char *path)
{
    struct stat status;
    if (stat(path, &status))
        return PHRASE("there is no such file");
    if (!source_is_below(folder, path))
        return PHRASE("it is outside");
    return is_plain(row, path, status.st_mode) ? NULL : PHRASE("it is not a plain file");
}

/* "a.ttf#1" is a face in the file "a.ttf". */
static size_t file_length(const struct option_row *row, const char *value)
{
    const char *mark = strrchr(value, '#');
    bool has_index =
        strstr(row->choices, "FONT") && mark && mark[1] && !mark[1 + strspn(mark + 1, "0123456789")];
    return has_index ? (size_t)(mark - value) : strlen(value);
}

/* Where the name of a file begins in a value: behind the role of a font. */
static const char *file_start(const struct option_row *row, const char *value)
{
    const char *sign = strchr(row->choices, '=') ? strchr(value, '=') : NULL;
    return sign ? sign + 1 : value;
}

/* A name without a slash that is not that of a file, neither in the archive nor here, is a family of fonts,
 * or nothing. */
static bool names_no_file(const char *inside, const char *name)
{
    return !strchr(name, '/') && access(inside, F_OK) && access(name, F_OK);
}

static enum verdict judge_path(const struct confinement *confinement, const struct option_row *row,
                               const char **value, struct diag *diag, struct place place)
{
    struct arena *arena = confinement->arena;
    const char *assignment = *value, *given = strchr(assignment, '=') + 1;
    const char *start = file_start(row, given);
    if (option_has_word(row, given))
        return VERDICT_ALLOWED;
    const char *name = arena_copy(arena, start, file_length(row, start));
    const char *inside = path_join(arena, confinement->folder, name);
    if (names_no_file(inside, name))
        return VERDICT_ALLOWED;
    const char *fault = find_fault(row, confinement->folder, inside);
    if (fault) {
        diag_report(diag, place, DIAG_OUTSIDE_ARCHIVE, assignment, fault);
        return VERDICT_REFUSED;
    }
    *value =
        arena_format(arena, "%.*s%s%s", (int)(start - assignment), assignment, inside, start + strlen(name));
    return VERDICT_ALLOWED;
}

/* "NAME=VALUE" of -O. */
static enum verdict judge_assignment(const struct confinement *confinement, const char **value,
                                     struct diag *diag, struct place place)
{
    size_t length = strcspn(*value, "=");
    const struct option_row *row =
        (*value)[length] ? format_options_find_path(arena_copy(confinement->arena, *value, length)) : NULL;
    return row ? judge_path(confinement, row, value, diag, place) : VERDICT_ALLOWED;
}

enum verdict confinement_judge(const struct confinement *confinement, const struct option_row *row,
                               const char **value, struct diag *diag, struct place place)
{
    if (!(row->marks & COMMAND_HARMLESS)) {
        diag_report(diag, place, DIAG_NOT_ALLOWED_HERE, row->name);
        return VERDICT_REFUSED;
    }
    if (row->is_ceiling)
        return judge_ceiling(confinement, row, *value, diag, place);
    bool is_assignment = row->marks & COMMAND_ASSIGNMENT;
    return is_assignment ? judge_assignment(confinement, value, diag, place) : VERDICT_ALLOWED;
}
