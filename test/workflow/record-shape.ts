// Records the shape that today's code hands from run to run, once for each `STATE_SCHEMA`:
//   npx tsx test/workflow/record-shape.ts
// A recorded shape is never written again: what is out there has it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_SCHEMA } from '../../domain/case/upcast-state.ts';
import { inputsOf, pathsOf, type RecordedShape, SHAPES, shapeScenarios } from './support/carried-shapes.ts';

const EXAMPLES_OF_EACH_KIND = 2;

const file = join(SHAPES, `${STATE_SCHEMA}.json`);
if (existsSync(file)) {
  process.stderr.write(
    `Shape ${STATE_SCHEMA} is recorded already; raise STATE_SCHEMA and add an upcaster.\n`,
  );
  process.exitCode = 1;
} else {
  const inputs = shapeScenarios().flatMap(inputsOf);
  const shape: RecordedShape = {
    schemaVersion: STATE_SCHEMA,
    paths: [...new Set(inputs.flatMap((input) => pathsOf(JSON.parse(JSON.stringify(input)))))].sort(),
    examples: (['referral', 'birth', 'continuing'] as const).flatMap((by) =>
      inputs.filter((input) => input.begin.by === by).slice(0, EXAMPLES_OF_EACH_KIND),
    ),
  };
  mkdirSync(SHAPES, { recursive: true });
  writeFileSync(file, `${JSON.stringify(shape, null, 2)}\n`);
  process.stdout.write(`${shape.paths.length} paths recorded as shape ${STATE_SCHEMA}\n`);
}
