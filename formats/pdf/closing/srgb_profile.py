#!/usr/bin/python3
"""Makes srgb_profile.c: the profile of sRGB that PDFs name as their output intent, packed by zlib. Its clock is fixed.

The primaries and the curve are those of IEC 61966-2-1, adapted to D50 as ICC.1:2004-10 asks (annex E, Bradford)."""
import struct
import sys
import zlib

D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {b"rXYZ": (0.43607, 0.22249, 0.01392), b"gXYZ": (0.38515, 0.71687, 0.09708), b"bXYZ": (0.14307, 0.06061, 0.71410)}
ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
WRITTEN = (2024, 1, 1, 0, 0, 0)
AT_A_LINE = 16


def fixed(*numbers):
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def text(words):
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, 2 * len(words), 28) + words.encode("utf-16-be")


def profile():
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + fixed(*CURVE)
    values = {b"desc": text("sRGB"), b"cprt": text("No copyright, use freely"), b"wtpt": b"XYZ \0\0\0\0" + fixed(*D50),
              b"chad": b"sf32\0\0\0\0" + fixed(*ADAPTATION)}
    values |= {tag: b"XYZ \0\0\0\0" + fixed(*value) for tag, value in PRIMARIES.items()}
    values |= {tag: curve for tag in (b"rTRC", b"gTRC", b"bTRC")}
    table, data, places = b"", b"", {}
    start = 128 + 4 + 12 * len(values)
    for tag, value in values.items():
        if value not in places:
            places[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        table += tag + struct.pack(">II", places[value], len(value))
    body = struct.pack(">I", len(values)) + table + data
    head = struct.pack(">I4sI4s4s4s6H4s4sIIIIII", 128 + len(body), bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ", *WRITTEN,
                       b"acsp", bytes(4), 0, 0, 0, 0, 0, 0) + fixed(*D50)
    return head + bytes(128 - len(head)) + body


def main():
    packed = zlib.compress(profile(), 9)
    rows = [packed[i:i + AT_A_LINE] for i in range(0, len(packed), AT_A_LINE)]
    lines = ["    " + " ".join(f"0x{byte:02X}," for byte in row) for row in rows]
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("/* Made by srgb_profile.py. */\n#include \"formats/pdf/closing/srgb_profile.h\"\n\n"
                   "static const unsigned char bytes[] = {\n" + "\n".join(lines).rstrip(",") + ",\n};\n\n"
                   "const struct span srgb_profile = {(const char *)bytes, (const char *)bytes + sizeof bytes};\n")


if __name__ == "__main__":
    main()
