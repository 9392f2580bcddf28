/* What a set of faces holds, for the files of this room. */
#ifndef FONTS_SET_H
#define FONTS_SET_H

#include "fonts/catalog.h"
#include "fonts/choice.h"
#include "fonts/face.h"
#include "fonts/noted.h"
#include "fonts/system.h"

/* A chain, opened face by face as characters ask for them. */
struct opened_chain {
    bool made;
    struct chain chain;
    size_t chosen_count; /* of the user's, that stand first */
    bool tried[LONGEST_CHAIN];
    struct face *faces[LONGEST_CHAIN];
};

/* Characters asked of fontconfig; choices of the user. */
enum { MOST_SEARCHES = 256, MOST_CHOICES = 32, LONGEST_LANGUAGE = 36 };

/* A character that the catalog lacks, and what the system had for it. */
struct search {
    uint32_t character;
    struct face *face; /* NULL: nothing */
};

struct font_set {
    struct arena *arena;
    const char *folder;
    struct diag *diag;
    struct font_file *files;
    struct face *faces;
    struct opened_chain chains[FACE_ROLE_COUNT][LANGUAGE_COUNT][2];
    struct search searches[MOST_SEARCHES];
    size_t search_count;
    struct system_fonts system;
    struct font_choice choices[MOST_CHOICES];
    size_t choice_count;
    struct noted_characters missing;  /* no face has them */
    struct noted_characters replaced; /* Han that the role's own faces lack */
    struct face *last_resort;
    char language[LONGEST_LANGUAGE]; /* that was asked about last, and its family */
    enum script_language family;
};

struct opened_chain *font_set_chain(struct font_set *set, enum face_role role, enum script_language language,
                                    bool bold);
/* NULL when the candidate is not installed. */
struct face *font_set_chain_face(struct font_set *set, struct opened_chain *opened, size_t index);

#endif
