/* Lengths and sizes of type as people type them: "25", "25mm", "2.5cm", "18pt", "18磅", "小四", "三号字", "小4号".
 *
 * Units: what a length without a unit means, and what it is read as, is the caller's `usual` unit.
 *
 * Errors: false when the text is not a length or a size; the value is then as it was.
 *
 * Source: ISO 80000-3; CSS Values 4 §6.2 (one point is 1/72 inch); R6.3 (字号). */
#ifndef BASE_UNIT_H
#define BASE_UNIT_H

#include <stdbool.h>

enum unit { UNIT_POINT, UNIT_MILLIMETRE, UNIT_CENTIMETRE, UNIT_INCH, UNIT_COUNT };

#define UNIT_POINTS_PER_MILLIMETRE (72 / 25.4)

/* A decimal number; moves behind it. "nan", "inf", signs and hexadecimal are refused. */
bool unit_read_number(const char **text, double *number);

/* A unit, or nothing, which leaves `unit` as it is; moves behind it. */
bool unit_read(const char **text, enum unit *unit);

/* A number and a unit, in `usual` units; moves behind them. */
bool unit_read_length(const char **text, enum unit usual, double *length);

/* The same length in another unit. */
double unit_convert(double length, enum unit from, enum unit to);

/* The points of a 字号, and its name as it is usually written. */
bool unit_find_type_size(const char *text, double *points, const char **name);

#endif
