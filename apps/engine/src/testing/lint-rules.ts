import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import type { RulesetDefinition } from '@stoplight/spectral-core';

/** What the description of the interfaces must keep to: everything of Spectral's rules, each exception with its reason. */
export const openApiRules: RulesetDefinition = {
  extends: [[oas as RulesetDefinition, 'recommended']],
  rules: {
    // Operations say in one sentence what they do (summary); a description stands where there is more to say.
    'operation-description': 'off',
    // The tags are the areas of the interface, named by their controllers.
    'operation-tag-defined': 'off',
    // The installation's operator is the contact, and this software does not know them.
    'info-contact': 'off',
    // The address is that of the installation.
    'oas3-api-servers': 'off',
  },
};

/** The same for the description of the events. */
export const asyncApiRules: RulesetDefinition = {
  extends: [[asyncapi as RulesetDefinition, 'recommended']],
  rules: {
    // As above: the operator is the contact, and the address is that of the installation.
    'asyncapi-info-contact': 'off',
    'asyncapi-servers': 'off',
    // Tools read 3.0; nothing of 3.1 is needed.
    'asyncapi-latest-version': 'off',
    // Three channels need no tags.
    'asyncapi-3-tags': 'off',
  },
};
