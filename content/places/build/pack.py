"""Little-endian sections, each with its length before it, deflated as a whole."""

import math
import struct
import zlib


class Pack:
    def __init__(self, magic):
        self.bytes = bytearray(magic)

    def u32(self, number):
        self.bytes += struct.pack("<I", number)

    def section(self, data):
        self.u32(len(data))
        self.bytes += data

    def text(self, text):
        self.section(text.encode())

    def u16_planes(self, numbers):
        """Low bytes, then high bytes: they pack better apart."""
        self.section(bytes(n & 255 for n in numbers) + bytes(n >> 8 for n in numbers))

    def deflate(self):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        return struct.pack("<I", len(self.bytes)) + packer.compress(bytes(self.bytes)) + packer.flush()


def micro(degrees):
    """Degrees to units of 1e-4 degree (11 m)."""
    return round(degrees * 10_000)


def varint(number):
    assert number >= 0, number
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def zigzag(number):
    return number * 2 if number >= 0 else -number * 2 - 1


def log_byte(population):
    """Ten steps to each doubling... of inhabitants: 0 for none, else 1 + 10 × log2, which reaches 38 million at 253."""
    return 0 if population <= 0 else min(255, 1 + round(10 * math.log2(population)))
