/* A heap that is freed as a whole: one arena a document, a scratch arena a paragraph.
 *
 * Owner: who calls arena_new calls arena_free. All that comes out of an arena lives as long as it.
 *
 * Errors: out of memory ends the process with a message; no call here returns NULL. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena_mark {
    void *block;
    size_t used;
};

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_allocate(struct arena *arena, size_t size);

/* Zeroed memory for `count` things of `size` bytes; an overflow of the product ends the process. */
void *arena_allocate_array(struct arena *arena, size_t count, size_t size);

/* The same, not zeroed: for what is written at once. */
void *arena_take_array(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes of `text`. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* A copy of a NUL-terminated text; NULL gives NULL. */
char *arena_copy_text(struct arena *arena, const char *text);

__attribute__((format(printf, 2, 3))) char *arena_format(struct arena *arena, const char *format, ...);

/* arena_rewind frees all that was allocated since the mark, and keeps the memory for what comes next. */
struct arena_mark arena_set_mark(struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* malloc and friends that end the process with a message instead of returning NULL. */
void *memory_allocate(size_t size);
void *memory_resize(void *memory, size_t size);

/* A NUL-terminated copy of `length` bytes, and one of a whole text, to be freed by free. */
char *memory_copy_text(const char *text, size_t length);
char *memory_copy_string(const char *text);

#endif
