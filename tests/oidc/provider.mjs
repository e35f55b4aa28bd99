// A real provider (npm oidc-provider) on a free port, and a person with a browser who signs in at it.
//
// It prints its address. Besides the provider's own pages it answers:
//   POST /control/groups  {login, groups}  what the provider says of a person from now on
//   POST /control/walk    {url, login}     walks through the provider's forms; gives the address one is sent back to
import http from 'node:http';
import Provider from 'oidc-provider';

const BACK = 'https://meetings.example/sign-in/staff/back';
const groups = new Map();

const server = http.createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: 'openseat', client_secret: 'a secret of forty letters or a few more', redirect_uris: [BACK] }],
  claims: { openid: ['sub', 'groups'] },
  // Claims stand in the identity token, as large providers do it.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  findAccount: async (_context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, groups: groups.get(id) ?? [] }),
  }),
});

const answer = provider.callback();
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/control/')) return answer(request, response);
  try {
    let text = '';
    for await (const piece of request) text += piece;
    const asked = JSON.parse(text);
    let said = {};
    if (request.url === '/control/groups') groups.set(asked.login, asked.groups);
    else said = { back: await walk(asked.url, asked.login) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(said));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error?.stack ?? error));
  }
});

// Follows redirects and fills in the forms of signing in and of agreeing, until the provider sends the person back.
async function walk(url, login) {
  const jar = new Map();
  let next = { url, form: undefined };
  for (let steps = 0; steps < 20; steps += 1) {
    const page = await fetch(next.url, {
      method: next.form ? 'POST' : 'GET',
      body: next.form,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of page.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const location = page.headers.get('location');
    if (location?.startsWith(BACK)) return location;
    if (location) {
      next = { url: new URL(location, next.url).href };
      continue;
    }
    const html = await page.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1];
    if (!action || !prompt) throw new Error(`${page.status} at ${next.url}: ${html}`);
    const form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'anything' } : {}) });
    next = { url: new URL(action, next.url).href, form };
  }
  throw new Error('the forms lead nowhere');
}

console.log(issuer);
// It ends with the test that started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
