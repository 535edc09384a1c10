import { compareDeadlines, type DeadlineFacts, type MovedDeadline } from '../db/compare-deadlines.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Which open deadlines this build would move, before it runs any case; ends with 1 when there is one. */
export async function deployReport(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const report = await compareDeadlines(sql, Date.now());
    const { cases, openDeadlines, moved, wakes, unreadable } = report;
    const ok = moved.length + wakes.length + unreadable.length === 0;
    return {
      document: { ok, ...report },
      text: () =>
        [
          `${cases} sager, ${openDeadlines} åbne frister, ${moved.length} ville flytte sig`,
          ...moved.flatMap(movedText),
          ...wakes.map((one) => `  ${one.caseId}: vækkes ${at(one.beforeMs)} → ${at(one.afterMs)}`),
          ...unreadable.map((id) => `  ${id}: kan ikke læses`),
        ].join('\n'),
      ok,
    };
  } finally {
    await close();
  }
}

const movedText = ({ caseId, deadlineId, differs, before, after }: MovedDeadline): string[] => [
  `  ${caseId}  ${deadlineId}  (${after?.ruleVersion ?? before?.ruleVersion ?? '–'})`,
  ...(before && after
    ? differs.map((name) => `    ${labels[name]}: ${shown(before, name)} → ${shown(after, name)}`)
    : [after ? '    ny' : '    falder bort']),
];

const labels: Readonly<Record<keyof DeadlineFacts, string>> = {
  ruleVersion: 'regelversion',
  earliestOn: 'tidligst',
  targetOn: 'mål',
  dueOn: 'frist',
  dueMs: 'frist, tidspunkt',
  status: 'status',
  remindFromMs: 'påmindes fra',
};

const shown = (facts: DeadlineFacts, name: keyof DeadlineFacts): string =>
  name === 'dueMs' || name === 'remindFromMs' ? at(facts[name]) : (facts[name] ?? '–');

const at = (ms: number | null): string => (ms === null ? '–' : formatInstant(ms));
