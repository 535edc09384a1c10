// Seeds every mistake of `breaks.ts` in a copy of the workflow code and replays the recorded histories with it:
//   npx tsx tools/replay/break-all.ts
// Ends with 1 when one is not noticed.
import { quietTemporal } from '../../worker/quiet-temporal.ts';
import { BREAKS } from './breaks.ts';
import { withBroken } from './broken-bundle.ts';
import { isReplayMistake, readHistories, releases, replayAll } from './histories.ts';

quietTemporal('ERROR');
const histories = releases().flatMap(readHistories);
let caught = 0;
for (const seeded of BREAKS) {
  const [first] = await withBroken(seeded, (path) => replayAll(path, histories, { untilFirst: true }));
  const isCaught = first !== undefined && isReplayMistake(first);
  if (isCaught) caught += 1;
  const how = first ? ` (${isCaught ? first.file : first.why})` : '';
  process.stdout.write(`${isCaught ? 'caught' : 'MISSED'}  ${seeded.name}${how}\n`);
}
process.stdout.write(`${caught} of ${BREAKS.length} caught, by ${histories.length} histories\n`);
process.exitCode = caught === BREAKS.length ? 0 : 1;
