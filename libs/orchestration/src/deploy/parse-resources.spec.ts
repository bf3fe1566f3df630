import { expect, test } from 'vitest';
import { DeploymentRejectedError } from '../errors.js';
import { parseResources } from './parse-resources.js';

const encode = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });
const long = 'x'.repeat(256);

test('ids of decisions and forms that no index could hold are refused before anything is stored', async () => {
  const decision = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="d">
    <decision id="${long}" name="fee"><variable name="fee"/><literalExpression><text>1</text></literalExpression></decision>
  </definitions>`;
  const form = JSON.stringify({ id: long, type: 'default', components: [] });
  const refusal = await parseResources([encode('fee.dmn', decision), encode('check.form', form)]).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(DeploymentRejectedError);
  const { problems } = refusal as DeploymentRejectedError;
  expect(problems.map(({ resourceName, rule }) => [resourceName, rule])).toEqual([
    ['fee.dmn', 'id-must-be-short'],
    ['check.form', 'id-must-be-short'],
  ]);
  expect(problems[0]?.message).toContain('256 characters; at most 255');
});
