import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, date, integer, optional, slug } from '../../field.ts';
import { investigationIsOpen, investigationsOf } from '../../investigations.ts';
import { type Refusal, refuse } from '../../refusal.ts';

function needsOpenInvestigation({ view }: Attempt): Refusal | null {
  return investigationIsOpen(view)
    ? null
    : refuse(
        'WRONG_ORDER',
        'Der er ingen åben børnefaglig undersøgelse i sagen.',
        'There is no open investigation in this case.',
        { reason: 'investigation-opened', source: 'BL § 20' },
      );
}

/** An open investigation is concluded on or after the day it was opened. */
function concludedBeforeOpened(attempt: Attempt): Refusal | null {
  const refusal = needsOpenInvestigation(attempt);
  if (refusal) return refusal;
  const { view, moment } = attempt;
  const open = investigationsOf(view).filter(({ concluded }) => concluded === null);
  return open.every(({ opened }) => moment.on < opened.on)
    ? refuse(
        'PRECONDITION',
        'Undersøgelsen kan ikke være afsluttet, før den blev åbnet.',
        'The investigation cannot have been concluded before it was opened.',
        { reason: 'signedOn', source: 'BL § 20' },
      )
    : null;
}

/**
 * A limited assessment follows the screening that asked for it (BL § 18). A child born in a followed pregnancy may
 * have been screened there, which its own case does not hold.
 */
function needsScreening({ view, moment }: Attempt): Refusal | null {
  const screened = view.of('screening-decided').some((fact) => fact.on <= moment.on);
  const elsewhere = view.state.links.some((link) => link.rel === 'pregnancy');
  return screened || elsewhere
    ? null
    : refuse(
        'WRONG_ORDER',
        'Der er ikke truffet beslutning ved screening om en afdækning.',
        'No screening has decided on a limited assessment.',
        { reason: 'screening-decided', source: 'BL §§ 18–19' },
      );
}

/** The compulsory examination runs from its order to its conclusion. */
function needsOrder({ view }: Attempt): Refusal | null {
  const ordered = view.of('compulsory-examination-ordered').length;
  return ordered > view.of('compulsory-examination-concluded').length
    ? null
    : refuse(
        'WRONG_ORDER',
        'Der er ikke truffet afgørelse om en undersøgelse uden samtykke.',
        'No examination without consent has been ordered.',
        { reason: 'compulsory-examination-ordered', source: 'BL § 23' },
      );
}

const decidedOn = (field: string) => ({ [field]: date('Dato', 'Date') });

/** From screening to the concluded investigation (BL §§ 18–27). */
export const investigationCommands: readonly CommandSpec[] = [
  {
    name: 'decide-screening',
    title: text('Afslut screening', 'Decide screening'),
    kinds: ['pregnancy', 'child'],
    fields: {
      outcome: choice('Udfald', 'Outcome', {
        none: text('Intet yderligere behov', 'No further need'),
        'limited-assessment': text('Afdækning', 'Limited assessment'),
        investigation: text('Børnefaglig undersøgelse', 'Investigation'),
      }),
      notificationId: optional(slug('Underretning', 'Notification')),
      earlyHelp: optional(boolean('Tidlig forebyggende indsats dækker behovet', 'Early help meets the need')),
    },
    refers: {
      notificationId: { by: ['notification-received', 'transfer-acknowledged'], path: 'notificationId' },
    },
    event: 'screening-decided',
  },
  {
    name: 'conclude-limited-assessment',
    title: text('Afslut afdækning', 'Conclude limited assessment'),
    kinds: ['pregnancy', 'child'],
    moment: 'concludedOn',
    fields: decidedOn('concludedOn'),
    event: 'limited-assessment-concluded',
    check: needsScreening,
    relayed: 'line',
  },
  {
    name: 'open-investigation',
    title: text('Åbn børnefaglig undersøgelse', 'Open investigation'),
    kinds: ['pregnancy', 'child'],
    moment: 'openedOn',
    fields: {
      openedOn: date('Åbnet', 'Opened'),
      awareOn: optional(date('Dag, kommunen blev opmærksom', 'Day the municipality became aware')),
    },
    event: 'investigation-opened',
    relayed: 'line',
  },
  {
    name: 'record-preliminary-assessment',
    title: text('Registrér foreløbig vurdering', 'Record preliminary assessment'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'preliminary-assessment-recorded',
    check: needsOpenInvestigation,
    relayed: 'line',
  },
  {
    name: 'conclude-investigation',
    title: text('Afslut børnefaglig undersøgelse', 'Conclude investigation'),
    kinds: ['pregnancy', 'child'],
    moment: 'signedOn',
    fields: { signedOn: date('Underskrevet', 'Signed') },
    event: 'investigation-concluded',
    check: concludedBeforeOpened,
    relayed: 'line',
  },
  {
    name: 'order-compulsory-examination',
    title: text('Beslut undersøgelse uden samtykke', 'Order compulsory examination'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'compulsory-examination-ordered',
  },
  {
    name: 'conclude-compulsory-examination',
    title: text('Afslut undersøgelse uden samtykke', 'Conclude compulsory examination'),
    kinds: ['pregnancy', 'child'],
    fields: {},
    event: 'compulsory-examination-concluded',
    check: needsOrder,
  },
  {
    name: 'assess-sibling',
    title: text('Vurdér søskende', 'Assess sibling'),
    kinds: ['pregnancy', 'child'],
    fields: {
      sibling: optional(slug('Søskende', 'Sibling')),
      siblings: optional(integer('Antal søskende', 'Number of siblings', { max: 30 })),
      excepted: optional(boolean('Begrundet undtagelse', 'Reasoned exception')),
    },
    event: 'sibling-assessed',
  },
];
