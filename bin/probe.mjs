#!/usr/bin/env node
// Asks a service of this machine whether it is well, for health checks of containers and the like: exit 0 when it is, else 1
// with why on standard error. Nothing but Node: it runs every few seconds.
import { connect } from 'node:net';

const PATIENCE_MS = 4_000;

function fail(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

const [text = ''] = process.argv.slice(2);
if (!URL.canParse(text)) fail('Say what to ask: node bin/probe.mjs https://127.0.0.1:8080/readyz');
const address = new URL(text);
setTimeout(() => fail('no answer in time'), PATIENCE_MS).unref();

if (address.protocol === 'smtp:') {
  const socket = connect({ host: address.hostname, port: Number(address.port) });
  socket.once('error', (error) => fail(error.code ?? error.message));
  socket.once('data', (greeting) => {
    socket.end('QUIT\r\n');
    if (greeting.toString('utf8').startsWith('220')) process.exit(0);
    fail('it greets in another way than a mail server does');
  });
} else {
  try {
    const answer = await fetch(address, { redirect: 'manual' });
    if (answer.ok) process.exit(0);
    fail(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
  } catch (error) {
    fail(error.cause?.code ?? error.cause?.message ?? error.message);
  }
}
