#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMATTED_AT_ONCE = 256 };

enum { FIRST_BLOCK = 1024, LARGEST_BLOCK = 1024 * 1024, ALIGNMENT = 16 };

struct block {
    struct block *previous;
    struct block *next; /* kept after a rewind, so that it can serve again */
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct arena {
    struct block *current;
};

static _Noreturn void end_without_memory(void)
{
    fputs("banxin: out of memory\n", stderr);
    abort();
}

void *memory_allocate(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        end_without_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size ? size : 1);
    if (!resized)
        end_without_memory();
    return resized;
}

char *memory_copy_text(const char *text, size_t length)
{
    char *copy = memory_allocate(length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *memory_copy_string(const char *text)
{
    return memory_copy_text(text, strlen(text));
}

struct arena *arena_new(void)
{
    struct arena *arena = memory_allocate(sizeof *arena);
    *arena = (struct arena){0};
    return arena;
}

static void free_blocks_after(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

static struct block *first_block(struct block *block)
{
    while (block && block->previous)
        block = block->previous;
    return block;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks_after(first_block(arena->current));
    free(arena);
}

/* Makes the block after the current one hold at least `size` bytes, and goes there. */
static void next_block(struct arena *arena, size_t size)
{
    struct block *current = arena->current;
    if (current && current->next && current->next->size >= size) {
        arena->current = current->next;
        arena->current->used = 0;
        return;
    }
    if (current) {
        free_blocks_after(current->next);
        current->next = NULL;
    }
    size_t wanted = current ? current->size * 2 : FIRST_BLOCK;
    if (wanted > LARGEST_BLOCK)
        wanted = LARGEST_BLOCK;
    if (wanted < size)
        wanted = size;
    struct block *block = memory_allocate(sizeof *block + wanted);
    *block = (struct block){.previous = current, .size = wanted};
    if (current)
        current->next = block;
    arena->current = block;
}

static void *take(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        end_without_memory();
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->current || arena->current->size - arena->current->used < rounded)
        next_block(arena, rounded);
    void *memory = arena->current->bytes + arena->current->used;
    arena->current->used += rounded;
    return memory;
}

void *arena_allocate(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_allocate_array(struct arena *arena, size_t count, size_t size)
{
    return memset(arena_take_array(arena, count, size), 0, count * size);
}

void *arena_take_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        end_without_memory();
    return take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_copy_text(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

/* Most texts are short, and formatted once only. */
char *arena_format(struct arena *arena, const char *format, ...)
{
    char first[FORMATTED_AT_ONCE];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t length = (size_t)vsnprintf(first, sizeof first, format, arguments);
    char *text = take(arena, length + 1);
    if (length < sizeof first)
        memcpy(text, first, length + 1);
    else
        vsnprintf(text, length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

struct arena_mark arena_set_mark(struct arena *arena)
{
    struct block *block = arena->current;
    return (struct arena_mark){block, block ? block->used : 0};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    struct block *block = mark.block ? mark.block : first_block(arena->current);
    if (!block)
        return;
    block->used = mark.used;
    arena->current = block;
}
