#!/usr/bin/env python3
"""Solves seeded random problems under hard constraints with ours and with SciPy's SLSQP.

usage: constrained_vs_scipy.py JAVA_CLASS_PATH [KIND] [PROBLEMS]
KIND is D100, D95, both-D100 or both-D95 (a maximum dose of the target and the body beside), or all,
the default; PROBLEMS is 20 of each. Where voxels may be left out SciPy's is the best over several
starts and choices of voxels, revised until they are stable. Needs NumPy and SciPy from PyPI.
"""
import json, math, os, subprocess, sys, tempfile

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
import scipy.optimize

SIDE, BEAMLETS, TARGET = 8, 30, 88
STARTS = 8


def problem(seed, kind):
    random = np.random.default_rng(seed)
    at = np.stack(np.meshgrid(*[np.arange(SIDE)] * 3, indexing="ij"), -1).reshape(-1, 3)[:, ::-1]
    near = np.argsort(((at - 3.5) ** 2).sum(1), kind="stable")
    target, rest = np.sort(near[:TARGET]), np.sort(near[TARGET:])
    organ = ((at[rest] - [6, 4, 4]) ** 2).sum(1) <= 5
    columns = []
    for _ in range(BEAMLETS):
        u = random.normal(size=3)
        u /= np.linalg.norm(u)
        away = at - random.uniform(1.5, 5.5, 3)
        along = away @ u
        across = (away ** 2).sum(1) - along ** 2
        dose = np.exp(-across / (2 * random.uniform(0.8, 1.6) ** 2) - random.uniform(0.03, 0.08) * (along + 6))
        rows = np.flatnonzero(dose > 1e-4)
        columns.append([rows.tolist(), np.float32(dose[rows]).astype(float).tolist()])
    low, high = lambda: random.uniform(10, 110), lambda a, b: random.uniform(a, b)
    objectives = [
        {"structure": "Target", "type": "SquaredDeviation", "weight": high(20, 220), "dose": 60},
        {"structure": "Organ", "type": "SquaredOverdosing", "weight": low(), "dose": high(10, 30)},
        {"structure": "Body", "type": "SquaredOverdosing", "weight": low(), "dose": high(0, 20)}]
    volume = 100 if kind.endswith("D100") else 95
    constraints = [{"structure": "Target", "type": "MinDVH", "dose": 60, "volume_pct": volume}]
    structures = {"Target": target.tolist(), "Organ": rest[organ].tolist(), "Body": rest[~organ].tolist()}
    return {"columns": columns, "rows": SIDE ** 3, "structures": structures,
            "set": {"objectives": objectives, "constraints": constraints}}


class Scipy:
    def __init__(self, p):
        self.p = p
        self.matrix = np.zeros((p["rows"], BEAMLETS))
        for j, (rows, values) in enumerate(p["columns"]):
            self.matrix[rows, j] = values
        self.parts = [(self.matrix[p["structures"][o["structure"]]], o) for o in p["set"]["objectives"]]

    def value(self, x):
        f, g = 0.0, np.zeros(BEAMLETS)
        for part, o in self.parts:
            e = part @ x - o["dose"]
            e = e if o["type"] == "SquaredDeviation" else np.maximum(e, 0)
            f += o["weight"] * (e @ e) / len(e)
            g += 2 * o["weight"] / len(e) * (part.T @ e)
        return f, g

    def limits(self, left_out):
        """Rows, signs and bounds of the voxels that count."""
        rows, bounds = [], []
        for c, out in zip(self.p["set"]["constraints"], left_out):
            sign = 1 if c["type"] == "MinDVH" else -1
            own = [r for r in self.p["structures"][c["structure"]] if r not in out]
            rows.append(sign * self.matrix[own])
            bounds.append(np.full(len(own), sign * c["dose"]))
        return np.vstack(rows), np.concatenate(bounds)

    def spare(self, c):
        n, q = len(self.p["structures"][c["structure"]]), c["volume_pct"]
        return math.floor((100 - q if c["type"] == "MinDVH" else q) / 100 * (n - 1) + 1e-9)

    def choice(self, x):
        chosen = []
        for c in self.p["set"]["constraints"]:
            rows = np.array(self.p["structures"][c["structure"]])
            order = np.argsort((1 if c["type"] == "MinDVH" else -1) * (self.matrix[rows] @ x))
            chosen.append(set(rows[order[: self.spare(c)]].tolist()))
        return chosen

    def solve(self, x, left_out):
        a, b = self.limits(left_out)
        found = scipy.optimize.minimize(
            self.value, x, jac=True, method="SLSQP", bounds=[(0, None)] * BEAMLETS,
            constraints={"type": "ineq", "fun": lambda z: a @ z - b, "jac": lambda z: a},
            options={"maxiter": 1000, "ftol": 1e-10})
        broken = max(0.0, float((b - a @ found.x).max()))
        return found.x, (found.fun if broken < 1e-6 else math.inf), broken

    def best(self, seed):
        random = np.random.default_rng(1000 + seed)
        free = scipy.optimize.minimize(self.value, np.ones(BEAMLETS), jac=True, method="L-BFGS-B",
                                       bounds=[(0, None)] * BEAMLETS).x
        best, best_x, least = math.inf, None, math.inf
        choice_free = any(self.spare(c) for c in self.p["set"]["constraints"])
        for start in range(STARTS if choice_free else 2):
            x = free if start == 0 else free * random.uniform(0.3, 2, BEAMLETS) + random.uniform(0, 3, BEAMLETS)
            before = math.inf
            for _ in range(30):
                x, f, broken = self.solve(x, self.choice(x))
                least = min(least, broken)
                if f < best:
                    best, best_x = f, x
                if not f < before - 1e-9 * abs(f):
                    break
                before = f
                if not choice_free:
                    break
                x = x * random.uniform(0.97, 1.03, BEAMLETS)  # ties among voxels at their limit
        return best, best_x, least


