// Counts what passed and prints what did not.
let passed = 0;
const failed = [];

/** One check: a sentence that is true or not, with what was seen. */
export function expect(ok, sentence, seen = "") {
  if (ok) {
    passed += 1;
    if (process.env.VERBOSE) console.log(`ok    ${sentence}`);
  } else {
    failed.push(sentence);
    console.log(`FAIL  ${sentence}${seen === "" ? "" : `: ${typeof seen === "string" ? seen : JSON.stringify(seen)}`}`);
  }
}

/** The closing line, and the exit code. */
export function close() {
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
}
