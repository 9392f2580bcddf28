#include "converter/cli/standard_streams.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reading from a closed standard input, and writing to the others, stays an error. */
static const int flags[] = {
    [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};

void standard_streams_open(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", flags[file]) != file)
            _exit(1);
}

enum status standard_streams_flush(enum status status, struct diag *diag)
{
    errno = 0;
    if (!fflush(stdout) && !ferror(stdout))
        return status;
    diag_report(diag, (struct place){"-", 0}, DIAG_CANNOT_PRINT, strerror(errno ? errno : EIO));
    return STATUS_FAILED;
}
