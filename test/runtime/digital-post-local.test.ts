import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpDigitalPost } from '../../worker/delivery/channels/digital-post/http-provider.ts';
import type { Memo } from '../../worker/delivery/channels/digital-post/memo.ts';
import { memoUuid } from '../../worker/delivery/channels/digital-post/memo-uuid.ts';
import type { PostReceipt } from '../../worker/delivery/channels/digital-post/provider.ts';
import { type LocalDigitalPost, startDigitalPost } from '../../worker/embedded/digital-post.ts';
import { listPost } from '../../worker/embedded/kept-post.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CANARY = '6806950014';
const folder = join(temporaryFolder(), 'post');
let post: LocalDigitalPost;

beforeAll(async () => {
  post = await startDigitalPost({ port: 0, folder, receiptAfterMs: 0 });
});
afterAll(() => post?.stop());
beforeEach(() => {
  for (const name of Object.keys(post.script)) delete post.script[name as keyof typeof post.script];
});

const provider = () => httpDigitalPost({ url: post.url });

const letter = (name: string, cpr = CANARY): Memo => ({
  uuid: memoUuid(name, 'mother'),
  title: 'Besked fra Prøvestrand Kommune',
  mandatory: false,
  legalNotification: false,
  sender: { cvr: '00112233', label: 'Prøvestrand Kommune' },
  recipient: { cpr },
  createdAt: '2026-03-02T08:00:00Z',
  document: { format: 'text/plain', fileName: 'besked.txt', content: Buffer.from('Kære læser 👶') },
});

const kept = async (uuid: string) => (await listPost(folder)).filter((one) => one.uuid === uuid);

async function receiptOf(uuid: string): Promise<PostReceipt | undefined> {
  const answer = await provider().receiptsSince(0);
  return answer?.receipts.find((one) => one.uuid === uuid);
}

describe('the local Digital Post', () => {
  it('takes a letter, keeps it as it was written, and says later that it was delivered', async () => {
    const memo = letter('plain');
    const answer = await provider().submit(memo);
    expect(answer).toMatchObject({
      kind: 'accepted',
      transmissionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const [one] = await kept(memo.uuid);
    expect(one).toMatchObject({ title: memo.title, cpr: CANARY, format: 'text/plain' });
    expect(Buffer.from(one?.content ?? '', 'base64').toString('utf8')).toBe('Kære læser 👶');
    expect(await receiptOf(memo.uuid)).toEqual({ uuid: memo.uuid, outcome: 'delivered', code: null });
  });

  it('takes a letter once, also when its answer was lost and when it is handed over by many at once', async () => {
    const memo = letter('twice');
    post.script.dropAnswer = 1;
    expect((await provider().submit(memo)).kind).toBe('unknown');
    const answers = await Promise.all([1, 2, 3].map(() => provider().submit(memo)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.kind).toBe('accepted');
    expect(await kept(memo.uuid)).toHaveLength(1);
  });

  it('refuses whom nobody knows at once, and tells of the exempt and the dead in a receipt', async () => {
    Object.assign(post.script, { unknown: ['6806950022'], exempt: ['6806950030'], dead: ['6806950049'] });
    expect(await provider().submit(letter('u', '6806950022'))).toEqual({
      kind: 'refused',
      code: 'unknown-recipient',
    });
    for (const [name, cpr, code] of [
      ['e', '6806950030', 'exempt'],
      ['d', '6806950049', 'dead'],
    ] as const) {
      const memo = letter(name, cpr);
      expect((await provider().submit(memo)).kind).toBe('accepted');
      expect(await receiptOf(memo.uuid)).toEqual({ uuid: memo.uuid, outcome: 'refused', code });
    }
  });

  it('fails, is slow and goes away as it is told, and the caller hears a code each time', async () => {
    post.script.fail = 1;
    expect(await provider().submit(letter('f'))).toEqual({ kind: 'unknown', code: 'HTTP_500' });
    post.script.slowMs = 30;
    expect((await provider().submit(letter('f'))).kind).toBe('accepted');
    post.script.down = true;
    expect(await provider().submit(letter('g'))).toMatchObject({ kind: 'unknown', code: 'ECONNRESET' });
    expect(await provider().receiptsSince(0)).toBeNull();
    await expect(httpDigitalPost({ url: 'http://127.0.0.1:1' }).submit(letter('g'))).resolves.toMatchObject({
      kind: 'unknown',
      code: 'ECONNREFUSED',
    });
  });

  it('does not take what is no envelope, and an envelope that cannot be written is never sent', async () => {
    const before = post.submissions();
    const answer = await fetch(new URL('/service/KombiPostAfsend_1/kombi', post.url), {
      method: 'POST',
      body: '<kombi_request><KombiValgKode>Digital Post</KombiValgKode></kombi_request>',
    });
    expect(answer.status).toBe(400);
    expect(await provider().submit({ ...letter('x'), title: 'to\nlinjer' })).toEqual({
      kind: 'refused',
      code: 'invalid',
    });
    expect(post.submissions()).toBe(before);
  });

  it('gives receipts from where somebody left off, also after it was started again', async () => {
    const first = await provider().receiptsSince(0);
    expect(first?.next).toBeGreaterThan(0);
    await provider().submit(letter('later'));
    await pause(5);
    const second = await provider().receiptsSince(first?.next ?? 0);
    expect(second?.receipts.map(({ uuid }) => uuid)).toEqual([letter('later').uuid]);
    const again = await startDigitalPost({ port: 0, folder, receiptAfterMs: 0 });
    const heard = await httpDigitalPost({ url: again.url }).receiptsSince(first?.next ?? 0);
    await again.stop();
    expect(heard).toEqual(second);
  });

  it('names no file after anybody', () => {
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(2);
    expect(names.join(' ')).not.toContain(CANARY);
    expect(names.every((name) => readFileSync(join(folder, name), 'utf8').startsWith('{'))).toBe(true);
  });
});
