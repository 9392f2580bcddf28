#include "converter/cli/interrupt.h"

#include <stddef.h>
#include <unistd.h>

enum { INTERRUPTED = 130 };

static volatile sig_atomic_t interrupts;

static void count_interrupt(int number)
{
    (void)number;
    if (interrupts++)
        _exit(INTERRUPTED);
}

void interrupt_heed(void)
{
    struct sigaction action = {.sa_handler = count_interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool interrupt_came(void)
{
    return interrupts;
}

void interrupt_hold(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigprocmask(SIG_BLOCK, &held, before);
}
