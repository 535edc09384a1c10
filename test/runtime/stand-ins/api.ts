// Stands in for the API process: answers every request with the configuration it was given.
import { createServer } from 'node:http';

const names = [
  'PORT',
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'SMTP_URL',
  'TOVHOLDER_HOME',
  'TOVHOLDER_MASTER_KEY_FILE',
];
const server = createServer((_request, response) => {
  const given = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ pid: process.pid, ...given }));
});
process.once('SIGTERM', () => process.exit(0));
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.stdout.write(`api ready http://127.0.0.1:${process.env.PORT}\n`);
});
