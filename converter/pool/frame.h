/* Messages between the processes of a run: a length, then numbers and texts, put and taken in the same order.
 *
 * Shape: numbers are 8 bytes of this machine's order; a text is its length and its bytes, or the length
 * UINT64_MAX for NULL.
 *
 * Owner: a received frame's bytes are the caller's buffer; texts taken from it are copied to an arena.
 *
 * Errors: false when the other side is gone or what it sent makes no sense. */
#ifndef CONVERTER_POOL_FRAME_H
#define CONVERTER_POOL_FRAME_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

enum { FRAME_LARGEST = 16 << 20 };

void frame_put_number(struct buffer *frame, uint64_t number);
void frame_put_text(struct buffer *frame, const char *text);

/* Sends the frame, in one piece where the socket takes it, and empties it. */
bool frame_send(int file, struct buffer *frame);
bool frame_receive(int file, struct buffer *frame);

struct frame_reader {
    const struct buffer *frame;
    size_t offset;
    bool failed; /* more was asked for than there was; the numbers are then 0, the texts NULL */
};

uint64_t frame_number(struct frame_reader *reader);
char *frame_text(struct frame_reader *reader, struct arena *arena);

/* A text into an array of `size` bytes, cut where it does not fit; NULL becomes "". */
void frame_copy_text(struct frame_reader *reader, char *target, size_t size);

#endif
