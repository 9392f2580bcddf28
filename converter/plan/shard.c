#include "converter/plan/shard.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/path.h"

#include <stdlib.h>

/* As many digits of the hash as make a number without loss. */
enum { DIGITS = 12 };

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