def capped(p, seed):
    """The same with maximum doses three parts in a hundred below what is reached without them."""
    s = Scipy(p)
    _, x, _ = s.best(seed)
    for name, share in (("Target", 0.97), ("Body", 0.98)):
        hottest = float((s.matrix[p["structures"][name]] @ x).max())
        p["set"]["constraints"].append(
            {"structure": name, "type": "MaxDVH", "dose": share * hottest, "volume_pct": 0})
    return p


def kkt(s, x, f):
    """The smallest norm of the gradient of a Lagrangian over its multipliers, by least squares, relative."""
    a, b = s.limits(s.choice(x))
    active = a[np.abs(a @ x - b) < 1e-6]
    _, g = s.value(x)
    free = x > 0
    basis = np.vstack([active, np.eye(BEAMLETS)[~free]]).T
    _, norm = scipy.optimize.nnls(basis, g, maxiter=10000) if basis.size else (0, np.linalg.norm(g))
    return norm / np.linalg.norm(g)


def main():
    class_path = sys.argv[1]
    kinds = ["D100", "D95", "both-D100", "both-D95"] if len(sys.argv) < 3 or sys.argv[2] == "all" else [sys.argv[2]]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    for kind in kinds:
        problems = [problem(seed, kind) for seed in range(count)]
        if kind.startswith("both"):
            problems = [capped(p, seed) for seed, p in enumerate(problems)]
        with tempfile.TemporaryDirectory() as folder:
            given, result = os.path.join(folder, "problems.jsonl"), os.path.join(folder, "result.jsonl")
            with open(given, "w") as out:
                out.writelines(json.dumps(p) + "\n" for p in problems)
            subprocess.run(["java", "-XX:+UseSerialGC", "-cp", class_path,
                            "org.tgd.benchmarks.study.SolverChecks", given, result], check=True)
            ours = [json.loads(line) for line in open(result)]
        gaps, infeasible, residuals = [], 0, []
        for seed, (p, o) in enumerate(zip(problems, ours)):
            s = Scipy(p)
            f, _, least = s.best(seed)
            if "infeasible" in o:
                infeasible += 1
                print(kind, seed, "refused; SciPy", "%.6f" % f, o["infeasible"][:110])
                if math.isfinite(f):
                    gaps.append(math.inf)
                continue
            x = np.array(o["weights"])
            a, b = s.limits(s.choice(x))
            broken = max(0.0, float((b - a @ x).max()))
            residuals.append((broken, kkt(s, x, o["objective"])))
            gaps.append((s.value(x)[0] / f - 1) if math.isfinite(f) else -1.0)
            print(kind, seed, "ours %.6f scipy %.6f gap %.2e broken %.1e Gy gradient %.1e"
                  % (o["objective"], f, gaps[-1], broken, residuals[-1][1]), flush=True)
        gaps = np.array(gaps)
        print("%s: %d problems, gap at most %.2e, median %.2e, within 1e-4 %d, not above SciPy's best (1e-6) %d, "
              "refused %d; limits broken by at most %.1e Gy, gradient left at most %.1e"
              % (kind, count, gaps.max(), np.median(gaps), (gaps <= 1e-4).sum(), (gaps <= 1e-6).sum(), infeasible,
                 max(r[0] for r in residuals), max(r[1] for r in residuals)))


main()
