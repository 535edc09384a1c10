/** One page as it is looked at: its route as mounted, who looks, and what stands in the places of its address. */
export interface ListedPage {
  /** As `web/mount.ts` mounts it; `/nowhere` is the one that nothing answers. */
  route: string;
  /** Of its picture in `docs/screenshots/`. */
  name: string;
  /** What the picture shows, for its list. */
  about: string;
  /** Who may see it and sees something different; the first is who the picture is of. */
  as: readonly string[];
  /** Where it differs from what the played town says. */
  places?: Readonly<Record<string, string>>;
  query?: string;
  /** Everything on one page, to be printed: heavier than others, and looked at at one width. */
  paper?: true;
  /** Looked at in the quick tests too. */
  quick?: true;
}

const NOBODY = 'nobody';
const FR = 'esbjerg:FR';
const LEADER = 'esbjerg:FR-leader';
const SSR = 'syddanmark:SSR';
const DPO = 'esbjerg:dpo';

/** A page of a case; most are looked at by whoever works in it. */
const ofCase = (rest: string, name: string, about: string, more: Partial<ListedPage> = {}): ListedPage => ({
  route: `/cases/:id${rest}`,
  name: `case-${name}`,
  about,
  as: [FR],
  ...more,
});

const form = (command: string, about: string, more: Partial<ListedPage> = {}): ListedPage =>
  ofCase('/record/:command', `form-${command}`, about, { ...more, places: { command, ...more.places } });

