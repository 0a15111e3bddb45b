#!/usr/bin/env python3
"""Times the inner solver against SciPy's L-BFGS-B on the same matrix, one thread each, CPU time.

usage: solver_vs_scipy.py CASE_FOLDER SET JAVA_CLASS_PATH
CASE_FOLDER is a case with its own matrix (tgd plan import --compute-dij). SET is a file of objectives,
or a name in the case's plans.json; without a reference there, the gap is taken to our own optimum,
solved to full precision in the same run. Needs NumPy and SciPy from PyPI. JAVA_CLASS_PATH holds the
program's jar, or classes and libraries. ROUNDS=1 runs everything once, THREADS=1 leaves the run with two
threads out; JAVA_OPTIONS go to Java.
"""
import gzip, json, os, subprocess, sys, tempfile, time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np
import scipy.optimize
import scipy.sparse

folder, chosen, class_path = sys.argv[1:4]
case = json.load(open(os.path.join(folder, "case.json")))
if os.path.isfile(chosen):
    plan = json.load(open(chosen))
else:
    plan = json.load(open(os.path.join(folder, "plans.json")))[chosen]


def read():
    raw = gzip.open(os.path.join(folder, "dij.csc.gz")).read()
    columns, entries = case["dij"]["cols"], case["dij"]["nnz"]
    start = np.frombuffer(raw, "<i4", columns + 1)
    delta = np.frombuffer(raw, "<i4", entries, 4 * (columns + 1)).astype(np.int64)
    value = np.frombuffer(raw, "<f4", entries, 4 * (columns + 1 + entries)).astype(float)
    total = np.cumsum(delta)
    before = np.repeat(np.where(start[:-1] > 0, total[start[:-1] - 1], 0), np.diff(start))
    row = total - before
    csc = scipy.sparse.csc_matrix((value, row, start), (case["dij"]["rows"], columns))
    csr = csc.tocsr()[used]  # the rows of structures alone, as ours
    return csr, csr.tocsc()


masks = np.frombuffer(gzip.open(os.path.join(folder, "masks_dose_opt.u8.gz")).read(), np.uint8)
masks = masks.reshape(-1, case["dij"]["rows"])  # eight structures a plane
used = np.flatnonzero(masks.any(axis=0))
number = np.full(case["dij"]["rows"], -1)
number[used] = np.arange(len(used))
csr, csc = read()
# products in both precisions; csc.T is a CSR matrix that shares the CSC arrays
matrices = {"float64": (csr, csc.T), "float32": (csr.astype(np.float32), csc.astype(np.float32).T)}
bit = {s["name"]: s["bit"] for s in case["structures"]}
kind = {s["name"]: s["type"] for s in case["structures"]}
terms = []
for o in plan["objectives"]:
    plane, place = divmod(bit[o["structure"]], 8)
    terms.append((number[np.flatnonzero(masks[plane] >> place & 1)], o))


def term(v, o):
    d, n = o["dose"], len(v)
    if o["type"] == "SquaredDeviation":
        e = v - d
    elif o["type"] == "SquaredOverdosing":
        e = np.maximum(v - d, 0)
    elif o["type"] == "SquaredUnderdosing":
        e = np.minimum(v - d, 0)
    elif o["type"] == "MeanDose":
        e = v.mean() - d
        return e * e, np.full(n, 2 * e / n)
    elif o["type"] == "EUD":
        k = o["exponent"]
        m = np.mean(v**k)
        u = m ** (1 / k)
        return (u - d) ** 2, 2 * (u - d) * u / m * v ** (k - 1) / n
    else:
        raise SystemExit("no timing for " + o["type"])
    return e @ e / n, 2 * e / n


def evaluate(x, precision="float64"):
    forward, backward = matrices[precision]
    dose = (forward @ x.astype(precision)).astype(float)
    y = np.zeros(len(dose))
    f = 0.0
    for rows, o in terms:
        value, slope = term(dose[rows], o)
        f += o["weight"] * value
        y[rows] += o["weight"] * slope
    return f, (backward @ y.astype(precision)).astype(float)


