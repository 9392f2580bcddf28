/* An incremental update of a file that Cairo wrote: its objects are read, replaced and added to.
 *
 * Owner: the buffer is the caller's; update_close frees the rest, on all paths.
 * Errors: update_open gives false when the bytes are not shaped as Cairo shapes them.
 * Source: ISO 32000-1 §7.5 (file structure, updates), §7.9.2.2 (text strings). */
#ifndef FORMATS_PDF_UPDATE_H
#define FORMATS_PDF_UPDATE_H

#include "base/buffer.h"

#include <stdbool.h>

struct update {
    struct buffer *pdf;
    size_t xref; /* where the cross-reference table stands */
    long size;   /* objects of Cairo's, with the free one */
    long next;   /* the number of the next new one */
    long root, info;
    struct reference {
        long number;
        size_t offset;
    } * references; /* to the objects of the update */
    size_t count, capacity;
};

bool update_open(struct update *update, struct buffer *pdf);
void update_close(struct update *update);

/* Where an object of Cairo's begins, behind its number: its text, ended by a NUL long after it; NULL: there
 * is none. Valid until something is appended. */
const char *update_object(const struct update *update, long number);

/* The inside of the dictionary that an object is, to be freed; NULL when it is none. */
char *update_dictionary(const struct update *update, long number);

/* Begins an object: an old one with new content, or the one with the number update->next. Its content and
 * "endobj" are appended to the buffer. */
void update_begin_object(struct update *update, long number);

/* A text string of PDF, as hexadecimal digits of UTF-16. */
void update_append_text(struct update *update, const char *text);

/* The cross-reference section, and a trailer with the file's identifier. */
void update_finish(struct update *update, const char *identifier);

#endif
