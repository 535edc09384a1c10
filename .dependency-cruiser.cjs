// The arrows of the architecture: domain ← workflows ← worker, domain ← activities/db, domain ← api ← web.
const inside = (...folders) => `^(${folders.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'domain-stands-alone',
      comment: 'The domain runs in the workflow sandbox: no Node, no package, no other folder.',
      severity: 'error',
      from: { path: inside('domain') },
      to: { pathNot: inside('domain') },
    },
    {
      name: 'workflows-are-thin',
      comment: 'Workflow code is replayed: only the domain and the SDK parts made for it.',
      severity: 'error',
      from: { path: inside('workflows') },
      to: {
        pathNot: [inside('domain', 'workflows'), '^node_modules/@temporalio/(workflow|common)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-know-activities-by-type',
      comment: 'A type leaves no import behind, but it still says what a workflow knows about.',
      severity: 'error',
      from: { path: inside('workflows') },
      to: { pathNot: [inside('domain', 'workflows', 'activities'), '^node_modules/@temporalio/'] },
    },
    {
      name: 'keys-and-ciphers-stand-alone',
      comment: 'What seals knows nothing of what is sealed: it can be read and judged by itself.',
      severity: 'error',
      from: { path: inside('security') },
      to: { pathNot: inside('security'), dependencyTypesNot: ['core'] },
    },
    {
      name: 'the-policy-knows-only-the-domain',
      comment: 'Who may do what is data: it is asked by API, pages and the matrix, and asks nobody.',
      severity: 'error',
      from: { path: inside('access') },
      to: { pathNot: [inside('access', 'domain'), '^node_modules/@casl/'] },
    },
    {
      name: 'the-register-is-told-in-words-of-the-domain',
      comment: 'What a person is, and how one is found, is said without a store: db keeps it, others ask.',
      severity: 'error',
      from: { path: inside('persons') },
      to: { pathNot: inside('persons', 'domain') },
    },
    {
      name: 'letters-are-set-from-what-they-are-given',
      comment: 'A letter is words put on paper: where they came from, and where it goes, others know.',
      severity: 'error',
      from: { path: inside('documents') },
      to: { pathNot: [inside('documents', 'domain'), '^node_modules/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'db-knows-only-the-domain',
      severity: 'error',
      from: { path: inside('db') },
      to: { path: inside('workflows', 'activities', 'api', 'web', 'worker') },
    },
    {
      name: 'activities-serve-workflows',
      severity: 'error',
      from: { path: inside('activities') },
      to: { path: inside('workflows', 'api', 'web') },
    },
    {
      name: 'api-does-not-know-the-pages-behind-it',
      comment: 'Only the process entry joins pages to routes.',
      severity: 'error',
      from: { path: inside('api'), pathNot: '^api/(main|app)\\.tsx?$' },
      to: { path: inside('web') },
    },
    {
      name: 'pages-go-through-the-api',
      severity: 'error',
      from: { path: inside('web') },
      to: { path: inside('workflows', 'activities', 'db', 'cli') },
    },
    {
      name: 'nobody-uses-tests',
      severity: 'error',
      from: { pathNot: [inside('test'), '^cli/test\\.ts$'] },
      to: { path: inside('test') },
    },
    {
      name: 'nobody-uses-the-command-line',
      severity: 'error',
      from: { pathNot: inside('cli', 'test', 'bench') },
      to: { path: inside('cli') },
    },
    {
      name: 'mail-leaves-by-one-door',
      comment: 'Whatever leaves as mail is checked when it is sent and leaves a receipt.',
      severity: 'error',
      from: { pathNot: inside('worker/delivery', 'test') },
      to: { path: '^node_modules/nodemailer/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports are seen too, and told apart by the rules that allow them.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
