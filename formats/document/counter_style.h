/* The numbers of lists as their styles write them: 3, c, iv, 四, 04, 丁, い, ④.
 *
 * Shape: one table says all there is to a style: its names, its characters, what stands behind it.
 *
 * Owner: texts that are made are the arena's.
 *
 * Errors: none; a number beyond what a style can write is decimal, in Han where the style's fallback is.
 *
 * Source: CSS Counter Styles 3 §6, §7; circled-decimal: W3C Ready-made Counter Styles. */
#ifndef FORMATS_DOCUMENT_COUNTER_STYLE_H
#define FORMATS_DOCUMENT_COUNTER_STYLE_H

#include "base/arena.h"
#include "formats/document/document.h"

/* The word that `-t dump` prints. */
const char *counter_style_name(enum list_numbering numbering);

/* The name in CSS. */
const char *counter_style_css(enum list_numbering numbering);

/* False for a style that CSS does not bring along: whoever writes it writes its labels. */
bool counter_style_is_common(enum list_numbering numbering);

/* The number, without what stands behind it. */
const char *counter_style_write(struct arena *arena, enum list_numbering numbering, long number);

/* "." or "、" or "", which stands behind the number. */
const char *counter_style_stop(enum list_numbering numbering);

/* False where the label brings the blank behind it along, as 四、 does. */
bool counter_style_has_gap(enum list_numbering numbering);

#endif
