#!/usr/bin/python3
"""Whatever the system refuses, nothing is lost and nothing is taken for done that may not be on the disk; what a killed
run left is cleared away; closed descriptors stay closed."""
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from contextlib import closing

from faults import environment, fault
from harness import ARTICLE, PROGRAM, hooks, is_pending, main, read, run, tree, until, write

OLD = b"what stood here before"


def make_folder(folder, count=3):
    os.makedirs(f"{folder}/in/卷")
    for number in range(count):
        write(f"{folder}/in/卷/{number}.txt", ARTICLE)
    return [f"卷/{number}.txt" for number in range(count)]


def recorded(folder):
    with closing(sqlite3.connect(f"{folder}/out/.banxin/state.db")) as database:
        return sorted(row[0] for row in database.execute("SELECT output FROM outputs"))


def left_behind(folder):
    return [name for name in os.listdir(folder) if name.startswith(".banxin-")]


def check_a_flush_that_fails_fails_the_group(folder):
    names = make_folder(folder)
    done = run("-d", "out", "in", folder=folder, environment=fault("syncfs", "EIO"))
    assert done.status == 1 and done.messages.count("[cannot-write]") == len(names), done.messages
    assert "Input/output error" in done.messages and "0 converted, 0 up to date, 0 skipped, 3 failed" in done.messages
    assert not tree(f"{folder}/out") and not recorded(folder), "taken for done"
    assert run("-d", "out", "in", folder=folder).messages.startswith("3 converted")
    assert sorted(tree(f"{folder}/out")) == names == recorded(folder)


def check_where_a_disk_cannot_be_flushed_as_a_whole(folder):
    names = make_folder(folder)
    done = run("-d", "out", "in", folder=folder, environment=fault("syncfs", "ENOSYS", 0))
    assert done.status == 0 and sorted(tree(f"{folder}/out")) == names, done.messages


def check_an_interrupted_flush_is_repeated(folder):
    names = make_folder(folder)
    for call in ["syncfs", "fsync"]:
        done = run("-d", f"out-{call}", "in", folder=folder, environment=fault(call, "EINTR"))
        assert done.status == 0 and sorted(tree(f"{folder}/out-{call}")) == names, done.messages
    assert run("-o", "a.txt", f"in/{names[0]}", folder=folder, environment=fault("fsync", "EINTR")).status == 0


def check_one_output_that_cannot_be_flushed(folder):
    write(f"{folder}/a.txt", ARTICLE)
    for call in ["fsync", "close", "rename"]:
        write(f"{folder}/out.txt", OLD)
        done = run("-o", "out.txt", "a.txt", folder=folder, environment=fault(call, "EIO"))
        assert done.status == 1 and "out.txt: error: cannot write: Input/output error" in done.messages, (call, done.messages)
        assert read(f"{folder}/out.txt") == OLD and not left_behind(folder), call


def check_a_made_file_that_cannot_be_closed(folder):
    names = make_folder(folder)
    done = run("-j1", "-d", "out", "in", folder=folder, environment=fault("close", "ENOSPC"))
    assert done.status == 1 and "2 converted, 0 up to date, 0 skipped, 1 failed" in done.messages, done.messages
    assert sorted(tree(f"{folder}/out")) == names[1:]


def check_a_disk_without_permissions(folder):
    write(f"{folder}/a.txt", ARTICLE)
    assert run("-o", "out.txt", "a.txt", folder=folder, environment=fault("fchmod", "ENOSYS")).status == 0
    assert "第一段" in read(f"{folder}/out.txt").decode()


def check_a_book_that_cannot_be_flushed(folder):
    make_folder(folder)
    assert run("--merge", "-t", "text", "-d", "out", "in", folder=folder).status == 0
    before = tree(f"{folder}/out")
    write(f"{folder}/in/卷/0.txt", "改\n<p>　　改过的一段。</p>\n")
    done = run("--merge", "-t", "text", "-d", "out", "in", folder=folder, environment=fault("fsync", "EIO", 0))
    assert done.status == 1 and tree(f"{folder}/out") == before, done.messages
    done = run("--merge", "-t", "text", "-d", "out", "in", folder=folder)
    assert "3 converted" in done.messages, done.messages
    assert "改过" in read(f"{folder}/out/in.txt").decode()


