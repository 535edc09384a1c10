import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../worker/embedded/mail-catcher.ts';
import { listMails, readMail } from '../../worker/embedded/mails.ts';
import { madeSecrets } from '../services/support/made-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const folder = join(root, 'mails');
let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher({ port: 0, folder });
});
afterAll(() => catcher.stop());

describe('the mail catcher', () => {
  it('keeps a mail that nodemailer sent, with its letters and its message id, before it says yes', async () => {
    const transport = nodemailer.createTransport(catcher.url);
    await transport.sendMail({
      from: 'Tovholder <tovholder@example.invalid>',
      to: ['fr@example.invalid', 'sp@example.invalid'],
      bcc: 'leder@example.invalid',
      subject: 'Påmindelse: frist nærmer sig',
      text: 'Åbn sagen i Tovholder.\n',
      messageId: '<m1@example.invalid>',
    });
    const [mail] = await listMails(folder);
    expect(mail).toMatchObject({
      from: 'tovholder@example.invalid',
      to: ['fr@example.invalid', 'sp@example.invalid', 'leder@example.invalid'],
      subject: 'Påmindelse: frist nærmer sig',
      headers: { 'message-id': '<m1@example.invalid>' },
    });
    expect(mail?.text.trim()).toBe('Åbn sagen i Tovholder.');
    expect(mail?.receivedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+0[12]:00$/);
    expect(await readMail(folder, mail?.id ?? '')).toEqual(mail);
  });

  it('lists the newest first, and as many as are asked for', async () => {
    const transport = nodemailer.createTransport(catcher.url);
    for (const subject of ['two', 'three']) {
      await transport.sendMail({ from: 'a@example.invalid', to: 'b@example.invalid', subject, text: '-' });
    }
    expect((await listMails(folder, 2)).map((mail) => mail.subject)).toEqual(['three', 'two']);
  });

  it('finds nothing by an id that is not one of its own', async () => {
    writeFileSync(join(root, 'secret.json'), '{}');
    expect(await readMail(folder, '../secret')).toBeUndefined();
    expect(await readMail(folder, '0000000000000-00000000000000000000000000000000')).toBeUndefined();
  });

  it('lists nothing where there is nothing, and ignores files that are no mails', async () => {
    expect(await listMails(join(root, 'nowhere'))).toEqual([]);
    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'note.json'), '{}');
    expect(await listMails(other)).toEqual([]);
  });

  it('refuses a mail it could not keep', async () => {
    const blocked = join(root, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const other = await startMailCatcher({ port: 0, folder: blocked });
    const transport = nodemailer.createTransport(other.url);
    const mail = { from: 'a@example.invalid', to: 'b@example.invalid', subject: 's', text: 't' };
    await expect(transport.sendMail(mail)).rejects.toThrow();
    await other.stop();
  });

  it('with a certificate lets senders from elsewhere ask for TLS, who hold it to its name', async () => {
    const secrets = madeSecrets(root);
    const read = (name: string) => readFileSync(join(secrets, name));
    const safe = join(root, 'safe');
    const tls = { cert: read('mail.pem'), key: read('mail.key') };
    const other = await startMailCatcher({ port: 0, folder: safe, tls });
    const { port } = new URL(other.url);
    const sent = (trusted: object) =>
      nodemailer
        .createTransport({ host: '127.0.0.1', port: Number(port), requireTLS: true, tls: trusted })
        .sendMail({ from: 'a@example.invalid', to: 'b@example.invalid', subject: 'safe', text: '-' });
    await sent({ ca: read('inside-ca.pem'), servername: 'mail' });
    await expect(sent({ ca: read('inside-ca.pem'), servername: 'elsewhere' })).rejects.toThrow();
    await expect(sent({})).rejects.toThrow();
    expect((await listMails(safe)).map(({ subject }) => subject)).toEqual(['safe']);
    await other.stop();
  });
});
