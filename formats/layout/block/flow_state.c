#include "formats/layout/block/flow_state.h"

length flow_line_gap(const struct layout_request *request)
{
    length gap = request->geometry.pitch - request->styles->body.size;
    return gap > 0 ? gap : 0;
}

struct layout_request flow_request(const struct flow *flow, length measure)
{
    struct layout_request request = *flow->setting.request;
    request.geometry.measure = measure;
    return request;
}