/** Every page, in the order in which somebody meets them. */
export const listedPages: readonly ListedPage[] = [
  { route: '/login', name: 'login', about: 'Who to be in the demo', as: [NOBODY], quick: true },
  {
    route: '/work',
    name: 'work',
    about: 'My work: what is owed, most urgent first',
    as: [FR, SSR, LEADER, 'esbjerg:SP'],
    quick: true,
  },
  {
    route: '/work',
    name: 'work-all',
    about: 'All work, one group',
    as: [LEADER],
    query: '?scope=all&group=later',
  },
  {
    route: '/overview',
    name: 'overview',
    about: "A leader's overview",
    as: [LEADER, 'syddanmark:SSR-leader'],
  },
  { route: '/cases', name: 'cases', about: 'All cases', as: [FR, SSR] },
  { route: '/refer', name: 'refer', about: 'Whom a referral concerns', as: [FR] },
  {
    route: '/refer/:kind',
    name: 'refer-pregnancy',
    about: 'Referral of a pregnant woman',
    as: [FR, 'esbjerg:GP'],
  },
  {
    route: '/refer/:kind',
    name: 'refer-child',
    about: 'Referral of a child',
    as: [FR],
    places: { kind: 'child' },
  },
  ofCase('', 'overview', 'A case at a glance', { as: [FR, SSR, 'esbjerg:GP', 'esbjerg:JOB'], quick: true }),
  ofCase('', 'recorded', 'What an act opened, met and moved', { query: '?recorded=9' }),
  ofCase('', 'child', 'A child’s case', { places: { id: ':child' } }),
  ofCase('/assignment', 'assignment', 'Who has the work, and taking it until a day'),
  ofCase('/timeline', 'timeline', 'A case from referral to school start', { places: { id: ':whole' } }),
  ofCase('/timeline', 'timeline-child', 'The course of a child', { places: { id: ':child' } }),
  ofCase('/deadlines/:deadlineId', 'why', 'Why a date is what it is', { quick: true }),
  ofCase('/what-if', 'what-if', 'What would move if'),
  ofCase('/history', 'history', 'What was changed, field by field', { places: { id: ':whole' } }),
  ofCase('/siblings', 'siblings', 'The children of one mother side by side', { places: { id: ':twin' } }),
  ofCase('/consents', 'consents', 'Consents and what they cover', { places: { id: ':whole' } }),
  ofCase('/merge', 'merge', 'Two cases made one, looked at before', { as: [LEADER] }),
  ofCase('/record', 'record', 'What can be recorded now, and what not and why'),
  form('assess-notification', 'The form of the 24-hour assessment', { quick: true }),
  form('record-birth', 'The form of a birth'),
  form('give-consent', 'The form of a consent'),
  form('retract', 'Taking something back'),
  form('end-pregnancy', 'A loss'),
  form('adopt-rules', 'Taking a newer rule set into use', { as: [LEADER] }),
  ofCase('/meetings', 'meetings', 'The meetings of a case', { places: { id: ':whole' } }),
  ofCase('/meetings/:meetingId', 'meeting', 'One meeting'),
  ofCase('/documents', 'documents', 'Letters and forms of a case'),
  ofCase('/documents/new', 'document-new', 'Writing a letter', { query: '?template=hearing' }),
  ofCase('/documents/:documentId', 'document', 'A draft that somebody else approves'),
  ofCase('/persons', 'persons', 'The people of a case'),
  ofCase('/duplicates', 'duplicates', 'Other cases that may be the same one'),
  ofCase('/disclosures', 'disclosures', 'What left the house, to whom and why', { places: { id: ':whole' } }),
  ofCase('/data-export', 'data-export', "The citizen's own data"),
  ofCase('/data-export/copy', 'data-export-copy', "The citizen's own data to print"),
  ofCase('/journal', 'journal', 'The journal', { places: { id: ':whole' } }),
  ofCase('/access-log', 'access-log', 'Who has looked', { as: [FR, DPO] }),
  { route: '/drafts', name: 'drafts', about: 'What one has begun to write', as: [FR] },
  {
    route: '/reports/monitoring',
    name: 'monitoring',
    about: 'The monitoring report of a year',
    as: [LEADER],
  },
  {
    route: '/reports/statistics',
    name: 'statistics',
    about: 'Share in time by rule and month',
    as: [LEADER],
  },
  { route: '/persons', name: 'persons', about: 'Finding a case or a person', as: [FR] },
  { route: '/notices', name: 'notices', about: 'What one was told', as: [FR] },
  { route: '/dead-letters', name: 'dead-letters', about: 'What reached nobody', as: [LEADER] },
  { route: '/tasks', name: 'tasks', about: 'What families are told by somebody', as: [SSR] },
  { route: '/tasks/:taskId', name: 'task', about: 'Telling one family', as: [SSR] },
  { route: '/escalations', name: 'escalations', about: 'What climbed to a leader', as: [LEADER] },
  {
    route: '/handovers',
    name: 'handovers',
    about: 'Handovers between municipalities',
    as: ['aabenraa:FR-leader'],
  },
  {
    route: '/handovers/:handover',
    name: 'handover',
    about: 'Taking a case over',
    as: ['aabenraa:FR-leader'],
  },
  {
    route: '/organisations/:organisation',
    name: 'organisation',
    about: 'An organisation’s recurring duties',
    as: [FR, LEADER],
  },
  {
    route: '/organisations/:organisation/colleagues',
    name: 'colleagues',
    about: 'Colleagues and stand-ins',
    as: [LEADER, FR],
  },
  {
    route: '/organisations/:organisation/colleagues/entry',
    name: 'colleague-entry',
    about: 'Entering a colleague',
    as: [LEADER],
  },
  {
    route: '/organisations/:organisation/absences/entry',
    name: 'absence-entry',
    about: 'Entering an absence',
    as: [LEADER],
  },
  {
    route: '/organisations/:organisation/sending-hours',
    name: 'sending-hours',
    about: 'When messages are sent',
    as: [LEADER],
  },
  {
    route: '/organisations/:organisation/templates',
    name: 'templates',
    about: 'An organisation’s own templates',
    as: [LEADER],
  },
  {
    route: '/organisations/:organisation/templates/:template',
    name: 'template',
    about: 'One template',
    as: [LEADER],
  },
  {
    route: '/organisations/:organisation/digital-post',
    name: 'digital-post',
    about: 'Whether letters go by Digital Post',
    as: [LEADER],
  },
  {
    route: '/administration',
    name: 'administration',
    about: 'What can be administered, and how it stands',
    as: [LEADER, DPO],
  },
  {
    route: '/organisations/:organisation/parameters',
    name: 'parameters',
    about: 'What a municipality has agreed',
    as: [LEADER, FR],
  },
  {
    route: '/organisations/:organisation/parameters/:name',
    name: 'parameter',
    about: 'One value, how it came about, and another',
    as: [LEADER, FR],
    places: { name: 'closedDays' },
  },
  {
    route: '/organisations/:organisation/users',
    name: 'users',
    about: 'Who has logged in',
    as: [LEADER, DPO],
  },
  {
    route: '/organisations/:organisation/escalation-chains',
    name: 'escalation-chains',
    about: 'Who is told after whom',
    as: [LEADER, FR],
  },
  {
    route: '/organisations/:organisation/rule-sets',
    name: 'rule-sets',
    about: 'Rule sets, and what the newest would move',
    as: [LEADER],
    query: '?set=2025-06-01',
  },
  { route: '/rules', name: 'rules', about: 'All rules', as: [FR] },
  { route: '/rules/print', name: 'rules-print', about: 'The law as it is printed', as: [FR], paper: true },
  { route: '/rules/:ruleId', name: 'rule', about: 'One rule with its sources', as: [FR] },
  { route: '/emergency', name: 'emergency', about: 'Emergency access, told what it brings', as: [FR] },
  {
    route: '/emergency/reviews',
    name: 'emergency-reviews',
    about: 'Emergency accesses to review',
    as: [LEADER],
  },
  { route: '/emergency/:accessId', name: 'emergency-review', about: 'Reviewing one', as: [LEADER] },
  { route: '/access-log', name: 'access-report', about: "The data protection officer's month", as: [DPO] },
  { route: '/breaches', name: 'breaches', about: 'Breaches and their 72 hours', as: [DPO] },
  { route: '/erasures', name: 'erasures', about: 'Retention and erasure', as: [LEADER] },
  { route: '/webhooks', name: 'webhooks', about: 'Webhooks', as: [LEADER] },
  { route: '/webhooks/:id', name: 'webhook', about: 'One webhook', as: [LEADER], places: { id: ':webhook' } },
  { route: '/account/messages', name: 'account-messages', about: 'How one wants to be told', as: [FR] },
  { route: '/account/calendar', name: 'account-calendar', about: 'A calendar of one’s own', as: [FR] },
  { route: '/mails', name: 'mails', about: 'Mails of the demo', as: [FR] },
  { route: '/mails/:mailId', name: 'mail', about: 'One mail', as: [FR] },
  { route: '/mails/digital-post', name: 'letters', about: 'Letters of the demo', as: [FR] },
  { route: '/mails/digital-post/:uuid', name: 'letter', about: 'One letter', as: [FR] },
  { route: '/help', name: 'help', about: 'Help', as: [FR, NOBODY] },
  { route: '/help/first-case', name: 'first-case', about: 'A first case, step by step', as: [FR] },
  { route: '/nowhere', name: 'not-found', about: 'An address that leads nowhere', as: [FR] },
];

