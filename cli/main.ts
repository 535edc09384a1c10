// The `tovholder` command. Prints one JSON document on standard output, or text with --text, and nothing else there.

import { refuse } from '../domain/case/refusal.ts';
import { holdTls } from '../security/least-tls.ts';
import { StartRefused } from '../worker/embedded/say.ts';
import { failed, print } from './print.ts';
import { call } from './program.ts';

const say = (text: string): void => {
  process.stderr.write(text);
};

holdTls();
try {
  const called = await call(process.argv.slice(2), process.env, say);
  if (called) await print(called.outcome, called.asText);
} catch (error) {
  // Whatever happens, whoever reads standard output finds a document there; what went wrong in detail is beside it.
  say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const why = error instanceof StartRefused ? error.message : 'It did not work; standard error says why.';
  await print(failed(refuse('UNAVAILABLE', 'Det lykkedes ikke; fejludskriften siger hvorfor.', why)), false);
}
