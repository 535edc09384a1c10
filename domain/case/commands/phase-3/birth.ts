import { civilDateOf, gestationalDaysOn, parseInstant } from '../../../calendar/index.ts';
import { isJsonObject, type JsonObject } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import {
  boolean,
  gestationalAgeField,
  instant,
  list,
  longText,
  object,
  optional,
  shortText,
  slug,
} from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional } from '../../role-field.ts';
import { birthFirst } from './birth-first.ts';

/** Conception lies two weeks after the first day of the last menstruation. */
const CONCEPTION_DAYS = 14;
/** No child is born alive before 20+0, and no pregnancy lasts beyond 45+0. */
const EARLIEST_LIVE_DAYS = 20 * 7;
const LONGEST_DAYS = 45 * 7;

/** Refs that already mean something else in `who` and `case`. */
const reserved = new Set(['mother', 'partner', 'unborn', 'pregnancy', 'child', 'case', 'notifier', 'FMI']);

function checkBirth({ view, data, moment, nowMs }: Attempt): Refusal | null {
  if (view.of('birth-recorded').length > 0) {
    return refuse(
      'PRECONDITION',
      'Fødslen er allerede registreret; ret den ved at tilbagekalde den.',
      'The birth has already been recorded; correct it by retracting it.',
      { reason: 'bornAt' },
    );
  }
  if (moment.dateOnly) {
    return refuse(
      'VALIDATION',
      'Fødslen skal have et klokkeslæt: timefrister tælles fra den.',
      'The birth needs a time of day: limits in hours are counted from it.',
      { reason: 'bornAt' },
    );
  }
  const children = withRefs(data);
  return checkRefs(children) ?? first(children, (child) => checkChild(child, { view, moment, nowMs }));
}

function checkRefs(children: readonly JsonObject[]): Refusal | null {
  const refs = children.map((child) => String(child.ref));
  if (refs.some((ref) => reserved.has(ref))) {
    return refuse(
      'VALIDATION',
      'Barnets navn i sagen skal være som child:1.',
      "The child's name in the case must be like child:1.",
      { reason: 'children.ref' },
    );
  }
  return new Set(refs).size === refs.length
    ? null
    : refuse('DUPLICATE', 'To børn har fået samme navn i sagen.', 'Two children have the same ref.', {
        reason: 'children.ref',
      });
}

function checkChild(
  child: JsonObject,
  { view, moment }: Pick<Attempt, 'view' | 'moment' | 'nowMs'>,
): Refusal | null {
  const bornMs = parseInstant(child.bornAt) ?? moment.ms;
  if (bornMs < view.state.startedMs) {
    return refuse(
      'VALIDATION',
      `Tidspunktet ligger før sagens start ${view.startedOn}.`,
      `The moment lies before the start of the case, ${view.startedOn}.`,
      { reason: 'children.bornAt' },
    );
  }
  if (!view.term) return null;
  const days = gestationalDaysOn(view.term.edd, civilDateOf(bornMs));
  if (days < CONCEPTION_DAYS) {
    return refuse(
      'PRECONDITION',
      'Fødslen ligger før undfangelsen efter den termin, sagen kender.',
      'The birth lies before conception by the due date that the case knows.',
      { reason: 'bornAt' },
    );
  }
  const implausible = days > LONGEST_DAYS || (child.alive === true && days < EARLIEST_LIVE_DAYS);
  return implausible
    ? refuse(
        'PRECONDITION',
        'Fødslen passer ikke med terminen; ret terminen først.',
        'The birth does not fit the due date; correct the due date first.',
        { reason: 'bornAt' },
      )
    : null;
}

function first<T>(items: readonly T[], check: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = check(item);
    if (refusal) return refusal;
  }
  return null;
}

/** The children as told; one without a ref gets `child:` and its place in the birth. */
function withRefs(data: JsonObject): readonly JsonObject[] {
  const told = Array.isArray(data.children) ? data.children.filter(isJsonObject) : [];
  return told.map((child, i) => ({ ref: `child:${i + 1}`, ...(child as JsonObject) }));
}

const produceBirth = ({ data }: Attempt): readonly EventDraft[] => [
  { type: 'birth-recorded', data: { ...data, children: withRefs(data) } },
];

/** The birth, and who has heard of it. */
export const birthCommands: readonly CommandSpec[] = [
  {
    name: 'record-birth',
    title: text('Registrér fødsel', 'Record birth'),
    kinds: ['pregnancy'],
    moment: 'bornAt',
    fields: {
      bornAt: instant('Født', 'Born'),
      children: list(
        'Børn',
        'Children',
        object('Barn', 'Child', {
          ref: optional(slug('Barnets navn i sagen', 'Ref of the child', { initial: 'child:1' })),
          alive: boolean('Levende født', 'Born alive'),
          bornAt: optional(instant('Født (flerfold)', 'Born (multiples)')),
          gestationalAge: optional(gestationalAgeField('Gestationsalder', 'Gestational age')),
        }),
        { min: 1, max: 8 },
      ),
      place: optional(shortText('Fødested', 'Place of birth')),
      parentsMarried: optional(boolean('Forældrene er gift', 'The parents are married')),
    },
    event: 'birth-recorded',
    check: checkBirth,
    produces: produceBirth,
  },
  {
    name: 'acknowledge-birth',
    title: text('Kvittér for besked om fødsel', 'Acknowledge the birth notice'),
    kinds: ['pregnancy', 'child'],
    fields: { by: optional(professional('Modtaget af', 'Received by')) },
    event: 'birth-acknowledged',
    check: birthFirst,
    relayed: { ref: 'pregnancy' },
  },
  {
    name: 'explain-missing-birth',
    title: text('Begrund hvorfor der ikke er meldt fødsel', 'Explain why no birth is reported'),
    kinds: ['pregnancy'],
    fields: { reason: longText('Årsag', 'Reason', { optional: true }) },
    event: 'missing-birth-explained',
    check: ({ view }) =>
      view.birth
        ? refuse('PRECONDITION', 'Fødslen er registreret.', 'The birth has been recorded.', {
            reason: 'bornAt',
          })
        : null,
  },
];
