// `npm run -s cluster [-- --quick] [frontend history …]`: one JSON document on standard output, progress on standard error.
// Exit 1 when a blow did not fire, something did not hold, or the engine could not be built.
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import {
  allBlows,
  beats,
  type ClusterForm,
  type PlannedBlow,
  plannedBlows,
} from '../../../bench/cluster/blows.ts';
import { type Cluster, openCluster } from '../../../bench/cluster/open-cluster.ts';
import { type BlowReport, byRole, type LifeReport, violationsOf } from '../../../bench/cluster/report.ts';
import { TEMPORAL_VERSION } from '../../../bench/cluster/temporal-programs.ts';
import { engineSize, ownSize, SHARDS, struckRoles } from '../../../bench/cluster/topology.ts';
import { connect, connectAs } from '../../../db/connect.ts';
import { postgresIntake } from '../../../db/take-persons.ts';
import { readMasterKeyRing } from '../../../security/master-key-ring.ts';
import { createCaseEngine } from '../../../worker/case-engine.ts';
import { sealingDataConverter } from '../../../worker/codec/data-converter.ts';
import { StartRefused } from '../../../worker/embedded/say.ts';
import { createCaseGateway } from '../../../worker/gateway/temporal-case-gateway.ts';
import { quickReturn } from '../../../worker/temporal-connection.ts';
import { invariants } from '../invariants/all.ts';
import type { Evidence } from '../invariants/evidence.ts';
import { startMailServer } from '../support/mail-server.ts';
import { lateNotification, type RecordingClient, recordingClient } from '../support/recording-client.ts';
import { openLateCases } from '../support/stream.ts';
import { type Asking, startCallers } from './callers.ts';
import { livesBeside } from './lives-beside.ts';
import { strike } from './strike.ts';

const SETTLE_MS = 180_000;

/** How much is asked, and of how many cases. P1 asks 64 cases, 16 at once; the quick form leaves the machine some air. */
const sizes: Record<ClusterForm, { cases: number; asking: Asking }> = {
  quick: { cases: 16, asking: { perSecond: 5, lanes: 1, restMs: 300 } },
  full: { cases: 64, asking: { perSecond: 9, lanes: 16, restMs: 0 } },
};

const say = (line: string): void => console.error(line);

/** What was asked for; kinds of process or of blow that are not named are all meant. */
function asked(args: readonly string[]) {
  const named = <Name extends string>(all: readonly Name[]): readonly Name[] => {
    const mine = all.filter((one) => args.includes(one));
    return mine.length > 0 ? mine : all;
  };
  const names: readonly string[] = ['--quick', ...struckRoles, ...allBlows];
  if (!args.every((arg) => names.includes(arg))) return null;
  const form: ClusterForm = args.includes('--quick') ? 'quick' : 'full';
  return { form, planned: plannedBlows(form, named(struckRoles), named(allBlows)) };
}

