"""Scales a dose of tgd plan solve (float32, little endian) by a factor, as more monitor units do.

python3 examples/physicist/scale.py dose.f32 1.5442 scaled.f32
"""

import array
import sys

dose = array.array("f")
with open(sys.argv[1], "rb") as file:
    dose.frombytes(file.read())
if sys.byteorder == "big":
    dose.byteswap()
scaled = array.array("f", (value * float(sys.argv[2]) for value in dose))
if sys.byteorder == "big":
    scaled.byteswap()
with open(sys.argv[3], "wb") as file:
    scaled.tofile(file)
