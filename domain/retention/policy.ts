import { addYears, type CivilDate, civilDateOf } from '../calendar/index.ts';
import type { CaseKind } from '../case/state.ts';
import { type Text, text } from '../text.ts';

/** The least that a policy may say: what doctors and midwives wrote is kept ten years from the last entry. */
export const LEAST_YEARS = 10;

/** How long a municipality keeps cases of a kind after the last entry; null: until it has decided. */
export interface RetentionPolicy {
  kind: CaseKind;
  years: number | null;
  /** The provision or decision that it rests on. */
  basis: string;
}

/** Nothing falls due before the municipality has decided: no number is settled by law for the whole of a case. */
export const undecided = (kind: CaseKind): RetentionPolicy => ({ kind, years: null, basis: '' });

/** What a jurist has to settle before anything is erased; shown wherever a policy is. */
export const retentionDoubts: readonly { rows: readonly string[]; doubt: Text }[] = [
  {
    rows: ['X-15'],
    doubt: text(
      'Patientjournalen opbevares mindst 10 år fra sidste indførelse (for visse grupper 5), længere under en klage- eller erstatningssag. Fristen gælder journalen hos hver part; om kopien her er omfattet, er ikke afklaret.',
      'The patient record is kept at least 10 years from the last entry (for certain groups 5), longer during a complaint or compensation case. That is about the record at each party; whether the copy here is covered is not settled.',
    ),
  },
  {
    rows: ['X-16'],
    doubt: text(
      'For den kommunale børnesag er intet tal bekræftet: Rigsarkivets regler om bevaring og kassation gælder, og nogle sager bevares for altid.',
      "For the municipal case no number is confirmed: the National Archives' rules hold, and some cases are kept for ever.",
    ),
  },
  {
    rows: ['X-16', 'X-17'],
    doubt: text(
      'Hvem der er dataansvarlig, kommunen, regionen eller begge, skal afklares af en jurist (tvivl 13).',
      'Who is controller, the municipality, the region or both, has to be settled by a jurist (doubt 13).',
    ),
  },
];

/** The first day on which a case may be erased; a last entry on 29 February counts to the 28th. */
export const erasableFrom = (lastEntryMs: number, years: number): CivilDate =>
  addYears(civilDateOf(lastEntryMs), years);
