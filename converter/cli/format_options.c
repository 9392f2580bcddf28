#include "converter/cli/format_options.h"

#include "formats/registry.h"

#include <string.h>

/* NULL: the section is not about it. */
static const struct option_table *table_of(const struct format *format, const char *section, bool is_reading)
{
    if (is_reading)
        return !section || !strcmp(section, SECTION_OF_READERS) ? format->read_options : NULL;
    return !section || !strcmp(section, format->name) ? format->write_options : NULL;
}

bool format_options_has_section(const char *section)
{
    const struct format *format = registry_find(section);
    return !strcmp(section, SECTION_OF_READERS) || (format && format_can_write(format));
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
