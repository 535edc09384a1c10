import { addDays, eddFromLmp, parseInstant } from '../../../calendar/index.ts';
import { atPath } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, EventDraft } from '../../command-spec.ts';
import {
  boolean,
  choice,
  cpr,
  date,
  gestationalAgeField,
  homeAddress,
  instant,
  list,
  longText,
  object,
  optional,
  personName,
  shortText,
  slug,
} from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { exposureFields } from './exposure-fields.ts';
import { needsInstant } from './notification.ts';

const dueDateSources = {
  scan: text('Ultralydsscanning', 'Ultrasound scan'),
  ivf: text('Fertilitetsbehandling', 'Fertility treatment'),
  lmp: text('Sidste menstruation', 'Last menstruation'),
  estimate: text('Skøn', 'Estimate'),
};

function checkReferral(attempt: Attempt): Refusal | null {
  const { view, data, moment } = attempt;
  if (data.acute === true && moment.dateOnly) return needsInstant(attempt);
  if (view.kind === 'child' && atPath(data, 'child.bornAt') === undefined) {
    return refuse(
      'VALIDATION',
      'Feltet «child.bornAt» mangler: hvornår er barnet født?',
      'The field “child.bornAt” is missing: when was the child born?',
      {
        reason: 'child.bornAt',
      },
    );
  }
  const bornMs = parseInstant(atPath(data, 'child.bornAt'));
  if (bornMs !== null && bornMs > moment.ms) {
    return refuse(
      'PRECONDITION',
      'Barnet skal være født før henvisningen.',
      'The child must be born before the referral.',
      { reason: 'child.bornAt' },
    );
  }
  return typeof data.edd === 'string' ? implausibleDueDate(data.edd, moment.on) : null;
}

/** A due date further off than a pregnancy lasts, or long past, is a slip of the pen. */
function implausibleDueDate(edd: string, on: string): Refusal | null {
  const plausible = edd >= addDays(on, -42) && edd <= addDays(on, 294);
  return plausible
    ? null
    : refuse(
        'PRECONDITION',
        'Terminen passer ikke med en igangværende graviditet.',
        'The due date does not fit an ongoing pregnancy.',
        { reason: 'edd' },
      );
}

/** Without a due date the first day of the last menstruation gives one: LMP + 280 days (catalogue §1.4). */
function produceReferral({ data, moment }: Attempt): readonly EventDraft[] {
  const edd = data.edd ?? (typeof data.lmp === 'string' ? eddFromLmp(data.lmp) : undefined);
  const source = data.eddSource ?? (data.edd === undefined && edd !== undefined ? 'lmp' : undefined);
  const full = {
    ...data,
    ...(edd === undefined ? {} : { edd }),
    ...(source === undefined ? {} : { eddSource: source }),
  };
  return [{ type: 'referred', data: full, moment }];
}

/** Referral and what is known of the pregnancy from the start. */
export const referralCommands: readonly CommandSpec[] = [
  {
    name: 'refer',
    title: text('Henvis', 'Refer'),
    kinds: ['pregnancy', 'child'],
    moment: 'receivedAt',
    mayPrecedeCase: true,
    fields: {
      receivedAt: instant('Modtaget', 'Received'),
      referrer: object('Henviser', 'Referrer', {
        role: slug('Rolle', 'Role'),
        organisation: shortText('Organisation', 'Organisation', { optional: true }),
      }),
      acute: optional(boolean('Akut', 'Acute')),
      mother: object('Mor', 'Mother', {
        name: personName('Navn', 'Name'),
        cpr: optional(cpr('CPR-nummer', 'CPR number')),
        address: optional(homeAddress('Adresse', 'Address')),
      }),
      child: optional(
        object('Barn', 'Child', {
          bornAt: instant('Født', 'Born'),
          gestationalAge: optional(
            gestationalAgeField('Gestationsalder ved fødslen', 'Gestational age at birth'),
          ),
          name: optional(personName('Navn', 'Name')),
          cpr: optional(cpr('CPR-nummer', 'CPR number')),
        }),
      ),
      edd: optional(date('Termin', 'Due date of birth', { plan: true })),
      eddSource: optional(choice('Termin fastsat ved', 'Due date set by', dueDateSources)),
      lmp: optional(date('Sidste menstruations første dag', 'First day of last menstruation')),
      recognisedOn: optional(date('Graviditeten erkendt', 'Pregnancy recognised')),
      exposure: optional(list('Eksponering', 'Exposure', object('Eksponering', 'Exposure', exposureFields))),
    },
    event: 'referred',
    check: checkReferral,
    produces: produceReferral,
  },
  {
    name: 'receive-pregnancy-record',
    title: text('Modtag svangrejournal', 'Receive pregnancy record'),
    kinds: ['pregnancy'],
    moment: 'receivedAt',
    fields: { receivedAt: instant('Modtaget', 'Received') },
    event: 'pregnancy-record-received',
  },
  {
    name: 'set-due-date',
    title: text('Fastsæt termin', 'Set due date'),
    kinds: ['pregnancy'],
    fields: {
      edd: date('Termin', 'Due date of birth', { plan: true }),
      source: choice('Fastsat ved', 'Set by', dueDateSources),
      reason: longText('Begrundelse', 'Reason', { optional: true }),
    },
    event: 'due-date-set',
    check: ({ view, data, moment }) => {
      if (view.birth)
        return refuse(
          'PRECONDITION',
          'Barnet er født; terminen kan ikke længere ændres.',
          'The child is born; the due date can no longer change.',
          { reason: 'edd' },
        );
      return implausibleDueDate(String(data.edd), moment.on);
    },
  },
];