def check_another_file_system_below_the_output(folder):
    """A rename that cannot be: by the fault everywhere, by a link to another disk where there is one."""
    names = make_folder(folder)
    done = run("-d", "out", "in", folder=folder, environment=fault("rename", "EXDEV", 1))
    assert done.status == 0 and sorted(tree(f"{folder}/out")) == names, done.messages
    assert len(set(tree(f"{folder}/out").values())) == 1 and not left_behind(f"{folder}/out/卷")
    assert run("-d", "out", "in", folder=folder).messages.startswith("0 converted, 3 up to date")
    if not os.path.isdir("/dev/shm") or os.stat("/dev/shm").st_dev == os.stat(folder).st_dev:
        print("skipped: a link to another disk (there is none)")
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="banxin-") as elsewhere:
        os.mkdir(f"{folder}/linked")
        os.symlink(elsewhere, f"{folder}/linked/卷")
        assert run("-d", "linked", "in", folder=folder).status == 0
        assert sorted(os.listdir(elsewhere)) == [os.path.basename(name) for name in names]
        assert run("-d", "linked", "in", folder=folder).messages.startswith("0 converted, 3 up to date")
        write(f"{folder}/in/{names[0]}", "改\n<p>　　改过的一段。</p>\n")
        assert run("-d", "linked", "in", folder=folder).messages.startswith("1 converted, 2 up to date")
        assert "改过" in read(f"{elsewhere}/0.txt").decode()


def check_a_copy_to_another_disk_that_cannot_be_flushed(folder):
    make_folder(folder, 1)
    if not os.path.isdir("/dev/shm") or os.stat("/dev/shm").st_dev == os.stat(folder).st_dev:
        print("skipped: another disk (there is none)")
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="banxin-") as elsewhere:
        os.mkdir(f"{folder}/out")
        os.symlink(elsewhere, f"{folder}/out/卷")
        done = run("-d", "out", "in", folder=folder, environment=fault("fsync", "EIO", 0))
        assert done.status == 1 and not os.listdir(elsewhere), done.messages
        assert run("-d", "out", "in", folder=folder).messages == "" and os.listdir(elsewhere) == ["0.txt"]


def check_a_mount_below_the_output(folder):
    names = make_folder(folder)
    os.makedirs(f"{folder}/out/卷")
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", f"{folder}/out/卷"], capture_output=True).returncode:
        print("skipped: a mount below the output (no right to mount one)")
        return
    try:
        assert run("-d", "out", "in", folder=folder).status == 0
        assert sorted(tree(f"{folder}/out")) == names
    finally:
        subprocess.run(["umount", f"{folder}/out/卷"], check=True)


def check_a_disk_of_windows(folder):
    """FAT, where root may mount one."""
    os.mkdir(f"{folder}/disk")
    with open(f"{folder}/image", "wb") as image:
        image.truncate(16 << 20)
    made = shutil.which("mkfs.vfat") and not subprocess.run(["mkfs.vfat", f"{folder}/image"], capture_output=True).returncode
    mount = ["mount", "-o", "loop,utf8", "-t", "vfat", f"{folder}/image", f"{folder}/disk"]
    if not made or subprocess.run(mount, capture_output=True).returncode:
        print("skipped: a disk of Windows (no mkfs.vfat, or no right to mount one)")
        return
    try:
        os.mkdir(f"{folder}/in")
        for name in ["a.txt", "A.txt", "甲:乙?.txt", "con.txt"]:
            write(f"{folder}/in/{name}", f"{name}\n<p>　　{name}的一段。</p>\n")
        done = run("-d", "disk/out", "in", folder=folder)
        assert done.status == 0 and len(tree(f"{folder}/disk/out")) == 4, done.messages
        assert run("-d", "disk/out", "in", folder=folder).messages.startswith("0 converted, 4 up to date")
    finally:
        subprocess.run(["umount", f"{folder}/disk"], check=True)


def check_what_a_killed_run_left_is_cleared_away(folder):
    write(f"{folder}/a.txt", ARTICLE)
    os.mkdir(f"{folder}/out")
    for name in ["out/b.txt", "out/a.txt"]:
        process = subprocess.run([PROGRAM, "-q", "-o", name, "a.txt"], cwd=folder,
                                 env={**os.environ, **fault("rename", "KILL")})
        assert process.returncode == -signal.SIGKILL and len(left_behind(f"{folder}/out")) == 1, name
    assert run("-o", "out/a.txt", "a.txt", folder=folder).status == 0
    assert os.listdir(f"{folder}/out") == ["a.txt"]
    for name in [".banxin-1-x", ".banxin-", ".banxin-12"]:
        write(f"{folder}/out/{name}", OLD)
    assert run("-o", "out/a.txt", "a.txt", folder=folder).status == 0
    assert len(left_behind(f"{folder}/out")) == 3, "what is not the program's is kept"


def check_a_kill_at_each_step(folder):
    """Whole or not there, and the next run is as if nothing had been."""
    names = make_folder(folder, 4)
    assert run("-d", "whole", "in", folder=folder).status == 0
    whole = tree(f"{folder}/whole")
    for call, which in [("syncfs", 1), ("rename", 1), ("rename", 2), ("fsync", 1), ("fsync", 2)]:
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
        subprocess.run([PROGRAM, "-q", "-d", "out", "in"], cwd=folder, env={**os.environ, **fault(call, "KILL", which)})
        assert all(whole[name] == data for name, data in tree(f"{folder}/out").items()), "a part under a final name"
        assert run("-d", "out", "in", folder=folder).status == 0
        assert tree(f"{folder}/out") == whole and len(whole) == len(names), (call, which)
        assert not [name for name in os.listdir(f"{folder}/out/.banxin") if name.startswith("run-")]


