#include "converter/frame.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const uint64_t no_text = UINT64_MAX;

void frame_put_number(struct buffer *frame, uint64_t number)
{
    buffer_append(frame, &number, sizeof number);
}

void frame_put_text(struct buffer *frame, const char *text)
{
    frame_put_number(frame, text ? strlen(text) : no_text);
    if (text)
        buffer_append_text(frame, text);
}

/* Without a signal when the other side is gone. */
static bool send_all(int file, const char *bytes, size_t size)
{
    while (size) {
        ssize_t count = send(file, bytes, size, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes += count;
        size -= (size_t)count;
    }
    return true;
}

static bool receive_all(int file, char *bytes, size_t size)
{
    while (size) {
        ssize_t count = recv(file, bytes, size, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        size -= (size_t)count;
    }
    return true;
}

bool frame_send(int file, struct buffer *frame)
{
    uint64_t size = frame->length;
    bool sent = size <= FRAME_LARGEST && send_all(file, (const char *)&size, sizeof size) &&
                send_all(file, frame->data, size);
    buffer_truncate(frame, 0);
    return sent;
}

bool frame_receive(int file, struct buffer *frame)
{
    uint64_t size;
    buffer_truncate(frame, 0);
    if (!receive_all(file, (char *)&size, sizeof size) || size > FRAME_LARGEST)
        return false;
    while (frame->length < size) {
        char piece[4096];
        size_t wanted = size - frame->length < sizeof piece ? size - frame->length : sizeof piece;
        if (!receive_all(file, piece, wanted))
            return false;
        buffer_append(frame, piece, wanted);
    }
    return true;
}

static const char *take(struct frame_reader *reader, uint64_t size)
{
    if (reader->failed || size > reader->frame->length - reader->offset) {
        reader->failed = true;
        return NULL;
    }
    const char *bytes = reader->frame->data + reader->offset;
    reader->offset += size;
    return bytes;
}

uint64_t frame_number(struct frame_reader *reader)
{
    uint64_t number = 0;
    const char *bytes = take(reader, sizeof number);
    if (bytes)
        memcpy(&number, bytes, sizeof number);
    return number;
}

char *frame_text(struct frame_reader *reader, struct arena *arena)
{
    uint64_t size = frame_number(reader);
    const char *bytes = size == no_text ? NULL : take(reader, size);
    return bytes ? arena_copy(arena, bytes, size) : NULL;
}
