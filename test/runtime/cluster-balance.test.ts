import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Balance, startBalance, type Target } from '../../bench/cluster/balance.ts';
import { freePort } from '../../worker/embedded/free-port.ts';

const open: Server[] = [];
let balance: Balance | undefined;
afterEach(async () => {
  await balance?.stop();
  for (const server of open.splice(0)) server.close();
});

/** A server that says its name to whoever connects, and then what it hears. */
async function server(name: string): Promise<Target> {
  const listening = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(name);
    socket.pipe(socket);
  }).listen(0, '127.0.0.1');
  open.push(listening);
  await once(listening, 'listening');
  const address = listening.address();
  return { name, port: typeof address === 'object' && address ? address.port : 0 };
}

async function balanced(targets: readonly Target[], isWell: (target: Target) => boolean = () => true) {
  balance = await startBalance({ targets, isWell: async (target) => isWell(target), checkMs: 10 });
  return balance;
}

async function said(socket: Socket): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString();
}

const dial = ({ port }: Balance): Socket => connect({ host: '127.0.0.1', port });

test('connections are spread, and both sides hear each other', async () => {
  const front = await balanced([await server('one'), await server('two')]);
  const first = dial(front);
  const second = (await said(first)) && dial(front);
  if (!second) throw new Error('nothing was said');
  await said(second);
  expect([front.sessions('one'), front.sessions('two')]).toEqual([1, 1]);
  first.write('hello');
  expect(await said(first)).toBe('hello');
  first.destroy();
  second.destroy();
});

test('a server that nobody can reach is passed over', async () => {
  const gone = { name: 'gone', port: await freePort() };
  const front = await balanced([gone, await server('there')], ({ name }) => name === 'there');
  const socket = dial(front);
  expect(await said(socket)).toBe('there');
  socket.destroy();
});

test('where nobody is there the connection ends', async () => {
  const front = await balanced([{ name: 'gone', port: await freePort() }]);
  const socket = dial(front);
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'close');
  expect(front.sessions('gone')).toBe(0);
});

test('a server that stops answering its checks loses its connections, and gets new ones when it is well again', async () => {
  let well = true;
  const front = await balanced([await server('one')], () => well);
  const socket = dial(front);
  expect(await said(socket)).toBe('one');
  well = false;
  await once(socket, 'close');
  expect(front.sessions('one')).toBe(0);
  well = true;
  const again = dial(front);
  expect(await said(again)).toBe('one');
  again.destroy();
});
