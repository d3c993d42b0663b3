"""`kill -9` at a random moment, and the same job again: how often the result is the same.

    python benchmarks/bench_kills.py [KILLS]        (50 by default)

A small city, each time in a new folder: the job is killed once and then run to its end. Its result.json, records.csv
and matches.csv are compared with those of a run that nobody disturbed (times aside), its evidence is verified, and what
the sites were asked for a second time is counted. Ends with 1 where anything differs.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the tests' way of running and killing the job

from reports.custody.verification import verify
from tests.city.killed_runs import killing


def main(kills: int) -> int:
    began = time.perf_counter()
    same = twice = intact = 0
    with tempfile.TemporaryDirectory() as name, killing(Path(name), {"trs"}, base="127.63.12", seed=50) as way:
        expected = way.undisturbed(Path(name) / "undisturbed")
        for number in range(kills):
            out = Path(name) / str(number)
            same += way.disturbed(out, kills=1) == expected
            twice += sum(times - 1 for times in way.fetched.values())
            found = verify(out)
            intact += not (found.altered or found.unfinished)
            print(f"{number + 1}: {way.kills} killed, {same} the same, {intact} intact, {twice} twice", flush=True)
            shutil.rmtree(out)
        killed = way.kills
    print(
        f"{killed} of {kills} jobs killed: {same} same results, {intact} evidence folders intact; {twice} answers of "
        f"{way.requests * kills} asked for twice; {time.perf_counter() - began:.0f} s"
    )
    return 0 if same == intact == kills else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
