"""Times the dose-influence matrix of the TG-119 phantom here and in pyRadPlan, one after the other.

    python3 -m venv venv && venv/bin/pip install pyRadPlan==0.5.0 'pydantic<2.12'
    venv/bin/python benchmarks/scripts/dose_vs_pyradplan.py CASE MACHINE

CASE is the TG119 case folder (506 bixels), MACHINE the base data in JSON. Five beams, bixels of 10 mm,
dose grid of 5 mm in both; pyRadPlan lays 594 bixels, so times per bixel are printed too. Starting Java
is not counted; what its compiler does on first use is.
"""
import json
import subprocess
import sys
import tempfile
import time

case, machine = sys.argv[1:3]
with tempfile.NamedTemporaryFile() as out:
    text = subprocess.run(
        ["./tgd", "plan", "dose", "--case", case, "--machine", machine, "--out", out.name, "--json"],
        check=True, capture_output=True, text=True).stdout
ours = json.loads(text)
print(f"tgd        {ours['seconds']:6.2f} s wall, {ours['bixels']} bixels, "
      f"{1000 * ours['seconds'] / ours['bixels']:.1f} ms per bixel")

from pyRadPlan import PhotonPlan, calc_dose_influence, generate_stf, load_tg119

ct, cst = load_tg119()
plan = PhotonPlan(machine="Generic")
plan.prop_stf = {"gantry_angles": [0, 72, 144, 216, 288], "couch_angles": [0] * 5, "bixel_width": 10.0}
plan.prop_dose_calc = {"dose_grid": {"resolution": [5.0, 5.0, 5.0]}}
stf = generate_stf(ct, cst, plan)
for _ in range(2):
    wall, cpu = time.time(), time.process_time()
    dij = calc_dose_influence(ct, cst, stf, plan)
    wall, cpu = time.time() - wall, time.process_time() - cpu
    n = dij.total_num_of_bixels
    print(f"pyRadPlan  {wall:6.2f} s wall, {cpu:.2f} s CPU, {n} bixels, {1000 * wall / n:.1f} ms per bixel")
