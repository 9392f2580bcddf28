#!/usr/bin/python3
"""The recipes of samples/cluster give what a single run gives: GNU Parallel, and an array job of Slurm on this machine.
Each is skipped, and said so, where it is not installed."""
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "property"))
from harness import PATIENCE, PROGRAM, ROOT, main, read, run, tree, until, write

RECIPES = os.path.join(ROOT, "samples/cluster")
SHARES = 4
SLURM = ["munged", "slurmctld", "slurmd", "sbatch", "sinfo"]
SLURM_CONF = """ClusterName=banxin
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmUser=root
ReturnToService=2
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES State=UP
"""


def make_archive(folder):
    for number in range(40):
        name = f"{folder}/in/卷{number % 3}/{number}篇.txt"
        os.makedirs(os.path.dirname(name), exist_ok=True)
        write(name, f"第{number}篇的题目\n<div>　　第{number}篇的话。</div>\n")
    assert run("-q", "-d", "whole", "--report", "whole.jsonl", "in", folder=folder).status == 0


def sources(path):
    return [json.loads(line)["source"].rpartition("in/")[2] for line in read(path).decode().splitlines()]


def compare(folder, report):
    made = {name: data for name, data in tree(f"{folder}/out").items() if not name.endswith(".jsonl")}
    assert made == tree(f"{folder}/whole"), "the shares are not the whole"
    assert sources(report) == sources(f"{folder}/whole.jsonl")


def check_gnu_parallel(folder):
    if not shutil.which("parallel"):
        print("skipped: GNU Parallel is not installed")
        return
    make_archive(folder)
    subprocess.run([f"{RECIPES}/parallel.sh", str(SHARES), f"{folder}/in", f"{folder}/out"], check=True,
                   env=dict(os.environ, BANXIN=PROGRAM))
    compare(folder, f"{folder}/out/report.jsonl")
    write(f"{folder}/in/none.txt", "<div>&nbsp;</div>")
    done = subprocess.run([f"{RECIPES}/parallel.sh", str(SHARES), f"{folder}/in", f"{folder}/out"],
                          env=dict(os.environ, BANXIN=PROGRAM), stderr=subprocess.PIPE)
    records = [json.loads(line) for line in read(f"{folder}/out/report.jsonl").decode().splitlines()]
    assert done.returncode == 1 and len(records) == 41, done.stderr
    assert [record["source"] for record in records if record["status"] == "failed"] == [f"{folder}/in/none.txt"]


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def start_munge():
    """Returns whether we started it."""
    if os.path.exists("/run/munge/munge.socket.2"):
        return False
    os.makedirs("/run/munge", exist_ok=True)
    shutil.chown("/run/munge", "munge")
    subprocess.run(["runuser", "-u", "munge", "--", "munged", "--force"], check=True)
    return True


def is_gone(process):
    """A daemon that nobody waits for stays in the table of processes."""
    try:
        return "\nState:\tZ" in read(f"/proc/{process}/status").decode()
    except (FileNotFoundError, ProcessLookupError):
        return True


def end(pid_file):
    if not os.path.exists(pid_file):
        return
    process = int(read(pid_file))
    os.kill(process, signal.SIGTERM)
    until(lambda: is_gone(process), f"{pid_file}: it does not end")


def start_slurm(folder):
    host = socket.gethostname().partition(".")[0]
    os.makedirs(f"{folder}/state")
    os.makedirs(f"{folder}/spool")
    write(f"{folder}/slurm.conf", SLURM_CONF.format(host=host, folder=folder, ports=free_ports(2),
                                                       processors=os.cpu_count()))
    environment = dict(os.environ, SLURM_CONF=f"{folder}/slurm.conf", BANXIN=PROGRAM)
    for daemon in ["slurmctld", "slurmd"]:
        subprocess.run([daemon, "-f", f"{folder}/slurm.conf"], check=True, env=environment)
    def is_up():
        state = subprocess.run(["sinfo", "-h", "-o", "%T"], env=environment, capture_output=True, text=True).stdout
        return "idle" in state
    until(is_up, "Slurm does not come up")
    return environment


def run_slurm(folder):
    slurm = f"{folder}/slurm"
    started_munge = start_munge()
    try:
        environment = start_slurm(slurm)
        subprocess.run(["sbatch", "--wait", f"--array=1-{SHARES}", "-o", f"{folder}/task-%a", f"{RECIPES}/slurm.sh",
                        f"{folder}/in", f"{folder}/out"], check=True, env=environment, timeout=PATIENCE)
    finally:
        end(f"{slurm}/slurmd.pid")
        end(f"{slurm}/slurmctld.pid")
        if started_munge:
            end("/run/munge/munged.pid")


def check_slurm(folder):
    if os.getuid() or not all(shutil.which(name) for name in SLURM):
        print("skipped: no Slurm, or no right to start it")
        return
    if not os.path.isdir("/sys/devices/system/cpu"):
        print("skipped: slurmd counts processors in /sys, which is not mounted here")
        return
    make_archive(folder)
    with open("/run/lock/banxin-cluster", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # munge is one a machine
        run_slurm(folder)
    reports = [f"{folder}/out/reports/{number}.jsonl" for number in range(1, SHARES + 1)]
    assert run("--merge-reports", "-o", f"{folder}/all.jsonl", *reports).status == 0
    compare(folder, f"{folder}/all.jsonl")


if __name__ == "__main__":
    main(__name__)
