/* 出席：, 请假： and 列席：, with who attended a meeting behind them. Private to formats/layout.
 *
 * Source: GB/T 9704-2012 10.3. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_ATTENDANCE_H
#define FORMATS_LAYOUT_PARAGRAPH_ATTENDANCE_H

#include "formats/layout/paragraph/request.h"

/* The bytes of the label that a paragraph begins with; 0 when it has none, or the style sheet knows of none. */
size_t attendance_label(const struct style_sheet *styles, const struct node *block);

#endif
