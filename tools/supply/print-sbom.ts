// `npm run -s sbom > tovholder-<version>.cdx.json`: the bill of materials of a release (CycloneDX 1.5).
import { projectRoot } from '../../worker/embedded/home.ts';
import { billOfMaterials } from './bill-of-materials.ts';

process.stdout.write(`${JSON.stringify(await billOfMaterials(projectRoot), null, 2)}\n`);
