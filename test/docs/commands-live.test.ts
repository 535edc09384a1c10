import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../worker/embedded/free-port.ts';
import { projectRoot, tovholderHome } from '../../worker/embedded/home.ts';
import { resolveTemporalCli } from '../../worker/embedded/temporal-binary.ts';
import { runScript, type ScriptRun } from '../runtime/run-script.ts';
import { temporaryFolder } from '../runtime/temporary-folder.ts';
import { guideScript, printedByBlock } from './support/api-guide.ts';
import { classOf } from './support/command-classes.ts';
import { commandsOf } from './support/commands.ts';
import { pages } from './support/markdown.ts';

/** What the pages say to give to a running Tovholder, each once; what takes something away comes last. */
const orderOf = (text: string): number => {
  const one = classOf(text);
  return one?.runs === 'live' ? (one.order ?? 0) : -1;
};
const commands = [
  ...new Set(
    pages()
      .flatMap(commandsOf)
      .map(({ text }) => text),
  ),
]
  .filter((text) => orderOf(text) >= 0 && !/npm start$/.test(text))
  .sort((a, b) => orderOf(a) - orderOf(b));

const folder = temporaryFolder();
let started: ScriptRun;
let env: NodeJS.ProcessEnv;
let url: string;
/** Cases of the demo, and persons of the first, to put where a page leaves a place. */
let cases: string[];
let persons: string[];

/** One member of each item of a list, as somebody in Esbjerg is given it. */
async function listed(path: string, member: string): Promise<string[]> {
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: 'Bearer demo:esbjerg:FR' } });
  const said = (await answer.json()) as { items?: Record<string, string>[] };
  if (!said.items?.length) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said.items.map((item) => item[member] ?? '');
}

beforeAll(async () => {
  const tools = join(folder, 'bin');
  mkdirSync(tools);
  symlinkSync(await resolveTemporalCli(tovholderHome(), () => {}), join(tools, 'temporal'));
  writeFileSync(join(folder, 'notices.json'), '[]');
  const own = {
    TOVHOLDER_HOME: join(folder, 'home'),
    PORT: String(await freePort()),
    PATH: `${tools}${delimiter}${process.env.PATH}`,
    ...{ DATABASE_URL: '', TEMPORAL_ADDRESS: '', OIDC_ISSUER: '' },
  };
  started = runScript('cli/start.ts', [], own);
  const loaded = started.line(/^demo cases: all there/);
  const [ready] = await Promise.all([started.line(/^ready /), loaded]);
  url = ready.replace('ready ', '');
  const temporal = /Temporal: dev server running on (\S+?),/.exec(started.stdout())?.[1];
  if (!temporal) throw new Error(started.stdout());
  env = { ...process.env, ...own };
  // What was left empty is left out: the command line then finds what runs in the home folder.
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER']) delete env[name];
  env.AT = temporal;
  cases = [...new Set(await listed('/v1/worklist', 'caseId'))];
  persons = await listed(`/v1/cases/${cases[0]}/persons`, 'personId');
}, 180_000);
// Before its folder is removed.
afterAll(async () => {
  started.child.kill('SIGTERM');
  await started.ended;
});

/** A command as the page has it, with this home, these cases and these files in its places. */
function concrete(text: string): string {
  return text
    .replace(
      /^(?:tovholder )?(?=(?:erase|rebuild|reconcile|verify-journal|rotate-keys)\b)/,
      'npm run -s tovholder -- ',
    )
    .replace(/http:\/\/127\.0\.0\.1:8080/, url)
    .replace(/^temporal (?!operator)/, 'temporal --address "$AT" ')
    .replace('$TEMPORAL_ADDRESS', '$AT')
    .replace(/toggle --pause$/, "toggle --pause --schedule-id dead-man-check --reason 'test'")
    .replaceAll(/\[|\]/g, '')
    .replace('verify-journal --anchors file', 'verify-journal --anchors')
    .replaceAll(/\|[\w|-]+/g, '')
    .replace(/--reason …/, '--reason request')
    .replace('--seed …', '--seed 1')
    .replace('--subject u_…', '--subject u_1')
    .replace(/p_…(?!.*--yes)/, 'p_… --reason request --yes')
    .replace('p_…', () => persons.shift() ?? '')
    .replace('cases.csv', 'docs/examples/import.csv')
    .replace('notices.json', join(folder, 'notices.json'))
    .replace(/rebuild --workflow$/, 'rebuild --workflow c_…')
    .replaceAll(/<case>|c_…|(?<=case:)…/g, (/erase/.test(text) ? cases.at(-1) : cases[0]) ?? '');
}

interface Ran {
  code: number;
  out: string;
  error: string;
}

const given = (command: string): Promise<Ran> =>
  new Promise((done) => {
    execFile(
      'bash',
      ['-c', command],
      { cwd: projectRoot, env, maxBuffer: 50_000_000 },
      (failure, out, error) =>
        done({ code: typeof failure?.code === 'number' ? failure.code : failure ? -1 : 0, out, error }),
    );
  });

it('the guide to the API goes through with the real engine and store', async () => {
  const { code, out, error } = await given(guideScript(url));
  expect([code, error]).toEqual([0, '']);
  const said = [...printedByBlock(out).values()].join('\n');
  // What does not depend on the day on which it is run.
  for (const line of [
    'F1-15.n1 F1-17.n1',
    '404 NOT_FOUND',
    '409 IDEMPOTENCY_CONFLICT',
    '412 VERSION_CONFLICT',
  ])
    expect(said).toContain(line);
});

describe('given to a running Tovholder as the pages have it', () => {
  it.each(commands)('%s', async (text) => {
    const command = concrete(text);
    const { code, out, error } = await given(command);
    const one = classOf(text);
    if (one?.runs === 'live' && one.refuses) {
      expect([code, out]).toEqual([1, expect.stringMatching(one.refuses)]);
      return;
    }
    expect([code, code === 0 ? '' : `${out.slice(0, 500)}${error.slice(0, 500)}`]).toEqual([0, '']);
    if (command.includes('tovholder --')) JSON.parse(out);
  });
});
