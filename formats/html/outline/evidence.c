#include "formats/html/outline/evidence.h"

#include "formats/document/evidence.h"

_Static_assert((int)LINE_ROLES == (int)EVIDENCE_ROLES, "the document's table has a column for each role");
_Static_assert((int)FEATURE_COUNT <= (int)EVIDENCE_FEATURES_MOST, "a set holds every feature");

static const char *const role_names[] = {
#define ROLE(name, word, threshold) word,
#include "formats/html/outline/line_evidence.def"
};

static const int thresholds[] = {
#define ROLE(name, word, threshold) threshold,
#include "formats/html/outline/line_evidence.def"
};

static const struct evidence_term terms[] = {
#define EVIDENCE(name, text, heading, caption, credit, furniture)                                            \
    {text, {0, heading, caption, credit, furniture}},
#include "formats/html/outline/line_evidence.def"
};

static const struct evidence_table table = {role_names, terms, FEATURE_COUNT};

void evidence_weigh(struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        unsigned role = evidence_role(&table, &line->features, thresholds, LINE_ROLES);
        line->role = line->is_forced ? LINE_HEADING : (uint8_t)role;
    }
}

/* Lines that nothing speaks for are left out: there are many, and they say nothing. */
void evidence_keep(struct outline *outline)
{
    struct document *document = outline->article->document;
    struct evidence_line *lines = arena_allocate(document->arena, (outline->count + 1) * sizeof *lines);
    size_t count = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (line->block->node != NULL)
            lines[count++] = (struct evidence_line){line->block->node, line->features, line->role, NULL};
    }
    document->evidence = (struct evidence){&table, lines, count};
}
