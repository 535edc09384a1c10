import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLoginSettings } from '../../api/identity/login-settings.ts';
import { readListenSettings } from '../../api/listen-settings.ts';
import { routes } from '../../api/routes/index.ts';
import { projectRoot } from '../../worker/embedded/home.ts';
import { productCode } from './product-code.ts';

const page = readFileSync(join(projectRoot, 'docs/security.md'), 'utf8');
const code = productCode()
  .map(([, text]) => text)
  .join('\n');

/** Words in backticks under a heading of the page. */
function named(heading: string): string[] {
  const chapter = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  expect(chapter).not.toBe('');
  return [...chapter.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

/** First cells of the table that begins with these heads. */
function firstCells(heads: string): string[] {
  const table = page.slice(page.indexOf(`| ${heads} |`)).split('\n\n')[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((row) => (row.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

const settings = () => {
  const read = readLoginSettings({
    OIDC_ISSUER: 'https://login.example.dk',
    OIDC_CLIENT_ID: 'tovholder',
    OIDC_CLIENT_SECRET_FILE: join(projectRoot, 'package.json'),
    PUBLIC_URL: 'https://tovholder.example.dk',
  });
  if (!read.ok || !read.login) throw new Error(JSON.stringify(read));
  return read.login;
};

// Rows, events and ciphers in the code, held against what the page says of them.
describe('the page on security', () => {
  it('names every way in, and what may be asked without one', () => {
    expect(firstCells('way | who | proof | strength')).toEqual([
      '/login',
      'Authorization: Bearer',
      'tovholder',
      'tovholder codec-server',
      'demo identity',
    ]);
    const open = routes.filter((one) => one.open).map(({ path }) => path);
    expect(open.length).toBeGreaterThan(0);
    expect(named('Ways in')).toEqual(expect.arrayContaining(open));
  });

  it('says how often somebody may ask, as the program has it', () => {
    const read = readListenSettings({});
    if (!read.ok) throw new Error(read.mistakes.join());
    const { person, system, address } = read.listen.limits;
    expect(page).toContain(`\`TOVHOLDER_RATE_ADDRESS\` (${address})`);
    expect(page.replaceAll('\n', ' ')).toContain(`\`TOVHOLDER_RATE_PERSON\` (${person})`);
    expect(page).toContain(`\`TOVHOLDER_RATE_SYSTEM\` (${system})`);
  });

  it('says how long a session lives and how many there may be, as the program has it', () => {
    const { idleSeconds, absoluteSeconds } = settings();
    expect(page).toContain(`\`TOVHOLDER_SESSION_IDLE_MINUTES\` (${idleSeconds / 60})`);
    expect(page).toContain(`\`TOVHOLDER_SESSION_HOURS\` (${absoluteSeconds / 3_600})`);
    expect([idleSeconds <= 30 * 60, absoluteSeconds <= 12 * 3_600]).toEqual([true, true]);
    expect(page).toContain('there is no greatest number');
    expect(page).toContain('no back-channel log-out');
  });

  it('names what is looked at beside rights, and every header of a browser that decides', () => {
    const words = named('What is looked at beside rights').join(' ');
    const heard = [...code.matchAll(/header\('(Sec-[\w-]+|Origin|X-Forwarded-\w+|X-Real-IP)'\)/g)];
    expect(heard.length).toBeGreaterThan(2);
    for (const [, header = ''] of heard) if (header !== 'X-Forwarded-For') expect(words).toContain(header);
    expect(words).toContain('TOVHOLDER_PROXIES');
    expect(words).toContain('OIDC_ACR');
  });

  it('gives every table a class, and every class its protection', () => {
    const migrations = readdirSync(join(projectRoot, 'db/migrations')).map((name) =>
      readFileSync(join(projectRoot, 'db/migrations', name), 'utf8'),
    );
    const tables = migrations.flatMap((sql) =>
      [...sql.matchAll(/create table (?:if not exists )?(\w+)/gi)].map(([, name = '']) => name),
    );
    const rows = page.slice(page.indexOf('| class | tables |')).split('\n\n')[0] ?? '';
    const classed = [...rows.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(classed.toSorted()).toEqual([...new Set(tables)].toSorted());
    const classes = firstCells('class | tables');
    const protectedOnes = firstCells('class | what | at rest | in the log of looks | how long');
    expect(protectedOnes.map((one) => one.replaceAll('*', ''))).toEqual([...classes, 'public']);
  });

  it('lists every event that a process logs, and no other', () => {
    const logged = [...code.matchAll(/log\.\w+\(\s*\{ event: '([\w-]+)'/g)].map(([, event]) => event);
    expect(firstCells('`event` | when | with').toSorted()).toEqual([...new Set(logged)].toSorted());
  });

  it('lists every log, and processes write to no other place', () => {
    expect(firstCells('log | what | where | who reads | how long')).toHaveLength(8);
    expect(code.match(/from 'pino'/g)).toHaveLength(1);
    expect(code.match(/from '@opentelemetry\/exporter/g)).toHaveLength(1);
    expect(code).not.toMatch(/console\.(log|info|warn|debug)|pino\.transport|syslog/);
  });

  it('lists every cipher and digest that the program calls, and these are sound', () => {
    const called = [
      ...code.matchAll(/(?:create(?:Cipheriv|Decipheriv|Hash|Hmac)|hkdfSync)\(\s*'([\w-]+)'/g),
    ].map(([, name]) => name);
    expect(new Set(called)).toEqual(new Set(['aes-256-gcm', 'sha256']));
    expect(named('Cryptography')).toEqual(expect.arrayContaining([...new Set(called)]));
    // PostgreSQL's own, for the draw of a sample that anybody may draw again.
    expect(code.match(/\bmd5\(/g)).toHaveLength(1);
    expect(named('Cryptography')).toContain('md5');
    expect(code).not.toMatch(/Math\.random\(|createCipher\(|'md5'|'sha1'|scryptSync|pbkdf2/);
  });

  it('is right that values go to the database as parameters, and that no text becomes code, pattern or command', () => {
    // Two exceptions, of a role's name that stands in the code: its password, made here of hexadecimal digits, and its right
    // to see which migrations were applied.
    expect(code.match(/\.unsafe\(/g)).toHaveLength(2);
    expect(code).not.toMatch(/\beval\(|new Function\(|from 'node:vm'|shell: true|\bexecSync\(|\bexec\('/);
    // The drawings of our own icons.
    expect(code.match(/\braw\(/g)).toHaveLength(1);
    expect(code).not.toMatch(/dangerouslySetInnerHTML|innerHTML/);
  });

  it('is one page with what it refers to', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    for (const [, anchor = ''] of page.matchAll(/\]\(#([\w-]+)\)/g))
      expect(headings.map((one) => one.toLowerCase().replaceAll(' ', '-'))).toContain(anchor);
    expect(headings).toHaveLength(10);
  });
});