/** The store and the engine as somebody outside the cluster reaches them. */
function reach(cluster: Cluster, client: RecordingClient, mail: Evidence['mail']) {
  const ring = readMasterKeyRing({ TOVHOLDER_MASTER_KEY_FILE: cluster.masterKeyFile });
  const sql = connect(cluster.databaseUrl, { name: 'cluster', ring, max: 4 });
  const owner = connectAs(cluster.databaseUrl, { name: 'cluster owner', ring, max: 2 });
  const connection = Connection.lazy({ address: cluster.temporalAddress, ...quickReturn });
  const engine = new Client({
    connection,
    namespace: cluster.namespace,
    dataConverter: sealingDataConverter(sql),
  });
  const evidence: Evidence = {
    store: { sql, owner },
    engine: { client: engine },
    client,
    mail,
    api: { url: cluster.url },
    logs: cluster.logs,
  };
  const gateway = createCaseGateway({
    client: engine,
    engine: createCaseEngine(engine),
    sql,
    persons: postgresIntake(sql),
  });
  // The connection to the engine ends with the process: see bench/cluster/engine.ts.
  const close = () => Promise.allSettled([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
  return { evidence, gateway, sql, close };
}

async function run(form: ClusterForm, plan: readonly PlannedBlow[]) {
  const startedMs = Date.now();
  const mail = await startMailServer();
  const ends: (() => Promise<unknown>)[] = [() => mail.stop()];
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  try {
    const cluster = await openCluster({ smtpUrl: mail.url, say });
    ends.push(cluster.close);
    const client = recordingClient(() => cluster.url);
    const { evidence, gateway, sql, close } = reach(cluster, client, mail);
    ends.push(close);
    const { cases, asking } = sizes[form];
    const ids = await openLateCases(client, cases, lateNotification);
    say(`${ids.length} cases opened after ${Math.round((Date.now() - startedMs) / 1000)} s`);
    const lives = livesBeside({ gateway, client, url: cluster.url, sql }, form);
    const callers = startCallers(client, ids, { url: cluster.url, asking });
    const blows: BlowReport[] = [];
    for (const planned of plan) {
      const report = await strike({ cluster, client, callers }, planned, beats[form]);
      blows.push(report);
      say(told(report));
    }
    await callers.stop();
    const lived = await lives.finish();
    const known = await client.settle(SETTLE_MS);
    say('looking at what must hold …');
    const broken = await lookAtAll(evidence);
    const others = [
      ...(known ? [] : ['an outcome stayed unknown']),
      ...counted(client.improper),
      ...cluster.members.flatMap((member) => member.endedByItself()),
    ];
    return document({
      form,
      startedMs,
      blows,
      lived,
      broken,
      others,
      commands: client.operations.length,
      mails: mail.kept().length,
    });
  } finally {
    await end();
  }
}

async function lookAtAll(evidence: Evidence): Promise<Map<string, string[]>> {
  const broken = new Map<string, string[]>();
  for (const { id, check } of invariants) broken.set(id, counted(await check(evidence)));
  return broken;
}

function document(of: {
  form: ClusterForm;
  startedMs: number;
  blows: BlowReport[];
  lived: LifeReport[];
  broken: Map<string, string[]>;
  others: string[];
  commands: number;
  mails: number;
}) {
  const { form, startedMs, blows, lived, broken, others, commands, mails } = of;
  const violations = violationsOf({ blows, lives: lived, broken, others });
  const machine = {
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadAtEnd: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
  return {
    ok: violations.length === 0,
    cluster: {
      form,
      on: new Date(startedMs).toISOString().slice(0, 10),
      seconds: Math.round((Date.now() - startedMs) / 1000),
      machine,
      temporal: { version: TEMPORAL_VERSION, store: 'PostgreSQL', shards: SHARDS, processes: engineSize },
      tovholder: ownSize,
      commands,
      mails,
      byRole: byRole(blows),
      blows,
      lives: lived,
      invariants: Object.fromEntries([...broken].map(([id, found]) => [id, found.length === 0]).sort()),
      violations,
    },
  };
}

/** Each once, with how often. */
function counted(all: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, n]) => (n === 1 ? one : `${one} (${n} times)`));
}

const told = ({ blow, member, fired, commands, disturbedMs }: BlowReport): string =>
  `${blow} of ${member}${fired ? '' : ' DID NOT FIRE'}: p99 ${commands.quiet.p99Ms} → ${commands.during.p99Ms} ms, ` +
  `worst ${commands.during.worstMs} ms, ${commands.during.again} of ${commands.during.asked} asked again, felt for ${disturbedMs} ms`;

const wanted = asked(process.argv.slice(2));
if (!wanted) {
  say(
    `Not known: ${process.argv.slice(2).join(' ')}. Known: --quick ${[...struckRoles, ...allBlows].join(' ')}.`,
  );
  process.exit(1);
}
/** Connections to the engine are open to the last: the process ends when its document is written. */
const print = (document: unknown, code: number): void =>
  void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`, () => process.exit(code));
try {
  const { ok, cluster } = await run(wanted.form, wanted.planned);
  print(cluster, ok ? 0 : 1);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  say(error.message);
  print({ ran: false, because: error.message }, 1);
}
