import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type Programme, programmes } from '../../domain/case/examination-codes.ts';
import { meetingTasksOf } from '../../domain/case/meeting-tasks.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { criteriaEditions } from '../../domain/rules/inclusion/criteria.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { type Text, text } from '../../domain/text.ts';
import { dateInWords } from '../text/dates.ts';
import type { Option } from './form-node.ts';

/** Visits and consultations are numbered without end; so many are offered. */
const NUMBERED = 10;

/**
 * The codes that a field of a command takes, with names to choose by: nobody has to know a code by heart. Undefined where
 * the field takes no known codes.
 */
export function codeOptions(
  command: string,
  field: string,
  seen: SeenCase,
  nowMs: number,
): readonly Option[] | undefined {
  const { state, sight } = seen;
  switch (`${command}/${field}`) {
    case 'record-examination/code':
      return examinationOptions(state.kind, Object.keys(programmes) as Programme[]);
    case 'answer-health-visit/code':
      return examinationOptions(state.kind, ['health-visit']);
    case 'record-exposure/code':
    case 'confirm-inclusion/codes':
      return (criteriaEditions.at(-1)?.criteria ?? []).map(({ code, title }) => [
        code,
        text(`${code} ${title.da}`, `${code} ${title.en}`),
      ]);
    case 'confirm-checklist/checklist':
      return distinct(
        deadlinesSeen(seen, state, nowMs)
          .filter(({ kind, status }) => kind === 'checklist' && unmetStatuses.includes(status))
          .map(({ ruleId, title }) => [ruleId, title]),
      );
    case 'complete-task/taskId':
      return meetingTasksOf(viewOf(state))
        .filter(({ done, agreed }) => !done && sight.act(agreed))
        .map(({ id, owner, dueOn }) => [
          id,
          text(
            `${roleName(owner).da}, senest ${dateInWords(dueOn, 'da')} (${id})`,
            `${roleName(owner).en}, by ${dateInWords(dueOn, 'en')} (${id})`,
          ),
        ]);
    case 'answer-access/outcome':
      return Object.entries(accessOutcomes);
    case 'agree-contact-form/channel':
      return Object.entries(channels);
    default:
      return undefined;
  }
}

const accessOutcomes: Readonly<Record<string, Text>> = {
  granted: text('Imødekommet', 'Granted'),
  'partly-granted': text('Delvist imødekommet', 'Partly granted'),
  refused: text('Afslået', 'Refused'),
  'holding-letter': text('Foreløbigt svar med forventet dato', 'Holding letter with an expected date'),
};

const channels: Readonly<Record<string, Text>> = {
  phone: text('Telefon', 'Telephone'),
  mail: text('Sikker mail', 'Secure mail'),
  video: text('Video', 'Video'),
  meeting: text('Møde', 'Meeting'),
};

function examinationOptions(kind: CaseKind, of: readonly Programme[]): readonly Option[] {
  return distinct(
    of.flatMap((programme) =>
      programmes[programme].codes
        .filter((one) => one.kind === kind)
        .flatMap(({ pattern }) => codesOf(pattern))
        .map((code): Option => [code, codeName(code)]),
    ),
  );
}

/** The codes that a pattern lists; of a numbered one the first ten. */
const codesOf = (pattern: RegExp): readonly string[] => {
  const numbers = Array.from({ length: NUMBERED }, (_, i) => `${i + 1}`);
  return pattern.source
    .replace(/^\^\(\?:|\)\$$/g, '')
    .split('|')
    .flatMap((one) => (one.endsWith('[1-9]\\d?') ? numbers.map((n) => one.replace('[1-9]\\d?', n)) : one));
};

/** `25w` as `25 uger`, `3y6m` as `3 år 6 måneder`, `4` as `Nr. 4`. */
function codeName(code: string): Text {
  if (code === 'antenatal') return text('Graviditetsbesøg', 'Antenatal visit');
  const number = /^(b?)(\d+)$/.exec(code);
  if (number)
    return number[1]
      ? text(`Behovsbesøg ${number[2]}`, `Extra visit ${number[2]}`)
      : text(`Nr. ${code}`, `No. ${code}`);
  const said = (units: Readonly<Record<string, string>>) =>
    code
      .replaceAll(/(\d+)([wmy])/g, (_, n: string, unit: string) => `${n} ${units[unit]} `)
      .replaceAll('-', '–')
      .trim();
  return text(said({ w: 'uger', m: 'måneder', y: 'år' }), said({ w: 'weeks', m: 'months', y: 'years' }));
}

const distinct = (options: readonly Option[]): readonly Option[] => [...new Map(options)];
