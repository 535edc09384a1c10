import { describe, expect, it } from 'vitest';
import type { Field, Fields } from '../../domain/case/field.ts';
import { commands } from '../../domain/case/registry.ts';
import { WITHHELD } from '../../worker/log/censored.ts';
import { redactor, withheldWords } from '../../worker/log/redacted.ts';
import { type Log, openLog } from '../../worker/open-log.ts';
import { CANARIES, CANARY, CANARY_CPR, placesOf } from '../services/support/canaries.ts';

function said(log: (to: Log) => void, words?: readonly string[]): string {
  const lines: string[] = [];
  const redact = words ? { redact: redactor(words) } : {};
  log(openLog('test', { level: 'trace', to: { write: (line) => void lines.push(line) }, ...redact }));
  return lines.join('');
}

/** Whether one of the words stands in a text, in any form. */
const found = (text: string, words: readonly string[] = [CANARY]): boolean =>
  placesOf({ text: Buffer.from(text) }, words).length > 0;

const wrapped = (fields: object, times: number): object =>
  times === 0 ? fields : wrapped({ inner: [fields] }, times - 1);

const upper = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** A field's name as it is met: by itself, of somebody, in a header, in capitals, of many. */
const spellings = (word: string): string[] => [
  word,
  `mother${upper(word)}`,
  `x-${word}-id`,
  word.toUpperCase(),
  `${word}s`,
];

describe('a field that is named for what must not be logged', () => {
  it('is withheld at any depth and in any spelling', () => {
    for (const word of withheldWords) {
      const shapes = spellings(word).flatMap((name) =>
        [0, 1, 2].map((depth) => wrapped({ [name]: CANARY, other: 1 }, depth)),
      );
      const lines = said((log) => {
        for (const shape of shapes) log.info(shape, 'something');
      });
      expect([word, found(lines)]).toEqual([word, false]);
      expect([lines.split(WITHHELD).length, lines.split('"other":1').length]).toEqual([16, 16]);
    }
  });

  it('is missed when its name alone is taken off the list, and these tests see it', () => {
    const seen = withheldWords.filter((word) => {
      const others = withheldWords.filter((one) => one !== word);
      return found(said((log) => log.info({ [word]: CANARY }, 'something'), others));
    });
    expect(seen).toEqual(withheldWords);
  });

  it('is withheld whatever it holds: an object, a list, bytes, a long number; a count and a yes are let through', () => {
    for (const value of [{ in: { here: CANARY } }, [CANARY], Buffer.from(CANARY), 112_314_321])
      expect(JSON.parse(said((log) => log.info({ cpr: value }))).cpr).toBe(WITHHELD);
    expect(JSON.parse(said((log) => log.info({ payloads: 3, note: false, reply: null })))).toMatchObject({
      payloads: 3,
      note: false,
      reply: null,
    });
  });

  it('is every field of a command that is written in freely or says who somebody is', () => {
    const personal = (fields: Fields): string[] =>
      Object.entries(fields).flatMap(([name, field]: [string, Field]) => [
        ...(field.personal || field.registered ? [name] : []),
        ...personal(field.fields ?? {}),
        ...(field.of ? personal({ [name]: field.of }) : []),
      ]);
    const names = new Set(commands.flatMap(({ fields }) => personal(fields)));
    expect(names.size).toBeGreaterThan(15);
    const missed = [...names].filter((name) => found(said((log) => log.info({ [name]: CANARY }))));
    expect(missed).toEqual([]);
  });
});

describe('a value that looks like what must not be logged', () => {
  const numbers = ['7112314321', '711231-4321', '711231 4321', 'cpr=711231-4321', '/cases?cpr=7112314321'];
  const encoded = ['%207112314321', '711231%2D4321', '["711231-4321"]', '\\"7112314321\\"'];

  it.each([...numbers, ...encoded])(
    '%s is censored in fields, lists, names of fields, sentences and errors',
    (text) => {
      const error = new Error(`failed at ${text}`, { cause: new Error(text) });
      const line = said((log) => {
        log.info({ where: text, deep: { list: [text] }, [text]: 1 }, `something about ${text}`);
        log.error(error);
        log.error(error, `again ${text}`);
        log.error({ err: error, trouble: error }, text);
        log.error({ err: error });
        log.info(text);
      });
      expect(line.trimEnd().split('\n')).toHaveLength(6);
      expect(found(line, [CANARY_CPR, '711231-4321', '711231 4321', '711231%2D4321'])).toBe(false);
    },
  );

  it('is a token, a login in an address, a question in one, or a mail address', () => {
    const secrets = {
      bearer: 'Authorization: Bearer s3cr3t-t0k3n.value',
      basic: 'basic dG92aG9sZGVyOnMzY3IzdA==',
      jwt: 'eyJhbGciOiJQUzI1NiJ9.s3cr3t_claims.s1gn4ture',
      login: 'postgres://tovholder:s3cr3t@db.example.dk/x',
      question: 'GET /cases/search?q=s3cr3t&x=1',
      who: 's3cr3t@example.dk',
    };
    for (const [what, text] of Object.entries(secrets)) {
      const line = said((log) => log.warn({ where: text }, text));
      expect([what, /s3cr3t|czNjcjN0|dG92/.test(line)]).toEqual([what, false]);
    }
  });

  it('of words that were put into the sentence is left out, with all that was handed in besides', () => {
    const line = said((log) => log.info({ event: 'x' }, 'told %s %o', CANARY, { inner: CANARY }));
    expect(found(line)).toBe(false);
    expect(said((log) => log.info('told %s', CANARY))).not.toContain(CANARY);
  });

  it('of an error is its kind, its code and its place, though its message be made to look like one', () => {
    const sly = new TypeError(`x\n    at ${CANARY} (file:///${CANARY}.ts:1:1)`);
    const line = said((log) => log.error(Object.assign(sly, { code: `${CANARY} Person`, detail: CANARY })));
    expect(found(line)).toBe(false);
    expect(JSON.parse(line)).toMatchObject({ error: 'TypeError', code: 'unknown' });
    expect(JSON.parse(line).at.join()).toContain('redaction.test.ts');
  });
});

describe('what a log is kept for', () => {
  it('is let through: ids, digests, moments, counts, codes, routes, and the sentence', () => {
    const fields = {
      event: 'access-denied',
      caseId: 'c_0101901234a0107901234b2512991234',
      keyId: 'k_7112314321aa',
      subject: 'u_1b2c3d4e5f60718293a4b5c6d7e8f901',
      code: '23505',
      route: '/v1/cases/:id/commands/:command',
      ms: 12,
      at: ['    at publish (file:///srv/tovholder/db/publish.ts:10:5)'],
      lastAt: '2026-11-22T20:15:00.000+01:00',
      sentMs: 1_763_837_212_345,
    };
    const line = said((log) => log.warn(fields, 'access was refused'));
    expect(JSON.parse(line)).toMatchObject({ ...fields, msg: 'access was refused' });
  });

  it('keeps its form whatever it is handed: rings, depth, getters, nothing', () => {
    const ring: Record<string, unknown> = { event: 'x' };
    ring.ring = ring;
    const lines = said((log) => {
      log.info(ring, 'a ring');
      log.info(wrapped({ where: CANARY }, 40), 'deep');
      log.info({ list: new Set(CANARIES), map: new Map([[CANARY, 1]]), of: () => CANARY, n: 10n });
      log.info(undefined as unknown as string);
    });
    expect(found(lines)).toBe(false);
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toEqual(['test', 'test', 'test', 'test']);
  });
});
