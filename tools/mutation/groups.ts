/** A part of the pure core that is mutated together, against one set of tests. */
export interface MutationGroup {
  name: string;
  /** Globs of the files to change, from the root of the project. */
  files: readonly string[];
}

const CASE_FILES = [
  'births',
  'case-view',
  'changes',
  'decide',
  'engine',
  'evolve',
  'parse-input',
  'read-command',
  'relay',
];

/** The calendar first: everything else counts on it. */
export const GROUPS: readonly MutationGroup[] = [
  { name: 'calendar', files: ['domain/calendar/*.ts'] },
  { name: 'obligations', files: ['domain/obligations/*.ts'] },
  { name: 'case', files: [`domain/case/{${CASE_FILES.join(',')}}.ts`] },
];
