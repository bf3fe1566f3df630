import type { EntryFields } from './directory-changes.js';
import type { EntryKind } from './directory-kinds.js';

/** What the server takes for the name of an entry. */
const identifier = /^[A-Za-z0-9_~@.+-]{1,256}$/;

/** What has to be mended before the entry can be saved, by field. */
export function mistakesOf(
  kind: EntryKind,
  fields: EntryFields,
  isNew: boolean,
): Partial<Record<keyof EntryFields, string>> {
  const { id, name, email, claimName, claimValue } = fields;
  return {
    ...(isNew && !identifier.test(id)
      ? { id: 'Verwenden Sie nur Buchstaben ohne Umlaute, Ziffern und _ ~ @ . + -' }
      : {}),
    ...(kind !== 'USER' && name.trim() === '' ? { name: 'Geben Sie einen Namen an.' } : {}),
    ...(kind === 'USER' && email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())
      ? { email: 'Geben Sie eine Adresse wie name@kreis.de an.' }
      : {}),
    ...(kind === 'MAPPING_RULE' && claimName.trim() === ''
      ? { claimName: 'Geben Sie den Namen des Merkmals an.' }
      : {}),
    ...(kind === 'MAPPING_RULE' && claimValue.trim() === ''
      ? { claimValue: 'Geben Sie den Wert an, den das Merkmal haben muss.' }
      : {}),
  };
}