def scipy_times(precision, reference):
    targets = [(r, o) for r, o in terms
               if kind[o["structure"]] == "TARGET" and o["type"] != "SquaredOverdosing"]
    rows, o = max(targets, key=lambda t: t[1]["dose"])
    ones = np.ones(csr.shape[1])
    x0 = ones * (o["dose"] / (csr @ ones)[rows].mean())
    record = {}
    start = time.process_time()

    last = [x0]

    def watched(x):
        f, g = evaluate(x, precision)
        last[0] = x.copy()
        record["evaluations"] = record.get("evaluations", 0) + 1
        if f <= reference * (1 + 1e-4) and "gap_cpu_s" not in record:
            record["gap_cpu_s"] = time.process_time() - start
            record["gap_evaluations"] = record["evaluations"]
            raise StopIteration
        record["objective"] = min(f, record.get("objective", f))
        return f, g

    try:
        scipy.optimize.minimize(
            watched, x0, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(x0),
            options={"maxcor": 20, "ftol": 1e-12, "gtol": 1e-9, "maxiter": 5000, "maxfun": 5000})
    except StopIteration:
        pass  # that is all that is compared
    record["cpu_s"] = time.process_time() - start
    x = last[0]
    batches = []
    for _ in range(7):
        start = time.process_time()
        for _ in range(40):
            evaluate(x, precision)
        batches.append((time.process_time() - start) / 40 * 1000)
    record["evaluation_cpu_ms"] = sorted(batches)[3]
    return record


def java_times(threads, reference):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"objectives": plan["objectives"]}, file)
        file.flush()
        command = ["java"] + os.environ.get("JAVA_OPTIONS", "").split()
        if threads == 1:
            command += ["-XX:+UseSerialGC"]
        out = file.name + ".result"
        command += ["-cp", class_path, "org.tgd.benchmarks.study.SolverTiming", folder, file.name,
                    repr(reference), str(threads), out]
        subprocess.run(command, check=True, capture_output=True)
        with open(out) as written:
            times = json.load(written)
        os.remove(out)
        return times


reference = plan.get("reference", {}).get("objective")
if reference is None:
    reference = java_times(1, 0.0)["solves"][0]["objective"]
threads = int(os.environ.get("THREADS", "2"))
result = {"case": case["case"], "set": chosen, "reference": reference, "beamlets": csr.shape[1],
          "entries": csr.nnz, "scipy": [], "scipy_float32": [], "java": [], "java_two_threads": []}
for _ in range(int(os.environ.get("ROUNDS", "2"))):  # alternating: both meet the same machine
    result["scipy"].append(scipy_times("float64", reference))
    result["scipy_float32"].append(scipy_times("float32", reference))
    result["java"].append(java_times(1, reference))
    if threads > 1:
        result["java_two_threads"].append(java_times(threads, reference))
scipy_runs = result["scipy"] + result["scipy_float32"]
s = min(r["evaluation_cpu_ms"] for r in scipy_runs)  # the faster precision counts
j = min(r["evaluation_cpu_ms"] for r in result["java"])
result["evaluation_ratio"] = j / s
gap = min(r["gap_cpu_s"] for r in scipy_runs if "gap_cpu_s" in r)
result["gap_ratio_cold"] = min(r["solves"][0]["gap_cpu_s"] for r in result["java"]) / gap
result["gap_ratio_warm"] = min(r["solves"][-1]["gap_cpu_s"] for r in result["java"]) / gap
if threads > 1:
    one = min(r["evaluation_wall_ms"] for r in result["java"])
    two = min(r["evaluation_wall_ms"] for r in result["java_two_threads"])
    result["two_threads_speedup"] = one / two
json.dump(result, sys.stdout, indent=1)
print()
