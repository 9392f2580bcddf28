#include "converter/cli/progress.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The clock stands still in these tests: this takes the place of the system's. */
int clock_gettime(clockid_t clock, struct timespec *now)
{
    (void)clock;
    *now = (struct timespec){.tv_sec = 3600};
    return 0;
}

/* What was printed on standard error since capture_begin. */
struct capture {
    FILE *file;
    int saved;
    char text[4096];
};

static void capture_begin(struct capture *capture)
{
    capture->file = tmpfile();
    capture->saved = dup(STDERR_FILENO);
    fflush(stderr);
    dup2(fileno(capture->file), STDERR_FILENO);
}

static const char *capture_end(struct capture *capture)
{
    fflush(stderr);
    dup2(capture->saved, STDERR_FILENO);
    close(capture->saved);
    rewind(capture->file);
    capture->text[fread(capture->text, 1, sizeof capture->text - 1, capture->file)] = '\0';
    fclose(capture->file);
    return capture->text;
}

/* As if the work had been going on for long. */
static struct progress begin_long_ago(bool is_terminal, bool is_quiet)
{
    struct progress progress = progress_new(60, is_quiet);
    progress.is_terminal = is_terminal;
    progress.start = progress.last = progress.start - (uint64_t)60 * 1000 * 1000;
    return progress;
}

static void a_terminal_has_a_bar_that_is_cleared(void **state)
{
    (void)state;
    struct capture capture;
    struct progress progress = begin_long_ago(true, false);
    capture_begin(&capture);
    progress_show_pages(&progress, 30, 60);
    progress_show_pages(&progress, 31, 60); /* too soon */
    progress_clear(&progress);
    progress_clear(&progress);
    assert_string_equal(capture_end(&capture), "[##########----------] 30 of 60 pages\r\033[K");
}

static void the_pages_of_one_work_are_told_to_terminals_alone(void **state)
{
    (void)state;
    struct capture capture;
    struct progress piped = begin_long_ago(false, false), quiet = begin_long_ago(true, true);
    capture_begin(&capture);
    progress_show_pages(&piped, 30, 60);
    progress_show_pages(&quiet, 30, 60);
    progress_clear(&piped);
    assert_string_equal(capture_end(&capture), "");
}

static void pages_that_cannot_be_counted_yet_have_no_bar(void **state)
{
    (void)state;
    struct capture capture;
    struct progress progress = begin_long_ago(true, false);
    struct write_watch watch = progress_watch(&progress);
    capture_begin(&capture);
    watch.progress(watch.context, 30, 0);
    assert_string_equal(capture_end(&capture), "30 pages are set");
}

static void a_run_tells_the_pages_of_the_work_at_hand(void **state)
{
    (void)state;
    struct capture capture;
    struct progress progress = begin_long_ago(true, false);
    progress.pages_done = 3;
    progress.pages = 40;
    capture_begin(&capture);
    progress_show(&progress, 0, "in/a.txt");
    assert_string_equal(capture_end(&capture), "[--------------------] 0 of 60; 3 of 40 pages: in/a.txt");
}

static void print_id(void *context, const struct diag_message *message)
{
    (void)context;
    fprintf(stderr, "%s\n", diag_id_name(message->id));
}

static void messages_clear_the_line(void **state)
{
    (void)state;
    struct capture capture;
    struct progress progress = begin_long_ago(true, false);
    struct diag diag = {.print = print_id};
    capture_begin(&capture);
    progress_guard(&progress, &diag);
    progress_show_pages(&progress, 1, 60);
    diag_report(&diag, (struct place){0}, DIAG_NO_INPUT);
    progress_release(&progress, &diag);
    assert_string_equal(capture_end(&capture), "[--------------------] 1 of 60 pages\r\033[Kno-input\n");
    assert_ptr_equal(diag.print, print_id);
    assert_int_equal(diag.counts[SEVERITY_ERROR], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_has_a_bar_that_is_cleared),
        cmocka_unit_test(the_pages_of_one_work_are_told_to_terminals_alone),
        cmocka_unit_test(pages_that_cannot_be_counted_yet_have_no_bar),
        cmocka_unit_test(a_run_tells_the_pages_of_the_work_at_hand),
        cmocka_unit_test(messages_clear_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
