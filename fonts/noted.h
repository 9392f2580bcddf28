/* Characters that a warning names, once each: those that no face has, those that a face of another role draws. */
#ifndef FONTS_NOTED_H
#define FONTS_NOTED_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOST_NOTED = 32 };

struct noted_characters {
    uint32_t items[MOST_NOTED];
    size_t count;
    bool has_more;
};

void noted_add(struct noted_characters *noted, uint32_t character);

/* Reports them, and forgets them. */
void noted_report(struct noted_characters *noted, struct diag *diag, struct place place, enum diag_id id);

#endif
