/* Finds text that was read in a wrong encoding before it was saved: what was lost then cannot be mended here.
 *
 * Errors: none.
 *
 * Source: UTF-8 read as GBK (锟斤拷, 锛, 銆) and as windows-1252 (ä¸­æ), GBK as windows-1252 (£¬, ¡£). */
#ifndef FORMATS_HTML_ENCODING_MOJIBAKE_H
#define FORMATS_HTML_ENCODING_MOJIBAKE_H

#include <stddef.h>

struct mojibake {
    size_t count; /* places; 0: none, or too few to be sure of */
    size_t first; /* byte offset */
};

/* `text` is UTF-8, bad bytes and all. */
struct mojibake mojibake_find(const char *text, size_t length);

#endif
