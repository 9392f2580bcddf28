#include "base/timestamp.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *from_epoch(struct arena *arena, const char *text)
{
    static const long long last_second_of_9999 = 253402300799LL;
    char *end, moment[32];
    struct tm parts;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (errno || end == text || *end || seconds < 0 || seconds > last_second_of_9999)
        return NULL;
    time_t time = (time_t)seconds;
    if (!gmtime_r(&time, &parts) || !strftime(moment, sizeof moment, "%Y-%m-%dT%H:%M:%SZ", &parts))
        return NULL;
    return arena_copy_text(arena, moment);
}

const char *timestamp_make(struct arena *arena, const char *date)
{
    static const char earliest[] = "1980-01-01"; /* and what a shorter date lacks */
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const char *moment = epoch ? from_epoch(arena, epoch) : NULL;
    if (moment)
        return moment;
    size_t given = date ? strlen(date) : 0;
    if (given != strlen("2019") && given != strlen("2019-06") && given != strlen("2019-06-05"))
        date = earliest;
    return arena_format(arena, "%s%sT00:00:00Z", date, earliest + strlen(date));
}
