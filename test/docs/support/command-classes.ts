/** What becomes of a command that a page shows. */
export type CommandClass =
  /** `test/docs/commands.test.ts` gives it, and looks at what it writes. */
  | { runs: 'here' }
  /** `test/docs/commands-live.test.ts` gives it to a running Tovholder; the greater `order`, the later. `refuses`: what it says when it rightly does nothing. */
  | { runs: 'live'; order?: number; refuses?: RegExp }
  /** That file does the same, with what it needs around it. */
  | { runs: 'in'; file: string }
  /** Nobody gives it in a test; why. */
  | { runs: 'nowhere'; because: string };

const nowhere = (because: string): CommandClass => ({ runs: 'nowhere', because });

/**
 * Every command of README, `docs/` and the other pages, by the first pattern that fits it as the page has it. A command
 * that none fits fails the test: say here how it is run, or why it is not.
 */
export const commandClasses: readonly (readonly [RegExp, CommandClass])[] = [
  // Whatever they run inside.
  [
    /^(?:[A-Z_]+=\S+ )*(docker|helm|kubectl|systemctl)\b/,
    nowhere('needs a container engine, a cluster or systemd'),
  ],
  // The pages that rehearsals follow, block by block.
  [
    /\/srv\/tovholder|\/mnt\/keys|tovholder -- (backup|restore)\b|^(?:backup|restore) --/,
    { runs: 'in', file: 'test/rehearsals/restore.test.ts' },
  ],
  [
    /^curl -fsS --retry 30 .*127\.0\.0\.1:8080\/readyz$/,
    { runs: 'in', file: 'test/rehearsals/restore.test.ts' },
  ],
  [/^ssh node-\d/, { runs: 'in', file: 'test/rehearsals/main.ts' }],
  [/^npm run (-s )?rehearsals\b/, { runs: 'in', file: 'test/rehearsals/restore.test.ts' }],
  [
    /^pg_(receivewal|basebackup) /,
    nowhere('needs programs of PostgreSQL that the embedded one does not have'),
  ],

  // Computes from the files of the project alone.
  [/tovholder -- (simulate|due|access(?!-)|rules|asvs|parameters --markdown)\b/, { runs: 'here' }],
  [/^tovholder (asvs|rules)$/, { runs: 'here' }],
  [/tovholder -- import \S+ .*--dry-run/, { runs: 'here' }],
  [/^npm run -s licences /, { runs: 'here' }],
  [/^npm run -s sbom\b/, { runs: 'in', file: 'test/runtime/supply-chain.test.ts' }],
  [/^npm sbom/, { runs: 'in', file: 'test/runtime/supply-chain.test.ts' }],

  // Given to a running Tovholder, in the order of a careful operator.
  [/^npm start$/, { runs: 'live' }],
  [/^PORT=\d+ npm start$/, { runs: 'live' }],
  [/^curl -s http:\/\/127\.0\.0\.1:8080\/\w+$/, { runs: 'live' }],
  [/^temporal operator cluster health/, { runs: 'live' }],
  [/^temporal schedule (describe|toggle|trigger)/, { runs: 'live' }],
  [/^temporal workflow (list|show)/, { runs: 'live' }],
  [/tovholder -- parameters \w+$/, { runs: 'live' }],
  [/tovholder -- (anchors|access-report|deploy-report|sessions list)\b/, { runs: 'live' }],
  [/verify-journal/, { runs: 'live' }],
  [/tovholder -- (import|births) /, { runs: 'live', order: 1 }],
  [/tovholder -- rebuild$/, { runs: 'live', order: 2 }],
  [/rebuild --(all|workflow .*--even-alive)/, { runs: 'live', order: 2 }],
  // A case that runs is left alone.
  [/rebuild --workflow/, { runs: 'live', order: 2, refuses: /"outcome": "alive"/ }],
  [/tovholder -- reconcile/, { runs: 'live', order: 3 }],
  [/rotate-keys$/, { runs: 'live', order: 4 }],
  [/erase --(case|person)/, { runs: 'live', order: 5 }],

  // Other tests do the same, with what it takes.
  [/tovholder -- rehearse /, { runs: 'in', file: 'test/services/rehearse.test.ts' }],
  [/tovholder (-- )?migrate$/, { runs: 'in', file: 'test/services/bad-surroundings.test.ts' }],
  [/codec-server/, { runs: 'in', file: 'test/runtime/codec-server.test.ts' }],
  [/sessions revoke/, { runs: 'in', file: 'test/services/identity/operator.test.ts' }],
  [/freeze-versions\.ts$/, { runs: 'in', file: 'test/docs/house-examples.test.ts' }],
  [/record-shape\.ts$/, { runs: 'in', file: 'test/workflow/carried-shape.test.ts' }],
  [/tools\/replay\/record\.ts/, { runs: 'in', file: 'test/workflow/recorded-histories.test.ts' }],
  [/^node bin\/launch\.mjs --build/, { runs: 'in', file: 'test/runtime/built-program.test.ts' }],
  [/^npm run fuzz/, { runs: 'in', file: 'test/workflow/bad-input.test.ts' }],
  [/^npm run (-s )?faults\b/, { runs: 'in', file: 'test/faults/processes.test.ts' }],
  [/^temporal workflow signal --name migrate/, { runs: 'in', file: 'test/services/random-lives.test.ts' }],
  [
    /^temporal worker deployment set-current-version|^set-ramping-version/,
    { runs: 'in', file: 'test/services/engine-under-stress.test.ts' },
  ],

  [/make-secrets\.sh\b/, { runs: 'in', file: 'test/runtime/make-secrets.test.ts' }],

  // Not given by any test, and why.
  [/^npm test/, nowhere('it is what gives all the others; CI gives it (.ci/run)')],
  [/^npm run check$/, nowhere('CI gives it before the tests (.ci/run)')],
  [/^npm run -s endurance -- --leak/, { runs: 'in', file: 'test/runtime/endurance.test.ts' }],
  [
    /npm run (-s )?endurance\b/,
    nowhere(
      'runs the whole product for ten minutes to four hours; the dates of its figures stand beside them',
    ),
  ],
  [
    /^npm run (-s )?bench\b/,
    nowhere('measures for minutes to hours; the dates of its figures stand beside them'),
  ],
  [
    /^npm run (-s )?cluster\b/,
    nowhere(
      'builds Temporal’s server with Go and strikes it for minutes to hours; the date stands in docs/cluster.md',
    ),
  ],
  [
    /^npm run (mutation|replay-mutation)/,
    nowhere('tries hundreds of mistakes, for up to hours; the date stands in docs/mutation.md'),
  ],
  [
    /record-coverage\.ts$/,
    nowhere(
      'runs all tests of the rules and writes what test/domain/rules/coverage.test.ts then holds the pages to',
    ),
  ],
  [/^npm (audit|run take|install --save-exact)/, nowhere('asks the package registry, which tests never do')],
  [/^npm (view|install)\b/, nowhere('asks the package registry, which tests never do')],
  [/npx vitest run test\//, nowhere('is a test itself')],
  [
    /^npm run screenshots\b/,
    nowhere('takes every picture anew, for minutes; the test of all pages looks at the same pages'),
  ],
  [/^git status$/, nowhere("looks at the reader's own copy of the project")],
  [/^DATABASE_URL=\S+ .*npm start$/, nowhere('needs servers of your own')],
  [/^promtool /, nowhere('needs Prometheus, which is no part of the product')],
  [/^(pg_dump|psql|chattr) /, nowhere('named within a sentence; the whole depends on the place')],
  [/^cp deploy\//, nowhere('copies an example of settings, to be filled in by hand')],
];

/** How the command is run; undefined when nobody has said. */
export const classOf = (text: string): CommandClass | undefined =>
  commandClasses.find(([pattern]) => pattern.test(text))?.[1];
