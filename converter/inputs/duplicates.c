#include "converter/inputs/duplicates.h"

#include "formats/document/digest.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096 };

struct article {
    char digest[HASH_TEXT_SIZE];
    const char *name;
    struct article *next;
};

struct duplicates {
    struct arena *arena;
    struct article *buckets[BUCKETS];
};

struct duplicates *duplicates_new(struct arena *arena)
{
    struct duplicates *duplicates = arena_allocate(arena, sizeof *duplicates);
    duplicates->arena = arena;
    return duplicates;
}

/* A digest is spread evenly already: its first three digits are the bucket. */
static struct article **find_bucket(struct duplicates *duplicates, const char *digest)
{
    return &duplicates->buckets[strtoul((char[]){digest[0], digest[1], digest[2], '\0'}, NULL, 16)];
}

const char *duplicates_find(struct duplicates *duplicates, const struct document *document, const char *name)
{
    struct article *article = arena_allocate(duplicates->arena, sizeof *article);
    document_digest(document, article->digest);
    struct article **bucket = find_bucket(duplicates, article->digest);
    for (const struct article *each = *bucket; each; each = each->next)
        if (!strcmp(each->digest, article->digest))
            return each->name;
    article->name = arena_copy_text(duplicates->arena, name);
    article->next = *bucket;
    *bucket = article;
    return NULL;
}
