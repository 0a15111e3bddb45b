# Reads {"candidate": TEXT}, prints {"loss": NUMBER, ...}: the lower, the better.
import json, re, sys

text = json.load(sys.stdin)["candidate"]
numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]
if len(numbers) != 2:
    print(json.dumps({"rejected": "two numbers are wanted, such as 'x: 1' and 'y: 2' on two lines"}))
else:
    x, y = numbers
    print(json.dumps({"loss": (x - 3) ** 2 + 4 * (y + 1) ** 2, "report": f"x is {x}, y is {y}"}))
