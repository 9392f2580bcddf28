/* Which standards a work keeps: PDF/UA-1, which is for those who listen, and PDF/A-2, which is for archives.
 * Private to formats/pdf.
 *
 * Shape: judged when the work is painted. What keeps it from a claim is reported with its reason: as a note, or
 * as an error where -O conformance asks for the claim.
 *
 * Source: ISO 14289-1, ISO 19005-2. */
#ifndef FORMATS_PDF_CLAIMS_H
#define FORMATS_PDF_CLAIMS_H

#include "base/status.h"
#include "formats/canvas/drawing.h"
#include "formats/pdf/closing/metadata.h"
#include "formats/pdf/session.h"

/* What was painted. */
struct painted {
    const struct metadata *metadata; /* of the file */
    struct drawing_flaws flaws;
    bool is_tagged;
    bool is_part; /* pages were left out */
};

/* STATUS_FAILED: a claim that was asked for cannot be made. */
enum status claims_judge(const struct writer_session *session, const struct painted *painted,
                         struct claims *claims);

#endif
