#include "formats/epub/check/check.h"

#include "formats/epub/check/check_container.h"
#include "formats/epub/check/check_links.h"
#include "formats/epub/check/check_overlays.h"
#include "formats/epub/check/check_package.h"
#include "formats/epub/check/check_pages.h"
#include "formats/epub/check/check_pictures.h"
#include "formats/epub/check/check_styles.h"
#include "formats/epub/inspection/inspection.h"
#include "formats/epub/inspection/markup.h"

#include <stdlib.h>
#include <string.h>

static void inspect(struct inspection *inspection, const void *bytes, size_t size)
{
    inspection->edition = 3;
    inspection->markup = markup_make(inspection->arena, inspection->edition);
    check_media_type(inspection, bytes, size);
    if (!check_container(inspection) || !check_package(inspection))
        return;
    check_encryption(inspection);
    check_names(inspection);
    check_pictures(inspection);
    check_pages(inspection);
    check_styles(inspection);
    check_overlay_pairs(inspection);
    check_links(inspection);
    check_features(inspection);
}

enum status epub_check(const void *bytes, size_t size, struct diag *diag, struct place place)
{
    struct inspection inspection = {
        .diag = diag, .place = place, .errors_before = diag->counts[SEVERITY_ERROR]};
    const char *reason;
    if (archive_open(bytes, size, &inspection.archive, &reason) != STATUS_OK) {
        diag_report(diag, place, DIAG_BOOK_NOT_ZIP, reason);
        return STATUS_FAILED;
    }
    inspection.arena = arena_new();
    inspection.last_link = &inspection.links;
    inspect(&inspection, bytes, size);
    free(inspection.files);
    archive_close(inspection.archive);
    arena_free(inspection.arena);
    return diag->counts[SEVERITY_ERROR] > inspection.errors_before ? STATUS_FAILED : STATUS_OK;
}
