/* Tasklist says "due in 2 days" by the browser's clock; where Saima's own is moved (the demo), it reads that one. */
const address = new URL('../../../../../now', import.meta.url);
const browserNow = Date.now;
let ahead = 0;

async function readClock() {
  try {
    const answer = await fetch(address, {headers: {Accept: 'application/json'}});
    const difference = (await answer.json()).now - browserNow();
    ahead = Math.abs(difference) < 60000 ? 0 : difference;
  } catch (ignored) {
    // Not logged in, or the server is away: the browser's clock will do.
  }
}

Date.now = () => browserNow() + ahead;
await readClock();
setInterval(readClock, 60000);

export default [];
