ROLES = {"solution": run_solution, "check": run_check, "native": run_native, "probe": probe}
serve()
