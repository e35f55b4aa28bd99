"""Opens what we sealed, seals what we are to open, and makes the keyed hashes of our blind indexes and pseudonyms.

    python3 seal_oracle.py < questions > answers

One question a line, all in hexadecimal, an empty value as "-":
    open KEY PLACE SEALED          answers the plain bytes, or "refused"
    seal KEY PLACE NONCE PLAIN     answers the sealed bytes
    mark KEY PURPOSE WHAT          answers the keyed hash

The cipher is OpenSSL's AES-256-GCM-SIV through the package cryptography; the keyed hash is HMAC-SHA256 of the standard
library. A sealed value is one byte of version (1), 12 of nonce, then ciphertext and tag.
"""

import hashlib
import hmac
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV


def answer(kind, key, *rest):
    if kind == "mark":
        parts = b"".join(len(part).to_bytes(8, "big") + part for part in rest)
        return hmac.new(key, parts, hashlib.sha256).digest()
    cipher, place = AESGCMSIV(key), rest[0]
    if kind == "seal":
        nonce, plain = rest[1:]
        return b"\x01" + nonce + cipher.encrypt(nonce, plain, place)
    sealed = rest[1]
    assert sealed[0] == 1
    return cipher.decrypt(sealed[1:13], sealed[13:], place)


for line in sys.stdin:
    kind, *values = line.split()
    try:
        print(answer(kind, *(bytes.fromhex(value.replace("-", "")) for value in values)).hex() or "-")
    except InvalidTag:
        print("refused")
