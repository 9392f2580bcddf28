/* Whether to go on. What went wrong is reported to the user through base/diag.h, never through a status.
 *
 * Source: the project's contract for failure: two channels, one for the program and one for the person. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    STATUS_OK,     /* done; warnings may have been reported */
    STATUS_FAILED, /* this job cannot go on; a diagnostic of severity "error" says why */
    STATUS_USAGE,  /* the caller asked for something that makes no sense; a diagnostic says what */
};

#endif
