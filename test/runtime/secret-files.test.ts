import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECRET_SETTINGS, takeSecretsFromFiles } from '../../security/secret-files.ts';
import { findMistakes } from '../../worker/configuration/mistakes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const fileWith = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const taken = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  takeSecretsFromFiles(env);
  return env;
};
const mistakes = (env: NodeJS.ProcessEnv): string => findMistakes(taken(env), 'worker').mistakes.join('\n');

describe('a secret that a file holds', () => {
  const address = 'postgres://tovholder_app:hemmelig@127.0.0.1:5432/tovholder';

  it.each(SECRET_SETTINGS)('stands for %s, without the end of its line', (name) => {
    const env = taken({ [`${name}_FILE`]: fileWith('secret', `${address}\n`) });
    expect(env).toEqual({ [name]: address });
  });

  it('leaves alone what names no file', () => {
    expect(taken({ DATABASE_URL: address, SMTP_URL_FILE: '' })).toEqual({
      DATABASE_URL: address,
      SMTP_URL_FILE: '',
    });
  });

  it('is a mistake where the file is empty or cannot be read, and never shown', () => {
    expect(mistakes({ DATABASE_URL_FILE: fileWith('empty', '\n') })).toMatch(
      /^DATABASE_URL_FILE names a file that is empty/m,
    );
    expect(mistakes({ SMTP_URL_FILE: join(folder, 'nowhere') })).toMatch(
      /^SMTP_URL_FILE must name a file that can be read/m,
    );
    expect(mistakes({ DATABASE_URL_FILE: fileWith('wrong', 'mysql://hemmelig@x/y') })).toMatch(
      /^DATABASE_URL must /m,
    );
    expect(mistakes({ DATABASE_URL_FILE: fileWith('wrong', 'mysql://hemmelig@x/y') })).not.toContain(
      'hemmelig',
    );
  });

  it('is a mistake beside the setting itself: nobody could say which of them counts', () => {
    const env = { DATABASE_URL: address, DATABASE_URL_FILE: fileWith('other', address) };
    expect(mistakes(env)).toMatch(/^DATABASE_URL_FILE stands beside DATABASE_URL: one of them, not both/m);
  });
});
