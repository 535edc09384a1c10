// Fills an empty store with three lives as demo cases. Started beside `npm start`; its failure ends nothing.

import { readApiEnv } from '../api/env.ts';
import { regions } from '../api/identity/region.ts';
import { openPorts } from '../api/live-ports.ts';
import type { Ports } from '../api/ports.ts';
import { mistakeReport } from '../worker/configuration/mistakes.ts';
import { loadLife } from '../worker/demo/load-life.ts';
import { moveToNow } from '../worker/demo/move-to-today.ts';
import { demoLives } from '../worker/demo/stories.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function isEmpty({ reads, clock }: Ports): Promise<boolean> {
  const municipalities = Object.values(regions).flatMap((region) => region.municipalities);
  return (await reads.list({ municipalities, nowMs: clock() }, { limit: 1 })).length === 0;
}

async function load(ports: Ports): Promise<boolean> {
  if (!(await isEmpty(ports))) {
    say('there are cases already, none are added');
    return true;
  }
  say('three lives are played up to today, the short ones first; reload the page as they appear');
  let allWell = true;
  for (const { name, past } of demoLives) {
    const life = moveToNow(past, ports.clock());
    const loaded = await loadLife(ports.gateway, life, `demo/${name}`);
    if (loaded.ok) say(`${name} is there`);
    else
      say(`${name}: step ${loaded.step} was refused, ${loaded.refusal.code}: ${loaded.refusal.message.en}`);
    allWell &&= loaded.ok;
  }
  if (allWell) say('all there');
  return allWell;
}

const read = readApiEnv(process.env);
if (!read.ok) {
  process.stderr.write(`${mistakeReport(read.mistakes)}\n`);
  process.exit(1);
}
const { ports, close } = openPorts(read.env.databaseUrl, read.given);
try {
  process.exitCode = (await load(ports)) ? 0 : 1;
} finally {
  await close();
}
