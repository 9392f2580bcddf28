#include "formats/html/outline/outline.h"

#include <stdlib.h>

void outline_free(struct outline *outline)
{
    free(outline->lines);
    free(outline->body_before);
    free(outline->table);
    free(outline->families);
}
