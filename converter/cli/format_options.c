#include "converter/cli/format_options.h"

#include "formats/registry.h"

#include <string.h>

/* NULL: the section is not about it. What is read may be said in every section. */
static const struct option_table *table_of(const struct format *format, const char *section, bool is_reading)
{
    if (is_reading)
        return format->read_options;
    return !section || !strcmp(section, format->name) ? format->write_options : NULL;
}

bool format_options_has_section(const char *section)
{
    const struct format *format = registry_find(section);
    return !strcmp(section, SECTION_OF_READERS) || (format && format_can_write(format));
}

bool format_options_is_read_before(size_t reader, const struct option_row *row)
{
    for (size_t i = 0; i < reader; i++) {
        const struct option_table *table = registry_at(i)->read_options;
        if (table && option_find(table, row->name))
            return true;
    }
    return false;
}

bool format_options_is_of_reading(const char *section, const char *name)
{
    for (size_t i = 0; i < registry_count(); i++) {
        const struct option_table *table = table_of(registry_at(i), section, false);
        if (table && option_find(table, name))
            return false;
    }
    return true;
}

/* The tables of a section, one after the other. */
static const struct option_table *table_at(const char *section, size_t index)
{
    return table_of(registry_at(index / 2), section, index % 2);
}

static size_t table_count(void)
{
    return registry_count() * 2;
}

const struct option_row *format_options_find(const char *section, const char *name)
{
    for (size_t i = 0; i < table_count(); i++) {
        const struct option_table *table = table_at(section, i);
        const struct option_row *row = table ? option_find(table, name) : NULL;
        if (row)
            return row;
    }
    return NULL;
}

const struct option_row *format_options_find_path(const char *name)
{
    for (size_t i = 0; i < table_count(); i++) {
        const struct option_table *table = table_at(NULL, i);
        const struct option_row *row = table ? option_find(table, name) : NULL;
        if (row && row->is_path)
            return row;
    }
    return NULL;
}

void format_options_offer(const char *section, struct nearest *nearest)
{
    for (size_t i = 0; i < table_count(); i++)
        nearest_offer_table(nearest, table_at(section, i));
}

static bool is_listed(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; (at = strstr(at, name)); at += length)
        if ((at == names || at[-1] == ' ') && (!at[length] || at[length] == ','))
            return true;
    return false;
}

/* Adds what the table has (NULL: nothing). Readers share options: each is named once. */
static char *append_names(struct arena *arena, char *names, const struct option_table *table)
{
    for (size_t i = 0; table && i < table->count; i++)
        if (!is_listed(names, table->rows[i].name))
            names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", table->rows[i].name);
    return names;
}

char *format_options_append(struct arena *arena, char *names, const char *section)
{
    for (int is_reading = 0; is_reading <= 1; is_reading++)
        for (size_t i = 0; i < registry_count(); i++)
            names = append_names(arena, names, table_of(registry_at(i), section, is_reading));
    return names;
}

static char *append_section(struct arena *arena, char *sections, const char *section, const char *name)
{
    if (name && !format_options_find(section, name))
        return sections;
    return arena_format(arena, "%s%s[%s]", sections, *sections ? ", " : "", section);
}

char *format_options_list(struct arena *arena, const char *section)
{
    return format_options_append(arena, arena_copy_text(arena, ""), section);
}

char *format_options_list_sections(struct arena *arena, const char *name)
{
    char *sections = append_section(arena, arena_copy_text(arena, ""), SECTION_OF_READERS, name);
    for (size_t i = 0; i < registry_count(); i++)
        if (format_can_write(registry_at(i)))
            sections = append_section(arena, sections, registry_at(i)->name, name);
    return sections;
}

/* Says of whatever is reported where it was written. */
struct relocation {
    struct diag *diag;
    struct place place;
};

static void print_there(void *context, const struct diag_message *message)
{
    const struct relocation *relocation = context;
    struct diag *diag = relocation->diag;
    struct diag_message moved = *message;
    moved.place = relocation->place;
    diag->counts[message->severity]++;
    if (diag->print && message->severity >= diag->threshold)
        diag->print(diag->context, &moved);
}

/* Every reader takes what readers share; that a writer does not take what another does is no mistake. */
static bool is_of_readers(size_t table)
{
    return table % 2;
}

static bool takes(size_t index, const char *section, const char *name, const char *value, struct diag *diag)
{
    const struct format *format = registry_at(index / 2);
    const struct option_table *table = table_at(section, index);
    struct option_values *values = option_values_new(table);
    enum status (*check)(const void *, struct diag *) =
        is_of_readers(index) ? format->check_read_options : NULL;
    enum status status =
        option_values_set_row(values, option_find(table, name), name, value, diag, (struct place){0});
    if (status == STATUS_OK && check)
        status = check(option_values_get(values), diag);
    option_values_free(values);
    return status == STATUS_OK;
}

bool format_options_judge(const char *section, const char *name, const char *value, struct diag *diag,
                          struct place place)
{
    struct relocation relocation = {diag, place};
    struct diag silent = {0}, there = {.print = print_there, .context = &relocation};
    size_t refused = table_count();
    bool is_taken = false;
    for (size_t i = 0; i < table_count(); i++) {
        const struct option_table *table = table_at(section, i);
        if (!table || !option_find(table, name))
            continue;
        if (takes(i, section, name, value, &silent))
            is_taken |= !is_of_readers(i);
        else if (refused == table_count() || is_of_readers(i))
            refused = i;
    }
    return is_taken || refused == table_count() || takes(refused, section, name, value, &there);
}
