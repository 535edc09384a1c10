// Every variable of the environment in one place: what is not here is not read, and docs/operations.md shows the same.
import {
  address,
  type Check,
  file,
  hostAndPort,
  mailAddress,
  number,
  oneOf,
  port,
  privateKeyFile,
  program,
  share,
  wholeNumber,
} from './formats.ts';

/** What reads the environment; `start` is `npm start`, which runs all the others. */
export type Program = 'start' | 'worker' | 'api' | 'cli';

/** A setting, told by the environment. */
export interface Variable {
  name: string;
  /** A right value, shown beside a wrong one. */
  example: string;
  of: readonly Program[];
  /** Left out where any value will do, or where what reads it looks closer than at its form. */
  wrong?: Check;
}

const everywhere: readonly Program[] = ['start', 'worker', 'api', 'cli'];
const front: readonly Program[] = ['start', 'api'];
const behind: readonly Program[] = ['start', 'worker'];
const processes: readonly Program[] = ['start', 'worker', 'api'];
const web = address('http:', 'https:');
const postgres = address('postgres:', 'postgresql:');

/** Every variable that is for whoever runs the product, in the order of a report. */
export const variables: readonly Variable[] = [
  { name: 'PORT', example: '8080', of: processes, wrong: port },
  { name: 'TOVHOLDER_HOME', example: '/var/lib/tovholder', of: everywhere },
  {
    name: 'DATABASE_URL',
    example: 'postgres://user:password@host:5432/tovholder?sslmode=verify-full',
    of: everywhere,
    wrong: postgres,
  },
  { name: 'DATABASE_URL_FILE', example: '/run/secrets/database-url', of: everywhere, wrong: file },
  { name: 'TEMPORAL_ADDRESS', example: 'temporal.example.dk:7233', of: everywhere, wrong: hostAndPort },
  { name: 'TEMPORAL_NAMESPACE', example: 'tovholder', of: everywhere },
  { name: 'TEMPORAL_API_KEY', example: '…', of: everywhere },
  { name: 'TEMPORAL_API_KEY_FILE', example: '/run/secrets/temporal-api-key', of: everywhere, wrong: file },
  { name: 'TEMPORAL_TLS', example: 'true', of: everywhere, wrong: oneOf('true', 'false') },
  {
    name: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    example: '/etc/tovholder/temporal.pem',
    of: everywhere,
    wrong: file,
  },
  {
    name: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
    example: '/etc/tovholder/temporal.key',
    of: everywhere,
    wrong: file,
  },
  { name: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH', example: '/etc/tovholder/ca.pem', of: everywhere, wrong: file },
  { name: 'TEMPORAL_TLS_SERVER_NAME', example: 'temporal.example.dk', of: everywhere },
  { name: 'TEMPORAL_CLI_PATH', example: '/usr/local/bin/temporal', of: ['start'], wrong: program },
  {
    name: 'TEMPORAL_TEST_SERVER_PATH',
    example: '/usr/local/bin/temporal-test-server',
    of: ['start'],
    wrong: program,
  },
  {
    name: 'SMTP_URL',
    example: 'smtp://user:password@mail.example.dk:587',
    of: behind,
    wrong: address('smtp:', 'smtps:'),
  },
  { name: 'SMTP_URL_FILE', example: '/run/secrets/smtp-url', of: behind, wrong: file },
  { name: 'SMTP_TLS', example: 'required', of: behind, wrong: oneOf('required', 'opportunistic') },
  { name: 'SMTP_CA_FILE', example: '/etc/tovholder/mail-ca.pem', of: behind, wrong: file },
  { name: 'SMTP_CONNECTIONS', example: '4', of: behind, wrong: wholeNumber(1, 50) },
  { name: 'MAIL_FROM', example: 'tovholder@example.dk', of: behind, wrong: mailAddress },
  { name: 'PUBLIC_URL', example: 'https://tovholder.example.dk', of: processes, wrong: web },
  { name: 'DIGITAL_POST_URL', example: 'https://digital-post.example.dk', of: behind, wrong: web },
  { name: 'DIGITAL_POST_CERT_FILE', example: '/etc/tovholder/post.pem', of: behind, wrong: file },
  { name: 'DIGITAL_POST_KEY_FILE', example: '/etc/tovholder/post.key', of: behind, wrong: file },
  { name: 'DIGITAL_POST_CA_FILE', example: '/etc/tovholder/post-ca.pem', of: behind, wrong: file },
  { name: 'DIGITAL_POST_TOKEN_FILE', example: '/run/secrets/post-token', of: behind, wrong: file },
  { name: 'SMS_URL', example: 'https://sms.example.dk', of: behind, wrong: web },
  { name: 'SMS_TOKEN_FILE', example: '/run/secrets/sms-token', of: behind, wrong: file },
  { name: 'TOVHOLDER_MASTER_KEY_FILE', example: '/run/secrets/master-key', of: everywhere },
  { name: 'TOVHOLDER_MASTER_KEY', example: '"$(base64 -w0 master.key)"', of: everywhere },
  { name: 'TOVHOLDER_OLD_MASTER_KEY_FILES', example: '/run/secrets/old-key', of: everywhere },
  { name: 'TOVHOLDER_OLD_MASTER_KEYS', example: '"$(base64 -w0 old.key)"', of: everywhere },
  { name: 'TOVHOLDER_CODEC_TOKENS_FILE', example: '/run/secrets/codec-tokens', of: ['cli'], wrong: file },
  { name: 'TOVHOLDER_ANCHOR_FILE', example: '/srv/anchors/journal.jsonl', of: everywhere },
  { name: 'TOVHOLDER_ANCHOR_SECONDS', example: '600', of: everywhere, wrong: number({ of: 'seconds' }) },
  {
    name: 'TOVHOLDER_ANCHOR_URL',
    example: 'https://anchors.example.dk/tovholder',
    of: ['start', 'worker', 'cli'],
    wrong: web,
  },
  {
    name: 'TOVHOLDER_ANCHOR_TOKEN_FILE',
    example: '/run/secrets/anchor-token',
    of: ['start', 'worker', 'cli'],
    wrong: file,
  },
  {
    name: 'TOVHOLDER_DEAD_MAN_SECONDS',
    example: '3600',
    of: processes,
    wrong: wholeNumber(1, 604_800),
  },
  {
    name: 'TOVHOLDER_VERIFY_HOURS',
    example: '24',
    of: behind,
    wrong: number({ orNought: true, of: 'hours' }),
  },
  { name: 'TOVHOLDER_WORKER_PORT', example: '9464', of: behind, wrong: port },
  { name: 'TOVHOLDER_CACHE_MIB', example: '512', of: behind, wrong: number({ of: 'MiB' }) },
  { name: 'TOVHOLDER_COLD_CASES', example: '4', of: behind, wrong: wholeNumber(1, 40) },
  { name: 'TOVHOLDER_BUILD_ID', example: '2027-03-01-a', of: behind },
  { name: 'TOVHOLDER_DEPLOYMENT', example: 'tovholder', of: behind },
  { name: 'TOVHOLDER_BACKUP_FOLDER', example: '/mnt/backup', of: ['start'] },
  { name: 'TOVHOLDER_BACKUP_HOURS', example: '24', of: ['start'], wrong: wholeNumber(1, 9_999) },
  { name: 'TOVHOLDER_BACKUP_KEEP_DAYS', example: '7', of: ['start'], wrong: wholeNumber(1, 9_999) },
  { name: 'TOVHOLDER_DEMO_DATA', example: '0', of: ['start'], wrong: oneOf('0', '1') },
  {
    name: 'LOG_LEVEL',
    example: 'info',
    of: processes,
    wrong: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    example: 'https://collector.example.dk:4318',
    of: processes,
    wrong: web,
  },
  {
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    example: 'https://collector.example.dk:4318/v1/traces',
    of: processes,
    wrong: web,
  },
  { name: 'OTEL_TRACES_SAMPLER_ARG', example: '0.1', of: processes, wrong: share },
  { name: 'NODE_ENV', example: 'production', of: front },
  { name: 'OIDC_ISSUER', example: 'https://login.example.dk/realms/kommune', of: front },
  { name: 'OIDC_CLIENT_ID', example: 'tovholder', of: front },
  { name: 'OIDC_CLIENT_SECRET_FILE', example: '/run/secrets/oidc-client-secret', of: front, wrong: file },
  { name: 'OIDC_PRIVATE_KEY_FILE', example: '/run/secrets/oidc.key', of: front, wrong: privateKeyFile },
  { name: 'OIDC_PRIVATE_KEY_ID', example: '2027-1', of: front },
  { name: 'OIDC_AUDIENCE', example: 'tovholder-api', of: front },
  { name: 'OIDC_SCOPE', example: '"openid profile"', of: front },
  { name: 'OIDC_ACR', example: 'https://data.gov.dk/concept/core/nsis/Substantial', of: front },
  { name: 'OIDC_CLAIM_MAPPING', example: `'{"rights":"realm_access.roles"}'`, of: front },
  { name: 'OIDC_CLAIM_MAPPING_FILE', example: '/etc/tovholder/claims.json', of: front },
  { name: 'TOVHOLDER_SESSION_IDLE_MINUTES', example: '30', of: front },
  { name: 'TOVHOLDER_SESSION_HOURS', example: '10', of: front },
  { name: 'TOVHOLDER_HOST', example: '127.0.0.1', of: front },
  { name: 'TOVHOLDER_TLS_CERT_FILE', example: '/etc/tovholder/api.pem', of: front, wrong: file },
  { name: 'TOVHOLDER_TLS_KEY_FILE', example: '/etc/tovholder/api.key', of: front, wrong: file },
  { name: 'TOVHOLDER_PROXIES', example: '1', of: front },
  { name: 'TOVHOLDER_RATE_PERSON', example: '600', of: front },
  { name: 'TOVHOLDER_RATE_SYSTEM', example: '6000', of: front },
  { name: 'TOVHOLDER_RATE_ADDRESS', example: '300', of: front },
  { name: 'TOVHOLDER_ALLOW_PLAIN', example: 'DATABASE_URL,TEMPORAL_ADDRESS', of: everywhere },
];

/** Set by one part of the product for another, by our tests and tools, or by the Compose file for its own use. */
export const isInternal = (name: string): boolean =>
  internal.has(name) || /^TOVHOLDER_(?:TEST|FAULT|MUTATION)S?(?:$|_)/.test(name);

const internal = new Set([
  'TOVHOLDER_MAIL_FOLDER',
  'TOVHOLDER_POST_FOLDER',
  'TOVHOLDER_DB_PASSWORD',
  'TOVHOLDER_SCREENSHOTS',
  'TOVHOLDER_COUNT_CLICKS',
  'TOVHOLDER_FUZZ_RUNS',
  'TOVHOLDER_WITNESS_FILE',
]);
