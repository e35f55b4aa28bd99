// A line to the server that can be cut, and that can lose an answer on its way.
import { createServer, connect } from "node:net";

/** A line to `address`. `base` is where the browser goes; `network(false)` cuts it; with `line.loses` what is asked arrives and no answer comes back. */
export async function wired(address) {
  const to = new URL(address);
  const line = { cut: false, loses: false, open: new Set() };
  const wire = createServer((near) => {
    if (line.cut) return near.destroy();
    const far = connect(to.port, to.hostname);
    line.open.add(near).add(far);
    near.on("error", () => far.destroy()).on("close", () => far.destroy()).pipe(far);
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    far.on("data", (data) => { if (line.loses) near.destroy(); else near.write(data); });
  });
  await new Promise((done) => { wire.listen(0, "127.0.0.1", done); });
  const base = `http://127.0.0.1:${wire.address().port}`;
  const network = (on) => {
    line.cut = !on;
    line.loses = false;
    if (line.cut) for (const socket of line.open) socket.destroy();
    line.open.clear();
  };
  const close = () => {
    wire.close();
    for (const socket of line.open) socket.destroy();
  };
  return { base, line, network, close };
}
