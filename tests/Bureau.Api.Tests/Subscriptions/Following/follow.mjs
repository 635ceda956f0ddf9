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

// The protocol does not tell when a subscription has begun: the first step is taken until it is told. On a slow machine what is told first may be that it was taken back.
let next = events.next();
let first;
for (let tries = 0; tries < 20 && first !== 'PAUSED'; tries++) {
  await step('pauseConsent');
  let told;
  do {
    told = await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 2000))]);
    if (told) {
      first = told.value.data.consentChanged.status;
      next = events.next();
    }
  } while (told && first !== 'PAUSED');
  if (first !== 'PAUSED') await step('resumeConsent');
}

console.log(first);
for (const name of ['resumeConsent', 'revokeConsent']) {
  await step(name);
  console.log((await next).value.data.consentChanged.status);
  next = events.next();
}

await client.dispose();
