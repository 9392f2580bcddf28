/* Regular expressions over characters, not bytes.
 *
 * Shape: a set of expressions is what was given for one option, as in -O drop=REGEX. An expression is
 * searched for anywhere in a text; "." is any character, a line feed too; "^" and "$" are the ends of the
 * text. They are ICU's, in a module of its own that is loaded on use, so that other runs do not load it.
 *
 * Units: a place in an expression is counted in characters, from 1.
 *
 * Owner: patterns_open is undone by patterns_free.
 *
 * Errors: an expression that is wrong is reported with its place. An expression that takes too long on a text
 * is reported and not used again. The limits count steps, so that they are the same on every machine.
 *
 * Source: ICU 72, "Regular Expressions"; UTS #18. */
#ifndef BASE_PATTERNS_PATTERNS_H
#define BASE_PATTERNS_PATTERNS_H

#include "base/diag.h"
#include "base/module.h"
#include "base/option.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct patterns;

/* Compiles the expressions of an option, called `name` in messages; without one, `patterns` is NULL.
 * STATUS_USAGE: one is wrong, and is reported; STATUS_FAILED: the module cannot be loaded. */
enum status patterns_open(const struct option_texts *expressions, const char *name, struct diag *diag,
                          struct patterns **patterns);
void patterns_free(struct patterns *patterns);

/* Reports what patterns_open would report. */
enum status patterns_check(const struct option_texts *expressions, const char *name, struct diag *diag);

/* True when one of the expressions is found in the text, which is valid UTF-8. `place` is where it stands. */
bool patterns_find(struct patterns *patterns, const char *text, size_t length, struct diag *diag,
                   struct place place);

enum pattern_answer { PATTERN_ABSENT, PATTERN_FOUND, PATTERN_TOO_LONG };

/* What the module exports. */
struct pattern_door {
    struct module_head head;
    /* NULL: `reason` and the place say what is wrong. */
    void *(*open)(const char *expression, const char **reason, size_t *place);
    enum pattern_answer (*find)(void *expression, const char *text, size_t length);
    void (*close)(void *expression);
};

#endif
