// Checks a letter of attendance with nothing but the letter and a public key: a program apart, which shares no line with
// the server. It needs Node 20 and nothing else.
//
//   node verify.mjs LETTER.txt KEYS.json      exit 0: real; 1: not
//
// KEYS.json is what a service publishes at /.well-known/openseat-attendance-keys.json.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [, , letterFile, keysFile] = process.argv;
if (!letterFile || !keysFile) {
  console.error("node verify.mjs LETTER.txt KEYS.json");
  process.exit(2);
}
const refuse = (why) => {
  console.log(`refused: ${why}`);
  process.exit(1);
};

const text = readFileSync(letterFile);
const mark = Buffer.from("\nSignature: ");
const at = text.indexOf(mark);
if (at < 0) refuse("no signature");
const said = text.subarray(0, at);
const written = text.subarray(at + mark.length).toString("latin1");
const signature = Buffer.from(written, "base64url");
// Base64 can hide bits that say nothing: only one way of writing a signature is taken.
if (signature.length !== 64 || signature.toString("base64url") !== written) refuse("the signature is not well written");

const lines = said.toString("utf8").split("\n");
if (lines[0] !== "Openseat attendance letter 1") refuse("not a letter");
const id = lines.at(-1).replace(/^Key: /, "");
const key = JSON.parse(readFileSync(keysFile, "utf8")).keys.find((one) => one.id === id);
if (!key) refuse("an unknown key");
const raw = Buffer.from(key.key, "base64url");
if (createHash("sha256").update(raw).digest("hex").slice(0, 8) !== id) refuse("a key under a wrong name");
// The head of an Ed25519 key in DER (RFC 8410).
const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
if (!verify(null, said, publicKey, signature)) refuse("changed");
console.log("real");
