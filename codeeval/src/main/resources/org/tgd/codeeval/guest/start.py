ROLES = {"solution": run_solution, "check": run_check, "probe": probe}
serve()
