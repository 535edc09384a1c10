import { addMonths, rollForwardEu } from '../../../calendar/index.ts';
import type { JsonObject } from '../../../json.ts';
import type { Obligation } from '../../../obligations/obligation.ts';
import { isPastAt, isPausedAt } from '../../../obligations/past.ts';
import { statusOf } from '../../../obligations/status.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { date, longText, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

type Check = (obligation: Obligation, attempt: Attempt) => Refusal | null;

const settled = new Set(['met', 'met-late', 'cancelled', 'exempted']);

const no = (o: Obligation, da: string, en: string): Refusal =>
  refuse('PRECONDITION', da, en, { reason: o.id, source: o.version.source.text });

/** The deadline that the ledger speaks of, or the refusal: unknown, or already done with. */
function onOpenDeadline(check: Check): (attempt: Attempt) => Refusal | null {
  return (attempt) => {
    const { obligations, closing } = attempt.derived();
    const found = obligations.find((o) => o.id === attempt.data.deadlineId);
    if (!found) {
      return refuse('NOT_FOUND', 'Sagen har ingen sådan frist.', 'The case has no such deadline.', {
        reason: 'deadlineId',
      });
    }
    return settled.has(statusOf(found, attempt.nowMs, closing))
      ? no(found, 'Fristen er ikke længere åben.', 'The deadline is no longer open.')
      : check(found, attempt);
  };
}

const statutory = (o: Obligation): boolean => o.rule.nature === 'LOV';

const checkPause: Check = (o, { data, moment }) => {
  if (statutory(o))
    return no(o, 'En lovfrist kan ikke sættes på pause.', 'A statutory limit cannot be paused.');
  if (isPausedAt(o, moment.ms)) return no(o, 'Fristen er allerede på pause.', 'It is already paused.');
  if (o.dueOn === null && o.dueMs === null)
    return no(o, 'Uden dato er der intet at sætte på pause.', 'Without a date there is nothing to pause.');
  if (isPastAt(o, moment.ms))
    return no(o, 'Fristen er allerede overskredet.', 'The limit has already passed.');
  return typeof data.until === 'string' && data.until <= moment.on
    ? refuse('VALIDATION', 'Pausen skal slutte efter, at den begynder.', 'A pause ends after it begins.', {
        reason: 'until',
      })
    : null;
};

const checkResume: Check = (o, { moment }) => {
  return isPausedAt(o, moment.ms) || (moment.dateOnly && moment.on === o.pausedSince?.on)
    ? null
    : no(o, 'Fristen er ikke på pause.', 'The deadline is not paused.');
};

/** X-12 may be extended once, before its limit; the extended limit is counted from the request itself (DBF art. 12). */
function statutoryExtension(o: Obligation, { view, data, moment }: Attempt): Refusal | null {
  const { extendable } = o.rule;
  if (!extendable || o.dueOn === null)
    return no(o, 'En lovfrist kan ikke forlænges.', 'A statutory limit cannot be extended.');
  if (view.of('deadline-extended').some((fact) => fact.data.deadlineId === o.id))
    return no(o, 'Fristen kan kun forlænges én gang.', 'The limit may be extended once only.');
  if (moment.on >= o.dueOn)
    return no(o, 'Forlængelsen skal meddeles inden fristen.', 'The extension must be told before the limit.');
  const latestOn = [addMonths(o.dueOn, extendable.months), extendedLimit(o)].sort().at(-1) ?? o.dueOn;
  return typeof data.until === 'string' && data.until > latestOn
    ? no(
        o,
        `Fristen kan højst forlænges med ${extendable.months} måneder.`,
        `The limit may be extended by ${extendable.months} months at most.`,
      )
    : laterThanLimit(o, data);
}

const checkExtension: Check = (o, attempt) => {
  if (statutory(o)) return statutoryExtension(o, attempt);
  if (o.dueOn === null)
    return no(o, 'Fristen har ingen dato, der kan flyttes.', 'The deadline has no date that could move.');
  if (attempt.data.until === undefined)
    return refuse('VALIDATION', 'Feltet «until» mangler.', 'The field “until” is missing.', {
      reason: 'until',
    });
  return laterThanLimit(o, attempt.data);
};

const laterThanLimit = (o: Obligation, data: JsonObject): Refusal | null =>
  typeof data.until === 'string' && o.dueOn !== null && data.until <= o.dueOn
    ? refuse(
        'VALIDATION',
        'Den nye dato ligger ikke efter fristen.',
        'The new date is not after the limit.',
        {
          reason: 'until',
        },
      )
    : null;

/** One month and two more, from the request on. */
function extendedLimit(o: Obligation): string {
  return rollForwardEu(addMonths(o.seed.base ?? o.seed.trigger.on, 1 + (o.rule.extendable?.months ?? 0)));
}

const checkExemption: Check = (o) =>
  statutory(o)
    ? no(o, 'Loven giver ikke mulighed for at fritage.', 'The law leaves no room for an exemption.')
    : null;

const deadlineId = slug('Frist', 'Deadline', { max: 120 });
const reason = longText('Begrundelse', 'Reason');

/** Pauses, extensions and exemptions: each with its reason, nothing ever edited away (contract, Ledger). */
export const ledgerCommands: readonly CommandSpec[] = [
  {
    name: 'pause-deadline',
    title: text('Sæt frist på pause', 'Pause a deadline'),
    kinds: ['pregnancy', 'child'],
    fields: { deadlineId, reason, until: optional(date('Indtil', 'Until', { plan: true })) },
    event: 'deadline-paused',
    check: onOpenDeadline(checkPause),
  },
  {
    name: 'resume-deadline',
    title: text('Genoptag frist', 'Resume a deadline'),
    kinds: ['pregnancy', 'child'],
    fields: { deadlineId, reason: optional(reason) },
    event: 'deadline-resumed',
    check: onOpenDeadline(checkResume),
  },
  {
    name: 'extend-deadline',
    title: text('Forlæng frist', 'Extend a deadline'),
    kinds: ['pregnancy', 'child'],
    fields: { deadlineId, reason, until: optional(date('Til', 'Until', { plan: true })) },
    event: 'deadline-extended',
    check: onOpenDeadline(checkExtension),
    produces: ({ data, derived }) => {
      const found = derived().obligations.find((o) => o.id === data.deadlineId);
      const until = data.until ?? (found ? extendedLimit(found) : null);
      return [{ type: 'deadline-extended', data: { ...data, until } }];
    },
  },
  {
    name: 'exempt-deadline',
    title: text('Fritag for frist', 'Exempt from a deadline'),
    kinds: ['pregnancy', 'child'],
    roles: 'leader',
    fields: { deadlineId, reason },
    event: 'deadline-exempted',
    check: onOpenDeadline(checkExemption),
  },
];
