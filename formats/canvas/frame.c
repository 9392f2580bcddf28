#include "formats/canvas/frame.h"

struct pen frame_point(struct frame frame, struct pen line, length along, length above)
{
    if (frame.vertical)
        return (struct pen){line.x + above, line.y + along};
    return (struct pen){line.x + along, line.y - above};
}
