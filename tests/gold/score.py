#!/usr/bin/env python3
"""Score gangmu against the project's own gold.

usage: tests/gold/score.py [dev|held|names/dev|names/held] [-v]
       (GANGMU=path/to/gangmu, GANGMU_SHARED=path/to/shared)

Each gold names a report, under the shared folder or in the `texts` beside it (written for this
project), and the lines that were annotated; findings on other lines are left out. Annotations are
facts (positions, values, labels). Develop on `dev`; open `held` only to measure. Under `names` only
named programs were annotated, by others and more strictly: few names were left optional. Needs the
shared folder with its scorer; says so where it is absent.
"""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def main():
    half = sys.argv[1] if len(sys.argv) > 1 else "dev"
    shared = os.environ.get("GANGMU_SHARED", os.path.join(ROOT, "..", "shared"))
    if not os.path.isdir(shared):
        sys.exit(f"skipped: no shared folder at {shared}")
    gangmu = os.environ.get("GANGMU", os.path.join(ROOT, "target", "release", "gangmu"))
    folder = os.path.join(HERE, half)
    names = sorted(name for name in os.listdir(folder) if name.endswith(".gold.json"))
    golds = [whole(json.load(open(os.path.join(folder, name), encoding="utf-8"))) for name in names]
    reports = {place(g["report"], folder, shared): g for g in golds}
    printed = subprocess.run([gangmu, "extract", "--format", "jsonl", *reports], capture_output=True, text=True)
    rows = [restricted(json.loads(line), reports) for line in printed.stdout.splitlines()]
    with tempfile.TemporaryDirectory() as held:
        for g in golds:
            json.dump(g, open(os.path.join(held, g["file"] + ".gold.json"), "w", encoding="utf-8"))
        extract = os.path.join(held, "extract.jsonl")
        with open(extract, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
        score = os.path.join(shared, "score", "score.py")
        scored = subprocess.run(
            [sys.executable, score, held, extract, *sys.argv[2:]], stdout=subprocess.PIPE, text=True
        )
    lines = scored.stdout.splitlines()
    if half.startswith("names"):
        lines = [line for line in lines if "program" in line]
    print("\n".join(lines))
    sys.exit(scored.returncode)


def whole(gold):
    """A gold with all that the scorer asks for, also where only programs were annotated."""
    return {"meta": {}, "figures": [], "outline": [], **gold}


def place(report, folder, shared):
    """Where a report stands: one of this project's beside its gold, others in the shared folder."""
    return os.path.join(folder, report) if report.startswith("texts/") else os.path.join(shared, "reports", report)


def restricted(row, reports):
    """The row with only what stands on annotated lines, under the gold's name."""
    gold = next(g for path, g in reports.items() if os.path.samefile(path, row["path"]))
    first, last = gold["lines"]
    inside = lambda item: first <= item["line"] <= last
    row["path"] = gold["file"]
    row["figures"] = [f for f in row["figures"] if inside(f)] if gold["figures"] else []
    row["sections"] = [s for s in row["sections"] if inside(s)] if gold["outline"] else []
    named = [p for p in row["programs"] if any(map(inside, p["mentions"]))]
    row["programs"] = named if gold["programs"] else []
    return row


if __name__ == "__main__":
    main()
