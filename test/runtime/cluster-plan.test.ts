import { expect, test } from 'vitest';
import { plannedBlows } from '../../bench/cluster/blows.ts';
import { type Asked, disturbedMs, felt } from '../../bench/cluster/felt.ts';
import { type BlowReport, byRole, violationsOf } from '../../bench/cluster/report.ts';
import { temporalPrograms } from '../../bench/cluster/temporal-programs.ts';
import { engineMembers, serverConfig, struckRoles } from '../../bench/cluster/topology.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { differences } from '../faults/cluster/life-differences.ts';
import { lifeOf } from '../faults/cluster/life-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

async function planned() {
  let port = 7_000;
  return engineMembers(async () => port++);
}

test('two of each part of the engine and one housekeeper, no port twice', async () => {
  const members = await planned();
  expect(members.map(({ name }) => name)).toEqual([
    ...['frontend-1', 'frontend-2', 'history-1', 'history-2', 'matching-1', 'matching-2', 'housekeeping'],
  ]);
  const ports = members.flatMap(({ grpcPort, membershipPort }) => [grpcPort, membershipPort]);
  expect(new Set(ports).size).toBe(14);
});

test('each process of the engine is told its own ports, both databases and the one address of the frontends', async () => {
  const members = await planned();
  const at = { store: 'postgres://postgres:p%40ss@127.0.0.1:5555/tovholder', frontends: '127.0.0.1:9999' };
  for (const member of members) {
    const config = serverConfig(member, members, at);
    expect(config.services[member.service]).toEqual({
      rpc: { grpcPort: member.grpcPort, membershipPort: member.membershipPort, bindOnLocalHost: true },
    });
    expect(config.global.membership.broadcastAddress).toBe('127.0.0.1');
    expect(config.clusterMetadata.clusterInformation.active.rpcAddress).toBe('127.0.0.1:9999');
    const stores = Object.values(config.persistence.datastores).map(({ sql }) => sql);
    expect(stores).toMatchObject([
      { databaseName: 'temporal', connectAddr: '127.0.0.1:5555', password: 'p@ss' },
      { databaseName: 'temporal_visibility' },
    ]);
    // Seven processes share what PostgreSQL takes without being told otherwise.
    expect(stores.reduce((sum, { maxConns }) => sum + maxConns, 0) * members.length).toBeLessThan(97);
  }
});

test('the quick form kills each kind of process, the full one does everything to each three times', () => {
  const quick = plannedBlows('quick');
  expect(quick.filter(({ blow }) => blow === 'kill').map(({ role }) => role)).toEqual([...struckRoles]);
  expect(new Set(quick.map(({ blow }) => blow))).toEqual(new Set(['kill', 'pause', 'restart']));
  const full = plannedBlows('full');
  expect(full).toHaveLength(45);
  for (const role of struckRoles) expect(full.filter((one) => one.role === role)).toHaveLength(9);
  expect(plannedBlows('quick', ['history'])).toEqual([
    { role: 'history', blow: 'kill' },
    { role: 'history', blow: 'pause' },
  ]);
});

const asked = (askedMs: number, tookMs: number, attempts = 1): Asked => ({
  ...{ kind: 'command', askedMs, tookMs, attempts },
});

test('what was felt counts whoever asked in the time, however late the answer came', () => {
  const all = [asked(0, 10), asked(100, 20), asked(999, 5_000, 3), asked(1_000, 30)];
  expect(felt(all, 'command', 0, 1_000)).toEqual({
    ...{ asked: 3, p50Ms: 20, p99Ms: 5_000, worstMs: 5_000, again: 1 },
  });
  expect(felt(all, 'read', 0, 1_000).asked).toBe(0);
});

test('a blow is felt until the last who waited noticeably was answered', () => {
  expect(disturbedMs([asked(1_000, 400), asked(1_500, 900)], 300, 1_000, 9_000)).toBe(0);
  expect(disturbedMs([asked(1_200, 4_000), asked(6_000, 500)], 300, 1_000, 9_000)).toBe(4_200);
  // On a machine where seconds are usual, seconds are no effect of the blow.
  expect(disturbedMs([asked(1_200, 4_000)], 5_000, 1_000, 9_000)).toBe(0);
});

const stretch = (p99Ms: number) => ({ asked: 50, p50Ms: 10, p99Ms, worstMs: p99Ms + 5, again: 0 });
const blow = (over: Partial<BlowReport>): BlowReport => ({
  ...{ role: 'history', blow: 'kill', member: 'history-1', fired: true, underWay: 2, disturbedMs: 0 },
  commands: { quiet: stretch(50), during: stretch(100) },
  reads: { quiet: stretch(5), during: stretch(5) },
  load: { quietPerSecond: 8, duringPerSecond: 8 },
  ...over,
});

test('the figures of a kind are the medians of its blows and the worst wait of all', () => {
  const blows = [
    blow({}),
    blow({ commands: { quiet: stretch(40), during: stretch(400) }, disturbedMs: 7_000 }),
    blow({ commands: { quiet: stretch(60), during: stretch(200) } }),
  ];
  expect(byRole(blows)).toEqual({
    history: {
      ...{ blows: 3, fired: 3, quietP99Ms: 50, duringP99Ms: 200, ratio: 4, worstMs: 405 },
      longestDisturbedMs: 7_000,
    },
  });
});

test('a run fails by a blow that did not fire, a life that differs, and whatever did not hold', () => {
  const well = { blows: [blow({})], lives: [], broken: new Map([['I1', []]]), others: [] };
  expect(violationsOf(well)).toEqual([]);
  expect(violationsOf({ ...well, blows: [] })).toEqual(['no process was struck']);
  expect(violationsOf({ ...well, blows: [blow({ fired: false })] })).toEqual([
    'kill of history-1 did not fire',
  ]);
  expect(
    violationsOf({
      ...well,
      lives: [{ name: 'twins', steps: 1, differs: ['child:1 is not there'] }],
      broken: new Map([['I2', ['done twice']]]),
      others: ['worker-1 ended by itself: exit code 1'],
    }),
  ).toEqual(['life twins: child:1 is not there', 'I2: done twice', 'worker-1 ended by itself: exit code 1']);
});

test('a life that lost an act or told something twice differs from what the rules make of it', () => {
  const life = simulate(lifeOf('notification-over-easter')).cases;
  expect(differences(life, life)).toEqual([]);
  const [kase] = life;
  if (!kase) throw new Error('no case');
  const [message] = kase.sent;
  if (!message) throw new Error('no message');
  const told = { ...kase, version: kase.version - 1, sent: [...kase.sent, message] };
  expect(differences(life, [told])).toEqual([
    `pregnancy: ${kase.version - 1} acts for ${kase.version}`,
    `pregnancy: message too much: ${message.kind} ${message.deadlineId} ${message.to} ${message.at.slice(0, 10)}`,
  ]);
  expect(differences(life, [])).toEqual(['pregnancy is not there']);
});

test('without Go the engine is not built, and it is said what to install', async () => {
  await expect(temporalPrograms(folder, () => {}, 'no-such-go')).rejects.toThrow(
    /^Go is missing: .*Install Go/,
  );
});
