/* Which files an article is divided into.
 *
 * Shape: units in the order of the text, each with its size as it was measured, give the places where files
 * begin; the first begins before all of them. A chapter begins a file, unless it is tiny and so is all that
 * is in the file. Other files end before a heading, or at the nearest block. Units inside a block count only
 * where the block is too large for a file.
 *
 * Units: bytes of XHTML.
 *
 * Owner: all is in the arena.
 *
 * Source: what readers open at once without a wait; older ones refuse files above 300 kB. */
#ifndef FORMATS_EPUB_FILE_PLAN_H
#define FORMATS_EPUB_FILE_PLAN_H

#include "base/arena.h"
#include "formats/xhtml/setting.h"

enum {
    FILE_LARGEST = 280 * 1000,     /* head and notes come on top */
    FILE_TINY_CHAPTER = 4 * 1000,  /* some three screens of a telephone */
    FILE_TINY_CHAPTERS = 32 * 1000 /* that share a file */
};

struct file_unit {
    struct xhtml_place place; /* where it begins */
    size_t size;
    bool is_block; /* a child of the root, with what is inside it up to the next unit */
    bool is_heading, is_chapter;
    struct file_unit *next;
};

struct file_plan {
    struct xhtml_place *starts; /* the first one is not asked for */
    size_t count;
};

/* Units inside of blocks that are small enough are taken out of the list. */
struct file_plan file_plan_make(struct arena *arena, struct file_unit *units);

/* The file that the node with this number goes into, from 0. */
size_t file_plan_find(const struct file_plan *plan, uint32_t number);

/* Whether this file begins here. */
bool file_plan_begins(const struct file_plan *plan, size_t file, struct xhtml_place place);

#endif
