#include "fonts/system.h"

#include "base/arena.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

/* The plain index of a face; the bits above name an instance of a variable font. */
enum { FACE_INDEX_MASK = 0xFFFF };

static bool read_font(FcPattern *pattern, struct system_font *font)
{
    FcChar8 *file;
    int index = 0, weight = FC_WEIGHT_REGULAR;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return false;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    *font = (struct system_font){memory_copy_string((const char *)file), (unsigned)index & FACE_INDEX_MASK,
                                 weight >= FC_WEIGHT_DEMIBOLD};
    return true;
}

static void start(struct system_fonts *fonts)
{
    if (!fonts->config)
        fonts->config = FcInitLoadConfigAndFonts();
}

void system_fonts_add_folder(struct system_fonts *fonts, const char *folder)
{
    start(fonts);
    FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)folder);
}

static FcPattern *match(struct system_fonts *fonts, FcPattern *wanted, bool bold)
{
    start(fonts);
    FcResult result;
    FcPatternAddBool(wanted, FC_OUTLINE, FcTrue);
    FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcConfigSubstitute(fonts->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcPattern *found = FcFontMatch(fonts->config, wanted, &result);
    FcPatternDestroy(wanted);
    return found;
}

void system_fonts_close(struct system_fonts *fonts)
{
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    fonts->config = NULL;
}

static bool has_family(FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (!FcStrCmpIgnoreCase(name, (const FcChar8 *)family))
            return true;
    return false;
}

bool system_font_by_family(struct system_fonts *fonts, const char *family, bool bold,
                           struct system_font *font)
{
    FcPattern *wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
    FcPattern *found = match(fonts, wanted, bold);
    bool ok = found && has_family(found, family) && read_font(found, font);
    if (found)
        FcPatternDestroy(found);
    return ok;
}

static bool has_character(FcPattern *pattern, uint32_t character)
{
    FcCharSet *characters;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, character);
}

bool system_font_by_character(struct system_fonts *fonts, uint32_t character, const char *language, bool bold,
                              struct system_font *font)
{
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    FcCharSetAddChar(characters, character);
    FcPatternAddCharSet(wanted, FC_CHARSET, characters);
    FcPatternAddString(wanted, FC_LANG, (const FcChar8 *)language);
    FcPattern *found = match(fonts, wanted, bold);
    bool ok = found && has_character(found, character) && read_font(found, font);
    if (found)
        FcPatternDestroy(found);
    FcCharSetDestroy(characters);
    return ok;
}

int system_font_library_version(void)
{
    return FcGetVersion();
}
