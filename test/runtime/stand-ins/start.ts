// `npm start` with stand-ins for migration, worker and API: the runtime alone.
import { StartRefused } from '../../../worker/embedded/say.ts';
import { readSettings } from '../../../worker/supervisor/settings.ts';
import { stopOnSignal } from '../../../worker/supervisor/stop-on-signal.ts';
import { createSystem } from '../../../worker/supervisor/system.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const system = createSystem(
  readSettings(process.env),
  {
    migrate: async () => {},
    worker: 'test/runtime/stand-ins/worker.ts',
    api: 'test/runtime/stand-ins/api.ts',
  },
  say,
);
stopOnSignal(() => system.stop());
try {
  const { url } = await system.start();
  say(`ready ${url}`);
} catch (error) {
  await system.stop();
  process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
  process.exit(1);
}
