import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDatabaseUrl } from '../../db/app-role.ts';
import { KEY_BYTES } from '../../security/master-key.ts';
import { madeSecrets } from '../services/support/made-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder();
const folder = madeSecrets(root, ['tovholder.example.dk']);
const content = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();
const everything = (): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => `${name} ${readFileSync(join(folder, name)).toString('base64')}`);

describe('make-secrets.sh', () => {
  it('makes a master key, and passwords that nobody can guess, each its own', () => {
    expect(statSync(join(folder, 'master.key')).size).toBe(KEY_BYTES);
    const passwords = ['database-password', 'temporal-database-password', 'oidc-client-secret'].map(content);
    for (const one of passwords) expect(one).toMatch(/^[0-9a-f]{48}$/);
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  it("makes the application's address from the owner's as the product does", () => {
    expect(content('database-url')).toBe(
      `postgres://tovholder:${content('database-password')}@tovholder-db:5432/tovholder`,
    );
    expect(content('app-database-url')).toBe(appDatabaseUrl(content('database-url')));
  });

  it('makes certificates of the names inside and outside, by an authority whose key is gone', () => {
    const authority = new X509Certificate(content('inside-ca.pem'));
    expect(authority.ca).toBe(true);
    for (const [name, hosts] of Object.entries({
      api: ['api-1', 'api-2', 'localhost'],
      mail: ['mail'],
      login: ['login'],
      web: ['tovholder.example.dk', 'localhost'],
    })) {
      const certificate = new X509Certificate(content(`${name}.pem`));
      expect(certificate.checkIssued(authority)).toBe(true);
      expect(certificate.verify(authority.publicKey)).toBe(true);
      expect([name, certificate.ca, hosts.map((host) => certificate.checkHost(host))]).toEqual([
        name,
        false,
        hosts,
      ]);
    }
    expect(readdirSync(folder).filter((name) => /^ca\.|half|new\.|extensions|log$/.test(name))).toEqual([]);
  });

  it('closes the folder to others, and lets each container read the one file that it is given', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o444);
  });

  it('changes nothing when it is run again', () => {
    const before = everything();
    madeSecrets(root, ['elsewhere.example.dk']);
    expect(everything()).toEqual(before);
  });
});
