import { type Text, text } from '../text.ts';
import type { CaseKind } from './state.ts';

/** The programmes of examinations that the agreement and national guidance name. */
export type Programme =
  | 'gp-pregnancy'
  | 'midwife'
  | 'scan'
  | 'health-visit'
  | 'gp-child'
  | 'vaccination'
  | 'famplus'
  | 'postpartum';

interface ProgrammeCodes {
  title: Text;
  /** The whole code, by the case it stands in. */
  codes: readonly { pattern: RegExp; kind: CaseKind }[];
}

const only = (kind: CaseKind, ...codes: readonly string[]) => [
  { pattern: new RegExp(`^(?:${codes.join('|')})$`), kind },
];

/** The codes of each programme (contract, Examination codes). Midwife visits and basic health visits are numbered. */
export const programmes: Readonly<Record<Programme, ProgrammeCodes>> = {
  'gp-pregnancy': {
    title: text('Lægens graviditetsundersøgelser', 'GP pregnancy examinations'),
    codes: only('pregnancy', '6-10w', '25w', '32w'),
  },
  midwife: {
    title: text('Jordemoderkonsultationer', 'Midwife visits'),
    codes: only('pregnancy', '[1-9]\\d?'),
  },
  scan: {
    title: text('Scanninger', 'Scans'),
    codes: only('pregnancy', '11-14w', '18-21w'),
  },
  'health-visit': {
    title: text('Sundhedsplejens besøg', 'Health visits'),
    codes: [...only('pregnancy', 'antenatal'), ...only('child', '[1-9]\\d?', 'b[1-9]\\d?')],
  },
  'gp-child': {
    title: text('Lægens børneundersøgelser', 'GP child examinations'),
    codes: only('child', '5w', '5m', '12m', '2y', '3y', '4y', '5y'),
  },
  vaccination: {
    title: text('Vaccinationer', 'Vaccinations'),
    codes: only('child', '3m', '5m', '12m', '15m', '4y', '5y'),
  },
  famplus: {
    title: text('Familieambulatoriets undersøgelser', "The clinic's examinations"),
    codes: only('child', '5-8w', '4m', '8m', '12m', '18m', '2y', '3y6m', '5y', '6y'),
  },
  postpartum: {
    title: text('Efterfødselsundersøgelse', 'Postpartum examination'),
    codes: only('pregnancy', '8w'),
  },
};

/** The kind of case an examination stands in; null when the programme has no such code. */
export const codeStandsIn = (programme: Programme, code: string): CaseKind | null =>
  programmes[programme].codes.find(({ pattern }) => pattern.test(code))?.kind ?? null;
