/** Somebody invented who can log in at the demo. */
export interface DemoPerson {
  /** What they are called at login; also their `sub`. */
  id: string;
  name: string;
  /** As the claim `tovholder_rights` has them: role and municipality or region. */
  rights: readonly string[];
}

/** One of each who takes part in a case, and one who may look at no case at all. */
export const people: readonly DemoPerson[] = [
  { id: 'freja', name: 'Freja Familierådgiver', rights: ['esbjerg:FR'] },
  { id: 'liva', name: 'Liva Leder', rights: ['esbjerg:FR-leader'] },
  { id: 'signe', name: 'Signe Socialrådgiver', rights: ['syddanmark:SSR'] },
  { id: 'solveig', name: 'Solveig Sundhedsplejerske', rights: ['esbjerg:SP'] },
  { id: 'aase', name: 'Aase Aabenraa', rights: ['aabenraa:FR'] },
  { id: 'dagny', name: 'Dagny Databeskyttelse', rights: ['esbjerg:dpo'] },
];
