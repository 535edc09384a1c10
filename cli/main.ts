// The `tovholder` command. Prints one JSON document on standard output, or text with --text, and nothing else there.

import { refuse } from '../domain/case/refusal.ts';
import { holdTls } from '../security/least-tls.ts';
import { givenBy } from '../worker/configuration/given.ts';
import { StartRefused } from '../worker/embedded/say.ts';
import { failed, print } from './print.ts';
import { call } from './program.ts';

const say = (text: string): void => {
  process.stderr.write(text);
};

holdTls();
try {
  const called = await call(process.argv.slice(2), givenBy(process.env, 'cli'), say);
  if (called) await print(called.outcome, called.asText);
} catch (error) {
  // Whatever happens, whoever reads standard output finds a document there; what went wrong in detail is beside it, without
  // the words of the error: it may quote a row or a document.
  const [{ openLog }, { traceOf }] = await Promise.all([
    import('../worker/open-log.ts'),
    import('../worker/trace-of.ts'),
  ]);
  openLog('tovholder').error({ event: 'failure', ...traceOf(error) }, 'the command did not work');
  const why = error instanceof StartRefused ? error.message : 'It did not work; standard error says why.';
  await print(failed(refuse('UNAVAILABLE', 'Det lykkedes ikke; fejludskriften siger hvorfor.', why)), false);
}
