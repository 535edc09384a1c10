import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, date, longText, optional, slug } from '../../field.ts';
import { awayOn, placedOn } from '../../placements.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const on = date('Dato', 'Date');

function notPlaced({ view, moment }: Attempt): Refusal | null {
  return placedOn(view, moment.on)
    ? null
    : refuse('PRECONDITION', 'Barnet er ikke anbragt den dag.', 'The child is not placed on that day.', {
        reason: 'on',
        source: 'BL § 156',
      });
}

/** A return is asked for, decided and carried out while the child lives elsewhere, the day the placement ends included. */
function notAway({ view, moment }: Attempt): Refusal | null {
  return awayOn(view, moment.on)
    ? null
    : refuse(
        'PRECONDITION',
        'Barnet er ikke anbragt; der er ingen anbringelse at hjemgive fra.',
        'The child is not placed; there is no placement to return from.',
        { reason: 'implement-measure', source: 'BL §§ 99–102' },
      );
}

/** Request for return: who asks is answered, and an answer needs a request. */
function noRequest({ view }: Attempt): Refusal | null {
  return view.of('return-requested').length > 0
    ? null
    : refuse('WRONG_ORDER', 'Der er ikke anmodet om hjemgivelse.', 'No return has been requested.', {
        reason: 'return-requested',
        source: 'BL §§ 99–102',
      });
}

/** A child away from home: visits, return, contact, permanent placement, support for the parents. */
export const placedChildCommands: readonly CommandSpec[] = [
  {
    name: 'visit-placed-child',
    title: text('Tilsynsbesøg hos anbragt barn', 'Visit the placed child'),
    kinds: ['child'],
    moment: 'on',
    fields: { on, talkedWithChild: optional(boolean('Talt med barnet', 'Talked with the child')) },
    event: 'placed-child-visited',
    check: notPlaced,
  },
  {
    name: 'request-return',
    title: text('Modtag anmodning om hjemgivelse', 'Receive a request for return'),
    kinds: ['child'],
    moment: 'on',
    fields: { on },
    event: 'return-requested',
    check: notAway,
  },
  {
    name: 'answer-return-request',
    title: text('Tag stilling til anmodning om hjemgivelse', 'Take a position on a request for return'),
    kinds: ['child'],
    moment: 'on',
    fields: { on, position: optional(longText('Stillingtagen', 'Position')) },
    event: 'return-request-answered',
    check: noRequest,
  },
  {
    name: 'decide-return',
    title: text('Træf afgørelse om hjemgivelse', 'Decide on return'),
    kinds: ['child'],
    moment: 'on',
    fields: { on, granted: optional(boolean('Barnet hjemgives', 'The child is returned')) },
    event: 'return-decided',
    check: notAway,
  },
  {
    name: 'return-child',
    title: text('Hjemgiv barnet', 'Return the child'),
    kinds: ['child'],
    moment: 'on',
    fields: { on },
    event: 'child-returned',
    check: notAway,
  },
  {
    name: 'assess-permanent-placement',
    title: text('Vurdér permanent anbringelse', 'Assess permanent placement'),
    kinds: ['child'],
    moment: 'on',
    fields: { on, recommended: optional(boolean('Anbefales', 'Recommended')) },
    event: 'permanent-placement-assessed',
  },
  {
    name: 'ask-for-contact-change',
    title: text('Registrér ønske om ændret samvær', 'Record a wish to change contact'),
    kinds: ['child'],
    moment: 'on',
    fields: { on },
    event: 'contact-change-asked',
  },
  {
    name: 'decide-contact',
    title: text('Træf afgørelse om samvær', 'Decide on contact'),
    kinds: ['child'],
    moment: 'on',
    fields: {
      on,
      outcome: optional(slug('Samvær', 'Contact')),
      until: optional(date('Gælder til', 'Holds until', { plan: true })),
    },
    event: 'contact-decided',
  },
  {
    name: 'offer-support-person',
    title: text('Tilbyd forældrene en støtteperson', 'Offer the parents a support person'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on, accepted: optional(boolean('Tager imod', 'Accepts')) },
    event: 'support-person-offered',
    relayed: 'children',
  },
  {
    name: 'decide-parent-support',
    title: text('Træf afgørelse om støtte til forældrene', 'Decide on support to the parents'),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on },
    event: 'parent-support-decided',
  },
  {
    name: 'approve-parents-plan',
    title: text('Godkend forældrehandleplan', "Approve the parents' plan"),
    kinds: ['pregnancy', 'child'],
    moment: 'on',
    fields: { on, joint: optional(boolean('Fælles plan med samtykke', 'Joint plan with consent')) },
    event: 'parents-plan-approved',
  },
];
