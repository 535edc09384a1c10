import { parseInstant } from '../../../calendar/index.ts';
import { isJsonObject, type JsonObject } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import {
  boolean,
  choice,
  gestationalAgeField,
  instant,
  list,
  longText,
  object,
  optional,
  shortText,
  slug,
} from '../../field.ts';
import { canonicalWho, childRefs } from '../../people.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional } from '../../role-field.ts';
import { birthFirst } from './birth-first.ts';
import { implausibleBirth } from './birth-plausible.ts';

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
  if (bornMs < view.startedMs) {
    return refuse(
      'VALIDATION',
      `Tidspunktet ligger før sagens start ${view.startedOn}.`,
      `The moment lies before the start of the case, ${view.startedOn}.`,
      { reason: 'children.bornAt' },
    );
  }
  return implausibleBirth(view, bornMs, child.alive === true);
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

/** In a child's own case the birth is that child's; in the pregnancy the one named, or the first. */
function bornChild({ view, data }: Attempt): string {
  if (data.who !== undefined) return canonicalWho(data.who, view);
  return view.kind === 'child' ? view.state.ref : (childRefs(view)[0] ?? '');
}

function checkCorrection(attempt: Attempt): Refusal | null {
  const { view, data, moment } = attempt;
  const refusal = birthFirst(attempt);
  if (refusal) return refusal;
  if (!childRefs(view).includes(bornChild(attempt))) {
    return refuse('NOT_FOUND', 'Sagen kender ikke det barn.', 'The case does not know that child.', {
      reason: 'who',
    });
  }
  const bornMs = parseInstant(data.bornAt) ?? moment.ms;
  return implausibleBirth(view, bornMs, true);
}

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
          bornAt: optional(instant('Født, hvis ikke samtidig', 'Born, if not at the same time')),
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
    name: 'correct-birth',
    title: text('Ret fødselstidspunkt', 'Correct the time of birth'),
    kinds: ['pregnancy', 'child'],
    fields: {
      bornAt: instant('Født', 'Born'),
      who: optional(slug('Barn', 'Child')),
      source: choice('Kilde', 'Source', {
        registered: text('Registreret i CPR', 'Registered in CPR'),
        overridden: text('Fastsat af fagperson', 'Set by a professional'),
      }),
      reason: longText('Begrundelse', 'Reason', { optional: true }),
    },
    event: 'birth-corrected',
    check: checkCorrection,
    produces: (attempt) => [{ type: 'birth-corrected', data: { ...attempt.data, who: bornChild(attempt) } }],
    relayed: 'line',
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
