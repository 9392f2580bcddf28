#include "converter/pool/frame.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
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

static void skip_sent(struct iovec *parts, size_t count, size_t sent)
{
    for (size_t i = 0; i < count; i++) {
        size_t done = sent < parts[i].iov_len ? sent : parts[i].iov_len;
        parts[i].iov_base = (char *)parts[i].iov_base + done;
        parts[i].iov_len -= done;
        sent -= done;
    }
}

/* Without a signal when the other side is gone. */
static bool send_all(int file, struct iovec parts[static 2])
{
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    while (parts[0].iov_len || parts[1].iov_len) {
        ssize_t count = sendmsg(file, &message, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        skip_sent(parts, 2, (size_t)count);
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
    struct iovec parts[2] = {{&size, sizeof size}, {frame->data, size}};
    bool sent = size <= FRAME_LARGEST && send_all(file, parts);
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

void frame_copy_text(struct frame_reader *reader, char *target, size_t size)
{
    uint64_t length = frame_number(reader);
    const char *bytes = length == no_text ? NULL : take(reader, length);
    snprintf(target, size, "%.*s", bytes ? (int)length : 0, bytes ? bytes : "");
}
