// node audit.mjs URL TOKEN: runs every check against a server and prints [{name, status, reason}] as JSON.
import { auditServer } from 'graphql-http';

const [url, token] = process.argv.slice(2);
const results = await auditServer({
  url,
  fetchFn: (target, init = {}) => fetch(target, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
});
console.log(JSON.stringify(results.map(({ name, status, reason }) => ({ name, status, reason }))));
