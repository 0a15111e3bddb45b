"""Hands a question on stdin to the process that started the optimization, and prints its answer.

Run as a file: python3 -I -S _ask.py FOLDER, where FOLDER holds the files key and address.
"""

import json
import pathlib
import sys
from multiprocessing.connection import Client


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    address = json.loads((folder / "address").read_text(encoding="utf-8"))
    where = tuple(address) if isinstance(address, list) else address
    with Client(where, authkey=(folder / "key").read_bytes()) as desk:
        desk.send_bytes(sys.stdin.buffer.read())
        sys.stdout.buffer.write(desk.recv_bytes())


if __name__ == "__main__":
    main()
