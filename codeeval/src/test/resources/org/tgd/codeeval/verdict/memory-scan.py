import ctypes, os, re


def pages(top, before, after):
    first = (top >> 12 << 12) - (before << 20)
    return range(max(4096, first), first + ((before + after) << 20), 4096)


def places(wanted):
    """How often each of the texts is found in the memory of this process."""
    libc = ctypes.CDLL(None)
    libc.sbrk.restype = ctypes.c_void_p
    source, target = os.pipe()
    here = ctypes.create_string_buffer(64 << 10)
    large = bytearray(2 << 20)
    large_at = ctypes.addressof((ctypes.c_char * len(large)).from_buffer(large))
    starts = [(libc.sbrk(0), 96, 1), (id(int), 64, 64), (id(places), 256, 256), (large_at, 256, 256),
              (ctypes.cast(libc.write, ctypes.c_void_p).value, 64, 64), (ctypes.addressof(here), 128, 128)]
    seen, found = set(), [0] * len(wanted)
    last = b""
    for start in starts:
        for page in pages(*start):
            if page in seen:
                continue
            seen.add(page)
            if libc.syscall(1, target, ctypes.c_void_p(page), ctypes.c_size_t(4096)) == 4096:
                part = os.read(source, 4096)
                for i, text in enumerate(wanted):
                    found[i] += len(re.findall(text, part))
    return found


OWN = bytes(reversed(b"-EREH-SI-"))
KEPT = [bytes(bytearray(OWN)) for i in range(3)]


class Solution:
    def solve(self, words):
        hidden = bytes(reversed(b"-DETNALP")) + b"[a-z]"  # so that this text itself is none
        own, other = places([re.escape(OWN), hidden])
        return [own > 2, other]
