/* From bytes to text: finds out the encoding, and gives clean UTF-8.
 *
 * Shape: the order is a forced name; the BOM; escapes of seven bits; strict UTF-8 (overwhelmingly valid means
 * UTF-8 with bad bytes; lines of GB 18030 in it are read as such); UTF-16 and UTF-32 without a BOM by
 * plausible code units; then what the bytes read best in (formats/html/encoding/reading.h) of what the
 * document declares, what libuchardet says of the text without its markup, and the encodings of Chinese,
 * Japanese and Korean. The text is clean as formats/html/encoding/clean.h says.
 *
 * Owner: `text` is the caller's, undone by buffer_free.
 *
 * Errors: bad bytes, lines of another encoding and text that was spoilt before are reported once; a forced
 * name that nobody knows fails.
 *
 * Source: WHATWG Encoding standard §4.2 (labels), §10 (GB 18030 for all of GB); HTML living standard §13.2.3.
 */
#ifndef FORMATS_HTML_ENCODING_DECODE_H
#define FORMATS_HTML_ENCODING_DECODE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/status.h"

struct decoded {
    struct buffer text;
    const char *encoding; /* as base/unicode.h names it: "UTF-8", "gb18030", ... */
};

/* `forced` is a label ("gbk", "big5") or NULL. */
enum status decode_source(const struct source *source, const char *forced, struct diag *diag,
                          struct decoded *decoded);

#endif
