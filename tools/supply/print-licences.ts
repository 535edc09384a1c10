// `npm run -s licences > docs/licences.md`: the licences of what runs; ends with 1 when one of them is not allowed.
import { projectRoot } from '../../worker/embedded/home.ts';
import { licencesPage, notAllowed } from './licence-report.ts';
import { lockedPackages } from './lock.ts';

const packages = lockedPackages(projectRoot);
process.stdout.write(licencesPage(packages));
for (const one of notAllowed(packages)) {
  process.stderr.write(`not an allowed licence: ${one}\n`);
  process.exitCode = 1;
}
