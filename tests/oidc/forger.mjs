// A provider that lies: its token endpoint signs whatever the code asks for. The code is JSON in base64url:
//   {header, claims, key}  laid over what an honest token would hold; `key` is "own", "other", "secret" or "none";
//   a claim that is null is left out.
import http from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

const server = http.createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] };
const described = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
};

async function token(form) {
  const asked = JSON.parse(Buffer.from(form.get('code'), 'base64url'));
  const now = asked.now;
  const honest = { iss: issuer, sub: 'anna', aud: 'openseat', iat: now, exp: now + 300, nonce: asked.nonce };
  const claims = Object.fromEntries(Object.entries({ ...honest, ...asked.claims }).filter(([, v]) => v !== null));
  const header = { alg: 'RS256', kid: 'own', ...asked.header };
  if (asked.key === 'none') return new UnsecuredJWT(claims).encode();
  const secret = new TextEncoder().encode('a secret of forty letters or a few more');
  const key = { own: own.privateKey, other: other.privateKey, secret }[asked.key ?? 'own'];
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

server.on('request', async (request, response) => {
  const json = (value, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  try {
    if (request.url === '/.well-known/openid-configuration') return json(described);
    if (request.url === '/jwks') return json(jwks);
    let text = '';
    for await (const piece of request) text += piece;
    return json({ access_token: 'an access token', token_type: 'Bearer', id_token: await token(new URLSearchParams(text)) });
  } catch (error) {
    return json({ error: 'server_error', error_description: String(error?.stack ?? error) }, 500);
  }
});

console.log(issuer);
// It ends with the test that started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
