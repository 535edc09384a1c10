import { readLoginSettings } from '../../api/identity/login-settings.ts';
import { readListenSettings } from '../../api/listen-settings.ts';
import { mistakesInKeys } from '../../security/master-key-ring.ts';
import { readCodecTokens } from '../codec/codec-tokens.ts';
import { plainConnections } from '../plain-connections.ts';
import { givenBy } from './given.ts';
import { mistakesTogether } from './together.ts';
import { isServiceLink, unknownNames } from './unknown-names.ts';
import { type Program, variables } from './variables.ts';
import { unwritableFolders } from './writable.ts';

/** What is to be said of an environment before anything starts. */
export interface Findings {
  /** Each begins with the variable's name and shows a right value; with one of them nothing starts. */
  mistakes: readonly string[];
  /** What nothing reads, and is like nothing that is read. */
  notices: readonly string[];
}

/**
 * Looks through the whole environment of one program, with every part of it, and finds all that is wrong at once. Empty
 * values count as left out. No value is ever repeated: it may be a secret.
 */
export function findMistakes(env: NodeJS.ProcessEnv, program: Program): Findings {
  const given = givenBy(env, program);
  const malformed = variables.flatMap(({ name, of, wrong }) => {
    const value = given[name];
    const why = value === undefined || !of.includes(program) ? null : wrong?.(value);
    return why ? [`${name} ${why}${isServiceLink(name, value ?? '') ? SERVICE_LINK : ''}`] : [];
  });
  const named = new Set(malformed.map(nameIn));
  const closer = [
    ...mistakesTogether(given, program),
    ...mistakesInKeys(given, { needed: program !== 'start' && program !== 'cli' }),
    ...keyOfStoreElsewhere(given, program),
    ...(program === 'start' || program === 'api' ? ofTheFront(given) : []),
    ...(program === 'cli' ? ofTheCodecServer(given) : []),
    ...plainConnections(given),
    ...unwritableFolders(given, program),
    // What has the wrong form already is not told a second time, and what this program does not read not at all.
  ].filter((one) => !named.has(nameIn(one)) && isReadBy(program, nameIn(one)));
  const unknown = unknownNames(given);
  const slips = unknown.flatMap(({ name, meant }) =>
    meant ? [`${name} is known to nothing here: probably a typing error for ${meant}`] : [],
  );
  return {
    mistakes: [...new Set([...malformed, ...closer])].map(withExample).concat(slips),
    notices: unknown.flatMap(({ name, meant }) =>
      meant ? [] : [`${name} is known to nothing here and is left out of account`],
    ),
  };
}

/** All mistakes as the one text that is printed instead of starting. */
export const mistakeReport = (mistakes: readonly string[]): string =>
  ['The environment has mistakes; correct them and start again:', ...mistakes.map((one) => `  ${one}`)].join(
    '\n',
  );

/** Kubernetes fills such a name in by itself where a service is called so. */
const SERVICE_LINK = '; Kubernetes has set it for a service of that name: enableServiceLinks: false';

const nameIn = (mistake: string): string => /^\w+/.exec(mistake)?.[0] ?? '';

const isReadBy = (program: Program, name: string): boolean =>
  variables.find((one) => one.name === name)?.of.includes(program) ?? true;

function withExample(mistake: string): string {
  const name = nameIn(mistake);
  const example = variables.find((one) => one.name === name)?.example;
  return example === undefined ? mistake : `${mistake} (for example ${name}=${example})`;
}

/** The key of the embedded store lies beside it; a store elsewhere must not depend on a file that one machine made up. */
function keyOfStoreElsewhere(given: NodeJS.ProcessEnv, program: Program): string[] {
  const { DATABASE_URL, TOVHOLDER_MASTER_KEY, TOVHOLDER_MASTER_KEY_FILE } = given;
  if (program !== 'start' || !DATABASE_URL || TOVHOLDER_MASTER_KEY || TOVHOLDER_MASTER_KEY_FILE) return [];
  return [
    'TOVHOLDER_MASTER_KEY_FILE is needed beside DATABASE_URL: make one with "head -c 32 /dev/urandom > master.key"',
  ];
}

function ofTheCodecServer(given: NodeJS.ProcessEnv): string[] {
  const read = readCodecTokens(given);
  return read.ok ? [] : [read.why];
}

function ofTheFront(given: NodeJS.ProcessEnv): string[] {
  const [login, listen] = [readLoginSettings(given), readListenSettings(given)];
  return [...(login.ok ? [] : login.mistakes), ...(listen.ok ? [] : listen.mistakes)];
}
