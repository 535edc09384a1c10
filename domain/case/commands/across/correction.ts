import { civilDateOf, isCivilDate } from '../../../calendar/index.ts';
import { dueText } from '../../../obligations/apply-ledger.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import type { Fact } from '../../fact.ts';
import { eventId, list, longText, shortText, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/** All events of the command that produced an event: they stand and fall together. */
const commandEvents = ({ view, data }: Attempt): readonly Fact[] => {
  const named = view.state.facts.find((fact) => fact.id === data.eventId);
  if (!named) return [];
  return view.state.facts.filter(
    (fact) => fact.version === named.version && fact.carried === undefined && named.carried === undefined,
  );
};

const cannot = (da: string, en: string): Refusal => refuse('PRECONDITION', da, en, { reason: 'eventId' });

function checkRetraction(attempt: Attempt): Refusal | null {
  const { view, data, linkedVersions } = attempt;
  const named = view.state.facts.find((fact) => fact.id === data.eventId);
  if (!named) {
    return refuse('NOT_FOUND', 'Sagen har ingen hændelse med det nummer.', 'The case has no such event.', {
      reason: 'eventId',
    });
  }
  if (named.carried)
    return cannot(
      'Hændelsen hører til en anden sag og trækkes tilbage dér.',
      'The event belongs to another case and is retracted there.',
    );
  if (named.retractedBy !== undefined)
    return cannot('Hændelsen er allerede trukket tilbage.', 'The event has already been retracted.');
  if (named.type === 'retracted')
    return cannot(
      'En tilbagetrækning kan ikke trækkes tilbage; registrér hændelsen igen.',
      'A retraction cannot be retracted; record the event again.',
    );
  if (named.type === 'case-merged' || named.type === 'case-split')
    return cannot(
      'Sagerne lægges sammen og skilles ad med deres egne handlinger; det trækkes ikke tilbage.',
      'Cases are merged and split by acts of their own; that is not retracted.',
    );
  if (named.type === 'referred' || named.version === 0)
    return cannot('Det, sagen begynder med, kan ikke trækkes tilbage.', 'What opens the case stays.');
  const birth = commandEvents(attempt).some((fact) => fact.type === 'birth-recorded');
  const lives = view.state.links.some((link) => link.rel === 'child' && (linkedVersions[link.ref] ?? 0) > 0);
  return birth && lives
    ? cannot(
        'Fødslen kan ikke trækkes tilbage: barnets sag er i gang.',
        "The birth cannot be retracted: the child's case is under way.",
      )
    : null;
}

/** The rule set that the case was last moved to, or opened under. */
const currentRuleSet = ({ view }: Attempt): string | null => {
  const adopted = view.of('rules-adopted').at(-1)?.data.ruleSet;
  return typeof adopted === 'string' ? adopted : view.state.ruleSet;
};

function checkAdoption(attempt: Attempt): Refusal | null {
  const { data, nowMs } = attempt;
  const ruleSet = String(data.ruleSet);
  const approvedBy = data.approvedBy as readonly string[];
  if (ruleSet !== 'current' && !isCivilDate(ruleSet)) {
    return refuse(
      'VALIDATION',
      'Regelsættet skal være «current» eller en dato.',
      'The rule set must be “current” or a date.',
      { reason: 'ruleSet' },
    );
  }
  if (new Set(approvedBy).size !== approvedBy.length) {
    return refuse(
      'VALIDATION',
      'To forskellige personer skal godkende.',
      'Two different persons have to approve.',
      { reason: 'approvedBy' },
    );
  }
  if (ruleSet !== 'current' && ruleSet > civilDateOf(nowMs)) {
    return refuse('TOO_EARLY', 'Regelsættet gælder ikke endnu.', 'That rule set is not in force yet.', {
      reason: 'ruleSet',
    });
  }
  const known = currentRuleSet(attempt);
  const older = known !== null && known !== ruleSet && (known === 'current' || ruleSet < known);
  return older && ruleSet !== 'current'
    ? refuse(
        'PRECONDITION',
        'Sagen følger allerede et nyere regelsæt.',
        'The case already follows a newer rule set.',
        { reason: 'ruleSet' },
      )
    : null;
}

/** Every date that the adoption moves, before and after. */
function datesMoved(attempt: Attempt) {
  const { data, derived } = attempt;
  const after = new Map(
    derived([{ type: 'rules-adopted', data }]).obligations.map((o) => [o.id, dueText(o)] as const),
  );
  return derived().obligations.flatMap((o) => {
    const before = dueText(o);
    const now = after.get(o.id) ?? null;
    return before === now ? [] : [{ id: o.id, before, after: now }];
  });
}

/** Errors are corrected by taking back, never by editing; the law of a case changes only knowingly. */
export const correctionCommands: readonly CommandSpec[] = [
  {
    name: 'retract',
    title: text('Træk hændelse tilbage', 'Retract an event'),
    kinds: ['pregnancy', 'child'],
    fields: {
      eventId: eventId('Hvad skal trækkes tilbage?', 'What is to be taken back?'),
      reason: longText('Begrundelse', 'Reason'),
    },
    adds: { events: list('Hændelser', 'Events', eventId('Hændelse', 'Event')) },
    event: 'retracted',
    check: checkRetraction,
    produces: (attempt) => [
      {
        type: 'retracted',
        data: { ...attempt.data, events: commandEvents(attempt).map((fact) => fact.id) },
      },
    ],
    afterClosing: true,
  },
  {
    name: 'adopt-rules',
    title: text('Tag nyere regelsæt i brug', 'Adopt a newer rule set'),
    kinds: ['pregnancy', 'child'],
    roles: 'leader',
    fields: {
      ruleSet: shortText('Regelsæt', 'Rule set', { max: 20 }),
      approvedBy: list('Godkendt af', 'Approved by', slug('Person', 'Person'), { min: 2, max: 2 }),
    },
    event: 'rules-adopted',
    check: checkAdoption,
    result: (attempt) => ({ moved: datesMoved(attempt) }),
  },
];
