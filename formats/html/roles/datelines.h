/* What agencies and papers print at the head or the end of a text, and where they print it: 电头, 版次.
 *
 * Shape: each function reads one form, from the start of a text or the whole of it, and fills in a credit.
 *
 * Owner: names are copied into the arena.
 *
 * Errors: none; false where the text has another form.
 *
 * Source: the usage of the agencies and papers; formats/html/lexicon/credits.def. */
#ifndef FORMATS_HTML_DATELINES_H
#define FORMATS_HTML_DATELINES_H

#include "formats/html/roles/credits.h"

/* 新华社北京10月23日电（记者 甲 乙） or 央视网消息： at the start of a text. `titled`: 电 题：… */
bool credit_from_dateline(struct arena *arena, struct text_view text, struct credit *credit, bool *titled);

/* （新华社北京10月23日电） at the end of a text. */
bool credit_from_end_dateline(struct arena *arena, struct text_view text, struct credit *credit);

/* 《 人民日报 》（ 2017年07月02日 02 版）, the whole text. */
bool credit_from_print_line(struct arena *arena, struct text_view text, struct credit *credit);

/* （摘自《妇女报》2004年3月20日）, （载《云岭》1997年总第34期）, the whole text. */
bool credit_from_excerpt(struct arena *arena, struct text_view text, struct credit *credit);

#endif
