/* Makes a worker misbehave, for the tests of the run: only in builds with tests, and only when the
 * environment names a folder in BANXIN_TEST_HOOK. An input named crash*, hang*, hold* or eat* then crashes,
 * hangs, waits for the file "go" in that folder, or eats memory; before that each input leaves a file of its
 * name there. */
#ifndef CONVERTER_POOL_TEST_HOOK_H
#define CONVERTER_POOL_TEST_HOOK_H

void test_hook(const char *input);

#endif
