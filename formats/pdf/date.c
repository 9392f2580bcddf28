#include "formats/pdf/date.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char earliest[] = "1980-01-01";

static const char *from_epoch(struct arena *arena, const char *text)
{
    char *end, date[32];
    struct tm parts;
    errno = 0;
    time_t seconds = (time_t)strtoll(text, &end, 10);
    if (errno || end == text || *end || !gmtime_r(&seconds, &parts))
        return NULL;
    if (!strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts))
        return NULL;
    return arena_copy_text(arena, date);
}

const char *pdf_date(struct arena *arena, const char *article_date)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const char *date = epoch ? from_epoch(arena, epoch) : NULL;
    if (date)
        return date;
    size_t given = article_date ? strlen(article_date) : 0;
    if (given != strlen("2019") && given != strlen("2019-06") && given != strlen("2019-06-05"))
        article_date = earliest;
    return arena_format(arena, "%s%sT00:00:00Z", article_date, earliest + strlen(article_date));
}
