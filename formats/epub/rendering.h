/* An article of a book while it is being written: its plan, its XHTML, and what its files are called. */
#ifndef FORMATS_EPUB_RENDERING_H
#define FORMATS_EPUB_RENDERING_H

#include "formats/epub/file_plan.h"
#include "formats/epub/package/book.h"
#include "formats/xhtml/xhtml.h"

struct rendering {
    struct book *book;
    size_t article; /* from 1 */
    struct file_unit *units, *latest_unit;
    struct file_plan plan;
    struct xhtml_setting setting;
    struct xhtml xhtml;
};

/* The file of a node by its number; before there is a plan, one whose name is as long as names can be. */
size_t rendering_find_file(const struct rendering *rendering, uint32_t number);

/* "0001.xhtml", "0001-2.xhtml" */
const char *rendering_name_file(const struct rendering *rendering, struct arena *arena, size_t file);

#endif
