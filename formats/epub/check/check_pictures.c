#include "formats/epub/check/check_pictures.h"

#include "base/array.h"
#include "base/path.h"
#include "base/translation.h"
#include "formats/image/image.h"

#include <string.h>
#include <strings.h>

/* What the names of pictures end in. */
static const struct {
    const char *media_type, *endings;
} endings[] = {
    {"image/jpeg", "jpg jpeg jpe jif jfif jfi"},
    {"image/png", "png"},
    {"image/gif", "gif"},
    {"image/webp", "webp"},
};

/* Apple Books shows no picture of more than 5.6 million pixels. */
static void check_pixels(struct inspection *inspection, const struct listed_file *file,
                         const struct buffer *bytes)
{
    enum { MOST_PIXELS = 5600000 };
    struct image_info info;
    if (!image_measure(bytes->data, bytes->length, &info) ||
        (uint64_t)info.width * info.height <= MOST_PIXELS)
        return;
    inspection_report(inspection, DIAG_BOOK_LARGE_PICTURE, file->path,
                      arena_format(inspection->arena, "%u", info.width),
                      arena_format(inspection->arena, "%u", info.height));
}

static bool has_ending(const char *endings_of_type, const char *ending)
{
    size_t length = strlen(ending);
    for (const char *place = endings_of_type; *place; place += strcspn(place, " "), place += *place == ' ')
        if (strcspn(place, " ") == length && !strncasecmp(place, ending, length))
            return true;
    return false;
}

static void check_ending(struct inspection *inspection, const struct listed_file *file)
{
    for (size_t i = 0; i < COUNT(endings); i++)
        if (!strcmp(endings[i].media_type, file->media_type) &&
            !has_ending(endings[i].endings, path_extension(file->path)))
            inspection_advise(inspection, file->path, file->media_type,
                              PHRASE("the name ends as that of a file of another type"));
}

static void check_picture(struct inspection *inspection, const struct listed_file *file)
{
    struct buffer bytes = {0};
    if (inspection_read_file(inspection, file->path, inspection->package, &bytes)) {
        const char *found = image_media_type(image_sniff(bytes.data, bytes.length));
        if (!found || strcmp(found, file->media_type))
            inspection_report(inspection, DIAG_BOOK_PICTURE_TYPE, file->path, file->media_type,
                              found ? found : "something else");
        else if (!image_measure(bytes.data, bytes.length, &(struct image_info){0}))
            inspection_fault(inspection, file->path, file->media_type,
                             PHRASE("the picture is broken; save it again"));
        else
            check_ending(inspection, file);
        check_pixels(inspection, file, &bytes);
    }
    buffer_free(&bytes);
}

static bool is_known(const char *media_type)
{
    for (size_t i = 0; media_type && i < COUNT(endings); i++)
        if (!strcmp(endings[i].media_type, media_type))
            return true;
    return false;
}

void check_pictures(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        const struct listed_file *file = &inspection->files[i];
        if (file->exists && !file->is_encrypted && is_known(file->media_type))
            check_picture(inspection, file);
    }
}