/** What is mounted and is no page, and why it is not in the list. */
export const notPages: Readonly<Record<string, string>> = {
  '/': 'leads on',
  '/organisations': 'leads on to one’s own',
  '/work.csv': 'a file',
  '/work.xlsx': 'a file',
  '/overview/in-time.svg': 'a picture in a page',
  '/overview/statistics.csv': 'a file',
  '/cases/:id/access-log.csv': 'a file',
  '/cases/:id/documents/:documentId/versions/:file': 'a file',
  '/mails/digital-post/:uuid/letter.pdf': 'a file',
  '/cases/:id/record/merge-case': 'leads on to merging',
  '/cases/:id/record/split-case': 'leads on to merging',
  '/cases/:id/history.csv': 'a file',
  '/reports/monitoring.csv': 'a file',
  '/reports/statistics.csv': 'a file',
  '/breaches.csv': 'a file',
  '/feed/:file': 'a file',
  '/login/start': 'leads to the login service',
  '/login/callback': 'comes from the login service',
  '/login/resume': 'leads on to the form that was kept',
  '/organisations/:organisation/templates/:template/try-out': 'a file',
  '/organisations/:organisation/templates/:template/versions/:version': 'a file',
  '/organisations/:organisation/users/:subject':
    'needs a login; test/browser/administration.test.ts looks at it',
  '/login/role': 'needs a login service; test/browser/login.test.ts looks at it',
  '/account': 'needs a login service; test/browser/login.test.ts looks at it',
  '/logged-out': 'needs a login service; test/browser/login.test.ts looks at it',
};

/** The address of a page in a town with these places. */
export function addressOf(page: ListedPage, town: Readonly<Record<string, string>>): string {
  const path = page.route.replace(/:(\w+)/g, (_, name: string) => {
    const told = page.places?.[name] ?? town[name];
    return (told?.startsWith(':') ? town[told.slice(1)] : told) ?? name;
  });
  return `${path}${page.query ?? ''}`;
}
