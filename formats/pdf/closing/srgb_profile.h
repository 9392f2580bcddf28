/* The profile of sRGB, which PDFs name as their output intent: 588 bytes, packed by zlib. srgb_profile.py made
 * it, once.
 *
 * Source: IEC 61966-2-1; ICC.1:2004-10; ISO 19005-2 §6.2.3 (output intents). */
#ifndef FORMATS_PDF_CLOSING_SRGB_PROFILE_H
#define FORMATS_PDF_CLOSING_SRGB_PROFILE_H

#include "formats/pdf/closing/syntax.h"

extern const struct span srgb_profile;

#endif