def check_one_output_killed_at_each_step(folder):
    write(f"{folder}/a.txt", ARTICLE)
    assert run("-o", "whole.txt", "a.txt", folder=folder).status == 0
    for call in ["fsync", "close", "linkat", "rename"]:
        os.mkdir(f"{folder}/out")
        write(f"{folder}/out/a.txt", OLD)
        process = subprocess.run([PROGRAM, "-q", "-o", "out/a.txt", "a.txt"], cwd=folder,
                                 env={**os.environ, **fault(call, "KILL")})
        assert process.returncode == -signal.SIGKILL, call
        assert read(f"{folder}/out/a.txt") == OLD, call
        assert run("-o", "out/a.txt", "a.txt", folder=folder).status == 0
        assert tree(f"{folder}/out") == {"a.txt": read(f"{folder}/whole.txt")} and not left_behind(f"{folder}/out"), call
        shutil.rmtree(f"{folder}/out")


def check_the_end_of_a_worker_is_waited_for(folder):
    os.mkdir(f"{folder}/in")
    for name in ["a.txt", "crash.txt"]:
        write(f"{folder}/in/{name}", ARTICLE)
    done = run("-d", "out", "in", folder=folder, environment={**fault("waitpid", "EINTR"), **hooks(folder)})
    assert done.status == 1 and "ended by exit status 134" in done.messages, done.messages


def check_an_end_that_is_asked_of_all_processes(folder):
    """SIGTERM to the group, as a service manager sends it: the current input is finished, as after an interrupt."""
    for form, outputs in {"-d": ["hold.txt"], "--merge=dir": ["in.txt"]}.items():
        here = f"{folder}/{form}"
        os.makedirs(f"{here}/in/后")
        write(f"{here}/in/hold.txt", ARTICLE)
        write(f"{here}/in/后/later.txt", ARTICLE)
        arguments = ["-j1", "-d", "out"] if form == "-d" else [form, "-t", "text", "-d", "out"]
        with open(f"{here}/messages", "wb") as messages:
            process = subprocess.Popen([PROGRAM, *arguments, "in"], cwd=here, stderr=messages, start_new_session=True,
                                       env={**os.environ, **hooks(here)})
        until(lambda: os.path.exists(f"{here}/hooked/hold.txt"), "the input is being read")
        os.killpg(process.pid, signal.SIGTERM)
        until(lambda: not is_pending(process.pid, signal.SIGTERM), "the signal is taken")
        write(f"{here}/hooked/go", "")
        process.wait()
        said = read(f"{here}/messages").decode()
        assert process.returncode == 1 and "[interrupted]" in said and "[worker-died]" not in said, said
        assert sorted(tree(f"{here}/out")) == outputs, (said, tree(f"{here}/out"))


def check_closed_descriptors(folder):
    write(f"{folder}/a.txt", ARTICLE)
    assert run("-v", "-o", "whole.epub", "a.txt", folder=folder).status == 0
    whole = read(f"{folder}/whole.epub")
    for closed in [[0], [1], [2], [0, 1, 2]]:
        def close_them(closed=closed):
            for descriptor in closed:
                os.close(descriptor)
        os.makedirs(f"{folder}/out", exist_ok=True)
        for arguments in [["-v", "-o", "out/a.epub"], ["-v", "-t", "epub", "-d", "out"]]:
            shutil.rmtree(f"{folder}/out")
            os.mkdir(f"{folder}/out")
            with open(f"{folder}/messages", "wb") as messages:
                process = subprocess.Popen([PROGRAM, *arguments, "a.txt"], cwd=folder, stderr=messages, preexec_fn=close_them)
            assert process.wait() == 0 and read(f"{folder}/out/a.epub") == whole, (closed, arguments)


def check_what_cannot_be_printed_is_an_error(folder):
    os.mkdir(f"{folder}/in")
    write(f"{folder}/in/a.txt", ARTICLE)
    for arguments in [["-n", "-d", "out", "in"], ["-n", "--merge", "-d", "out", "in"], ["--help"], ["--list-formats"]]:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 1 and b": error: cannot write" in done.stderr, (arguments, done.stderr)
        closed = subprocess.run([PROGRAM, *arguments], cwd=folder, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
        assert closed.returncode == 1 and b": error: cannot write" in closed.stderr, (arguments, closed.stderr)


if __name__ == "__main__":
    main(__name__)
