/* A book in the making: what its files are, what its contents list, what its metadata say.
 *
 * Shape: articles are added one after the other and leave only these small records behind; their bytes go to
 * the archive at once. The package, the navigation and the NCX are written from the records at the end.
 *
 * Owner: book_new is undone by book_free; all records live in the book's arena.
 *
 * Errors: none of its own; what the archive refuses is reported when it is finished.
 *
 * Source: EPUB 3.3 §5 (package), §7 (navigation); Open Container Format 3.3. */
#ifndef FORMATS_EPUB_PACKAGE_BOOK_H
#define FORMATS_EPUB_PACKAGE_BOOK_H

#include "base/archive.h"
#include "base/arena.h"
#include "formats/document/document.h"
#include "formats/document/format.h"
#include "formats/epub/package/profile.h"

/* An XHTML file in the order of reading. Paths are relative to the folder of the package. */
struct book_part {
    const char *id, *path;
    bool has_formulas; /* in MathML */
    struct book_part *next;
};

/* A line of the contents. */
struct book_entry {
    const char *title, *target; /* "text/0001.xhtml#id" */
    unsigned depth;             /* 0: an article, until contents_arrange puts parts above some */
    const char *part;           /* of an article: the folders above it; "": none */
    bool is_chapter;            /* a chapter of a novel, which no contents may leave out */
    struct book_entry *next;
};

struct book_image {
    const char *id, *path, *media_type;
    struct book_image *next, *next_in_bucket;
};

enum { BOOK_BUCKETS = 256 };

struct book_cover {
    const char *path, *media_type; /* NULL: there is no cover */
    void *bytes;                   /* until the archive has them */
    size_t size;
};

struct book_font {
    enum face_role role;
    const char *family, *path, *media_type;
    struct book_font *next;
};

/* What the accessibility metadata must state truly. */
struct book_features {
    bool headings, pictures, undescribed_pictures, animations, ruby, formulas;
};

struct book {
    struct arena *arena;
    const struct epub_options *options;
    const struct profile *profile;
    struct diag *diag;
    struct place place; /* the output, for diagnostics */
    struct archive_writer *archive;
    const char *user_style; /* CSS; NULL: none */

    struct metadata metadata; /* what all articles have in common; texts are copies */
    const char *title;        /* of a book of several articles; NULL: that of the first */
    bool is_named_by_folder;
    bool has_title_page;
    const char *folder; /* the name of the folder of the first article; NULL: not known */
    const char *earliest_date, *latest_date; /* of all articles */
    size_t article_count;
    struct book_part *parts, **last_part;
    struct book_entry *entries, **last_entry;
    struct book_image *images, **last_image;
    struct book_image *image_buckets[BOOK_BUCKETS];
    struct book_features features;
    struct book_cover cover;
    const char *note_mark; /* the path of its picture; NULL: not drawn */
    struct book_font *fonts, **last_font;
    uint8_t *characters;      /* a bit each, when fonts are to be embedded; else NULL */
    const char *fonts_folder; /* of the working fonts */
    struct buffer digests;    /* of each article; the identifier is made of them */
};

struct book *book_new(const struct write_request *request);
void book_free(struct book *book);

struct book_part *book_add_part(struct book *book, const char *id, const char *path, struct buffer *bytes);
/* Copies the texts of an entry. */
void book_add_entry(struct book *book, const struct book_entry *entry);

/* The path of a picture in the book; stored once however often it is used. NULL: of a kind no reader must
 * know. */
const char *book_add_image(struct book *book, const struct resource *resource);

/* The option, else "urn:uuid:…" from the contents of all articles. */
const char *book_identifier(const struct book *book);

/* The moment of the last change, "2019-06-05T00:00:00Z": SOURCE_DATE_EPOCH, else the latest date of an
 * article, else 1980-01-01. */
const char *book_modified(const struct book *book);

/* A font for this role is embedded. */
bool book_has_font(const struct book *book, enum face_role role);

/* A word of the book's own pages in its language. */
enum book_word {
    WORD_PICTURE,
    WORD_CONTENTS,
    WORD_COVER,
    WORD_TEXT,
    WORD_UNTITLED,
    WORD_SUMMARY,
    WORD_SUMMARY_PICTURES,
    WORD_SUMMARY_UNDESCRIBED, /* what follows the summary when pictures lack a description */
    WORD_COUNT
};
const char *book_word(const struct book *book, enum book_word word);

/* The cover is a page, too, not a picture of the package alone. */
bool book_has_cover_page(const struct book *book);

/* The contents are a page of the book when there is more than one article to choose from. */
bool book_lists_contents(const struct book *book);

/* Lines run from top to bottom, pages from right to left. */
bool book_is_vertical(const struct book *book);

/* The title as it was found, or a word for a book without one. */
const char *book_plain_title(const struct book *book);

/* The title as shelves are to show it: with -O title-order=yes "062 " before it. */
const char *book_title(const struct book *book);

/* What shelves sort by: "062 " and the title. NULL: the title itself will do. */
const char *book_sort_title(const struct book *book);

#endif
