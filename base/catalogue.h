/* A catalogue of messages, as msgfmt makes it from a .po file: what a text is in another language.
 *
 * The C library reads catalogues too, but from version 2.41 on only for locales that the system has
 * generated; Chinese is seldom among them.
 *
 * Owner: catalogue_open is undone by catalogue_close; texts are borrowed, and live as long as the catalogue.
 *
 * Errors: a file that is missing or no catalogue gives NULL.
 *
 * Source: gettext manual 0.21, "The Format of GNU MO Files". */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

struct catalogue;

struct catalogue *catalogue_open(const char *path);
void catalogue_close(struct catalogue *catalogue);

/* What stands for the text; the text itself when there is nothing. */
const char *catalogue_find(const struct catalogue *catalogue, const char *text);

#endif
