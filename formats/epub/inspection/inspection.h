/* What the check of a book knows of it so far; for the files of the check alone.
 *
 * Owner: all is in the inspection's arena.
 *
 * Errors: reported as the findings of the check. */
#ifndef FORMATS_EPUB_INSPECTION_INSPECTION_H
#define FORMATS_EPUB_INSPECTION_INSPECTION_H

#include "base/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/xml_tree.h"

struct markup;

/* What a page turns out to have, which the manifest must say of it; bits. */
enum page_feature {
    FEATURE_SCRIPTED = 1 << 0,
    FEATURE_SVG = 1 << 1,
    FEATURE_MATHML = 1 << 2,
    FEATURE_REMOTE = 1 << 3,
    FEATURE_SWITCH = 1 << 4,
    FEATURE_INDEX = 1 << 5,
    FEATURE_DICTIONARY = 1 << 6,
    FEATURE_SCHOOLBOOK = 1 << 7,
};

/* A place in a file that may be linked to. */
struct anchor {
    const char *id;
    const char *element; /* as xml_tree.h names it */
    size_t position;     /* in the order of the file */
};

/* A file that the manifest lists. */
struct listed_file {
    const char *id, *href, *media_type, *properties, *fallback,
        *overlay;     /* as the manifest says; NULL: nothing */
    const char *path; /* NULL for one that lies elsewhere: `href` is its address */
    const struct listed_file *fallback_file;
    struct anchor *anchors; /* sorted by id */
    size_t anchor_count;
    unsigned features;      /* of enum page_feature */
    size_t spine_position;  /* from 1; 0: it is not in the spine */
    const char *overlay_of; /* the id of the media overlay that reads this page; NULL: none */
    bool exists;
    bool is_unread; /* a page that is not XML, or cannot be unpacked: its ids are not known */
    bool is_linear; /* in the spine, and read in passing */
    bool is_linked; /* something leads to it */
    bool is_fixed;  /* laid out in advance */
    bool is_encrypted;
    bool has_style; /* of its own, in a style element */
    bool is_index;  /* a collection of the package says so */
};

/* What a reference is for, which says where it may lead. */
enum link_kind {
    LINK_PLACE,    /* a place that the reader may go to */
    LINK_CONTENTS, /* the same, in contents, which follow the order of reading */
    LINK_CITATION, /* where a quotation is from */
    LINK_STYLE,
    LINK_IMAGE,
    LINK_AUDIO,
    LINK_VIDEO,
    LINK_TRACK,
    LINK_FONT,
    LINK_SCRIPT,
    LINK_FRAME,      /* iframe, embed, object */
    LINK_DRAWING,    /* SVG use: a part of a drawing */
    LINK_STYLE_FILE, /* url() in a style sheet */
    LINK_OVERLAY,    /* the text that a media overlay reads */
    LINK_GUIDE,
    LINK_RECORD, /* link in a package */
};

/* A reference from one file to another, or to a place. */
struct book_link {
    const char *from;                   /* the file, and its line */
    const struct listed_file *file;     /* that it stands in; NULL: not one of the manifest */
    const char *href, *path, *fragment; /* `path` NULL: elsewhere; `fragment` NULL: the file as a whole */
    const char *media_type;             /* that the reference says; NULL: none */
    enum link_kind kind;
    bool must_be_core; /* no fallback of the manifest helps */
    bool has_fallback; /* another form stands beside it */
    struct book_link *next;
};

struct inspection {
    struct arena *arena;
    struct archive *archive;
    struct diag *diag;
    struct place place;
    unsigned long errors_before;
    struct markup *markup;

    const char *package;       /* the path of the package document */
    int edition;               /* of EPUB: 2 or 3 */
    bool is_fixed;             /* laid out in advance, where its pages do not say otherwise */
    unsigned kinds;            /* what it says it is, as pages show: of enum page_feature */
    bool has_active_class;     /* a class for what a media overlay reads */
    const char *identifier;    /* the book's own */
    const char *ncx;           /* the id of the NCX; NULL: none */
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

/* The file with this id or address; NULL: there is none. */
struct listed_file *inspection_find_id(const struct inspection *inspection, const char *id);
struct listed_file *inspection_find_remote(const struct inspection *inspection, const char *href);

/* Reports a finding. Texts beyond those that the message has places for are not looked at. */
void inspection_report(struct inspection *inspection, enum diag_id id, const char *first, const char *second,
                       const char *third);

/* A rule of the standard that is broken, at `where`; of `what`. */
void inspection_fault(struct inspection *inspection, const char *where, const char *what, const char *reason);
/* The same, of a rule that is only advice. */
void inspection_advise(struct inspection *inspection, const char *where, const char *what,
                       const char *reason);

/* "path, line 12" */
const char *inspection_line(const struct inspection *inspection, const char *path, unsigned long line);

/* Appends the bytes of a file, which `named_by` names. False when it is missing or cannot be read, which is
 * reported, or when it is empty. */
bool inspection_read_file(struct inspection *inspection, const char *path, const char *named_by,
                          struct buffer *text);

/* Whether the media type is one of these: pages, pictures and so on that every reader knows. */
bool inspection_is_page_type(const struct inspection *inspection, const char *media_type);
bool inspection_is_core_type(const struct inspection *inspection, const char *media_type);
bool inspection_is_font_type(const char *media_type);

/* "audio/", with what stands behind it. */
bool inspection_type_begins(const char *media_type, const char *start);

/* One of the properties of a manifest's file. */
bool listed_file_has(const struct listed_file *file, const char *property);

/* Whether a file of a manifest lies elsewhere. */
bool inspection_is_remote(const char *href);

/* Why an address leads where no file of a book may be; NULL: it does not. */
const char *inspection_address_fault(const struct address *address);

/* A place that the reader may go to. */
bool inspection_is_place(enum link_kind kind);

/* Keeps a link, to be followed when all files are read. An address that no reader can open is reported. */
struct book_link *inspection_add_link(struct inspection *inspection, const struct book_link *link,
                                      const char *path, unsigned long line);

#endif
