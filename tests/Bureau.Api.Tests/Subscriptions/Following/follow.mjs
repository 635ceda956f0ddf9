// Follows a consent while its subject pauses it, resumes it and revokes it; prints each status that it is told.
// node follow.mjs URL PARTNER_TOKEN SUBJECT_TOKEN CONSENT
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, partner, subject, consent] = process.argv.slice(2);
const client = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${partner}` },
  retryAttempts: 0,
});
const events = client.iterate({ query: 'subscription { consentChanged { id status } }' });

async function step(name) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${subject}` },
    body: JSON.stringify({ query: `mutation($id: ID!) { ${name}(consent: $id) { status } }`, variables: { id: consent } }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(`${name}: ${answer.errors[0].extensions.code}`);
}

// The protocol does not tell when a subscription has begun: the first step is taken until it is told.
let next = events.next();
for (let tries = 0; tries < 20; tries++) {
  await step('pauseConsent');
  const told = await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 2000))]);
  if (told) break;
  await step('resumeConsent');
}

console.log((await next).value.data.consentChanged.status);
for (const name of ['resumeConsent', 'revokeConsent']) {
  await step(name);
  next = events.next();
  console.log((await next).value.data.consentChanged.status);
}

await client.dispose();
