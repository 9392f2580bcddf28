#include "formats/epub/check/check_styles.h"

#include <stdlib.h>
#include <string.h>

struct style_sheet {
    struct inspection *inspection;
    struct listed_file *file;
    const char *rest;
};

static void skip_comment(struct style_sheet *sheet)
{
    const char *end = strstr(sheet->rest + 2, "*/");
    sheet->rest = end ? end + 2 : sheet->rest + strlen(sheet->rest);
}

/* What stands up to `end`, or between quotation marks, becomes a link. */
static void take_address(struct style_sheet *sheet, char end)
{
    const char *start = sheet->rest + strspn(sheet->rest, " \t\r\n");
    char quote = *start == '"' || *start == '\'' ? *start : 0;
    start += quote != 0;
    size_t length = strcspn(start, (char[]){quote ? quote : end, '\n', '\0'});
    sheet->rest = start + length;
    while (!quote && length && strchr(" \t\r", start[length - 1]))
        length--;
    if (length)
        inspection_add_link(sheet->inspection, sheet->file,
                            arena_copy(sheet->inspection->arena, start, length), LINK_PART_OF_BOOK);
}

static void follow_import(struct style_sheet *sheet)
{
    sheet->rest += strspn(sheet->rest, " \t\r\n");
    if (*sheet->rest == '"' || *sheet->rest == '\'')
        take_address(sheet, ';');
}

static void read_sheet(struct style_sheet *sheet)
{
    while (*sheet->rest) {
        if (!strncmp(sheet->rest, "/*", 2)) {
            skip_comment(sheet);
        } else if (!strncasecmp(sheet->rest, "url(", 4)) {
            sheet->rest += 4;
            take_address(sheet, ')');
        } else if (!strncasecmp(sheet->rest, "@import", 7)) {
            sheet->rest += 7;
            follow_import(sheet);
        } else {
            sheet->rest++;
        }
    }
}

void check_styles(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        struct listed_file *file = &inspection->files[i];
        struct buffer text = {0};
        if (file->exists && file->media_type && !strcmp(file->media_type, "text/css") &&
            inspection_read_file(inspection, file->path, inspection->package, &text))
            read_sheet(&(struct style_sheet){.inspection = inspection, .file = file, .rest = text.data});
        buffer_free(&text);
    }
}
