/* Fonts that the system knows: the only file that sees fontconfig. It is started on first use, for it costs
 * more than the setting of an article.
 *
 * Owner: system_fonts_close undoes the start; a found path is the caller's to free. */
#ifndef FONTS_SYSTEM_H
#define FONTS_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>

struct system_font {
    char *path;
    unsigned index;
    bool bold;
};

struct system_fonts {
    void *config; /* NULL: not started yet */
};

/* Adds the fonts of a folder to those that are known. */
void system_fonts_add_folder(struct system_fonts *fonts, const char *folder);

void system_fonts_close(struct system_fonts *fonts);

/* The face of a family, when it is installed. */
bool system_font_by_family(struct system_fonts *fonts, const char *family, bool bold,
                           struct system_font *font);

/* A face with outlines that has the character. */
bool system_font_by_character(struct system_fonts *fonts, uint32_t character, const char *language, bool bold,
                              struct system_font *font);

/* Of fontconfig, as major * 10000 + minor * 100 + revision. */
int system_font_library_version(void);

#endif
