/* A piece of a text, looked at but not copied, and what an editor of Chinese must know of its characters.
 *
 * Shape: bytes of valid UTF-8, without a NUL at the end.
 *
 * Owner: the caller owns the text; a view is a value.
 *
 * Source: cjk-layout rule R5.2 (what counts as white space); GB/T 15834-2011 (marks that close a sentence).
 */
#ifndef FORMATS_HTML_LEXICON_TEXT_VIEW_H
#define FORMATS_HTML_LEXICON_TEXT_VIEW_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text_view {
    const char *text;
    size_t length;
};

/* Space, tab, line feed, carriage return, form feed: what HTML collapses. */
bool character_is_collapsible(uint32_t character);

/* The above, U+3000, U+00A0, the en and em spaces, and what has no width at all (R5.2). */
bool character_is_blank(uint32_t character);

bool character_is_zero_width(uint32_t character);

/* A Chinese character: an ideograph, 々 or 〇. */
bool character_is_han(uint32_t character);

/* A to Z and a to z. */
bool character_is_latin(uint32_t character);

/* Han, kana, or a full-width mark: a line feed beside it is not a space. */
bool character_is_wide(uint32_t character);

/* 0 to 9 for a digit of either width, else -1. */
int character_digit(uint32_t character);

/* 0 to 9 for 〇零一二…九, 10 for 十, 100 for 百, 1000 for 千, else -1. */
int character_han_number(uint32_t character);

/* 。！？… and their narrow forms. */
bool character_ends_sentence(uint32_t character);

/* ，、；： and their narrow forms. */
bool character_is_pause(uint32_t character);

/* ”’）》」』】 and their narrow forms. */
bool character_is_closing(uint32_t character);

struct text_view text_view_of(const char *text);
struct text_view text_view_part(struct text_view view, size_t start, size_t end);
bool text_view_is_empty(struct text_view view);

/* The first characters of a view, `count` at most. */
struct text_view text_view_head(struct text_view view, size_t count);

/* Without white space (character_is_blank) at both ends, at the start, at the end. */
struct text_view text_view_trim(struct text_view view);
struct text_view text_view_trim_start(struct text_view view);
struct text_view text_view_trim_end(struct text_view view);

size_t text_view_count(struct text_view view);

/* Count of characters that are not white space. */
size_t text_view_count_visible(struct text_view view);

/* The first and last characters; 0 when the view is empty. */
uint32_t text_view_first(struct text_view view);
uint32_t text_view_last(struct text_view view);

/* Takes the first character away and returns it; 0 when there is none. */
uint32_t text_view_take(struct text_view *view);

/* Takes the last character away and returns it; 0 when there is none. */
uint32_t text_view_take_last(struct text_view *view);

/* Takes a literal away from the start, or leaves all as it is. */
bool text_view_take_text(struct text_view *view, const char *literal);
bool text_view_take_end(struct text_view *view, const char *literal);

bool text_view_starts(struct text_view view, const char *literal);
bool text_view_ends(struct text_view view, const char *literal);
bool text_view_equals(struct text_view view, const char *literal);
bool text_view_same(struct text_view a, struct text_view b);

bool text_view_starts_with_one_of(struct text_view view, const char *const *words, size_t count);
bool text_view_ends_with_one_of(struct text_view view, const char *const *words, size_t count);

/* Chinese characters. */
size_t text_view_count_han(struct text_view view);

/* The same characters, white space of any kind left out. */
bool text_view_same_visible(struct text_view a, struct text_view b);

/* Takes `start` from the start of a view, compared as above; false: it does not stand there. */
bool text_view_take_visible(struct text_view *view, struct text_view start);

/* The offset of a literal, or -1. */
ptrdiff_t text_view_find(struct text_view view, const char *literal);

/* True when a character of `set` (UTF-8) occurs in the view. */
bool text_view_has_any(struct text_view view, const char *set);

/* True when the character occurs in the view. */
bool text_view_holds(struct text_view view, uint32_t character);

/* True when the character is in `set` (UTF-8). */
bool character_in(uint32_t character, const char *set);

char *text_view_copy(struct arena *arena, struct text_view view);

/* A copy with full-width digits and Latin letters made narrow, and runs of white space made one space. */
char *text_view_copy_plain(struct arena *arena, struct text_view view);

#endif
