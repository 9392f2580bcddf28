/* The program's own words in the user's language, where there is a catalogue of it: share/locale/zh_CN.
 *
 * Shape: the locale is LC_ALL, else LC_MESSAGES, else LANG; LANGUAGE may name others before it, unless the
 * locale is C. Only messages follow it: never numbers, never what is written into outputs. All is UTF-8.
 *
 * Errors: none; what has no translation stays English.
 *
 * Source: POSIX.1-2017 §8.2; gettext 0.21 §2.3 (LANGUAGE). */
#ifndef BASE_TRANSLATION_H
#define BASE_TRANSLATION_H

/* Follows the user's locale; without it, nothing is translated. */
void translation_open(void);

/* Borrowed, for the life of the program. */
__attribute__((format_arg(1))) const char *translate(const char *text);

/* Marks a text that is translated elsewhere, such as a reason that becomes part of a message. */
#define PHRASE(text) (text)

#endif
