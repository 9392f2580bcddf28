/* A formula while it is read: the tree that MathML and TeX are made into, and that writers of either kind walk.
 *
 * Shape: tokens (identifier, number, operator, text, space) are leaves; all other kinds hold parts. A finished tree has
 * the number of children that kinds.def says, and is at most FORMULA_DEEPEST deep and FORMULA_MOST_PARTS large.
 *
 * Owner: one arena holds a tree.
 *
 * Errors: what passes a ceiling is left out and remembered in `too_large`.
 *
 * Source: MathML Core §3. */
#ifndef FORMATS_HTML_FORMULA_FORMULA_H
#define FORMATS_HTML_FORMULA_FORMULA_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum formula_kind {
#define KIND(name, element, arity) FORMULA_##name,
#include "formats/html/formula/kinds.def"
#undef KIND
    FORMULA_KIND_COUNT
};

enum { FORMULA_DEEPEST = 96, FORMULA_MOST_PARTS = 100 * 1000 };

struct formula {
    enum formula_kind kind;
    struct formula *parent, *previous, *next, *first, *last;
    const char *text; /* of a token; NUL-terminated UTF-8 without white space around it */
    bool is_upright;  /* an identifier of one letter that is not slanted: mathvariant="normal" */
    bool has_no_line; /* a fraction without its line: a binomial coefficient */
};

/* A tree in the making. */
struct formula_tree {
    struct arena *arena;
    struct formula *root; /* a row */
    size_t parts;
    bool too_large;
};

void formula_start(struct formula_tree *tree, struct arena *arena);

/* A part that stands nowhere yet, and one at the end of a parent. Never NULL: past the ceiling the part stands nowhere.
 */
struct formula *formula_make(struct formula_tree *tree, enum formula_kind kind);
struct formula *formula_add(struct formula_tree *tree, struct formula *parent, enum formula_kind kind);

/* A token with a text, which is copied. */
struct formula *formula_add_token(struct formula_tree *tree, struct formula *parent, enum formula_kind kind,
                                  const char *text, size_t length);

void formula_append(struct formula *parent, struct formula *part);
void formula_insert_before(struct formula *place, struct formula *part);
void formula_remove(struct formula *part);

/* Puts a new part of this kind in the place of `part`, which becomes its first child. */
struct formula *formula_wrap(struct formula_tree *tree, struct formula *part, enum formula_kind kind);

bool formula_is_token(const struct formula *part);
size_t formula_count_children(const struct formula *part);

/* "mfrac" */
const char *formula_element(enum formula_kind kind);

/* Makes what has the wrong number of children, or stands in the wrong place, a row. True when anything is left to see. */
bool formula_finish(struct formula_tree *tree);

/* A walk without recursion: each part is entered, and each that is not a token is left. */
enum formula_event { FORMULA_ENTER, FORMULA_LEAVE };

struct formula_walk {
    struct formula *root, *part; /* part NULL: not begun */
    enum formula_event event;
};

bool formula_next(struct formula_walk *walk);

/* What a row that holds one part alone stands for: that part. */
const struct formula *formula_unwrap(const struct formula *part);

#endif
