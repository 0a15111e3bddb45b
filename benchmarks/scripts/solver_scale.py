#!/usr/bin/env python3
"""Seconds and memory of the inner solver against the number of beamlets of one patient.

usage: solver_scale.py CASE_FOLDER OBJECTIVES JAVA_CLASS_PATH BIXEL_MM [BIXEL_MM ...]
Plans the case with its own gantry angles and dose grid at each bixel width (as tgd plan import
leaves it; the matrix is computed with the built-in machine) and solves it to full precision, one
thread, processor time. JAVA_CLASS_PATH holds the program's jar, or classes and libraries.
JAVA_OPTIONS go to Java. Writes a table in Markdown and the slopes: the power of the number of
beamlets with which the time grows.
"""
import json, math, os, shutil, subprocess, sys, tempfile

folder, objectives, class_path = sys.argv[1:4]
widths = [float(w) for w in sys.argv[4:]]


def case_at(width, place):
    case = json.load(open(os.path.join(folder, "case.json")))
    beams = case["plan"]["beams"]
    grid = case["dose_grid"]["spacing"][0]
    case["suggested_plan"] = {
        "gantry": [b["gantry"] for b in beams], "bixel_width": width, "dose_grid_mm": grid,
        "isocenter": case["plan"]["isocenter"]}
    for name in ("plan", "dij", "dose_grid"):
        case.pop(name, None)
    json.dump(case, open(os.path.join(place, "case.json"), "w"))
    for name in ("ct_hu.i16.gz", "masks_ct.u8.gz"):
        shutil.copy(os.path.join(folder, name), place)


def measured(width):
    with tempfile.TemporaryDirectory() as place:
        case_at(width, place)
        out = os.path.join(place, "result.json")
        command = ["java", "-XX:+UseSerialGC"] + os.environ.get("JAVA_OPTIONS", "").split()
        command += ["-cp", class_path, "org.tgd.benchmarks.study.SolverTiming", place, objectives,
                    "0", "1", out]
        subprocess.run(command, check=True)
        return json.load(open(out))


print("| bixel, mm | beamlets | entries, millions | matrix, s | to 1e-4, s | whole solve, s | heap, MB |")
print("|---|---|---|---|---|---|---|", flush=True)
rows = []
for width in widths:
    r = measured(width)
    solve = r["solves"][0]
    rows.append((r["beamlets"], r["entries"], solve["gap_cpu_s"], solve["cpu_s"]))
    print("| %g | %d | %.1f | %.1f | %.1f | %.1f | %d |" % (
        width, r["beamlets"], r["entries"] / 1e6, r["open_cpu_s"], solve["gap_cpu_s"],
        solve["cpu_s"], r["peak_mb"]), flush=True)


def slope(column, of):
    x = [math.log(r[of]) for r in rows]
    y = [math.log(max(r[column], 1e-3)) for r in rows]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


if len(rows) > 1:
    print("\nto 1e-4: time grows with beamlets to the power %.2f, with entries to the power %.2f; "
          "whole solve: %.2f and %.2f" % (slope(2, 0), slope(2, 1), slope(3, 0), slope(3, 1)))
