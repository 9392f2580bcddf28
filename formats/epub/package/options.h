/* What -O sets for EPUB. */
#ifndef FORMATS_EPUB_PACKAGE_OPTIONS_H
#define FORMATS_EPUB_PACKAGE_OPTIONS_H

#include "base/option.h"
#include "base/typography.h"

/* The reading systems that formats/epub/package/profile.h has figures for. */
#define WORDS_OF_epub_profile(WORD)                                                                          \
    WORD(PROFILE_ALL, "all")                                                                                 \
    WORD(PROFILE_KINDLE, "kindle")                                                                           \
    WORD(PROFILE_KOBO, "kobo")                                                                               \
    WORD(PROFILE_APPLE, "apple")                                                                             \
    WORD(PROFILE_DUOKAN, "duokan")                                                                           \
    WORD(PROFILE_WEREAD, "weread")
OPTION_ENUM(epub_profile);

/* Designs that are drawn, no cover, what the folder has or a design, and a file of the user's. */
#define WORDS_OF_cover_kind(WORD)                                                                            \
    WORD(COVER_PLAIN, "plain")                                                                               \
    WORD(COVER_BAND, "band")                                                                                 \
    WORD(COVER_GRID, "grid")                                                                                 \
    WORD(COVER_NONE, "none")                                                                                 \
    WORD(COVER_AUTO, "auto")                                                                                 \
    WORD(COVER_FILE, "FILE")
OPTION_ENUM(cover_kind);
enum { COVER_DESIGN_COUNT = COVER_NONE };

struct cover_choice {
    enum cover_kind kind;
    const char *file; /* NULL: none */
};

/* Roles of faces: "song,hei". */
struct role_list {
    bool is_given;
    bool has[FACE_ROLE_COUNT];
};

struct epub_options {
    enum writing_mode writing;
    enum epub_profile profile;
    struct cover_choice cover;
    struct role_list fonts;                         /* to embed */
    struct option_texts font_choices, font_folders; /* as fonts/options.def sets them */
    const char *css;                                /* a file; NULL: none */
    long picture_size;                              /* the longest side that a picture keeps; 0: any */
    bool title_order;
    bool credits;
    const char *identifier; /* NULL: by the contents */
};

/* What the rows of cover and fonts take. */
const char *cover_choice_parse(const char *text, void *choice);
const char *role_list_parse(const char *text, void *list);

#endif
