/* What the check of a book knows of it so far; for the files of the check alone.
 *
 * Owner: all is in the inspection's arena.
 *
 * Errors: reported as the findings of the check. */
#ifndef FORMATS_EPUB_CHECK_INSPECTION_H
#define FORMATS_EPUB_CHECK_INSPECTION_H

#include "base/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/xml/xml_reader.h"

/* A file that the manifest lists. */
struct listed_file {
    const char *id, *path, *media_type, *properties;
    const char **anchors; /* ids in the file, sorted */
    size_t anchor_count;
    bool exists;
    bool is_unread; /* a page that is not XML, or cannot be unpacked: its ids are not known */
};

/* A reference from one file to another, or to a place. */
struct book_link {
    const char *from, *path, *fragment; /* `fragment`: NULL for the file as a whole */
    struct book_link *next;
};

struct inspection {
    struct arena *arena;
    struct archive *archive;
    struct diag *diag;
    struct place place;
    unsigned long errors_before;

    const char *package;       /* the path of the package document */
    struct listed_file *files; /* sorted by path once the package is read */
    size_t file_count, file_capacity;
    struct book_link *links, **last_link;
};

/* For sorting the files of the manifest by path. */
int inspection_compare_paths(const void *left, const void *right);

/* For sorting texts. */
int inspection_compare_texts(const void *left, const void *right);

/* The file with this path, once the manifest is read and sorted; NULL when it is not listed. */
struct listed_file *inspection_find(const struct inspection *inspection, const char *path);

/* Appends the bytes of a file, which `named_by` names. False when it is missing or cannot be read, which is
 * reported, or when it is empty. */
bool inspection_read_file(struct inspection *inspection, const char *path, const char *named_by,
                          struct buffer *text);

/* Reads the text of a file; false when it is not well-formed, which is reported. */
bool inspection_read_xml(struct inspection *inspection, const char *path, const struct buffer *text,
                         const struct xml_handler *handler);

/* What an address in a file may lead to: anywhere, or only into the book. */
enum link_kind { LINK_ANYWHERE, LINK_PART_OF_BOOK };

/* Keeps a link, to be followed when all files are read. An address that no reader can open is reported. */
void inspection_add_link(struct inspection *inspection, const struct listed_file *from, const char *href,
                         enum link_kind kind);

#endif
