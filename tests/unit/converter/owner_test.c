/* Whose settings are followed: one's own, root's, and those of a file system that keeps no owners. */
#include "converter/cli/owner.h"
#include "tests/unit/cmocka.h"

#include <linux/magic.h>
#include <unistd.h>

static void owners_count_where_they_are_kept(void **state)
{
    (void)state;
    static const uint32_t kept[] = {EXT4_SUPER_MAGIC,      BTRFS_SUPER_MAGIC, TMPFS_MAGIC,
                                    OVERLAYFS_SUPER_MAGIC, NFS_SUPER_MAGIC,   0x58465342 /* XFS */};
    static const uint32_t unknown[] = {MSDOS_SUPER_MAGIC, EXFAT_SUPER_MAGIC, V9FS_MAGIC,      SMB_SUPER_MAGIC,
                                       CIFS_SUPER_MAGIC,  SMB2_SUPER_MAGIC,  FUSE_SUPER_MAGIC};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_false(owner_is_unknown(kept[i]));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_true(owner_is_unknown(unknown[i]));
}

static void one_s_own_and_root_s_are_followed(void **state)
{
    (void)state;
    assert_true(owner_is_trusted("/proc", geteuid()));
    assert_true(owner_is_trusted("/proc", 0));
    assert_false(owner_is_trusted("/proc", geteuid() + 12345));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(owners_count_where_they_are_kept),
        cmocka_unit_test(one_s_own_and_root_s_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
