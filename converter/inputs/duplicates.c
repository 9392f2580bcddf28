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

const char *duplicates_find_digest(struct duplicates *duplicates, const char *digest, const char *name)
{
    struct article **bucket = find_bucket(duplicates, digest);
    for (const struct article *each = *bucket; each; each = each->next)
        if (!strcmp(each->digest, digest))
            return each->name;
    struct article *article = arena_allocate(duplicates->arena, sizeof *article);
    strncpy(article->digest, digest, sizeof article->digest - 1);
    article->name = arena_copy_text(duplicates->arena, name);
    article->next = *bucket;
    *bucket = article;
    return NULL;
}

const char *duplicates_find(struct duplicates *duplicates, const struct document *document, const char *name)
{
    char digest[HASH_TEXT_SIZE];
    document_digest(document, digest);
    return duplicates_find_digest(duplicates, digest, name);
}
