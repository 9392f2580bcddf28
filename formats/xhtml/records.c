#include "formats/xhtml/records.h"

#include "base/array.h"
#include "formats/xhtml/row_groups.h"

/* On 480 pixels, each column holds three characters of its type at least. */
static const struct {
    unsigned most;
    const char *class_name;
} widths[] = {{4, NULL}, {6, "columns-6"}, {8, "columns-8"}, {12, "columns-12"}};

static unsigned count_columns(const struct node *table)
{
    const struct node *row = table_next_row(table->first_child);
    return row ? row->row.columns : 0;
}

const char *xhtml_columns_class(const struct xhtml *xhtml, const struct node *table)
{
    unsigned columns = count_columns(table);
    for (size_t i = 0; xhtml->setting->fits_tables && i < COUNT(widths); i++)
        if (columns <= widths[i].most)
            return widths[i].class_name;
    return NULL;
}

bool xhtml_is_records(const struct xhtml *xhtml, const struct node *table)
{
    return xhtml->setting->fits_tables && count_columns(table) > widths[COUNT(widths) - 1].most;
}

bool xhtml_heads_records(const struct node *row)
{
    return row_group_of(row) == ROW_GROUP_HEAD && row_group_of(row->parent->last_child) != ROW_GROUP_HEAD;
}
