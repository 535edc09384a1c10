// Lets something go wrong that nobody catches, as the first argument says.
import { hearTheUncaught } from '../../../worker/last-resort.ts';
import { openLog } from '../../../worker/open-log.ts';

const [what, goOn] = process.argv.slice(2);
hearTheUncaught(openLog('stand-in'), { goOn: goOn === 'go-on' });
const trouble = Object.assign(new Error('Prøve Person was here'), { code: 'E_TEST' });
if (what === 'promise') void Promise.reject(trouble);
else
  setTimeout(() => {
    throw trouble;
  });
setTimeout(() => {
  process.stdout.write('went on\n');
}, 50);
