/* Dates as Chinese articles write them.
 *
 * Shape: 2019年6月5日, ２０１９年６月, 二〇一九年六月五日, 2019-06-05, 2019/6/5, 2019.06.05, 6月5日, and June 5, 2019.
 *
 * Units: a part that is not known is 0. A date without a year is not a date of the calendar, only a day.
 *
 * Source: ISO 8601-1:2019 (what metadata keeps); GB/T 15835-2011 (numerals). */
#ifndef FORMATS_HTML_LEXICON_DATES_H
#define FORMATS_HTML_LEXICON_DATES_H

#include "formats/html/lexicon/text_view.h"

struct date {
    int year, month, day;
};

/* Takes a date from the start of a view, with white space between its parts; false leaves the view as it is. What
 * is written like a date but is on no calendar is none: 2019年13月, 2019-02-30. */
bool date_take(struct text_view *view, struct date *date);

/* Mar 5, 2021; March 5, 2021; 5 March 2021: a full date, as English templates print it. */
bool date_take_english(struct text_view *view, struct date *date);

/* True when the view is a date and nothing else, but for brackets, a weekday and a time of day. 九月 alone is none. */
bool date_is_whole(struct text_view view, struct date *date);

/* The same of what is written like a date, though no calendar has it. */
bool date_is_written(struct text_view view);

/* The first date with a year in a view. */
bool date_find(struct text_view view, struct date *date);

/* 2019-06-05, 2019-06 or 2019; NULL when the year is not known. */
char *date_format(struct arena *arena, struct date date);

/* The day that a folder of the path names: 2019-10-21, 20191021, 2019年10月21日. The nearest folder counts.
 */
bool date_of_folder(const char *path, struct date *date);

#endif
