import { describe, expect, it } from 'vitest';
import { commands } from '../../../domain/case/registry.ts';
import { receiptsOf } from '../../../domain/disclosure/receipts.ts';
import { type Sender, senderOf, senders } from '../../../domain/disclosure/senders.ts';
import { ruleById } from '../../../domain/rules/catalogue.ts';

/** Acts whose names sound as if something left, and why nothing does: each is looked at once, here. */
const stays: Readonly<Record<string, string>> = {
  'record-contact': 'a talk with the family',
  'inform-mother-of-placement': 'the mother herself is told',
  'inform-parents': 'the parents are told of what concerns them',
  'inform-of-disclosure': 'the person herself is told',
  'inform-data-subject': 'the person herself is told',
  'inform-of-clinic': 'the family is told of the clinic',
  'give-feedback': 'said to the family',
  'tell-of-delay': 'the applicant is told',
  'answer-access': 'its content leaves through the export',
  'serve-notice': 'the parents are served their own decision',
  'serve-adoption-decision': 'the parents are served their own decision',
  'offer-support-person': 'offered to the family',
  'record-exposure': 'from when to when',
  'record-relation': 'who is related to whom',
  'give-consent': 'the consent itself',
  'hold-meeting': 'who was there; what they take away are the minutes',
  'confirm-presence': 'from when to when the mother and child are there',
  'acknowledge-transfer': 'received from the other municipality',
  'acknowledge-birth': 'the receiver says that the message came',
  'acknowledge-escalation': 'a leader says «seen»',
  'answer-health-visit': 'the parents answer',
  'answer-network-meetings': 'the parents answer',
  'answer-child-consent': 'the parents answer',
  'answer-return-request': 'answered to the parents who asked',
  'invite-clinic-social-worker': 'a part of the clinic that holds the case',
  'invite-health-social-worker': 'a part of the clinic that follows the child',
  'name-supporter': 'an organisation is named in the case',
};

const soundsLikeSending =
  /-(sent|informed|told|notified|dispatched|served|forwarded|announced|acknowledged|clarified|answered|invited)$|^(disclosed|referred-onward|viso-asked|staff-informed|forum-agenda-set)$/;
const receiverFields = ['to', 'recipients', 'receivers', 'participants'];

describe('nothing leaves the house past the gate', () => {
  it('every act that sounds like sending, or names receivers, is a sender or is said to stay', () => {
    const unknown = commands
      .filter(
        ({ event, fields }) =>
          soundsLikeSending.test(event) || receiverFields.some((name) => Object.hasOwn(fields, name)),
      )
      .filter(({ name, event }) => senderOf(event) === null && !Object.hasOwn(stays, name))
      .map(({ name }) => name);
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(senders) as [string, Sender][])('%s has a ground that exists', (name, sender) => {
    const { event, row, ground, to } = sender;
    // What the system sends by itself: only an export for another system says anything of anybody, and passes the gate.
    if (event === null)
      return expect(name === 'fhir-export' ? ['consent'] : ['own-data', 'no-content']).toContain(ground);
    const spec = commands.find((one) => one.event === event);
    expect(spec?.name).toBeDefined();
    expect(ruleById(row ?? '')?.versions.at(-1)?.source.text).toMatch(/\S/);
    if ('field' in to) expect(Object.keys(spec?.fields ?? {})).toContain(to.field);
  });

  it('every receiver gets a receipt of its own; what was told from a linked case leaves none here', () => {
    const event = {
      id: 7,
      type: 'minutes-sent',
      at: '2025-04-10T10:00:00+02:00',
      recordedAt: '2025-04-10T10:00:00+02:00',
      by: 'FP',
      version: 3,
      data: { meetingId: 'm1', recipients: ['FR', 'SP'] },
    } as const;
    expect(receiptsOf(event).map(({ source, recipient }) => [source, recipient])).toEqual([
      ['event:7.FR', 'FR'],
      ['event:7.SP', 'SP'],
    ]);
    expect(receiptsOf({ ...event, carried: { ref: 'pregnancy', eventId: 3 } })).toEqual([]);
  });
});
