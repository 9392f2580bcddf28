/* The order in which a person lists names: 2 before 10, 第九章 before 第十章, 10月9日 before 10月15日, 上 中
 * 下.
 *
 * Shape: names are compared piece by piece; a run of digits or a Chinese numeral is one piece with a value.
 * What is equal by value is ordered by bytes, so the order is total. Extensions count last.
 *
 * Source: GB/T 15835-2011 (numerals); Unicode 15.0 §4.6 (numeric values). */
#ifndef CONVERTER_INPUTS_NATURAL_ORDER_H
#define CONVERTER_INPUTS_NATURAL_ORDER_H

/* Less than, equal to or greater than 0, as strcmp. Names without "/". */
int natural_order_compare(const char *left, const char *right);

/* The same for paths: folder by folder. */
int natural_order_compare_paths(const char *left, const char *right);

#endif
