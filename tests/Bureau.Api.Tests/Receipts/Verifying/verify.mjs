// node verify.mjs KEYS ISSUER < receipts: verifies receipts, a line each, by the keys at that address; prints [{header, payload} or {error}] as JSON.
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [keysAddress, issuer] = process.argv.slice(2);
const keys = createRemoteJWKSet(new URL(keysAddress));
const results = [];
for await (const chunk of process.stdin) {
  for (const receipt of chunk.toString().split('\n').filter(Boolean)) {
    try {
      const { payload, protectedHeader } = await jwtVerify(receipt, keys, { issuer, typ: 'consent-receipt+jwt', algorithms: ['ES256'], currentDate: new Date(8.64e15) });
      results.push({ header: protectedHeader, payload });
    } catch (error) {
      results.push({ error: error.code ?? error.name });
    }
  }
}
console.log(JSON.stringify(results));
