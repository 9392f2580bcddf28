#include "converter/cli/owner.h"

#include <stddef.h>
#include <sys/statfs.h>
#include <unistd.h>

bool owner_is_unknown(uint32_t file_system)
{
    static const uint32_t types[] = {
        0x4D44,     /* FAT */
        0x2011BAB0, /* exFAT */
        0x5346544E, /* NTFS */
        0x7366746E, /* NTFS (ntfs3) */
        0x01021997, /* 9P: folders of Windows in WSL 2 */
        0x53464846, /* folders of Windows in WSL 1 */
        0x65735546, /* FUSE: ntfs-3g, exfat, sshfs */
        0x786F4256, /* folders of the host in VirtualBox */
        0xFF534D42, /* CIFS */
        0xFE534D42, /* SMB 2 */
        0x517B,     /* SMB */
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i] == file_system)
            return true;
    return false;
}

bool owner_is_kept(const char *path)
{
    struct statfs status;
    return statfs(path, &status) || !owner_is_unknown((uint32_t)status.f_type);
}

bool owner_is_trusted(const char *path, uint32_t owner)
{
    return owner == geteuid() || owner == 0 || !owner_is_kept(path);
}
