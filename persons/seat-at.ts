import { atPath, type JsonObject } from '../domain/json.ts';

/** Which command for which case: `ref` is the case's own (`pregnancy`, `child:1`). */
export interface CommandAddress {
  command: string;
  ref: string;
}

interface SeatOfTold {
  who: string;
  official: boolean;
}

const family = (who: string): SeatOfTold => ({ who, official: false });
const official = (who: string): SeatOfTold => ({ who, official: true });

/** Those known for a task, by the command that names them, or the object within it. */
const officials: Readonly<Record<string, string>> = {
  'name-caseworker': 'caseworker',
  'name-contact-person': 'contact-person',
  'name-supporter': 'supporter',
  'name-support-person': 'support-person',
  'contact-treatment': 'participant',
  consentForm: 'discloser',
  contactPersons: 'contact-person',
  parties: 'party',
  content: 'notifier',
};

/** The place that somebody fills whom a command names at a path: `level` is the object there, `data` all of it. */
export function seatAt(
  { command, ref }: CommandAddress,
  path: string,
  level: JsonObject,
  data: JsonObject,
): SeatOfTold {
  const own = ref.startsWith('child:') ? ref : 'child:1';
  const last = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? '';
  switch (last) {
    case 'mother':
    case 'concerning':
      return family('mother');
    case 'child':
      return family(childOf(data, own));
    case 'giver':
      return family(text(level.role, 'FMI'));
    case 'custodyHolder':
      return family(text(atPath(data, 'giver.role'), 'FMI'));
    case 'caseworker':
      return official('caseworker');
    case '':
      break;
    default:
      return official(text(level.role, officials[last] ?? last));
  }
  if (command === 'name-child' || command === 'link-cpr') return family(own);
  if (command === 'record-relation')
    // Nobody can tell two relatives without a name of their own apart.
    return data.person === undefined ? official('relation') : family(canonical(text(data.person, ''), own));
  return official(officials[command] ?? command);
}

const childOf = ({ subject }: JsonObject, own: string): string =>
  typeof subject === 'string' && subject.startsWith('child:') ? subject : own;

/** `child` in a child's own case is that child. */
const canonical = (who: string, own: string): string => (who === 'child' ? own : who);

const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;
