#include "converter/plan/shard.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/translation.h"

#include <stdio.h>
#include <stdlib.h>

/* As many digits of the hash as make a number without loss. */
enum { DIGITS = 12 };

enum status shard_parse(const char *text, struct diag *diag, struct shard *shard)
{
    *shard = (struct shard){1, 1};
    if (!text)
        return STATUS_OK;
    int length = 0;
    if (sscanf(text, "%9lu/%9lu%n", &shard->number, &shard->count, &length) == 2 && !text[length] &&
        shard->number >= 1 && shard->number <= shard->count)
        return STATUS_OK;
    diag_report(diag, (struct place){0}, DIAG_BAD_VALUE, "shard", text, PHRASE("I/N, from 1/N to N/N"));
    return STATUS_USAGE;
}

bool shard_has(const struct shard *shard, const struct input *input)
{
    char hash[HASH_TEXT_SIZE];
    struct buffer path = {0};
    buffer_append_format(&path, "%s/%s", input->folder, path_name(input->path));
    hash_text(path.data, path.length, hash);
    buffer_free(&path);
    hash[DIGITS] = '\0';
    return strtoull(hash, NULL, 16) % shard->count == shard->number - 1;
}
