/* Makes a worker misbehave, for the tests of the run: only in builds with tests, and only when the
 * environment says BANXIN_TEST_HOOK. An input named crash*, hang* or eat* then crashes, hangs, or eats
 * memory. */
#ifndef CONVERTER_TEST_HOOK_H
#define CONVERTER_TEST_HOOK_H

void test_hook(const char *input);

#endif
