import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OLDER_MAY_RUN } from '../../../db/migration-files.ts';
import { projectRoot } from '../../../worker/embedded/home.ts';

const LEFT_OUT = /^\/(?:node_modules|\.git|\.tovholder|coverage|dist|docs|bench)(?:\/|$)/;

/** A copy of the project as it stands, with the same packages: a build that can be changed. */
export function copyOfProject(to: string): string {
  cpSync(projectRoot, to, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !LEFT_OUT.test(path.slice(projectRoot.length)),
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(to, 'node_modules'), 'dir');
  return to;
}

/** The project as a commit has it, with today's packages. Throws where the history is not there, as in a shallow clone. */
export function projectAt(commit: string, to: string): string {
  mkdirSync(to, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { cwd: projectRoot, maxBuffer: 500_000_000 });
  execFileSync('tar', ['-x', '-C', to], { input: archive });
  symlinkSync(join(projectRoot, 'node_modules'), join(to, 'node_modules'), 'dir');
  return to;
}

/** Replaces text in a file of a build; text that is not there exactly once is a mistake of the rehearsal. */
export function changeIn(build: string, file: string, from: string, to: string): void {
  const path = join(build, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2)
    throw new Error(`${file} holds that ${text.split(from).length - 1} times: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

/** Adds what a next release might bring: a schema that is wider, and code that uses it. Older code can go on from what it writes. */
export function asNextRelease(build: string): string {
  writeFileSync(
    join(build, 'db/migrations/9001_rehearsal.sql'),
    `-- Up Migration

${OLDER_MAY_RUN}
alter table case_view add column rehearsed text not null default 'no';
create table rehearsal (id bigint generated always as identity primary key, case_id text not null);
grant select, insert on rehearsal to tovholder_app;
create index rehearsal_by_case on rehearsal (case_id);

-- Down Migration

drop table rehearsal;
alter table case_view drop column rehearsed;
`,
  );
  return build;
}

/** Changes the workflow code behind a patch, as a release does that runs of before must be told apart from. */
export function withPatchedWorkflow(build: string): string {
  const shell = 'workflows/case-shell.ts';
  changeIn(build, shell, '  continueAsNew,\n', '  continueAsNew,\n  patched,\n  sleep,\n');
  changeIn(
    build,
    shell,
    '    const batch = batchOf(run.live, clock);\n',
    "    if (patched('2026-12-rehearsal')) await sleep(1);\n    const batch = batchOf(run.live, clock);\n",
  );
  return build;
}
