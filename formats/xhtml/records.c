#include "formats/xhtml/records.h"

#include "base/array.h"
#include "formats/xhtml/row_groups.h"
#include "formats/xhtml/table_width.h"

/* What 480 pixels show beside the margins of a page, in tenths of an em of its type. */
enum { WIDTH_OF_PAGE = 270 };

/* The sizes of type that tables have; each column holds three characters at least. */
static const struct fit {
    unsigned most;    /* columns */
    unsigned size;    /* of the type, in per cent */
    unsigned padding; /* of a cell, on both sides, in tenths of an em */
    const char *class_name;
} fits[] = {{4, 100, 10, NULL}, {6, 85, 10, "columns-6"}, {8, 75, 4, "columns-8"}, {12, 65, 2, "columns-12"}};

enum { FIT_CUT = COUNT(fits), FIT_RECORDS };

static unsigned count_columns(const struct node *table)
{
    const struct node *row = table_next_row(table->first_child);
    return row ? row->row.columns : 0;
}

static bool is_fit(const struct fit *fit, unsigned columns, unsigned least)
{
    return columns <= fit->most && (least + columns * fit->padding) * fit->size <= WIDTH_OF_PAGE * 100;
}

/* Of a few columns, words are cut where no type is small enough; more are records. */
static size_t find_fit(struct xhtml *xhtml, const struct node *table)
{
    unsigned columns = count_columns(table), least = table_width_least(xhtml->arena, table);
    for (size_t i = 0; i < COUNT(fits); i++)
        if (is_fit(&fits[i], columns, least))
            return i;
    return columns <= fits[0].most ? FIT_CUT : FIT_RECORDS;
}

/* Tables nest, and each is asked for with every row. */
static size_t fit_of(struct xhtml *xhtml, const struct node *table)
{
    for (size_t i = 0; i < XHTML_FITTED_TABLES; i++)
        if (xhtml->fitted[i].table == table)
            return xhtml->fitted[i].fit;
    struct xhtml_fitted *place = &xhtml->fitted[xhtml->next_fitted++ % XHTML_FITTED_TABLES];
    *place = (struct xhtml_fitted){table, find_fit(xhtml, table)};
    return place->fit;
}

const char *xhtml_columns_class(struct xhtml *xhtml, const struct node *table)
{
    size_t fit = xhtml->setting->fits_tables ? fit_of(xhtml, table) : 0;
    return fit == FIT_CUT ? "cut" : fit < COUNT(fits) ? fits[fit].class_name : NULL;
}

bool xhtml_is_records(struct xhtml *xhtml, const struct node *table)
{
    return xhtml->setting->fits_tables && fit_of(xhtml, table) == FIT_RECORDS;
}

bool xhtml_heads_records(const struct node *row)
{
    return row_group_of(row) == ROW_GROUP_HEAD && row_group_of(row->parent->last_child) != ROW_GROUP_HEAD;
}
