"""Judges a tree of sources by a table of arrows: which room may include which, and no circles.

A room is a folder with sources, or a single module of one (its .c and .h), by its path from the root."""
import os
import re

import sources

MOST_MODULES = 25
SOURCE_ENDS = (".c", ".h", ".def")
# A .c that offers nothing to others by a header: a program, a format's descriptor, the door of a loaded module.
DOOR = re.compile(r"^int main\(|^const struct format \w+_format\b|^MODULE_EXPORT\b", re.MULTILINE)


def module_of(path):
    return os.path.splitext(path)[0]


def room_of(path, arrows):
    module = module_of(path)
    return module if module in arrows else os.path.dirname(path)


def reach(room, arrows):
    """The room, the rooms that it may use, and what these may use."""
    rooms, waiting = set(), [room]
    while waiting:
        here = waiting.pop()
        if here not in rooms:
            rooms.add(here)
            waiting += arrows.get(here, [])
    return rooms


def circles(graph):
    """Sets of nodes that lead to each other (Tarjan), without recursion."""
    order, low, stack, found = {}, {}, [], []
    for start in sorted(graph):
        work = [(start, iter(sorted(graph[start])))] if start not in order else []
        while work:
            node, rest = work[-1]
            if node not in order:
                order[node] = low[node] = len(order)
                stack.append(node)
            for other in rest:
                if other not in order:
                    work.append((other, iter(sorted(graph.get(other, ())))))
                    break
                if other in stack:
                    low[node] = min(low[node], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    index = stack.index(node)
                    found += [set(stack[index:])] if len(stack) - index > 1 else []
                    del stack[index:]
    return found


def table_faults(paths, arrows):
    """Rooms that are not in the table, rows without a room, arrows to nowhere, and circles among the arrows."""
    rooms = {room_of(path, arrows) for path in paths}
    faults = [f"{room}: not in the table of arrows" for room in sorted(rooms - set(arrows))]
    faults += [f"{room}: in the table of arrows, but has no sources" for room in sorted(set(arrows) - rooms)]
    faults += [f"{room}: its arrow leads to {used}, which is not a room" for room, row in arrows.items()
               for used in row if used not in arrows]
    return faults + [f"a circle of arrows: {', '.join(sorted(circle))}" for circle in circles(arrows)]


def include_faults(paths, arrows):
    """Each #include of a header of our own is rooted, and follows the arrows."""
    faults = []
    for path in paths:
        allowed = reach(room_of(path, arrows), arrows)
        for name in (name for kind, name in sources.includes(path) if kind == "local"):
            if not os.path.exists(os.path.join(sources.ROOT, name)):
                faults.append(f'{path}: "{name}" is not rooted at the repository')
            elif room_of(name, arrows) not in allowed:
                faults.append(f"{path}: {room_of(path, arrows)} may not use {room_of(name, arrows)} ({name})")
    return faults


def module_graph(paths):
    graph = {module_of(path): set() for path in paths}
    for path in paths:
        graph[module_of(path)] |= {module_of(name) for kind, name in sources.includes(path) if kind == "local"}
    for module, others in graph.items():
        others.discard(module)
    return graph


def circle_faults(paths, recursions):
    """Modules that include each other in a circle do so only where the text itself is nested, and are named."""
    found = circles(module_graph(paths))
    faults = [f"a circle of modules: {', '.join(sorted(circle))}" for circle in found
              if not any(circle == named for named in recursions)]
    return faults + [f"named as a recursion, but is none: {', '.join(sorted(named))}" for named in recursions
                     if not any(circle == named for circle in found)]


def size_faults(paths):
    folders = {}
    for path in paths:
        folders.setdefault(os.path.dirname(path), set()).add(module_of(path))
    return [f"{folder}: {len(modules)} modules; {MOST_MODULES} are the most" for folder, modules
            in sorted(folders.items()) if len(modules) > MOST_MODULES]


def header_faults(paths):
    """Each .c has its header, unless it is a door."""
    return [f"{path}: has no header of its own" for path in paths if path.endswith(".c")
            and module_of(path) + ".h" not in paths and not DOOR.search(sources.read(path))]


def library_faults(paths, libraries):
    """Headers of a library are included where the library belongs, and its types are shown to no other folder."""
    faults, showing = [], set()
    for path in paths:
        for kind, name in sources.includes(path):
            places = next((places for prefix, places in libraries.items() if name.startswith(prefix)), None)
            if kind == "system" and places:
                showing |= {path} if path.endswith(".h") else set()
                if not path.startswith(tuple(places)):
                    faults.append(f"{path}: <{name}> belongs to {', '.join(places)}")
    return faults + [f"{path}: {name} shows the types of a library" for path in paths
                     for kind, name in sources.includes(path)
                     if name in showing and os.path.dirname(name) != os.path.dirname(path)]


def all_faults(paths, arrows, recursions, libraries):
    return [*table_faults(paths, arrows), *include_faults(paths, arrows), *circle_faults(paths, recursions),
            *size_faults(paths), *header_faults(paths), *library_faults(paths, libraries)]
