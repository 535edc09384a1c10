import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../worker/embedded/home.ts';

/** A service of the Compose file, as far as the tests look at it. */
export interface ComposeService {
  image: string;
  user?: string;
  command?: string[];
  entrypoint?: string[];
  env_file?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  configs?: { source: string; target: string }[];
  volumes?: string[];
  networks?: string[] | Record<string, { aliases?: string[] }>;
  network_mode?: string;
  ports?: string[];
  profiles?: string[];
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  healthcheck?: { test: string[] };
  restart?: string;
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { resources: { limits: { cpus?: string; memory?: string; pids?: number } } };
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
  configs: Record<string, { file: string }>;
}

/** `${NAME:-otherwise}` and the like, as Compose fills them in. */
function filledIn(text: string, env: NodeJS.ProcessEnv): string {
  return text
    .replaceAll(/\$\{(\w+)(?::?([-?])([^}]*))?\}/g, (_all, name: string, kind?: string, rest = '') => {
      const value = env[name];
      if (value) return value;
      if (kind === '?') throw new Error(`${name}: ${rest}`);
      return rest;
    })
    .replaceAll('$$', '$');
}

/** What is made of every string in a value. */
export function eachString<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => eachString(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, eachString(one, change)])) as T;
}

/** The Compose file as YAML has it, merged, nothing filled in. */
export const rawComposeFile = (): unknown =>
  parse(readFileSync(join(projectRoot, 'docker-compose.yml'), 'utf8'), { merge: true });

/** The Compose file as `docker compose` reads it with these variables. */
export const composeFile = (env: NodeJS.ProcessEnv = {}): ComposeFile =>
  eachString(rawComposeFile(), (text) => filledIn(text, env)) as ComposeFile;

/** What a file of settings says, as Compose reads it: names, values, comments. */
export function settingsOf(path: string): Record<string, string> {
  const lines = readFileSync(join(projectRoot, path), 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** The environment of a service's process: what the file of settings says, and over it what the service says. */
export const environmentOf = (service: ComposeService): Record<string, string> => ({
  ...Object.assign({}, ...(service.env_file ?? []).map(settingsOf)),
  ...service.environment,
});
